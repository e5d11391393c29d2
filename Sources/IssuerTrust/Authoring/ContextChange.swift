public import StrictJSON

/// What becomes of a context with the next signature.
///
/// A context decides what documents mean that may have been issued long ago, so whoever signs is
/// told of each that is new, another, or gone.
public struct ContextChange: Equatable, Sendable {
  /// Where it stands among the targets.
  public let path: ExactString
  /// The URL, where the targets state it.
  public let url: String?
  /// The SHA-256 of the document that was listed before; `nil` where none was.
  public let old: [UInt8]?
  /// The SHA-256 of the document that is listed now; `nil` where none is.
  public let new: [UInt8]?
}
