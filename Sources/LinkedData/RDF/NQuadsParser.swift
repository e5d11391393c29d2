/// Reads statements from bytes, one line after the other.
///
/// Source: RDF 1.1 N-Quads §7, whose rules the methods follow.
struct NQuadsParser {
  let bytes: [UInt8]
  let limits: NQuadsLimits
  var position = 0
  var dataset = RDFDataset()
  private var labels = BlankNodeLabelTable()

  init(_ bytes: [UInt8], limits: NQuadsLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// `nquadsDoc ::= statement? (EOL statement?)* EOL?`, with blank lines and comments.
  mutating func parse() throws(NQuadsError) -> RDFDataset {
    guard bytes.count <= limits.maxBytes else {
      throw error(.tooLarge(limit: limits.maxBytes), at: limits.maxBytes)
    }
    dataset.text.reserveCapacity(bytes.count)
    while true {
      skipSpace()
      guard let byte = peek() else { return dataset }
      if !isEndOfLine(byte) && byte != UInt8(ascii: "#") { try parseStatement() }
      try parseEndOfLine()
    }
  }

  /// `statement ::= subject predicate object graphLabel? '.'`.
  private mutating func parseStatement() throws(NQuadsError) {
    guard dataset.statements.count < limits.maxStatements else {
      throw error(.tooManyStatements(limit: limits.maxStatements), at: position)
    }
    let last = dataset.statements.last
    let subject = try parseNode(.subject, like: last?.subject)
    skipSpace()
    guard peek() == UInt8(ascii: "<") else { throw unexpected(.predicate) }
    let predicate = shared(try parseIRI(), with: last?.predicate)
    skipSpace()
    let object =
      peek() == UInt8(ascii: "\"") ? try parseLiteral() : try parseNode(.object, like: nil)
    skipSpace()
    var graph = RDFTerm.defaultGraph
    if peek() != UInt8(ascii: ".") {
      graph = try parseNode(.graphOrStop, like: last?.graph)
      skipSpace()
    }
    guard peek() == UInt8(ascii: ".") else { throw unexpected(.stop) }
    position += 1
    dataset.statements.append(
      RDFStatement(subject: subject, predicate: predicate, object: object, graph: graph))
  }

  /// An IRI or a blank node.
  private mutating func parseNode(
    _ expected: NQuadsError.Expectation, like last: RDFTerm?
  ) throws(NQuadsError) -> RDFTerm {
    switch peek() {
    case UInt8(ascii: "<"): shared(try parseIRI(), with: last)
    case UInt8(ascii: "_"): try parseBlankNode()
    default: throw unexpected(expected)
    }
  }

  /// The same term as stood in this place of the last statement, if it has the same text: what is
  /// said of one thing mostly stands together, and places that are equal need no comparing.
  private mutating func shared(_ term: RDFTerm, with last: RDFTerm?) -> RDFTerm {
    guard let last, !last.isBlank, last.length == term.length,
      dataset.text[last.range] == dataset.text[term.range]
    else { return term }
    dataset.text.removeSubrange(term.range)
    return last
  }

  /// `BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?`.
  private mutating func parseBlankNode() throws(NQuadsError) -> RDFTerm {
    let begin = position
    position += 1
    guard peek() == UInt8(ascii: ":") else { throw unexpected(.blankNodeLabel) }
    position += 1
    let start = position
    var end = position
    while let scalar = try peekScalar() {
      let isFirst = position == start
      guard isFirst ? BlankNodeLabel.canBegin(scalar) : BlankNodeLabel.canContinue(scalar) else {
        break
      }
      position += UTF8.width(scalar)
      // The label goes on after a full stop only if something else follows.
      if scalar != "." { end = position }
    }
    position = end
    guard end > start else { throw unexpected(.blankNodeLabel) }
    let number = labels.number(of: bytes[start..<end], in: &dataset)
    guard number < limits.maxBlankNodes else {
      throw error(.tooManyBlankNodes(limit: limits.maxBlankNodes), at: begin)
    }
    return .blankNode(number)
  }

  /// A comment, if there is one, and the end of the line or text.
  private mutating func parseEndOfLine() throws(NQuadsError) {
    skipSpace()
    if peek() == UInt8(ascii: "#") {
      while let byte = peek(), !isEndOfLine(byte) { try skipScalar() }
    }
    guard let byte = peek() else { return }
    guard isEndOfLine(byte) else { throw unexpected(.endOfLine) }
    position += 1
  }
}

extension NQuadsParser {
  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      position += 1
    }
  }

  private func isEndOfLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The error for what stands here.
  func unexpected(_ expected: NQuadsError.Expectation) -> NQuadsError {
    guard let byte = peek() else { return error(.unexpectedEnd(expected: expected), at: position) }
    return error(.unexpectedByte(byte, expected: expected), at: position)
  }

  /// The error for a place, whose line and column are counted only now.
  func error(_ reason: NQuadsError.Reason, at offset: Int) -> NQuadsError {
    var line = 1
    var column = 1
    for index in 0..<offset {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") && index > 0 && bytes[index - 1] == UInt8(ascii: "\r") {
        continue
      }
      if isEndOfLine(byte) {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return NQuadsError(reason: reason, line: line, column: column, byteOffset: offset)
  }
}
