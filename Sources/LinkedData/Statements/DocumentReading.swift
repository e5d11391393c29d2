/// How a document is read where those who sign differ.
///
/// Each reading is one that the specifications allow; a proof holds by one of them, or not at all.
public struct DocumentReading: Equatable, Sendable {
  /// Which revision is used of contexts that were changed in place: 0 for today's.
  public var revision: Int

  /// Whether language tags stay as they are written.
  ///
  /// JSON-LD lets processors write them in small letters, and most do.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 13.4.8.
  public var keepsLanguageCase: Bool

  /// A reading.
  ///
  /// - Parameters:
  ///   - revision: Which revision is used of contexts that were changed in place.
  ///   - keepsLanguageCase: Whether language tags stay as they are written.
  public init(revision: Int = 0, keepsLanguageCase: Bool = false) {
    self.revision = revision
    self.keepsLanguageCase = keepsLanguageCase
  }

  /// Today's contexts, and language tags in small letters: how new proofs are made.
  public static let standard = DocumentReading()
}
