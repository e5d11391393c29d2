public import IssuerTrust
public import StrictJSON

/// The lowest level of a framework that a deployment takes.
public struct MinimumLevel: Equatable, Sendable {
  /// The framework's name, or the beginning of its URLs, as credentials state it.
  public let framework: ExactString
  /// The level.
  public let level: DecimalLevel

  /// A level of a framework.
  public init(framework: ExactString, level: DecimalLevel) {
    self.framework = framework
    self.level = level
  }

  /// The level that a text spells: `NSQF:4.5`.
  ///
  /// What is before the last colon is the framework; it can be a URL.
  ///
  /// - Returns: `nil` where the text has no colon, no framework, or no number after it.
  public init?(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      let level = DecimalLevel(String(text[text.utf8.index(after: colon)...]))
    else { return nil }
    self.init(framework: ExactString(String(text[..<colon])), level: level)
  }
}
