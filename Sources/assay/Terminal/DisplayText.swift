/// Text from files, made safe to print.
///
/// A credential can hold terminal commands, line breaks that imitate our own output, and marks
/// that reorder what the reader sees. Each such character is shown as its number.
enum DisplayText {
  /// The text with every control, format, bidirectional and separator character spelt `\u{…}`.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isSafe(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return result
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      // Joiners change no meaning and several scripts are unreadable without them.
      return scalar.value == 0x200C || scalar.value == 0x200D
    default:
      return true
    }
  }
}
