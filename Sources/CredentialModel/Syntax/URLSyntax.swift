/// Whether text is an absolute URL: a scheme and what it needs, in the characters that URLs have.
///
/// The grammar is RFC 3986's, and other characters than ASCII may stand as in RFC 3987, because the
/// VC Data Model takes URLs from the URL standard. For the schemes that credentials live on, the
/// part after the scheme is held against the scheme's own rule.
///
/// The URL standard reads more than it calls valid, and what it reads is in use: brackets in a query
/// or a fragment (`?filter[kind]=x`) and `|` behind the authority are let through. What it would
/// mend elsewhere is refused, because it is nearly always a slip: spaces, quotation marks, `\`, `^`,
/// a grave accent, `<` and `>`, and the braces of a template that nobody filled in.
enum URLSyntax {
  static func isAbsolute(_ text: Span<UInt8>) -> Bool {
    guard let scheme = Scheme(of: text), scheme.end + 1 < text.count else { return false }
    var start = scheme.end + 1
    if start + 1 < text.count, text[start] == 0x2F, text[start + 1] == 0x2F {
      guard
        let end = URLAuthority.end(in: text, from: start + 2, needsHost: scheme.name == .web)
      else { return false }
      start = end
    } else if scheme.name == .web {
      return false
    }
    return hasURLCharacters(text, from: start) && isComplete(text, scheme)
  }

  /// Whether the text is a `data:` URL that holds something.
  static func isFullData(_ text: Span<UInt8>) -> Bool {
    guard let scheme = Scheme(of: text), scheme.name == .data,
      let comma = index(of: 0x2C, in: text, from: scheme.end + 1)
    else { return false }
    return comma + 1 < text.count
  }

  // MARK: - Schemes

  /// The scheme that a text begins with.
  private struct Scheme {
    /// The schemes that have a rule of their own.
    enum Name { case web, did, urn, data, other }

    let name: Name

    /// The index of the colon.
    let end: Int

    init?(of text: Span<UInt8>) {
      guard text.count > 0, ASCII.isLetter(text[0]) else { return nil }
      // The last eight characters in lower case: no more than the longest scheme named below.
      var letters: UInt64 = 0
      for index in 0..<text.count {
        let byte = text[index]
        if byte == 0x3A {
          name = Scheme.name(letters)
          end = index
          return
        }
        guard ASCII.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
          return nil
        }
        letters = letters << 8 | UInt64(byte | 0x20)
      }
      return nil
    }

    private static func name(_ letters: UInt64) -> Name {
      switch letters {
      case 0x68_7474_7073, 0x6874_7470: .web
      case 0x64_6964: .did
      case 0x75_726E: .urn
      case 0x6461_7461: .data
      default: .other
      }
    }
  }

  private static func isComplete(_ text: Span<UInt8>, _ scheme: Scheme) -> Bool {
    switch scheme.name {
    case .web, .other: true
    case .did: hasMethod(text, from: scheme.end + 1)
    case .urn: hasNamespace(text, from: scheme.end + 1)
    case .data: index(of: 0x2C, in: text, from: scheme.end + 1) != nil
    }
  }

  /// A method of small letters and digits, a colon, and something in it: `did:key:z6Mk…`.
  ///
  /// Source: Decentralized Identifiers 1.0 §3.1.
  private static func hasMethod(_ text: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<text.count {
      let byte = text[index]
      if byte == 0x3A { return index > start && begins(text, at: index + 1) }
      guard ASCII.isDigit(byte) || byte &- 0x61 < 26 else { return false }
    }
    return false
  }

  /// A namespace, a colon, and something in it: `urn:uuid:…`.
  ///
  /// Source: RFC 8141 §2.
  private static func hasNamespace(_ text: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<text.count {
      let byte = text[index]
      if byte == 0x3A { return index > start && begins(text, at: index + 1) }
      guard ASCII.isAlphanumeric(byte) || byte == 0x2D else { return false }
    }
    return false
  }

  /// Whether something stands at an index, and not the query or the fragment.
  private static func begins(_ text: Span<UInt8>, at index: Int) -> Bool {
    index < text.count && !URLAuthority.isEnd(text[index])
  }

  // MARK: - Characters

  /// Whether all characters behind the authority may stand there, escapes are whole, and there is
  /// at most one fragment.
  private static func hasURLCharacters(_ text: Span<UInt8>, from start: Int) -> Bool {
    var hasFragment = false
    // Where the query begins is looked for once, when it first matters.
    var query: Int?
    func isBehindQuery(_ index: Int) -> Bool {
      let begin = query ?? self.index(of: 0x3F, in: text, from: start) ?? text.count
      query = begin
      return begin < index
    }
    var index = URLCharacters.endOfPlain(in: text, from: start)
    while index < text.count {
      switch text[index] {
      case 0x25:  // %
        guard URLCharacters.isEscape(in: text, at: index) else { return false }
        index += 3
      case 0x23 where !hasFragment:  // #
        hasFragment = true
        index += 1
      case 0x5B, 0x5D:  // [ ]
        guard hasFragment || isBehindQuery(index) else { return false }
        index += 1
      case 0x7C:  // |
        index += 1
      default:
        guard let scalar = URLScalar(in: text, at: index) else { return false }
        let mayStand =
          scalar.isInternational || scalar.isPrivate && !hasFragment && isBehindQuery(index)
        guard mayStand else { return false }
        index += scalar.length
      }
      index = URLCharacters.endOfPlain(in: text, from: index)
    }
    return true
  }

  private static func index(of byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int? {
    for index in start..<text.count where text[index] == byte { return index }
    return nil
  }
}
