import OpenSSLCrypto
public import StrictJSON
import WireFormats

extension EncodedPublicKey {
  /// The key that a JSON Web Key stands for: of Ed25519, P-256, P-384 or RSA, public, and for
  /// verifying signatures.
  ///
  /// What the key is for (`use`, `key_ops`, `alg`) is part of it: a key that its maker meant for
  /// something else verifies nothing.
  ///
  /// - Throws: `jwkMalformed`, `jwkKind`, `jwkPrivate`, `jwkUse`, `jwkAlgorithm`, `keyEncoding`,
  ///   `keyLength` or `keyRefused`.
  ///
  /// Source: RFC 7517 §4, RFC 7518 §6, RFC 8037 §2.
  public init(jwk json: JSONValue) throws(IdentifierError) {
    guard json.kind == .object else { throw .jwkMalformed(member: "kty") }
    // Whoever publishes a private key has lost it.
    let secrets: [StaticString] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]
    for name in secrets where json[name] != nil { throw .jwkPrivate(member: "\(name)") }
    self = try EncodedPublicKey.key(in: json)
    try EncodedPublicKey.checkUse(of: json)
    if let algorithm = try JWKMember.optionalText(json, "alg"), !signs(with: algorithm) {
      throw .jwkAlgorithm(algorithm, kind: kindName)
    }
  }

  private static func key(in json: JSONValue) throws(IdentifierError) -> EncodedPublicKey {
    switch try JWKMember.text(json, "kty") {
    case "OKP":
      let name = try JWKMember.text(json, "crv")
      guard name == "Ed25519" else { throw .jwkKind(name) }
      let bytes = try JWKMember.bytes(json, "x")
      guard bytes.count == 32 else { throw .keyLength(count: bytes.count) }
      return .ed25519(bytes)
    case "EC":
      let name = try JWKMember.text(json, "crv")
      let curves: [ECDSACurve] = [.p256, .p384]
      guard let curve = curves.first(where: { ExactString($0.rawValue) == name }) else {
        throw .jwkKind(name)
      }
      let (x, y) = (try JWKMember.bytes(json, "x"), try JWKMember.bytes(json, "y"))
      // A coordinate has all its bytes, or some of one could stand in the other.
      // Source: RFC 7518 §6.2.1.2.
      guard x.count == curve.coordinateBytes, y.count == curve.coordinateBytes else {
        throw .keyRefused(.ecPointRefused(curve: curve))
      }
      return .ecdsa(curve, point: [4] + x + y)
    case "RSA":
      let (modulus, exponent) = (try JWKMember.bytes(json, "n"), try JWKMember.bytes(json, "e"))
      // A number has one text. Source: RFC 7518 §2, Base64urlUInt.
      guard let first = modulus.first, first != 0 else { throw .jwkMalformed(member: "n") }
      guard let first = exponent.first, first != 0 else { throw .jwkMalformed(member: "e") }
      return .rsa(modulus: modulus, exponent: exponent)
    case let other: throw .jwkKind(other)
    }
  }

  /// Source: RFC 7517 §4.2 and §4.3.
  private static func checkUse(of json: JSONValue) throws(IdentifierError) {
    if let use = try JWKMember.optionalText(json, "use"), use != "sig" {
      throw .jwkUse(member: "use")
    }
    guard let operations = json["key_ops"] else { return }
    let names = operations.elements.compactMap { $0.exactString }
    guard operations.kind == .array, names.count == operations.count,
      Set(names).count == names.count
    else { throw .jwkMalformed(member: "key_ops") }
    guard names.contains("verify") else { throw .jwkUse(member: "key_ops") }
  }
}

/// Members of a JSON Web Key.
enum JWKMember {
  static func text(
    _ json: JSONValue, _ name: StaticString
  ) throws(IdentifierError) -> ExactString {
    guard let text = json[name]?.exactString else { throw .jwkMalformed(member: "\(name)") }
    return text
  }

  static func optionalText(
    _ json: JSONValue, _ name: StaticString
  ) throws(IdentifierError) -> ExactString? {
    json[name] == nil ? nil : try text(json, name)
  }

  static func bytes(
    _ json: JSONValue, _ name: StaticString
  ) throws(IdentifierError) -> [UInt8] {
    let text = try text(json, name)
    do throws(WireFormatError) {
      return try Base64URL.decode(text.string)
    } catch {
      throw .keyEncoding(error)
    }
  }
}
