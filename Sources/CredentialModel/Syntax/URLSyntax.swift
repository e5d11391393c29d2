/// Whether text is an absolute URL: a scheme and what it needs, in the characters that URLs have.
///
/// The grammar is RFC 3986's, and other characters than ASCII may stand as in RFC 3987, because the
/// VC Data Model takes URLs from the URL standard. For the schemes that credentials live on, the
/// part after the scheme is held against the scheme's own rule.
enum URLSyntax {
  static func isAbsolute(_ text: Span<UInt8>) -> Bool {
    guard let colon = schemeEnd(of: text), colon + 1 < text.count else { return false }
    return hasURLCharacters(text, from: colon + 1)
      && isComplete(text, scheme: colon, rest: colon + 1)
  }

  /// Whether the text begins with `data:`.
  static func isData(_ text: Span<UInt8>) -> Bool {
    guard let colon = schemeEnd(of: text) else { return false }
    return isScheme(text, colon, data)
  }

  /// The index of the colon that ends a well-formed scheme.
  private static func schemeEnd(of text: Span<UInt8>) -> Int? {
    guard text.count > 0, ASCII.isLetter(text[0]) else { return nil }
    for index in 1..<text.count {
      let byte = text[index]
      if byte == 0x3A { return index }
      guard ASCII.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
        return nil
      }
    }
    return nil
  }

  /// Whether all characters may stand in a URL, escapes are whole, there is at most one fragment,
  /// and brackets stand only around a host.
  private static func hasURLCharacters(_ text: Span<UInt8>, from start: Int) -> Bool {
    var hasFragment = false
    var index = start
    while index < text.count {
      let byte = text[index]
      index += 1
      if isPlain(byte) { continue }
      switch byte {
      case 0x25:  // %
        guard index + 1 < text.count, ASCII.isHexadecimal(text[index]),
          ASCII.isHexadecimal(text[index + 1])
        else { return false }
        index += 2
      case 0x23:  // #
        if hasFragment { return false }
        hasFragment = true
      case 0x5B, 0x5D:  // [ ]
        guard isInAuthority(index - 1, of: text, from: start) else { return false }
      default:
        return false
      }
    }
    return true
  }

  /// Whether the byte is a character that may stand anywhere in a URL, or part of one that is not
  /// ASCII: everything but controls, the space, `"`, `#`, `%`, `<`, `>`, `[`, `\`, `]`, `^`, `` ` ``,
  /// `{`, `|` and `}`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    let mask: UInt64 = byte < 0x40 ? 0xAFFF_FFD2_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return mask >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Whether `index` lies in the part between `//` and the path.
  private static func isInAuthority(_ index: Int, of text: Span<UInt8>, from start: Int) -> Bool {
    guard start + 1 < index, text[start] == 0x2F, text[start + 1] == 0x2F else { return false }
    for place in start + 2..<index where isAuthorityEnd(text[place]) { return false }
    return true
  }

  private static func isAuthorityEnd(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x23
  }

  private static func isComplete(_ text: Span<UInt8>, scheme colon: Int, rest: Int) -> Bool {
    if isScheme(text, colon, http) || isScheme(text, colon, https) {
      return hasHost(text, from: rest)
    }
    if isScheme(text, colon, did) || isScheme(text, colon, urn) {
      return hasNamespace(text, from: rest)
    }
    if isScheme(text, colon, data) { return hasComma(text, from: rest) }
    return true
  }

  private static func isScheme(_ text: Span<UInt8>, _ colon: Int, _ scheme: [UInt8]) -> Bool {
    guard scheme.count == colon else { return false }
    for index in 0..<colon where text[index] | 0x20 != scheme[index] { return false }
    return true
  }

  private static let http = Array("http".utf8)
  private static let https = Array("https".utf8)
  private static let did = Array("did".utf8)
  private static let urn = Array("urn".utf8)
  private static let data = Array("data".utf8)

  /// `//` and a host.
  private static func hasHost(_ text: Span<UInt8>, from start: Int) -> Bool {
    guard start + 2 < text.count, text[start] == 0x2F, text[start + 1] == 0x2F else {
      return false
    }
    return !isAuthorityEnd(text[start + 2]) && text[start + 2] != 0x3A
  }

  /// A method or namespace, a colon, and something in it: `did:key:z6Mk…`, `urn:uuid:…`.
  private static func hasNamespace(_ text: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<text.count {
      let byte = text[index]
      if byte == 0x3A {
        return index > start && index + 1 < text.count && !isAuthorityEnd(text[index + 1])
      }
      guard ASCII.isAlphanumeric(byte) || byte == 0x2D else { return false }
    }
    return false
  }

  private static func hasComma(_ text: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<text.count where text[index] == 0x2C { return true }
    return false
  }
}
