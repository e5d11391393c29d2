/// What all identifiers have in common: the bytes of RFC 3986, and a limit.
enum IdentifierSyntax {
  /// The most bytes of an identifier: what browsers and registries take for a URL, and three
  /// times the longest DID in use.
  static let maxBytes = 2_048

  /// The bytes of the text, all of which are characters of a URL.
  ///
  /// Source: RFC 3986 §2.
  static func bytes(_ text: String) throws(IdentifierError) -> [UInt8] {
    // Counting in UTF-8 does not walk the text.
    guard text.utf8.count <= maxBytes else { throw .tooLong(maxBytes: maxBytes) }
    let bytes = [UInt8](text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    for index in bytes.indices {
      guard isURLCharacter(bytes[index]) else {
        throw .invalidCharacter(byte: bytes[index], index: index)
      }
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, isHexDigit(bytes[index + 1]), isHexDigit(bytes[index + 2])
        else { throw .invalidPercentEscape(index: index) }
      }
    }
    return bytes
  }

  /// The length of the scheme of an absolute URL.
  ///
  /// Source: RFC 3986 §3.1.
  static func schemeLength(_ bytes: [UInt8]) throws(IdentifierError) -> Int {
    guard let first = bytes.first, isLetter(first),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count,
      bytes[..<colon].allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
    else { throw .notAbsolute }
    return colon
  }

  /// Whether the bytes are, and in this case, the text of `literal`.
  static func equals(_ bytes: ArraySlice<UInt8>, _ literal: StaticString) -> Bool {
    bytes.elementsEqual(literal.description.utf8)
  }

  static func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isLower(byte | 0x20) }

  static func isLower(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private static func isURLCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
  }
}
