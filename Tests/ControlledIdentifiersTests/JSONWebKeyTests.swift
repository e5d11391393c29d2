import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// A JSON Web Key from text.
private func jwk(_ text: String) throws -> JSONWebKey {
  try JSONWebKey(JSONDocument(Array(text.utf8)).root)
}

@Suite struct JSONWebKeyTests {
  @Test(arguments: [
    (PublicKeyTexts.ed25519, "Ed25519", PublicKeyTexts.ed25519Multikey),
    (PublicKeyTexts.p256, "P-256", PublicKeyTexts.p256Multikey),
    (PublicKeyTexts.p384, "P-384", PublicKeyTexts.p384Multikey),
    (PublicKeyTexts.rsa, "RSA", nil),
  ])
  func `a key of each kind is read, and written as it was`(
    text: String, kind: String, multikey: String?
  ) throws {
    let key = try jwk(text).publicKey
    #expect(key.kindName == kind)
    #expect(Multikey(key)?.publicKeyMultibase == multikey)
    let written = key.jsonWebKey.canonicalBytes()
    #expect(written == (try JSONDocument(Array(text.utf8)).root.canonicalBytes()))
    #expect(try JSONWebKey(JSONDocument(written).root).publicKey == key)
    // What is told without loading the key is what the loaded key says.
    let encoded = try EncodedPublicKey(jwk: JSONDocument(written).root)
    #expect(encoded.rawRepresentation == key.rawRepresentation)
    #expect(encoded.publicKeyMultibase == multikey)
    #expect(encoded.kindName == kind)
    #expect(EncodedPublicKey(key).rawRepresentation == key.rawRepresentation)
    #expect(EncodedPublicKey(key).publicKeyMultibase == multikey)
  }

  /// Source: RFC 7638 §3.1, RFC 8037 appendix A.3.
  @Test func `thumbprints are those of the specifications`() throws {
    #expect(try jwk(PublicKeyTexts.rsa).publicKey.jwkThumbprint == PublicKeyTexts.rsaThumbprint)
    #expect(
      try jwk(PublicKeyTexts.ed25519).publicKey.jwkThumbprint
        == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    #expect(
      try jwk(PublicKeyTexts.rsa).publicKey.name
        == "urn:ietf:params:oauth:jwk-thumbprint:sha-256:\(PublicKeyTexts.rsaThumbprint)")
    #expect(try jwk(PublicKeyTexts.p256).publicKey.name == PublicKeyTexts.p256Multikey)
  }

  @Test func `what a key says of itself is told`() throws {
    let key = try jwk(changed(PublicKeyTexts.p256, #""kid":"a","alg":"ES256","use":"sig""#))
    #expect(key.keyID == "a")
    #expect(key.algorithm == "ES256")
    let plain = try jwk(PublicKeyTexts.p256)
    #expect(plain.keyID == nil)
    #expect(plain.algorithm == nil)
    // What nobody needs to understand is left alone.
    _ = try jwk(changed(PublicKeyTexts.p256, #""ext":true,"x5t":"AA","key_ops":["verify"]"#))
  }

  @Test(
    arguments: [
      (#""d":"AA""#, .jwkPrivate(member: "d")), (#""k":"AA""#, .jwkPrivate(member: "k")),
      (#""d":null"#, .jwkPrivate(member: "d")), (#""qi":"AA""#, .jwkPrivate(member: "qi")),
      (#""use":"enc""#, .jwkUse(member: "use")), (#""use":"SIG""#, .jwkUse(member: "use")),
      (#""use":1"#, .jwkMalformed(member: "use")), (#""use":null"#, .jwkMalformed(member: "use")),
      (#""key_ops":["sign"]"#, .jwkUse(member: "key_ops")),
      (#""key_ops":[]"#, .jwkUse(member: "key_ops")),
      (#""key_ops":"verify""#, .jwkMalformed(member: "key_ops")),
      (#""key_ops":["verify",1]"#, .jwkMalformed(member: "key_ops")),
      (#""key_ops":["verify","verify"]"#, .jwkMalformed(member: "key_ops")),
      (#""kid":7"#, .jwkMalformed(member: "kid")), (#""alg":7"#, .jwkMalformed(member: "alg")),
    ] as [(String, IdentifierError)])
  func `a key that is not for verifying, or private, is refused`(
    member: String, error: IdentifierError
  ) {
    for key in [PublicKeyTexts.ed25519, PublicKeyTexts.p256, PublicKeyTexts.rsa] {
      #expect(throws: error) { try jwk(changed(key, member)) }
    }
  }

  @Test(arguments: [
    (PublicKeyTexts.ed25519, "ES256", "Ed25519"), (PublicKeyTexts.ed25519, "HS256", "Ed25519"),
    (PublicKeyTexts.ed25519, "none", "Ed25519"), (PublicKeyTexts.p256, "EdDSA", "P-256"),
    (PublicKeyTexts.p256, "ES384", "P-256"), (PublicKeyTexts.p256, "ES256K", "P-256"),
    (PublicKeyTexts.p384, "ES256", "P-384"), (PublicKeyTexts.rsa, "ES256", "RSA"),
    (PublicKeyTexts.rsa, "HS256", "RSA"), (PublicKeyTexts.rsa, "RSA-OAEP", "RSA"),
  ])
  func `T77 a key for an algorithm that does not fit it is refused`(
    text: String, algorithm: String, kind: String
  ) throws {
    #expect(throws: IdentifierError.jwkAlgorithm(ExactString(algorithm), kind: kind)) {
      try jwk(changed(text, "\"alg\":\"\(algorithm)\""))
    }
  }

  @Test func `T77 an algorithm that fits is kept`() throws {
    for (text, names) in [
      (PublicKeyTexts.ed25519, ["EdDSA", "Ed25519"]), (PublicKeyTexts.p256, ["ES256", "ESP256"]),
      (PublicKeyTexts.p384, ["ES384"]), (PublicKeyTexts.rsa, ["RS256", "PS256", "RS512"]),
    ] {
      for name in names {
        let key = try jwk(changed(text, "\"alg\":\"\(name)\""))
        #expect(key.algorithm == ExactString(name))
      }
    }
  }

  @Test(
    arguments: [
      // The point of the first test, with another second coordinate.
      (
        #"{"kty":"EC","crv":"P-256","x":"igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns","y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIA"}"#,
        .keyRefused(.ecPointRefused(curve: .p256))
      ),
      // A coordinate that is cut, and one with a zero more.
      (
        #"{"kty":"EC","crv":"P-256","x":"igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzg","y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"}"#,
        .keyRefused(.ecPointRefused(curve: .p256))
      ),
      (
        #"{"kty":"EC","crv":"P-256","x":"AIoKxZotMIboodp4_Udzptbz","y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"}"#,
        .keyRefused(.ecPointRefused(curve: .p256))
      ),
      // P-256's numbers under P-384.
      (
        #"{"kty":"EC","crv":"P-384","x":"igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns","y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"}"#,
        .keyRefused(.ecPointRefused(curve: .p384))
      ),
      (#"{"kty":"EC","crv":"P-521","x":"AA","y":"AA"}"#, .jwkKind("P-521")),
      (#"{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}"#, .jwkKind("secp256k1")),
      (#"{"kty":"EC","crv":"Ed25519","x":"AA","y":"AA"}"#, .jwkKind("Ed25519")),
      (#"{"kty":"OKP","crv":"X25519","x":"AA"}"#, .jwkKind("X25519")),
      (#"{"kty":"OKP","crv":"P-256","x":"AA"}"#, .jwkKind("P-256")),
      (#"{"kty":"OKP","crv":"Ed25519","x":"AA"}"#, .keyLength(count: 1)),
      (
        #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="}"#,
        .keyEncoding(.invalidCharacter(.base64url, byte: 0x3D, index: 43))
      ),
      (
        #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"}"#,
        .keyEncoding(.nonZeroSpareBits(.base64url, index: 42))
      ),
      (
        #"{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        .keyRefused(.lowOrderPublicKey)
      ),
      (#"{"kty":"oct","k":"AA"}"#, .jwkPrivate(member: "k")),
      (#"{"kty":"oct"}"#, .jwkKind("oct")), (#"{"kty":"okp"}"#, .jwkKind("okp")),
      (#"{}"#, .jwkMalformed(member: "kty")), (#"{"kty":1}"#, .jwkMalformed(member: "kty")),
      (#"{"kty":"EC"}"#, .jwkMalformed(member: "crv")), (#"[]"#, .jwkMalformed(member: "kty")),
      (#"{"kty":"EC","crv":"P-256","x":"AA"}"#, .jwkMalformed(member: "y")),
      (#"{"kty":"RSA","n":"AQAB"}"#, .jwkMalformed(member: "e")),
      (#"{"kty":"RSA","n":"","e":"AQAB"}"#, .jwkMalformed(member: "n")),
      (#"{"kty":"RSA","n":"AAAB","e":"AQAB"}"#, .jwkMalformed(member: "n")),
      (#"{"kty":"RSA","n":"AQAB","e":"AAEAAQ"}"#, .jwkMalformed(member: "e")),
      (#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#, .keyRefused(.rsaModulusSize(bits: 17))),
    ] as [(String, IdentifierError)])
  func `T77 T75 a malformed or weak key is refused with its reason`(
    text: String, error: IdentifierError
  ) {
    #expect(throws: error, "\(text)") { try jwk(text) }
  }

  @Test func `T77 an RSA key of 1024 bits is refused`() {
    let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0xFF, count: 127))
    #expect(throws: IdentifierError.keyRefused(.rsaModulusSize(bits: 1_024))) {
      try jwk(#"{"kty":"RSA","n":"\#(modulus)","e":"AQAB"}"#)
    }
  }

  /// The text of a key with a member more.
  private func changed(_ text: String, _ member: String) -> String {
    PublicKeyTexts.adding(member, to: text)
  }
}
