import ControlledIdentifiers
import Foundation
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Signatures of tokens, held against the examples of RFCs.
@Suite struct TokenSigningTests {
  /// A private key of each kind, by the algorithms that it signs with.
  static let kinds: [(String, [JWSAlgorithm])] = [
    (PrivateJWK.ed25519, [.edDSA]), (PrivateJWK.p256, [.es256]), (PrivateKeyTexts.p384, [.es384]),
    (PrivateJWK.rsa, [.rs256, .ps256]),
  ]

  static func key(_ text: String) throws -> PrivateKey {
    guard text.hasPrefix("-") else { return try PrivateJWK.key(text) }
    var der = PrivateKeyTexts.der(text)
    return try PrivateKey.loading(pkcs8: &der)
  }

  @Test func `the signature of RFC 8037 comes out bytewise`() throws {
    let input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    let signature = try JWSAlgorithm.edDSA.signature(
      for: Array(input.utf8), by: PrivateJWK.key(PrivateJWK.ed25519))
    #expect(
      Base64URL.encode(signature)
        == "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
  }

  @Test func `the RS256 signature of RFC 7515 comes out bytewise`() throws {
    let input = "eyJhbGciOiJSUzI1NiJ9." + PrivateJWK.payload
    let signature = try JWSAlgorithm.rs256.signature(
      for: Array(input.utf8), by: PrivateJWK.key(PrivateJWK.rsa))
    #expect(Base64URL.encode(signature) == PrivateJWK.rsaSignature)
  }

  @Test func `the ES256 key of RFC 7515 has its public key, and signs what that verifies`() throws {
    let key = try PrivateJWK.key(PrivateJWK.p256)
    let root = try JSONDocument(Array(PrivateJWK.p256.utf8)).root
    let named = try JSONDocument(key.publicKey.jsonWebKey.canonicalBytes()).root
    for name in ["x", "y"] as [StaticString] { #expect(named[name]?.string == root[name]?.string) }
    let input = Array(("eyJhbGciOiJFUzI1NiJ9." + PrivateJWK.payload).utf8)
    let signature = try JWSAlgorithm.es256.signature(for: input, by: key)
    #expect(signature.count == 64)
    #expect(JWSAlgorithm.es256.isValid(signature, for: input, by: key.publicKey))
    let published = try Base64URL.decode(
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
    #expect(JWSAlgorithm.es256.isValid(published, for: input, by: key.publicKey))
  }

  @Test(
    .enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"),
    arguments: ["jws/4_1.rsa_v15_signature.json", "curve25519/jws.json"])
  func `a reproducible example of the cookbook comes out bytewise`(path: String) throws {
    let example = try JSONDocument(try Vectors.bytes("jose-cookbook/\(path)")).root
    let key = try PrivateJWK.key(try #require(example["input"]?["key"]))
    let algorithm = JWSAlgorithm.standard(for: key.publicKey)
    #expect(algorithm.isDeterministic)
    let input = try #require(example["signing"]?["sig-input"]?.stringBytes)
    let signature = try algorithm.signature(for: input, by: key)
    #expect(Base64URL.encode(signature) == example["signing"]?["sig"]?.string)
  }

  @Test(arguments: kinds)
  func `a key signs with the algorithms that fit it, and with no other`(
    text: String, algorithms: [JWSAlgorithm]
  ) throws {
    let key = try Self.key(text)
    let message = Array("a.b".utf8)
    #expect(JWSAlgorithm.standard(for: key.publicKey) == algorithms[0])
    for algorithm in JWSAlgorithm.allCases {
      guard algorithms.contains(algorithm) else {
        let kind = key.publicKey.kindName
        #expect(throws: TokenSigningError.algorithmUnfit(algorithm, keyKind: kind)) {
          try algorithm.signature(for: message, by: key)
        }
        #expect(throws: TokenSigningError.algorithmUnfit(algorithm, keyKind: kind)) {
          try TokenWriter(for: key.publicKey, algorithm: algorithm, reference: .embedded)
        }
        continue
      }
      let signature = try algorithm.signature(for: message, by: key)
      #expect(algorithm.isValid(signature, for: message, by: key.publicKey))
      let again = try algorithm.signature(for: message, by: key)
      #expect((again == signature) == algorithm.isDeterministic)
    }
  }

  @Test func `each error is one line that ends without a stop`() {
    for error in [
      TokenSigningError.algorithmUnfit(.rs256, keyKind: "P-256"), .claimTaken(name: "iss"),
      .cannotSign(.selfCheckFailed), .memberMissing(path: "/id"),
      .timeNotWhole(path: "/validFrom"),
    ] {
      #expect(!error.description.contains("\n") && !error.description.hasSuffix("."))
    }
  }
}
