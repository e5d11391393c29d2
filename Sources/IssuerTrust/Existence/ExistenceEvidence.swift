import StrictJSON

/// Evidence that comes with a credential, and not with the list, that it was there before its key
/// was stolen.
///
/// There is one kind so far. Others may follow: proofs of a transparency log, and time stamps of
/// RFC 3161.
@nonexhaustive
public enum ExistenceEvidence: Equatable, Sendable {
  /// The way from the credential to the root of a manifest that the list signed.
  case inclusion(IssuanceProof)

  /// The most bytes that a piece of evidence may have: ten times what the longest path takes.
  public static let greatestSize = 64 << 10

  /// Reads a piece of evidence of whatever kind.
  ///
  /// - Parameters:
  ///   - bytes: Its JSON.
  ///   - file: How messages call it.
  /// - Throws: `TrustError` where it is malformed, or of a kind that is not known.
  public init(_ bytes: [UInt8], file: String) throws(TrustError) {
    let json = try TrustJSON.parse(bytes, maxBytes: Self.greatestSize, file: file)
    self = .inclusion(try IssuanceProof(json, file: file))
  }
}
