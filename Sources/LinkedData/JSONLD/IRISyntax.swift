/// Which texts are IRIs, blank node identifiers and language tags.
package enum IRISyntax {
  /// Whether a text begins as an IRI does: with a scheme and a colon.
  static func hasScheme(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe schemeLength(of: $0) } != nil
  }

  /// Whether a text can be what a term stands for: it has a scheme, and no white space.
  ///
  /// More is asked only where a statement is made: contexts are shared, and one ill-formed IRI in a
  /// term that is not used harms no one.
  static func hasIRIForm(_ text: String) -> Bool {
    hasScheme(text) && text.utf8.allSatisfy { $0 > 0x20 }
  }

  /// The bytes of the scheme, without its colon; `nil` where there is none.
  ///
  /// Source: RFC 3986 §3.1.
  static func schemeLength(of bytes: some Collection<UInt8>) -> Int? {
    var length = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ":"): return length > 0 ? length : nil
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if length == 0 { return nil }
      default: return nil
      }
      length += 1
    }
    return nil
  }

  /// Whether a text is a blank node identifier.
  static func isBlankNode(_ text: String) -> Bool { text.utf8.starts(with: "_:".utf8) }

  /// Whether a language tag is well-formed, as far as RDF writes it: letters, then letters and
  /// digits in parts of at most eight.
  ///
  /// BCP 47 §2.2.9 also demands that the parts stand in a certain order. That is not tested here:
  /// other processors do not, and a statement that only some of them drop is a signature that only
  /// some of them can verify.
  static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      guard (1...8).contains(part.count) else { return false }
      guard part.allSatisfy({ isLetter($0) || (place > 0 && isDigit($0)) }) else { return false }
    }
    return true
  }
}

extension IRISyntax {
  /// Whether a text is a well-formed IRI.
  ///
  /// Source: RFC 3987 §2.2, the rule `IRI`. Of an address in brackets only the characters are
  /// tested, not how many groups it has.
  package static func isIRI(_ text: String) -> Bool {
    guard let length = schemeLength(of: text.utf8) else { return false }
    var rest = text.unicodeScalars.dropFirst(length + 1)
    if rest.starts(with: "//".unicodeScalars) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
      guard isAuthority(rest[..<end]) else { return false }
      rest = rest[end...]
    }
    var part = Part.path
    var pendingHexDigits = 0
    for scalar in rest {
      if pendingHexDigits > 0 {
        guard scalar.isASCII, isHexDigit(UInt8(ascii: scalar)) else { return false }
        pendingHexDigits -= 1
        continue
      }
      switch (scalar, part) {
      case ("?", .path): part = .query
      case ("#", .path), ("#", .query): part = .fragment
      case ("?", .query), ("?", .fragment), ("/", _), (":", _), ("@", _): break
      case ("%", _): pendingHexDigits = 2
      default:
        guard isPlain(scalar) || (part == .query && isPrivate(scalar)) else { return false }
      }
    }
    return pendingHexDigits == 0
  }

  private enum Part { case path, query, fragment }

  private static func isAuthority(_ text: Substring.UnicodeScalarView) -> Bool {
    var rest = text
    if let at = rest.firstIndex(of: "@") {
      guard isName(rest[..<at], allowsColon: true) else { return false }
      rest = rest[rest.index(after: at)...]
    }
    var port = rest[rest.endIndex...]
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return false }
      let address = rest[rest.index(after: rest.startIndex)..<end]
      guard !address.isEmpty, address.allSatisfy({ $0.isASCII && ($0 == ":" || isPlain($0)) })
      else { return false }
      port = rest[rest.index(after: end)...]
    } else {
      let colon = rest.firstIndex(of: ":") ?? rest.endIndex
      guard isName(rest[..<colon], allowsColon: false) else { return false }
      port = rest[colon...]
    }
    guard let colon = port.first else { return true }
    return colon == ":" && port.dropFirst().allSatisfy { "0"..."9" ~= $0 }
  }

  private static func isName(_ text: Substring.UnicodeScalarView, allowsColon: Bool) -> Bool {
    var pendingHexDigits = 0
    for scalar in text {
      if pendingHexDigits > 0 {
        guard scalar.isASCII, isHexDigit(UInt8(ascii: scalar)) else { return false }
        pendingHexDigits -= 1
      } else if scalar == "%" {
        pendingHexDigits = 2
      } else if !(isPlain(scalar) || (allowsColon && scalar == ":")) {
        return false
      }
    }
    return pendingHexDigits == 0
  }

  /// The rules `iunreserved` and `sub-delims`.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case ..<0x80: return "-._~!$&'()*+,;=".unicodeScalars.contains(scalar)
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return true
    case 0x1_0000...0xD_FFFD, 0xE_1000...0xE_FFFD: return scalar.value & 0xFFFF <= 0xFFFD
    default: return false
    }
  }

  /// The rule `iprivate`.
  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || 0x61...0x66 ~= byte | 0x20
  }
}
