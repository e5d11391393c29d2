import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON

extension EncodedPublicKey {
  /// A key as a record has it: a multikey or a JSON Web Key, of the right form.
  ///
  /// Whether it is a good key is seen when it is loaded.
  init(listed key: ObjectReader) throws(TrustError) {
    let other: StaticString
    switch try key.text("type") {
    case "Multikey":
      other = "publicKeyJwk"
      let text = try key.text("publicKeyMultibase").utf8
      do throws(IdentifierError) {
        self = try EncodedPublicKey(publicKeyMultibase: text)
      } catch {
        throw key.malformed(
          "publicKeyMultibase",
          expected: "a multikey of Ed25519, P-256 or P-384 (z6Mk…, zDn…, z82…): \(error)")
      }
    case "JsonWebKey":
      other = "publicKeyMultibase"
      let json = try key.required("publicKeyJwk", "a JSON Web Key")
      do throws(IdentifierError) {
        self = try EncodedPublicKey(jwk: json)
      } catch {
        throw key.malformed("publicKeyJwk", expected: "a public JSON Web Key: \(error)")
      }
    default: throw key.malformed("type", expected: "Multikey or JsonWebKey")
    }
    // Two keys under one name, one of which is not looked at.
    guard key.optional(other) == nil else {
      throw key.malformed(other, expected: "no such member beside the other form of the key")
    }
  }
}

extension ListedKey {
  /// The algorithms of which a record says that the key signs with them, in `alg` or in the key
  /// itself; each has to be one that keys of the kind do sign with.
  static func algorithms(
    of key: ObjectReader, _ encoded: EncodedPublicKey
  ) throws(TrustError) -> [ExactString]? {
    let own = key.optional("publicKeyJwk")?["alg"]?.exactString.map { [$0] }
    guard let stated = try key.texts("alg") else { return own }
    let isFit = stated.allSatisfy { name in
      encoded.signs(with: name) && (own?.contains(name) ?? true)
    }
    guard !stated.isEmpty, isFit else {
      let names = (own ?? encoded.algorithmNames).map(\.string).joined(separator: ", ")
      throw key.malformed("alg", expected: "algorithms of the key's kind: \(names)")
    }
    return stated
  }

  /// The members by which a record states a key: a multikey, or for RSA a JSON Web Key.
  static func material(of key: PublicKey) -> [JSONTreeMember] {
    if let multikey = Multikey(key) {
      return [
        JSONTreeMember("type", "Multikey"),
        JSONTreeMember("publicKeyMultibase", .string(multikey.publicKeyMultibase)),
      ]
    }
    return [
      JSONTreeMember("type", "JsonWebKey"), JSONTreeMember("publicKeyJwk", key.jsonWebKey),
    ]
  }
}
