/// An e-mail address in a table.
enum EmailAddress {
  /// The address without white space around it: a cell of a spreadsheet often has some, and no
  /// address begins or ends with it.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The address as it is hashed: its ASCII letters in lower case.
  ///
  /// A hash confirms one spelling only, and people spell their addresses now with capitals, now
  /// without: `Ana@Example.org` in the table, `ana@example.org` at the employer's. No mail service
  /// tells the two apart. Letters beyond ASCII stay, for how they fold depends on a language.
  static func folded(_ address: String) -> String {
    let bytes = address.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(validating: bytes, as: UTF8.self) ?? address
  }

  /// Whether text can be one address: something, one `@`, something with no dot at its ends; no
  /// white space, control characters, angle brackets, commas or quotes, which tell of a display
  /// name or of several addresses in one field.
  ///
  /// What a mail server accepts only the mail server knows; this catches the slips of a table.
  static func isPlausible(_ text: String) -> Bool {
    let forbidden: Set<UInt8> = Set("<>,;:\"()[]\\".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count <= 320, !text.unicodeScalars.contains(where: \.properties.isWhitespace),
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) })
    else { return false }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let first = parts[1].first, let last = parts[1].last
    else { return false }
    let dot = UInt8(ascii: ".")
    return first != dot && last != dot
  }
}
