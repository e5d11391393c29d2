import StrictJSON

/// The canonical form of JSON that repositories of other tools sign.
///
/// It differs from RFC 8785 in texts: only `"` and `\` are escaped, and everything else stands as
/// it is. Members are in the order of their code points, which is that of their bytes in UTF-8.
///
/// Source: The Update Framework 1.0 §4.1, which names OLPC's canonical JSON.
enum CanonicalJSON {
  /// The canonical form of a value.
  ///
  /// The parser has bounded how deep values stand in one another. A number with a fraction has no
  /// canonical form here; it gets that of RFC 8785, which nobody signs.
  static func bytes(of value: JSONValue) -> [UInt8] {
    var output: [UInt8] = []
    append(value, to: &output)
    return output
  }

  private static func append(_ value: JSONValue, to output: inout [UInt8]) {
    switch value.kind {
    case .object:
      output.append(UInt8(ascii: "{"))
      let members = value.members.sorted { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(text: member.nameBytes, to: &output)
        output.append(UInt8(ascii: ":"))
        append(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .array:
      output.append(UInt8(ascii: "["))
      for (index, element) in value.elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .string:
      append(text: value.stringBytes ?? [], to: &output)
    case .null, .bool, .number:
      output += value.canonicalBytes()
    }
  }

  private static func append(text: [UInt8], to output: inout [UInt8]) {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    output.append(quote)
    for byte in text {
      if byte == quote || byte == backslash { output.append(backslash) }
      output.append(byte)
    }
    output.append(quote)
  }
}
