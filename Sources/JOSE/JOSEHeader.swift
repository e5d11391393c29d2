public import ControlledIdentifiers
import OpenSSLCrypto
public import StrictJSON

/// The header of a token: how it was signed, and with which key.
///
/// What could change how the signature is checked, or bring a key from elsewhere, is refused
/// wherever it stands. Other members that are not known are listed, for the reader to allow or not:
/// Open Badges 3.0 allows none, VC-JOSE-COSE has them ignored.
///
/// Source: RFC 7515 §4, Open Badges 3.0 §8.2.3, VC-JOSE-COSE §3.1.3.
public struct JOSEHeader: Sendable {
  /// How the token was signed.
  public let algorithm: JWSAlgorithm

  /// `kid`: which key signed it.
  public let keyID: ExactString?

  /// `jwk`: the key itself, which says nothing about whose it is.
  public let key: JSONWebKey?

  /// `typ`: what the token is.
  public let type: TokenType?

  /// `cty`: what the token holds.
  public let contentType: TokenType?

  /// `iss`: who says that they signed it.
  public let issuer: ExactString?

  /// The members that are not known here.
  public let unknownMembers: [ExactString]

  /// The most bytes of a header: one that names an RSA key of 8192 bits by a `did:jwk` has 5,000.
  static let greatestSize = 16_384

  private static let limits = JSONLimits(maxBytes: greatestSize, maxDepth: 8, maxNodes: 512)

  /// Reads a header.
  ///
  /// - Parameter bytes: The JSON, decoded.
  /// - Throws: What is wrong with it, and named.
  init(_ bytes: [UInt8]) throws(JOSEError) {
    guard bytes.count <= Self.greatestSize else { throw .headerTooLarge(limit: Self.greatestSize) }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONDocument(bytes, limits: Self.limits).root
    } catch {
      throw .headerMalformed(error)
    }
    guard json.kind == .object else { throw .headerNotObject }
    try Self.refuseDangers(json)
    algorithm = try Self.algorithm(json)
    keyID = try Self.text(json, "kid")
    issuer = try Self.text(json, "iss")
    type = try Self.text(json, "typ").map { (text) throws(JOSEError) in try TokenType(typ: text) }
    contentType = try Self.text(json, "cty").map { (text) throws(JOSEError) in
      try TokenType(cty: text)
    }
    key = try json["jwk"].map { [algorithm] (jwk) throws(JOSEError) in
      try Self.key(jwk, for: algorithm)
    }
    unknownMembers = json.members.filter { !Self.isKnown($0) }.map { ExactString($0.name) }
  }

  /// Source: RFC 7515 §4.1, RFC 7797 §3, RFC 7516 §4.1.
  private static func refuseDangers(_ json: JSONValue) throws(JOSEError) {
    if json["b64"] != nil { throw .unencodedPayload }
    if json["crit"] != nil { throw .critical }
    let urls: [StaticString] = ["jku", "x5u"]
    for name in urls where json[name] != nil { throw .keyByURL(member: "\(name)") }
    let certificates: [StaticString] = ["x5c", "x5t", "x5t#S256"]
    for name in certificates where json[name] != nil { throw .certificate(member: "\(name)") }
    if json["enc"] != nil || json["zip"] != nil || json["epk"] != nil { throw .encrypted }
  }

  private static func isKnown(_ member: JSONMember) -> Bool {
    let known: [StaticString] = ["alg", "kid", "jwk", "typ", "cty", "iss"]
    return known.contains { member.isNamed($0) }
  }

  private static func algorithm(_ json: JSONValue) throws(JOSEError) -> JWSAlgorithm {
    guard json["alg"] != nil, let name = try text(json, "alg") else { throw .algorithmMissing }
    // The registry's names are compared byte for byte; what is refused, in any letters.
    if let known = JWSAlgorithm.allCases.first(where: { ExactString($0.rawValue) == name }) {
      return known
    }
    let capitals = name.utf8.map { 0x61...0x7A ~= $0 ? $0 & ~0x20 : $0 }
    if capitals == Array("NONE".utf8) { throw .algorithmNone(name) }
    if capitals.starts(with: "HS".utf8) { throw .algorithmSymmetric(name) }
    throw .algorithmUnsupported(name)
  }

  private static func text(
    _ json: JSONValue, _ name: StaticString
  ) throws(JOSEError) -> ExactString? {
    guard let value = json[name] else { return nil }
    guard let text = value.exactString, !text.string.isEmpty else {
      throw .memberMalformed("\(name)")
    }
    return text
  }

  private static func key(
    _ json: JSONValue, for algorithm: JWSAlgorithm
  ) throws(JOSEError) -> JSONWebKey {
    let key: JSONWebKey
    do throws(IdentifierError) {
      key = try JSONWebKey(json)
    } catch {
      throw .key(error)
    }
    if let stated = key.algorithm, stated != ExactString(algorithm.rawValue) {
      throw .keyForOtherUse(member: "alg", stated)
    }
    if let use = json["use"]?.exactString, use != "sig" {
      throw .keyForOtherUse(member: "use", use)
    }
    guard algorithm.fits(key.publicKey) else {
      throw .algorithmMismatch(algorithm, keyKind: key.publicKey.kindName)
    }
    return key
  }
}
