public import StrictJSON

/// What a token says that it is: the value of `typ`, or of `cty`, a media type without `application/`.
///
/// Letters are compared without regard to their case, as in all media types.
///
/// Source: RFC 7515 §4.1.9 and §4.1.10, RFC 7519 §5.1, VC-JOSE-COSE §3.1 and §6.1.
public struct TokenType: Equatable, Sendable {
  /// What the token is around.
  public enum Content: Equatable, Sendable {
    /// Anything: `JWT`.
    case any
    /// A credential: `vc+jwt`, and before it was named so `vc+ld+jwt`.
    case credential
    /// A presentation: `vp+jwt`, `vp+ld+jwt`.
    case presentation
  }

  /// The value as it stands in the header.
  public let text: ExactString

  /// What the token is around.
  public let content: Content

  /// Whether the name is one of a draft.
  public let isLegacy: Bool

  /// The meaning of `typ`.
  ///
  /// - Throws: `typeUnsupported`, or `selectiveDisclosure` where it names that.
  init(typ text: ExactString) throws(JOSEError) {
    self.text = text
    switch TokenType.name(text) {
    case "jwt": (content, isLegacy) = (.any, false)
    case "vc+jwt": (content, isLegacy) = (.credential, false)
    case "vc+ld+jwt", "vc-ld+jwt": (content, isLegacy) = (.credential, true)
    case "vp+jwt": (content, isLegacy) = (.presentation, false)
    case "vp+ld+jwt", "vp-ld+jwt": (content, isLegacy) = (.presentation, true)
    case "vc+sd-jwt", "vp+sd-jwt", "dc+sd-jwt": throw .selectiveDisclosure
    default: throw .typeUnsupported(text)
    }
  }

  /// The meaning of `cty`.
  ///
  /// - Throws: `contentTypeUnsupported`, or `nested` where it names a token.
  init(cty text: ExactString) throws(JOSEError) {
    self.text = text
    switch TokenType.name(text) {
    case "vc": (content, isLegacy) = (.credential, false)
    case "vc+ld+json", "credential-claims-set+json": (content, isLegacy) = (.credential, true)
    case "vp": (content, isLegacy) = (.presentation, false)
    case "vp+ld+json", "presentation-claims-set+json": (content, isLegacy) = (.presentation, true)
    case "json", "ld+json": (content, isLegacy) = (.any, true)
    case "jwt", "vc+jwt", "vp+jwt": throw .nested
    default: throw .contentTypeUnsupported(text)
    }
  }

  /// The media type in small letters, without the prefix that may be left out.
  private static func name(_ text: ExactString) -> ExactString {
    let small = text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    let prefix = Array("application/".utf8)
    let name = small.starts(with: prefix) ? Array(small[prefix.count...]) : small
    return ExactString(String(validating: name, as: UTF8.self) ?? "")
  }
}
