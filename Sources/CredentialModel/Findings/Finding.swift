public import StrictJSON

/// Something that a document gets wrong, or that its reader should know.
public struct Finding: Equatable, Sendable {
  /// Whether the document breaks a rule, or is only worth a remark.
  public let severity: Severity

  /// The stable name of the rule.
  public let code: FindingCode

  /// The place in the document: for a missing member, the place where it should be.
  public let pointer: JSONPointer

  /// Where that place, or the object that lacks the member, begins: from 0.
  public let byteOffset: Int

  /// The line of that place, from 1.
  public let line: Int

  /// The column of that place in Unicode scalars, from 1.
  public let column: Int

  /// What is wrong, as a sentence: lower case, no final stop.
  ///
  /// It can quote the document, with line breaks and whatever else is in it; escape it before it
  /// reaches a terminal or a log.
  public let message: String

  /// The specification and the section that state the rule.
  public let specification: String

  /// How much a finding weighs.
  public enum Severity: String, Sendable {
    /// The document does not conform.
    case error
    /// The document conforms, and its reader should know this.
    case warning
  }
}

extension Finding: CustomStringConvertible {
  /// The finding without its place in lines and columns; to be escaped as ``message`` is.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the document" : pointer.description
    return "\(severity.rawValue): \(message) (\(code.rawValue)) at \(place)"
  }
}
