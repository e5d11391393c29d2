public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A public key as a JSON object: `{"kty":"OKP","crv":"Ed25519","x":"…"}`.
///
/// Source: RFC 7517 §4, RFC 7518 §6, RFC 8037 §2.
public struct JSONWebKey: Sendable {
  /// The key.
  public let publicKey: PublicKey

  /// The name that the key was given, where it was: `kid`.
  public let keyID: ExactString?

  /// What the key says that it is for: `alg`.
  public let algorithm: ExactString?

  /// Reads a public key.
  ///
  /// - Throws: `IdentifierError` where it is no object, is of another kind, has a private member, or
  ///   is a key that cryptography refuses.
  public init(_ json: JSONValue) throws(IdentifierError) {
    guard json.kind == .object else { throw .jwkMalformed(member: "kty") }
    // Whoever publishes a private key has lost it.
    let secrets: [StaticString] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]
    for name in secrets where json[name] != nil { throw .jwkPrivate(member: "\(name)") }
    publicKey = try Self.key(json)
    keyID = try Self.optionalText(json, "kid")
    algorithm = try Self.optionalText(json, "alg")
  }

  private static func key(_ json: JSONValue) throws(IdentifierError) -> PublicKey {
    switch try text(json, "kty") {
    case "OKP":
      guard try text(json, "crv") == "Ed25519" else { throw .jwkKind(try text(json, "crv")) }
      let bytes = try self.bytes(json, "x")
      guard bytes.count == 32 else { throw .keyLength(count: bytes.count) }
      return try admitted { () throws(CryptoError) in
        .ed25519(try Ed25519PublicKey(rawRepresentation: bytes))
      }
    case "EC":
      let name = try text(json, "crv")
      let curves: [ECDSACurve] = [.p256, .p384]
      guard let curve = curves.first(where: { ExactString($0.rawValue) == name }) else {
        throw .jwkKind(name)
      }
      let (x, y) = (try bytes(json, "x"), try bytes(json, "y"))
      return try admitted { () throws(CryptoError) in
        .ecdsa(try ECDSAPublicKey(curve: curve, x: x, y: y))
      }
    case "RSA":
      let (modulus, exponent) = (try bytes(json, "n"), try bytes(json, "e"))
      // A number has one text. Source: RFC 7518 §2, Base64urlUInt.
      guard modulus.first != 0 else { throw .jwkMalformed(member: "n") }
      guard exponent.first != 0 else { throw .jwkMalformed(member: "e") }
      return try admitted { () throws(CryptoError) in
        .rsa(try RSAPublicKey(modulus: modulus, exponent: exponent))
      }
    case let other: throw .jwkKind(other)
    }
  }

  private static func text(
    _ json: JSONValue, _ name: StaticString
  ) throws(IdentifierError) -> ExactString {
    guard let text = json[name]?.exactString else { throw .jwkMalformed(member: "\(name)") }
    return text
  }

  private static func optionalText(
    _ json: JSONValue, _ name: StaticString
  ) throws(IdentifierError) -> ExactString? {
    json[name] == nil ? nil : try text(json, name)
  }

  private static func bytes(_ json: JSONValue, _ name: StaticString) throws(IdentifierError)
    -> [UInt8]
  {
    let text = try text(json, name)
    do throws(WireFormatError) {
      return try Base64URL.decode(text.string)
    } catch {
      throw .keyEncoding(error)
    }
  }

  private static func admitted(
    _ load: () throws(CryptoError) -> PublicKey
  ) throws(IdentifierError) -> PublicKey {
    do throws(CryptoError) {
      return try load()
    } catch {
      throw .keyRefused(error)
    }
  }
}
