internal import StrictJSON

extension JSONLDError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  public var description: String { "\(problem); \(advice)" }

  /// What is wrong, and where.
  package var problem: String {
    let place = pointer == .root ? "\(source)" : "\(Self.quoted(pointer.description)) of \(source)"
    return "\(reason.sentence.problem) at \(place)"
  }

  /// What to do about it.
  package var advice: String { reason.sentence.advice }

  /// The most characters of a text that are shown; the URLs of published contexts have up to 83.
  private static let maxQuoted = 200

  /// The text in double quotes, shortened, with everything that a terminal could act on escaped.
  fileprivate static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars.prefix(maxQuoted) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        result += scalar.escaped(asASCII: true)
      default: result += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }
    }
    return result + (text.unicodeScalars.count > maxQuoted ? "…\"" : "\"")
  }
}

extension JSONLDError.Source: CustomStringConvertible {
  /// The text, in words.
  public var description: String {
    switch self {
    case .document: "the document"
    case .expandContext: "the context given with the options"
    case .context(let url): "the context \(JSONLDError.quoted(url.string))"
    }
  }
}

extension JSONLDError.Reason {
  /// What is wrong, and what to do about it.
  fileprivate var sentence: (problem: String, advice: String) {
    switch self {
    case .fault(let code, let subject):
      let (problem, advice) = code.sentence
      return ("\(code.rawValue)\(Self.about(subject)): \(problem)", advice)
    case .contextUnavailable(let url):
      return (
        "loading remote context failed: no context is known for "
          + JSONLDError.quoted(url.string),
        "give the loader this context, or use one that it has"
      )
    case .scopedContext(let term, let cause, let subject):
      return (
        "invalid scoped context of \(JSONLDError.quoted(term.string)): "
          + "\(cause.rawValue)\(Self.about(subject)), \(cause.sentence.problem)",
        cause.sentence.advice
      )
    case .loss(let loss, let subject):
      return (
        "\(loss.problem)\(Self.about(subject)) would be in no statement",
        "correct it, or take it out of the document"
      )
    case .limitExceeded(let limit, let number):
      return (
        "the document asks for more than the limit of \(number) \(limit.unit)",
        "use a simpler document or context, or raise the limit if you trust where it is from"
      )
    }
  }

  private static func about(_ subject: ExactString?) -> String {
    subject.map { " \(JSONLDError.quoted($0.string))" } ?? ""
  }
}

extension JSONLDLoss {
  fileprivate var problem: String {
    switch self {
    case .blankPredicate: "what is said with the blank node"
    case .direction: "the base direction"
    case .freeFloating: "a value of nothing"
    case .illFormedIRI: "what is said with the ill-formed or relative IRI"
    case .illFormedLanguage: "the value with the ill-formed language tag"
    case .keyword: "the keyword"
    case .property: "the property without a meaning"
    }
  }
}

extension JSONLDLimit {
  fileprivate var unit: String {
    switch self {
    case .contexts: "contexts processed"
    case .depth: "levels of nesting"
    case .nodes: "values and statements"
    case .termDefinitions: "term definitions"
    case .textBytes: "bytes of IRIs and terms"
    }
  }
}
