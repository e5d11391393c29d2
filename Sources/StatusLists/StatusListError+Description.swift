import StrictJSON
import WireFormats

extension StatusListError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  ///
  /// It can quote the document; escape it before it reaches a terminal.
  public var description: String {
    switch self {
    case .malformed(let member, let expected): "\(member) is not \(expected)"
    case .typeUnsupported(let type?): "a status of type '\(type)' cannot be read here"
    case .typeUnsupported(nil): "a status without a single type cannot be read"
    case .indexInvalid(let text):
      "the position '\(StatusListError.shortened(text))' is not a whole number in decimal digits"
    case .indexOutOfRange(let index, let entries):
      "the position \(StatusListError.shortened(index)) is beyond the \(entries) entries of the list"
    case .statusSizeInvalid(let size):
      "entries of \(size) bits are not read here; from 1 to \(Bitstring.greatestStatusSize) are"
    case .valueOutOfRange(let value, let size):
      "the value \(value) does not fit an entry of \(size) bits"
    case .messagesMissing(let size):
      "the entry has \(size) bits and no statusMessage that says what their values mean"
    case .messageCount(let expected, let found):
      "statusMessage has \(found) elements, and the entry \(expected) values"
    case .messageStatus(let text):
      "statusMessage has a status '\(StatusListError.shortened(text))' that is no value of the entry, "
        + "or is there twice"
    case .statusSizeDiffers(let list, let entry):
      "the list has entries of \(list) bits, the credential says \(entry)"
    case .kindDiffers(let list, let entry):
      "the list is a \(list.rawValue), the credential's entry is for a \(entry.rawValue)"
    case .notBase64URL: "encodedList does not begin with 'u' (base64url)"
    case .encoding(let error): "encodedList cannot be decoded: \(error)"
    case .gzip(let fault): "encodedList is not one whole gzip file: \(fault.phrase)"
    case .tooLarge(let limit):
      "the list has more than the \(limit) bytes that are read, when expanded"
    case .tooShort(let entries, let minimum):
      "the list has \(entries) entries; with fewer than \(minimum) each would tell on somebody"
    }
  }

  /// Enough of a text to know it by, too little to fill a screen.
  private static func shortened(_ text: ExactString) -> String {
    let scalars = text.string.unicodeScalars
    return String(scalars.prefix(40)) + (scalars.dropFirst(40).isEmpty ? "" : "…")
  }
}

extension GzipFault {
  /// The fault in a sentence.
  fileprivate var phrase: String {
    switch self {
    case .damaged: "it is damaged"
    case .checkFailed: "its check sum or length is wrong"
    case .truncated: "it is cut short"
    case .trailingBytes: "something follows it"
    case .dictionary: "it needs a dictionary"
    }
  }
}
