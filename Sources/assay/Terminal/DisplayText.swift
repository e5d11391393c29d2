/// Text from files, made safe to print.
///
/// A credential can hold terminal commands, line breaks that imitate our own output, and marks
/// that reorder what the reader sees. Each such character is shown as its number.
enum DisplayText {
  /// The text with every control, format, bidirectional and separator character spelt `\u{…}`.
  ///
  /// A `\u{` that the text itself holds is spelt `\u{5C}u{`, so that what looks like such a character
  /// is one.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C }) { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isAmbiguous = scalar == "\\" && rest.starts(with: "u{".unicodeScalars)
      if isPrintable(scalar) && !isAmbiguous {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return result
  }

  /// The text for a row of a report: escaped, and with one space where there is a run of blanks.
  ///
  /// With enough of them a value would fill its line, and go on as if it were the next row.
  static func value(_ text: String) -> String {
    var collapsed = String.UnicodeScalarView()
    var wasBlank = false
    for scalar in text.unicodeScalars {
      let isBlank = isBlank(scalar)
      if isBlank && wasBlank {
        // Of a run that begins with some other blank, a plain space is left.
        collapsed.removeLast()
        collapsed.append(" ")
      } else {
        collapsed.append(scalar)
      }
      wasBlank = isBlank
    }
    return escaped(String(collapsed))
  }

  /// Whether a character does nothing to a terminal but show itself.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      // Joiners change no meaning and several scripts are unreadable without them.
      return scalar.value == 0x200C || scalar.value == 0x200D
    default:
      return true
    }
  }

  /// Whether a character leaves its place empty: spaces of all widths, and letters without a shape.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x115F, 0x1160, 0x200C, 0x200D, 0x2800, 0x3164, 0xFFA0: true
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }
}
