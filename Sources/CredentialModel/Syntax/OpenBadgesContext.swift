/// The URLs of the contexts of Open Badges 3.0: `…/context.json`, `…/context-3.0.3.json`.
///
/// Source: Open Badges 3.0, AchievementCredential, `@context`.
enum OpenBadgesContext {
  private static let prefix = Array("https://purl.imsglobal.org/spec/ob/v3p0/context".utf8)
  private static let suffix = Array(".json".utf8)
  private static let versionLength = 6

  static func isURL(_ text: Span<UInt8>) -> Bool {
    let end = text.count - suffix.count
    guard end >= prefix.count, matches(text, at: 0, prefix), matches(text, at: end, suffix) else {
      return false
    }
    // The specification's pattern lets the version stand any number of times.
    var start = prefix.count
    while start < end {
      guard start + versionLength <= end, isVersion(text, at: start) else { return false }
      start += versionLength
    }
    return true
  }

  /// `-3.` and two digits with a full stop between them.
  private static func isVersion(_ text: Span<UInt8>, at start: Int) -> Bool {
    text[start] == 0x2D && text[start + 1] == 0x33 && text[start + 2] == 0x2E
      && ASCII.isDigit(text[start + 3]) && text[start + 4] == 0x2E
      && ASCII.isDigit(text[start + 5])
  }

  private static func matches(_ text: Span<UInt8>, at start: Int, _ part: [UInt8]) -> Bool {
    for index in 0..<part.count where text[start + index] != part[index] { return false }
    return true
  }
}
