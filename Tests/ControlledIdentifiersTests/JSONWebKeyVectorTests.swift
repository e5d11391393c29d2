import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct JSONWebKeyVectorTests {
  /// Source: RFC 7520 §3.
  @Test(
    arguments: [
      ("3_1.ec_public_key.json", .jwkKind("P-521")),
      ("3_2.ec_private_key.json", .jwkPrivate(member: "d")),
      ("3_3.rsa_public_key.json", nil),
      ("3_4.rsa_private_key.json", .jwkPrivate(member: "d")),
      ("3_5.symmetric_key_mac_computation.json", .jwkPrivate(member: "k")),
      ("3_6.symmetric_key_encryption.json", .jwkPrivate(member: "k")),
    ] as [(String, IdentifierError?)])
  func `each key of the cookbook is read, or refused by name`(
    file: String, error: IdentifierError?
  ) throws {
    let json = try JSONDocument(Vectors.bytes("jose-cookbook/jwk/\(file)")).root
    guard let error else {
      let key = try JSONWebKey(json)
      #expect(key.publicKey.kindName == "RSA")
      #expect(key.keyID == "bilbo.baggins@hobbiton.example")
      return
    }
    #expect(throws: error) { try JSONWebKey(json) }
  }

  @Test func `every file of the cookbook's folder is tested`() throws {
    #expect(try Vectors.files(in: "jose-cookbook/jwk").count == 6)
  }
}
