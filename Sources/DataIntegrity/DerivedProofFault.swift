/// What is wrong with the value of a derived proof of `ecdsa-sd-2023`.
///
/// Places are counted in the bytes that the value stands for.
@nonexhaustive
public enum DerivedProofFault: Error, Equatable, Sendable {
  // As CBOR.
  /// The value ends too early.
  case ends(at: Int)
  /// The value does not begin as one of this suite does.
  case headerUnknown
  /// Something has a length that is only known where it ends.
  case indefiniteLength(at: Int)
  /// A number is written with more bytes than it needs.
  case notShortest(at: Int)
  /// Something follows the value.
  case trailingBytes(at: Int)
  /// Something else should stand there.
  case unexpectedValue(expected: String, at: Int)

  // As a proof.
  /// A signature, a key or a label is of another length than all are.
  case byteStringLength(Int, expected: Int, at: Int)
  /// The value is not of five parts.
  case partCount(Int)
  /// The key that signs single statements is none.
  case keyInvalid
  /// A blank node has two labels.
  case nodeRepeated(Int)
  /// Two blank nodes have one label.
  case labelRepeated
  /// The numbers of the statements that the issuer makes everyone show do not ascend.
  case indexesUnordered(at: Int)
  /// The value has more signatures than are checked.
  case tooManySignatures(count: Int, limit: Int)

  // Beside its document.
  /// The labels are not those of the document's blank nodes, each once.
  case labelsDiffer(labels: Int, nodes: Int)
  /// The document does not have so many statements.
  case indexBeyond(Int, statements: Int)
  /// Each statement that the holder could choose has one signature.
  case signatureCount(Int, statements: Int)
  /// The document makes more statements than are looked at.
  case tooManyStatements(count: Int, limit: Int)

  /// Whether the value is well-formed, and not of this document.
  public var isOfOtherDocument: Bool {
    switch self {
    case .labelsDiffer, .indexBeyond, .signatureCount: true
    default: false
    }
  }

  /// Whether checking the proof would cost too much.
  public var isLimit: Bool {
    switch self {
    case .tooManySignatures, .tooManyStatements: true
    default: false
    }
  }
}
