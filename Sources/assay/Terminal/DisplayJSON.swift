import StrictJSON

/// JSON that is safe to print: the same values, and nothing in them that commands a terminal.
///
/// JSON need not escape most of what ``DisplayText`` does, and a report for a program is read by a
/// person all the same, when something is wrong.
enum DisplayJSON {
  /// The same JSON with each character that ``DisplayText`` does not print spelt `\uXXXX`.
  ///
  /// Those characters can only stand in strings, where both spellings mean the same. Source: RFC
  /// 8259 §7. Line feeds and the like are layout: in strings they are escaped already.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard !isPlain(json) else { return json }
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 16)
    // What is printed as it is is copied in runs: every report has some paragraph sign in it.
    var start = 0
    var index = 0
    while index < json.count {
      guard json[index] >= 0x7F else {
        index += 1
        continue
      }
      guard let (scalar, length) = scalar(at: index, in: json) else { return json }
      if !DisplayText.isPrintable(scalar) {
        result += json[start..<index]
        for unit in String(scalar).utf16 { result += escape(unit) }
        start = index + length
      }
      index += length
    }
    result += json[start...]
    return result
  }

  /// The character that begins at a place, and how many bytes it has; `nil` where it is no UTF-8.
  private static func scalar(
    at index: Int, in json: [UInt8]
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var bytes = json[index..<min(index + 4, json.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether there are only characters of ASCII below DEL, as in most.
  ///
  /// Without a way out of the loop, many bytes are looked at at once.
  private static func isPlain(_ json: [UInt8]) -> Bool {
    var bits: UInt8 = 0
    for byte in json { bits |= byte | (byte &+ 1) }
    return bits < 0x80
  }

  private static func escape(_ unit: UInt16) -> [UInt8] {
    let digits = Array(String(unit, radix: 16).utf8)
    return Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: 4 - digits.count) + digits
  }
}
