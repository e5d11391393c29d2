/// A claim of a token that says again what a member of its credential says.
///
/// Source: RFC 7519 §4.1, Open Badges 3.0 §8.2.4, VC Data Model 1.1 §6.3.1.
public enum RegisteredClaim: String, CaseIterable, Sendable {
  /// The issuer's id.
  case issuer = "iss"
  /// The subject's id.
  case subject = "sub"
  /// The credential's id.
  case identifier = "jti"
  /// From when it is valid.
  case notBefore = "nbf"
  /// Until when it is valid.
  case expires = "exp"
  /// When it was signed; no member says that.
  case issuedAt = "iat"

  /// The claim's name.
  var name: StaticString {
    switch self {
    case .issuer: "iss"
    case .subject: "sub"
    case .identifier: "jti"
    case .notBefore: "nbf"
    case .expires: "exp"
    case .issuedAt: "iat"
    }
  }

  /// Whether the claim is a time.
  var isTime: Bool { self == .notBefore || self == .expires || self == .issuedAt }
}
