extension NQuadsError: CustomStringConvertible {
  /// One line: what is wrong, the line, column and byte of the place, and what to do.
  public var description: String {
    "\(reason) at line \(line), column \(column) (byte \(byteOffset)); \(reason.advice)"
  }
}

extension NQuadsError.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .illegalIRICharacter(let scalar):
      "\(named(scalar)) stands in an IRI, which cannot hold it"
    case .invalidEscape:
      "a backslash is followed by something that is no escape there"
    case .invalidLanguageTag:
      "a language tag is not of parts of 1 to 8 letters or digits, the first of letters alone"
    case .invalidUTF8:
      "the bytes are not UTF-8"
    case .lineBreakInLiteral:
      "a line ends within a literal"
    case .notACharacter(let number):
      "an escape names \(named(number)), which is no character"
    case .relativeIRI:
      "an IRI does not begin with a scheme and a colon"
    case .tooManyBlankNodes(let limit):
      "the text names more than \(limit) blank nodes"
    case .tooManyStatements(let limit):
      "the text has more than \(limit) statements"
    case .tooLarge(let limit):
      "the text is larger than the limit of \(limit) bytes"
    case .unexpectedByte(let byte, let expected):
      "\(printable(byte)) stands where \(expected) should"
    case .unexpectedEnd(let expected):
      "the text ends where \(expected) should stand"
    }
  }

  /// What to do about it, in words.
  fileprivate var advice: String {
    switch self {
    case .illegalIRICharacter: "write it percent-encoded"
    case .invalidEscape: #"write a backslash itself as \\"#
    case .invalidLanguageTag: "write a tag such as en or de-CH"
    case .invalidUTF8: "save the text as UTF-8"
    case .lineBreakInLiteral: #"write the line break as \n or \r"#
    case .notACharacter: "write the character itself"
    case .relativeIRI: "write the whole IRI"
    case .tooLarge, .tooManyBlankNodes, .tooManyStatements: "split the text, or raise the limit"
    case .unexpectedByte: "see whether the line is N-Quads"
    case .unexpectedEnd: "the text was probably cut"
    }
  }
}

extension NQuadsError.Expectation: CustomStringConvertible {
  /// What the grammar wants, in words.
  public var description: String {
    switch self {
    case .blankNodeLabel: "a blank node's label"
    case .closingBracket: "the end of an IRI"
    case .closingQuote: "the end of a literal"
    case .datatype: "a datatype's IRI"
    case .endOfLine: "the end of the line"
    case .graphOrStop: "a graph's name or a full stop"
    case .object: "an object: an IRI, a blank node or a literal"
    case .predicate: "a predicate: an IRI"
    case .stop: "a full stop"
    case .subject: "a subject: an IRI or a blank node"
    }
  }
}

private func named(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

private func printable(_ byte: UInt8) -> String {
  if (0x21..<0x7F).contains(byte) { return "'\(Unicode.Scalar(byte))'" }
  let digits = String(byte, radix: 16, uppercase: true)
  return "byte 0x" + (digits.utf8.count < 2 ? "0" : "") + digits
}
