import ControlledIdentifiers
import Foundation
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// The examples of RFC 7520, RFC 8037 and RFC 7797, all of them.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct CookbookTests {
  private func example(_ path: String) throws -> JSONValue {
    try JSONDocument(try Vectors.bytes("jose-cookbook/\(path)")).root
  }

  /// A public key of an example, which has the private one.
  private func key(_ json: JSONValue) throws -> JSONWebKey {
    var tree = json.tree()
    for name in ["d", "p", "q", "dp", "dq", "qi"] { tree[name] = nil }
    return try JSONWebKey(try JSONDocument(tree.compactBytes()).root)
  }

  @Test func `there are as many examples as these tests know`() throws {
    let files = try ["jws", "jwk", "rfc7797", "curve25519"].map {
      try Vectors.files(in: "jose-cookbook/\($0)").count
    }
    #expect(files == [8, 6, 2, 2])
  }

  @Test(arguments: ["jws/4_1.rsa_v15_signature.json", "curve25519/jws.json"])
  func `a signature that is known here verifies`(path: String) throws {
    let example = try example(path)
    let compact = try #require(example["output"]?["compact"]?.stringBytes)
    let token = try CompactJWS(compact)
    #expect(token.payload == example["input"]?["payload"]?.stringBytes)
    #expect(token.signingInput == example["signing"]?["sig-input"]?.stringBytes)
    let input = try #require(example["input"]?["key"])
    try token.verify(by: try key(input).publicKey)
    var changed = compact
    changed[changed.count - 10] = changed[changed.count - 10] == 0x41 ? 0x42 : 0x41
    let other = try CompactJWS(changed)
    let publicKey = try key(input).publicKey
    #expect(throws: JOSEError.signatureInvalid) { try other.verify(by: publicKey) }
  }

  @Test(arguments: [
    ("jws/4_2.rsa-pss_signature.json", "JOSE_ALGORITHM_UNSUPPORTED"),
    ("jws/4_3.ecdsa_signature.json", "JOSE_ALGORITHM_UNSUPPORTED"),
    ("jws/4_4.hmac-sha2_integrity_protection.json", "JOSE_ALGORITHM_SYMMETRIC"),
    ("jws/4_5.signature_with_detached_content.json", "JOSE_ALGORITHM_SYMMETRIC"),
    ("rfc7797/hmac-sha2_b64_false.json", "JOSE_UNENCODED_PAYLOAD"),
  ])
  func `what is not known here is refused by name`(path: String, code: String) throws {
    let compact = try #require(try example(path)["output"]?["compact"]?.string)
    #expect(Token.refusal(compact)?.code == code)
  }

  @Test(arguments: [
    "jws/4_6.protecting_specific_header_fields.json", "jws/4_7.protecting_content_only.json",
    "jws/4_8.multiple_signatures.json", "rfc7797/4.2.hmac-sha2_b64_false.json",
  ])
  func `what only the JSON serialization can hold is refused as that`(path: String) throws {
    let output = try #require(try example(path)["output"])
    #expect(output["compact"] == nil)
    for name in ["json", "json_flat"] {
      guard let json = output.tree()[name] else { continue }
      #expect(
        Token.refusal(String(decoding: json.compactBytes(), as: UTF8.self)) == .jsonSerialization)
    }
  }

  @Test func `an encrypted example is named`() throws {
    let compact = try #require(try example("curve25519/ecdh-es.json")["output"]?["compact"]?.string)
    #expect(Token.refusal(compact) == .encrypted)
  }

  @Test(arguments: [
    ("3_1.ec_public_key.json", IdentifierError.jwkKind("P-521")),
    ("3_2.ec_private_key.json", .jwkPrivate(member: "d")),
    ("3_4.rsa_private_key.json", .jwkPrivate(member: "d")),
    ("3_5.symmetric_key_mac_computation.json", .jwkPrivate(member: "k")),
    ("3_6.symmetric_key_encryption.json", .jwkPrivate(member: "k")),
  ])
  func `a key that is none of a public kind is refused`(
    path: String, error: IdentifierError
  ) throws {
    let json = try example("jwk/\(path)")
    #expect(throws: error) { try JSONWebKey(json) }
  }

  @Test func `the public RSA key is read`() throws {
    #expect(try JSONWebKey(example("jwk/3_3.rsa_public_key.json")).publicKey.kindName == "RSA")
  }
}
