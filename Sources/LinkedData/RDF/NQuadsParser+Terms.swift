extension NQuadsParser {
  /// `IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'`, with a scheme.
  mutating func parseIRI() throws(NQuadsError) -> RDFTerm {
    let begin = position
    let start = dataset.text.count
    dataset.text.append(UInt8(ascii: "<"))
    position += 1
    var run = position
    while let byte = peek(), byte != UInt8(ascii: ">") {
      if byte == UInt8(ascii: "\\") {
        dataset.text.append(contentsOf: bytes[run..<position])
        let place = position
        let scalar = try parseEscape(allowsNames: false)
        if isIllegalInIRI(scalar) { throw error(.illegalIRICharacter(scalar.value), at: place) }
        dataset.text.append(utf8: scalar)
        run = position
      } else if byte < 0x80 {
        if isIllegalInIRI(Unicode.Scalar(byte)) {
          throw error(.illegalIRICharacter(UInt32(byte)), at: position)
        }
        position += 1
      } else {
        try skipScalar()
      }
    }
    guard peek() != nil else { throw unexpected(.closingBracket) }
    position += 1
    dataset.text.append(contentsOf: bytes[run..<position])
    guard beginsWithScheme(dataset.text[(start + 1)...]) else {
      throw error(.relativeIRI, at: begin)
    }
    return RDFTerm(text: start..<dataset.text.count)
  }

  private func isIllegalInIRI(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{20}", "<", ">", "\"", "{", "}", "|", "^", "`", "\\": true
    default: false
    }
  }

  /// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`, and a colon.
  ///
  /// Source: RFC 3986 §3.1.
  private func beginsWithScheme(_ iri: ArraySlice<UInt8>) -> Bool {
    for (index, byte) in iri.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if index == 0 { return false }
      case UInt8(ascii: ":"): return index > 0
      default: return false
      }
    }
    return false
  }

  /// `literal ::= STRING_LITERAL_QUOTE ('^^' IRIREF | LANGTAG)?`.
  mutating func parseLiteral() throws(NQuadsError) -> RDFTerm {
    let start = dataset.text.count
    try parseQuotedText()
    let end = position
    while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { position += 1 }
    switch peek() {
    case UInt8(ascii: "@"): try parseLanguageTag()
    case UInt8(ascii: "^"): try parseDatatype()
    default: position = end
    }
    return RDFTerm(text: start..<dataset.text.count)
  }

  /// `STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"'`.
  private mutating func parseQuotedText() throws(NQuadsError) {
    var run = position
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw error(.lineBreakInLiteral, at: position)
      case UInt8(ascii: "\\"), 0x00..<0x20, 0x7F:
        dataset.text.append(contentsOf: bytes[run..<position])
        let scalar: Unicode.Scalar
        if byte == UInt8(ascii: "\\") {
          scalar = try parseEscape(allowsNames: true)
        } else {
          scalar = Unicode.Scalar(byte)
          position += 1
        }
        dataset.text.append(literal: scalar)
        run = position
      case 0x20..<0x7F: position += 1
      default: try skipScalar()
      }
    }
    guard peek() != nil else { throw unexpected(.closingQuote) }
    position += 1
    dataset.text.append(contentsOf: bytes[run..<position])
  }

  /// `LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*`, each part of at most eight characters.
  private mutating func parseLanguageTag() throws(NQuadsError) {
    let begin = position
    var part = 0
    var length = 0
    position += 1
    loop: while let byte = peek() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        length += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where part > 0: length += 1
      case UInt8(ascii: "-") where length > 0: (part, length) = (part + 1, 0)
      default: break loop
      }
      guard length <= 8 else { throw error(.invalidLanguageTag, at: begin) }
      position += 1
    }
    guard length > 0 else { throw error(.invalidLanguageTag, at: begin) }
    dataset.text.append(contentsOf: bytes[begin..<position])
  }

  /// `'^^' IRIREF`; `xsd:string` is what a literal has that names no datatype.
  private mutating func parseDatatype() throws(NQuadsError) {
    position += 1
    guard peek() == UInt8(ascii: "^") else { throw unexpected(.datatype) }
    position += 1
    while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { position += 1 }
    guard peek() == UInt8(ascii: "<") else { throw unexpected(.datatype) }
    let start = dataset.text.count
    dataset.text.append(contentsOf: "^^".utf8)
    let datatype = try parseIRI()
    if dataset.text[datatype.range].elementsEqual(
      "<http://www.w3.org/2001/XMLSchema#string>".utf8)
    {
      dataset.text.removeSubrange(start...)
    }
  }
}
