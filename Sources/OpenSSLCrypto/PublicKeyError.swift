/// Why a public key in DER or PEM could not be read.
///
/// Lines count from 1; byte offsets count from the start of the element that is being read.
@nonexhaustive
public enum PublicKeyError: Error, Equatable, Sendable {
  /// The key itself was refused, or OpenSSL failed.
  case crypto(CryptoError)
  /// The ASN.1 is not what it should be, or something follows it.
  case derMalformed(byteOffset: Int)
  /// The key is of another algorithm, or on another curve, than is asked for.
  case keyTypeUnsupported(name: String)
  /// There is no PEM block of the kind `PUBLIC KEY`, or it does not end.
  case noBlock
  /// Something that does not belong there stands before, in or after the PEM block.
  case pemMalformed(line: Int)
  /// The text is longer than `limit` bytes.
  case tooLong(limit: Int)
}

extension PublicKeyError: CustomStringConvertible {
  /// One line for a person: what is wrong, where, what to do.
  ///
  /// Text from the key is quoted as it is; whoever prints the line escapes it.
  public var description: String {
    switch self {
    case .crypto(let error):
      error.description
    case .derMalformed(let byteOffset):
      "the public key is malformed at byte \(byteOffset) of an element; "
        + "it was probably damaged when copied"
    case .keyTypeUnsupported(let name):
      "the public key is of the type \(name), which is not accepted here"
    case .noBlock:
      "this is no public key in PEM; it begins with a line -----BEGIN PUBLIC KEY-----"
    case .pemMalformed(let line):
      "line \(line) does not belong to a public key in PEM; it was probably damaged when copied"
    case .tooLong(let limit):
      "the text is longer than \(limit) bytes; it is no public key"
    }
  }
}
