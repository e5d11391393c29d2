public import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A `did:jwk`: an identifier that is its own public key, a JSON Web Key in base64url.
///
/// One key has many such DIDs, for its JSON can be written in many ways; each is another identifier.
/// Whoever made the DID holds the key; who that is, it does not say.
///
/// Source: The did:jwk Method.
public struct DIDJWK: Sendable {
  /// The DID.
  public let did: DID

  /// The key.
  public let jwk: JSONWebKey

  /// A JSON Web Key is flat; an RSA key of 8192 bits is the longest.
  private static let limits = JSONLimits(
    maxBytes: IdentifierSyntax.maxBytes, maxDepth: 4, maxNodes: 128)

  /// The key that a `did:jwk:…` names.
  ///
  /// - Throws: what makes it no DID, or what `init(_: DID)` throws.
  public init(_ did: String) throws(IdentifierError) {
    try self.init(DID(did))
  }

  /// The key that a `did:jwk:…` names.
  ///
  /// - Throws: `notDIDJWK`, `keyEncoding`, `jwkNotJSON`, or what makes it no ``JSONWebKey``.
  public init(_ did: DID) throws(IdentifierError) {
    jwk = try JSONWebKey(DIDJWK.json(in: did))
    self.did = did
  }

  /// The usual DID of a key: of its needed members alone, in the order of their names.
  ///
  /// - Parameter key: The key.
  /// - Returns: `did:jwk:…`.
  public static func did(of key: PublicKey) -> String {
    "did:jwk:\(Base64URL.encode(key.jsonWebKey.canonicalBytes()))"
  }

  /// The DID URL of its only key: `did:jwk:…#0`.
  public var verificationMethod: String { "\(did)#0" }

  /// The JSON that a `did:jwk:…` is made of.
  static func json(in did: DID) throws(IdentifierError) -> JSONValue {
    guard did.isJWK else { throw .notDIDJWK(method: did.method) }
    let text: [UInt8]
    do throws(WireFormatError) {
      text = try Base64URL.decode([UInt8](did.text.utf8[did.prefixLength...]))
    } catch {
      throw .keyEncoding(error)
    }
    do throws(JSONError) {
      return try JSONDocument(text, limits: limits).root
    } catch {
      throw .jwkNotJSON(error)
    }
  }
}

extension EncodedPublicKey {
  /// The key that a `did:jwk:…` names.
  ///
  /// - Throws: as ``DIDJWK/init(_:)-(DID)`` does, but for what only loading the key tells.
  public init(didJWK did: String) throws(IdentifierError) {
    try self.init(jwk: try DIDJWK.json(in: DID(did)))
  }
}

extension DID {
  /// Whether the method is `jwk`.
  var isJWK: Bool { IdentifierSyntax.equals([UInt8](method.utf8)[...], "jwk") }
}
