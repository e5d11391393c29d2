/// How e-mail addresses are spelt where they identify people.
///
/// Whoever issues and whoever verifies must agree on this to the byte: most addresses in credentials
/// are hashed.
public enum EmailAddress {
  /// The address without white space around it: what is copied or pasted often has some, and no
  /// address begins or ends with it.
  public static func trimmed(_ text: String) -> String {
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
  public static func folded(_ address: String) -> String {
    let bytes = address.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(validating: bytes, as: UTF8.self) ?? address
  }
}
