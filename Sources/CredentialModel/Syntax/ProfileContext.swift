/// The URLs of the contexts that profiles of the data model demand: `…/context.json`,
/// `…/context-3.0.3.json`.
enum ProfileContext {
  /// Whether a text is the URL of a context of Open Badges 3.0.
  ///
  /// Source: Open Badges 3.0, AchievementCredential, `@context`.
  static func isOpenBadges(_ text: Span<UInt8>) -> Bool {
    isURL(text, prefix: openBadges, major: 0x33)
  }

  /// Whether a text is the URL of a context of Comprehensive Learner Record 2.0.
  ///
  /// Source: Comprehensive Learner Record 2.0, ClrCredential, `@context`.
  static func isLearnerRecord(_ text: Span<UInt8>) -> Bool {
    isURL(text, prefix: learnerRecord, major: 0x32)
  }

  private static let openBadges = Array("https://purl.imsglobal.org/spec/ob/v3p0/context".utf8)
  private static let learnerRecord = Array("https://purl.imsglobal.org/spec/clr/v2p0/context".utf8)
  private static let suffix = Array(".json".utf8)
  private static let versionLength = 6

  private static func isURL(_ text: Span<UInt8>, prefix: [UInt8], major: UInt8) -> Bool {
    let end = text.count - suffix.count
    guard end >= prefix.count, matches(text, at: 0, prefix), matches(text, at: end, suffix) else {
      return false
    }
    // The specification's pattern lets the version stand any number of times.
    var start = prefix.count
    while start < end {
      guard start + versionLength <= end, isVersion(text, at: start, major) else { return false }
      start += versionLength
    }
    return true
  }

  /// `-3.` and two digits with a full stop between them.
  private static func isVersion(_ text: Span<UInt8>, at start: Int, _ major: UInt8) -> Bool {
    text[start] == 0x2D && text[start + 1] == major && text[start + 2] == 0x2E
      && ASCII.isDigit(text[start + 3]) && text[start + 4] == 0x2E
      && ASCII.isDigit(text[start + 5])
  }

  private static func matches(_ text: Span<UInt8>, at start: Int, _ part: [UInt8]) -> Bool {
    for index in 0..<part.count where text[start + index] != part[index] { return false }
    return true
  }
}
