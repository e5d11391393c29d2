import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// A signature to be judged, in the two forms that the vector files have.
private struct Judged {
  let name: String
  let key, message, signature: [UInt8]

  /// What Assay says; a key that is refused makes its signatures invalid.
  var isAccepted: Bool {
    guard let key = try? Ed25519PublicKey(rawRepresentation: key) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct Ed25519VectorTests {
  private struct SpecCheck: Decodable {
    let message, pub_key, signature: String
  }

  @Test func `of the twelve edge cases of speccheck only number 3 is accepted`() throws {
    let cases = try decode([SpecCheck].self, from: "ed25519-speccheck/cases.json")
    #expect(cases.count == 12)
    for (index, item) in cases.enumerated() {
      let judged = try Judged(
        name: "case \(index)", key: hex(item.pub_key), message: hex(item.message),
        signature: hex(item.signature))
      #expect(judged.isAccepted == (index == 3), "\(judged.name)")
    }
    let third = try Ed25519PublicKey(rawRepresentation: hex(cases[3].pub_key))
    #expect(!third.hasPrimeOrder())
  }

  private struct EdgeCase: Decodable {
    let number: Int
    let key, sig, msg: String
    let flags: [String]?
  }

  /// The flags say what is special about the points; libsodium, and Assay, refuse points of low
  /// order and second spellings, and accept points that merely have a component of low order, as
  /// long as none is left over in the equation (it is checked without the cofactor).
  @Test func `of the cctv cases those that libsodium accepts are accepted`() throws {
    let cases = try decode([EdgeCase].self, from: "ed25519-cctv/ed25519vectors.json")
    let refused: Set = [
      "low_order_A", "low_order_R", "low_order_residue", "non_canonical_A", "non_canonical_R",
    ]
    var accepted = 0
    for item in cases {
      let judged = try Judged(
        name: "case \(item.number)", key: hex(item.key), message: Array(item.msg.utf8),
        signature: hex(item.sig))
      let expected = refused.isDisjoint(with: item.flags ?? [])
      #expect(judged.isAccepted == expected, "\(judged.name)")
      accepted += judged.isAccepted ? 1 : 0
    }
    #expect(cases.count == 914)
    #expect(accepted == 43)
  }

  @Test func `keys of prime order are those without a component of low order`() throws {
    let cases = try decode([EdgeCase].self, from: "ed25519-cctv/ed25519vectors.json")
    for item in cases {
      guard let key = try? Ed25519PublicKey(rawRepresentation: hex(item.key)) else { continue }
      let hasComponent = item.flags?.contains("low_order_component_A") ?? false
      #expect(key.hasPrimeOrder() == !hasComponent, "case \(item.number)")
    }
  }

  private struct Wycheproof: Decodable {
    struct Group: Decodable {
      struct Key: Decodable { let pk: String }
      struct Test: Decodable {
        let tcId: Int
        let msg, sig, result: String
      }
      let publicKey: Key
      let tests: [Test]
    }
    let numberOfTests: Int
    let testGroups: [Group]
  }

  @Test func `every wycheproof case is decided as it states`() throws {
    let file = try decode(Wycheproof.self, from: "wycheproof/ed25519_test.json")
    var count = 0
    for group in file.testGroups {
      for test in group.tests {
        let judged = try Judged(
          name: "case \(test.tcId)", key: hex(group.publicKey.pk), message: hex(test.msg),
          signature: hex(test.sig))
        #expect(judged.isAccepted == (test.result == "valid"), "\(judged.name)")
        count += 1
      }
    }
    #expect(count == file.numberOfTests && count == 151)
  }

  @Test func `the 1024 signatures of sign input are made and verified, and altered ones refused`()
    throws
  {
    let text = String(
      decoding: try Vectors.bytes("ed25519-sign-input/sign.input"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 1024)
    for line in lines {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count >= 4)
      let key = try Ed25519PrivateKey(seed: hex(String(fields[0].prefix(64))))
      var message = try hex(fields[2])
      let signature = try hex(String(fields[3].prefix(128)))
      #expect(try key.publicKey.rawRepresentation == hex(fields[1]))
      #expect(try key.signature(for: message) == signature)
      #expect(key.publicKey.isValidSignature(signature, for: message))
      message.append(0)
      #expect(!key.publicKey.isValidSignature(signature, for: message))
    }
  }

  @Test func `the PKCS8 files of sign input hold the key of its first line`() throws {
    let expected = try hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    let plain = try PrivateKeyPEM(Vectors.bytes("ed25519-sign-input/ed25519-pkcs8.pem"))
    #expect(plain.keyDerivation == nil)
    #expect(try plain.unlockUnencrypted().publicKey.rawRepresentation == expected)

    let encrypted = try PrivateKeyPEM(Vectors.bytes("ed25519-sign-input/ed25519-pkcs8-enc.pem"))
    #expect(encrypted.keyDerivation == .pbkdf2(hash: "SHA-256", iterations: 2048))
    var text = Array("password".utf8)
    let passphrase = try Passphrase(movingFrom: &text)
    #expect(try encrypted.unlock(with: passphrase).publicKey.rawRepresentation == expected)
  }

  @Test func `a public key in PEM is no private key`() throws {
    #expect(throws: KeyFileError.blockUnsupported(label: "PUBLIC KEY")) {
      try PrivateKeyPEM(Vectors.bytes("ed25519-sign-input/ed25519-pub.pem"))
    }
  }

  private func decode<Value: Decodable>(_: Value.Type, from path: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(Vectors.bytes(path)))
  }
}
