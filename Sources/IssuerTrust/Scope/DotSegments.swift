/// The segments `.` and `..` of a URL's path: whoever resolves them ends elsewhere than the text
/// begins.
///
/// Source: RFC 3986 §5.2.4; WHATWG URL §4.1, which spells the dots `%2e` too, and reads `\` as `/`.
enum DotSegments {
  /// Whether a path, or the rest of one, has such a segment before its query and fragment.
  static func occur(in rest: Substring.UTF8View) -> Bool {
    let path = rest.prefix { !"?#".utf8.contains($0) }
    return path.split(omittingEmptySubsequences: false) { "/\\".utf8.contains($0) }
      .contains(where: isDotSegment)
  }

  private static func isDotSegment(_ segment: Substring.UTF8View) -> Bool {
    var rest = segment
    var dots = 0
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if rest.starts(with: "%2e".utf8) || rest.starts(with: "%2E".utf8) {
        rest = rest.dropFirst(3)
      } else {
        return false
      }
      dots += 1
    }
    return 1...2 ~= dots
  }
}
