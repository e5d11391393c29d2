import CredentialModel

extension EmailAddress {
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
