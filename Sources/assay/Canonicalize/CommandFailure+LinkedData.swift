import LinkedData
import StrictJSON

extension CommandFailure {
  /// A text that is no JSON.
  init(parsing name: String, _ error: JSONError, hint: String? = nil) {
    self.init(
      .badData, "\(name): \(DisplayText.escaped("\(error)"))",
      hint: hint ?? "mend the document where it is wrong")
  }

  /// A document that the algorithms of JSON-LD refuse.
  ///
  /// The message ends with the code of the specification in brackets, for programs that look for it;
  /// limits have none.
  init(processing name: String, _ error: JSONLDError, loader: ContextLoader) {
    // What the error quotes of the document it escapes itself.
    var message = "\(name): \(error.problem)"
    var status = ExitStatus.rejected
    var hint = error.advice
    if let url = error.unavailableContext {
      if let failure = loader.failure(for: url) {
        status = failure.status
        message += "; it is mapped: \(failure.message)"
        hint = failure.hint ?? "the document or --map should name another"
      } else {
        hint = """
          nothing is fetched: save the context as a file and add --map URL=FILE, \
          or --map PREFIX=FOLDER for several
          """
      }
    }
    if let code = error.code { message += " [\(code.rawValue)]" }
    self.init(status, message, hint: hint)
  }
}

extension JSONLDError {
  /// The URL of the context for want of which processing ended.
  fileprivate var unavailableContext: ExactString? {
    switch reason {
    case .contextUnavailable(let url): url
    case .scopedContext(_, .loadingRemoteContextFailed, let url): url
    default: nil
    }
  }
}
