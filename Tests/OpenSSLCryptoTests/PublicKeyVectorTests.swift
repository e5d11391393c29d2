import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// The cases of Project Wycheproof for ECDSA on P-256 and RSA with PKCS #1 v1.5.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct PublicKeyVectorTests {
  private struct File: Decodable {
    struct Group: Decodable {
      let publicKeyDer, publicKeyPem: String
      let tests: [Test]
    }
    struct Test: Decodable {
      let tcId: Int
      let comment, msg, sig, result: String
    }
    let numberOfTests: Int
    let testGroups: [Group]
  }

  private func file(_ name: String) throws -> File {
    try JSONDecoder().decode(File.self, from: Data(Vectors.bytes("wycheproof/\(name)")))
  }

  @Test(arguments: [
    ("ecdsa_secp256r1_sha256_test.json", ECDSAPublicKey.SignatureEncoding.der, 484),
    ("ecdsa_secp256r1_sha256_p1363_test.json", .fixedWidth, 262),
  ])
  func `every case of ECDSA is decided as it states`(
    name: String, encoding: ECDSAPublicKey.SignatureEncoding, expected: Int
  ) throws {
    let file = try file(name)
    var count = 0
    for group in file.testGroups {
      let key = try ECDSAPublicKey(subjectPublicKeyInfo: hex(group.publicKeyDer))
      #expect(try ECDSAPublicKey(pem: Array(group.publicKeyPem.utf8)) == key)
      for test in group.tests {
        let isValid = key.isValidSignature(
          try hex(test.sig), encoding: encoding, for: try hex(test.msg))
        #expect(isValid == (test.result == "valid"), "case \(test.tcId): \(test.comment)")
        count += 1
      }
    }
    #expect(count == file.numberOfTests && count == expected)
  }

  /// The one case that may be decided either way lacks a NULL that the encoding has; it is refused.
  @Test func `every case of RSA is decided as it states`() throws {
    let file = try file("rsa_signature_2048_sha256_test.json")
    var count = 0
    for group in file.testGroups {
      let key = try RSAPublicKey(subjectPublicKeyInfo: hex(group.publicKeyDer))
      #expect(try RSAPublicKey(pem: Array(group.publicKeyPem.utf8)) == key)
      for test in group.tests {
        let isValid = key.isValidSignature(
          try hex(test.sig), padding: .pkcs1v15, for: try hex(test.msg))
        #expect(isValid == (test.result == "valid"), "case \(test.tcId): \(test.comment)")
        count += 1
      }
    }
    #expect(count == file.numberOfTests && count == 259)
  }
}
