extension DerivedProofFault: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    switch self {
    case .ends(let place): "the proof value ends too early, at byte \(place)"
    case .headerUnknown:
      "the proof value does not begin as one of ecdsa-sd-2023 does (d9 5d 01)"
    case .indefiniteLength(let place):
      "the proof value has something of indefinite length, at byte \(place)"
    case .notShortest(let place):
      "the proof value has a number that is not in its shortest form, at byte \(place)"
    case .trailingBytes(let place): "something follows the proof value, at byte \(place)"
    case .unexpectedValue(let expected, let place):
      "the proof value has something else where \(expected) should stand, at byte \(place)"
    case .byteStringLength(let found, let expected, let place):
      "the proof value has \(found) bytes where \(expected) should stand, at byte \(place)"
    case .partCount(let count): "the proof value has \(count) parts, a derived proof has 5"
    case .keyInvalid: "the key in the proof value is none on P-256"
    case .nodeRepeated(let number):
      "the proof value has two labels for the blank node c14n\(number)"
    case .labelRepeated: "the proof value has one label for two blank nodes"
    case .indexesUnordered(let place):
      "the proof value's numbers of statements do not ascend, at byte \(place)"
    case .tooManySignatures(let count, let limit):
      "there are \(count) signatures of single statements or more, at most \(limit) are checked"
    case .labelsDiffer(let labels, let nodes):
      "the proof value has labels for \(labels) blank nodes, and the document has \(nodes), or others"
    case .indexBeyond(let index, let statements):
      "the proof value names the statement \(index), and the document has \(statements)"
    case .signatureCount(let count, let statements):
      "the proof value has \(count) signatures, and the document \(statements) statements that need "
        + "one: something was left out or added since it was derived"
    case .tooManyStatements(let count, let limit):
      "the document makes \(count) statements, at most \(limit) are looked at"
    }
  }
}
