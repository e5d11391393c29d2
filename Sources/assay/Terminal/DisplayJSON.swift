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
    guard !isPlain(json), let text = String(validating: json, as: UTF8.self) else {
      return json
    }
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 4)
    for scalar in text.unicodeScalars {
      if scalar.value < 0x7F || DisplayText.isPrintable(scalar) {
        result += UTF8.encode(scalar).map { Array($0) } ?? []
      } else {
        for unit in String(scalar).utf16 { result += escape(unit) }
      }
    }
    return result
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
