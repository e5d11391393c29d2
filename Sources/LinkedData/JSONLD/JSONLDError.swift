public import StrictJSON

/// Why a document is not processed, and where.
public struct JSONLDError: Error, Equatable, Sendable {
  /// What is wrong.
  public let reason: Reason

  /// In which text the fault stands.
  public let source: Source

  /// The value that was being processed, in that text.
  public let pointer: JSONPointer

  /// What can be wrong with a document or a context.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    /// The specification's algorithms end with a code; with the term, key or IRI it is about, where
    /// there is one.
    case fault(JSONLDErrorCode, subject: ExactString?)
    /// The loader has no document at a URL that is to be included as a context.
    case contextUnavailable(url: ExactString)
    /// The context of a term's own cannot be used, for a reason with a code and a subject of its own.
    case scopedContext(term: ExactString, cause: JSONLDErrorCode, subject: ExactString?)
    /// Something would be dropped, and ``JSONLDOptions/refusesLoss`` was asked for.
    case loss(JSONLDLoss, subject: ExactString?)
    /// The document asks for more than a limit allows.
    case limitExceeded(JSONLDLimit, Int)
  }

  /// The texts that are read.
  @nonexhaustive
  public enum Source: Hashable, Sendable {
    /// The document itself.
    case document
    /// The context given with the options.
    case expandContext
    /// The context at a URL.
    case context(ExactString)
  }

  /// The specification's code; `nil` for the limits and demands of this processor.
  public var code: JSONLDErrorCode? {
    switch reason {
    case .fault(let code, _): code
    case .contextUnavailable: .loadingRemoteContextFailed
    case .scopedContext: .invalidScopedContext
    case .limitExceeded, .loss: nil
    }
  }

  init(_ reason: Reason, at value: JSONValue, in source: Source) {
    self.init(reason, at: value.pointer, in: source)
  }

  init(_ reason: Reason, at pointer: JSONPointer, in source: Source) {
    self.reason = reason
    self.source = source
    self.pointer = pointer
  }

  /// The error where a term's own context is what is wrong.
  ///
  /// Limits are not of the context's making.
  func scoped(to term: ExactString) -> JSONLDError {
    let reason: Reason
    switch self.reason {
    case .fault(let code, let subject):
      reason = .scopedContext(term: term, cause: code, subject: subject)
    case .contextUnavailable(let url):
      reason = .scopedContext(term: term, cause: .loadingRemoteContextFailed, subject: url)
    case .limitExceeded, .loss, .scopedContext: return self
    }
    return JSONLDError(reason, at: pointer, in: source)
  }
}
