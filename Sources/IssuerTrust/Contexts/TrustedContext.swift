public import StrictJSON

/// A JSON-LD context that the list signed: documents may name it.
///
/// A context decides what a document says, so none comes from anywhere else than the reader's own
/// program and the lists that they trust. Here it is known to be JSON with a member `@context`;
/// whether it can be used is for whoever reads documents with it.
public struct TrustedContext: Equatable, Sendable {
  /// The SHA-256 of the URL by which documents name it, in UTF-8: what contexts are found by.
  public let urlDigest: [UInt8]
  /// Where it stands among the targets.
  public let path: ExactString
  /// The URL, where the list states it; its digest is ``urlDigest``.
  public let url: String?
  /// The context document, as it was signed.
  public let bytes: [UInt8]
  /// The SHA-256 of the document.
  public let sha256: [UInt8]
}

/// A context that the list signed and that is none: not JSON, or without `@context`.
///
/// Documents that name it cannot be read, and no others suffer.
public struct UnusableContext: Equatable, Sendable {
  /// Where it stands among the targets.
  public let path: ExactString
  /// The URL, where the list states it.
  public let url: String?
  /// What is wrong with it.
  public let reason: TrustError
}

extension TrustedContext {
  /// Where a context stands among the targets: the place follows from the URL, so that there is one.
  ///
  /// - Parameter url: The URL by which documents name it, compared byte for byte.
  /// - Returns: `contexts/….json`.
  public static func path(of url: String) -> ExactString { ContextPlace(url: url).path }
}
