/// Whether the bytes of a string are an IRI, found without decoding them where they are plain.
enum IRIText {
  /// What a string is, as an identifier.
  enum Kind: Equatable {
    /// An absolute IRI; what is before the colon, if what is after it may be continued to another.
    case iri(prefix: Int?)
    /// A blank node's label.
    case blankNode
    /// No absolute IRI, but perhaps one relative to another.
    case relative
    /// An IRI with characters that none has.
    case invalid
  }

  /// Classes of bytes: 1 for letters, 2 for what else a scheme has, 4 for what else an IRI has.
  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 256)
    for byte in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 {
      classes[Int(byte)] = 1
    }
    for byte in "0123456789+-.".utf8 { classes[Int(byte)] = 2 }
    for byte in ":/?@_~!$&'()*,;=".utf8 { classes[Int(byte)] = 4 }
    return classes
  }()

  /// Source: RFC 3987 §2.2; JSON-LD 1.1 API §5.2.2 steps 6 and 7.
  static func kind(of text: UnsafeBufferPointer<UInt8>) -> Kind {
    unsafe classes.withUnsafeBufferPointer { classes in
      var place = 0
      while place < text.count, unsafe classes[Int(text[place])] & 3 != 0 { place += 1 }
      guard place > 0, place < text.count, unsafe text[place] == UInt8(ascii: ":"),
        unsafe classes[Int(text[0])] == 1
      else {
        let isBlank = unsafe text.count >= 2 && text[0] == 0x5F && text[1] == 0x3A
        return isBlank ? .blankNode : .relative
      }
      let colon = place
      place += 1
      var fragments = 0
      while place < text.count {
        let byte = unsafe text[place]
        if unsafe classes[Int(byte)] == 0 {
          guard byte == UInt8(ascii: "#") else { break }
          fragments += 1
        }
        place += 1
      }
      let hasAuthority =
        unsafe text.count >= colon + 3 && text[colon + 1] == 0x2F && text[colon + 2] == 0x2F
      // A port, user or address may still be wrong: who has one of these is looked at closely.
      let hasMore = unsafe hasAuthority && hasColonOrAt(text, from: colon + 3)
      let isPlain = place == text.count && fragments <= 1 && !hasMore
      if !isPlain, unsafe !IRISyntax.isIRI(String(decoding: text, as: UTF8.self)) {
        return .invalid
      }
      return .iri(prefix: hasAuthority ? nil : colon)
    }
  }

  /// Whether the authority that begins at a place has more than a name.
  private static func hasColonOrAt(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < text.count {
      let byte = unsafe text[place]
      if byte == 0x2F || byte == 0x3F || byte == 0x23 { return false }
      if byte == 0x3A || byte == 0x40 { return true }
      place += 1
    }
    return false
  }
}
