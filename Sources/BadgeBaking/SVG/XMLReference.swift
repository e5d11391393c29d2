/// A reference to a character: one of the five entities of XML, or a number.
///
/// Source: XML 1.0 §4.1, §4.6. Every other entity would be defined in a document type, of which
/// there is none.
struct XMLReference {
  let scalar: Unicode.Scalar
  /// Where it ends, after the semicolon.
  let end: Int

  /// The longest that is read: of a number, the digits with leading zeros.
  private static let maxBytes = 16

  /// Reads the reference that begins with the `&` at a place.
  init(in scanner: XMLScanner, at start: Int) throws(XMLError) {
    let bytes = scanner.bytes
    let window = bytes[(start + 1)..<min(bytes.count, start + 1 + XMLReference.maxBytes)]
    guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")) else {
      throw scanner.fault(
        window.first == UInt8(ascii: "#") || window.count < XMLReference.maxBytes
          ? .reference : .entity, at: start)
    }
    let name = bytes[(start + 1)..<semicolon]
    end = semicolon + 1
    if name.first == UInt8(ascii: "#") {
      guard let scalar = XMLReference.character(name.dropFirst()) else {
        throw scanner.fault(.reference, at: start)
      }
      self.scalar = scalar
    } else {
      guard let scalar = XMLReference.predefined(name) else {
        throw scanner.fault(.entity, at: start)
      }
      self.scalar = scalar
    }
  }

  private static func predefined(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    if name.elementsEqual("amp".utf8) { return "&" }
    if name.elementsEqual("lt".utf8) { return "<" }
    if name.elementsEqual("gt".utf8) { return ">" }
    if name.elementsEqual("quot".utf8) { return "\"" }
    if name.elementsEqual("apos".utf8) { return "'" }
    return nil
  }

  /// The character of a number, as far as XML has it.
  private static func character(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = text.first == UInt8(ascii: "x")
    let digits = isHexadecimal ? text.dropFirst() : text
    guard !digits.isEmpty else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit, isHexadecimal: isHexadecimal) else { return nil }
      number = number * (isHexadecimal ? 16 : 10) + value
      guard number <= 0x10FFFF else { return nil }
    }
    guard let scalar = Unicode.Scalar(number) else { return nil }
    switch number {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: return scalar
    default: return nil
    }
  }

  private static func value(of digit: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
      UInt32(digit - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
      UInt32(digit - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

extension XMLScanner {
  /// A text with its references resolved.
  ///
  /// Ends of lines stay as they are: in JSON they mean nothing, and a token has none.
  func resolved(_ range: Range<Int>) throws(XMLError) -> [UInt8] {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return Array(bytes[range]) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&") {
        let reference = try XMLReference(in: self, at: position)
        text += Array(String(Character(reference.scalar)).utf8)
        position = reference.end
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return text
  }
}
