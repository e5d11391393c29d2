public import StrictJSON
public import WireFormats

/// Why a status list, or an entry that names a place in one, cannot be read or made.
@nonexhaustive
public enum StatusListError: Error, Equatable, Sendable {
  /// A member that is missing, or not what it has to be.
  case malformed(member: String, expected: String)
  /// A status of a type that is not known here.
  case typeUnsupported(ExactString?)
  /// A position that is not written as a decimal number without sign or leading zeros.
  case indexInvalid(ExactString)
  /// A position beyond the end of the list.
  case indexOutOfRange(index: ExactString, entries: Int)
  /// A number of bits per entry that is not between 1 and ``Bitstring/greatestStatusSize``.
  case statusSizeInvalid(Int64)
  /// A value that does not fit the bits of an entry.
  case valueOutOfRange(value: Int, statusSize: Int)
  /// Entries of several bits without the texts of their values.
  case messagesMissing(statusSize: Int)
  /// Another number of texts than there are values.
  case messageCount(expected: Int, found: Int)
  /// A text for a value that there is not, or a second one for the same value.
  case messageStatus(ExactString)
  /// The list says that its entries have another size than the credential says.
  case statusSizeDiffers(list: Int64, entry: Int)
  /// The list is of another kind than the entry.
  case kindDiffers(list: StatusListKind, entry: StatusListKind)
  /// An encoded list that does not begin with `u`, the mark of base64url.
  case notBase64URL
  /// An encoded list whose text is not in its encoding.
  case encoding(WireFormatError)
  /// An encoded list that is not one whole gzip file.
  case gzip(GzipFault)
  /// A list that is larger than is read here, when expanded.
  case tooLarge(limit: Int)
  /// A list of so few entries that each would tell on somebody.
  case tooShort(entries: Int, minimum: Int)
}

/// What is wrong with a gzip file.
///
/// Source: RFC 1952 §2.3.
@nonexhaustive
public enum GzipFault: String, Equatable, Sendable {
  /// It is no gzip file, or its compressed data is damaged.
  case damaged
  /// Its check sum or length is not that of what it holds.
  case checkFailed
  /// It ends before its end.
  case truncated
  /// Something follows it: a second member, or bytes of no meaning.
  case trailingBytes
  /// It was compressed against a dictionary, which is not at hand.
  case dictionary
}

extension StatusListError {
  /// A stable code, for programs.
  public var code: String {
    switch self {
    case .malformed, .statusSizeInvalid, .valueOutOfRange, .messagesMissing, .messageCount,
      .messageStatus:
      "STATUS_MALFORMED"
    case .typeUnsupported: "STATUS_TYPE_UNSUPPORTED"
    case .indexInvalid: "STATUS_INDEX_INVALID"
    case .indexOutOfRange: "STATUS_INDEX_RANGE"
    case .statusSizeDiffers: "STATUS_SIZE_MISMATCH"
    case .kindDiffers: "STATUS_TYPE_MISMATCH"
    case .notBase64URL, .encoding, .gzip: "STATUS_LIST_ENCODING"
    case .tooLarge: "STATUS_LIST_TOO_LARGE"
    case .tooShort: "STATUS_LIST_LENGTH_ERROR"
    }
  }
}
