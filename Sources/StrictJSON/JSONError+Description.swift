extension JSONError: CustomStringConvertible {
  /// One line: what is wrong, and the line, column, byte and JSON Pointer of the place.
  public var description: String {
    let place = pointer == .root ? "" : ", in \(pointer)"
    return "\(reason) at line \(line), column \(column) (byte \(byteOffset)\(place))"
  }
}

extension JSONError.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .byteOrderMark:
      "the text begins with a byte order mark, which JSON forbids; save it as UTF-8 without one"
    case .controlCharacter(let byte):
      "the control character \(hexadecimal(byte)) stands unescaped in a string"
    case .duplicateMember(let name):
      "the member \(quoted(name)) appears twice in one object"
    case .invalidEscape:
      "a backslash is followed by something that is no escape"
    case .invalidNumber:
      "a number is not written as JSON demands"
    case .invalidUTF8:
      "the bytes are not UTF-8"
    case .loneSurrogate:
      "an escaped surrogate has no partner, so it is no character"
    case .numberNotExact(let literal):
      "the number \(shortened(literal)) is beyond 2^53 and no double holds it exactly"
    case .numberOutOfRange(let literal):
      "the number \(shortened(literal)) is beyond what a double can hold"
    case .tooLarge(let limit):
      "the text is larger than the limit of \(limit) bytes"
    case .tooDeep(let limit):
      "containers stand more than \(limit) deep in one another"
    case .tooManyNodes(let limit):
      "the text has more than \(limit) values and member names"
    case .trailingText:
      "something follows the end of the document"
    case .unexpectedEnd(let expected):
      "the text ends where \(expected) should stand; it was probably cut"
    case .unexpectedByte(let byte, let expected):
      "\(printable(byte)) stands where \(expected) should"
    }
  }
}

extension JSONError.Expectation: CustomStringConvertible {
  /// What the grammar wants, in words.
  public var description: String {
    switch self {
    case .value: "a value"
    case .memberName: "a member name in double quotes"
    case .colon: "a colon"
    case .commaOrBracket: "a comma or a closing bracket"
    case .commaOrBrace: "a comma or a closing brace"
    case .closingQuote: "the end of a string"
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
}

private func printable(_ byte: UInt8) -> String {
  (0x21..<0x7F).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte \(hexadecimal(byte))"
}

/// The text in double quotes, shortened, with everything that a terminal could act on escaped.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars.prefix(60) {
    result += scalar.value < 0x7F ? scalar.escaped(asASCII: true) : printable(scalar)
  }
  return result + (text.unicodeScalars.count > 60 ? "…\"" : "\"")
}

private func printable(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
    scalar.escaped(asASCII: true)
  default: String(scalar)
  }
}

private func shortened(_ literal: String) -> String {
  literal.utf8.count <= 40 ? literal : "\(literal.prefix(37))…"
}
