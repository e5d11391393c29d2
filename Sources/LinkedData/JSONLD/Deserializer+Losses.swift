internal import StrictJSON

extension Deserializer {
  /// Refuses to drop something, where that is asked for.
  ///
  /// The place is not known any more; the subject is.
  func lose(_ loss: JSONLDLoss, _ subject: ExactString?) throws(JSONLDError) {
    guard options.refusesLoss else { return }
    throw JSONLDError(.loss(loss, subject: subject), at: .root, in: .document)
  }

  /// Refuses to drop what is said with a name that is no term.
  func lose(_ name: NodeName?) throws(JSONLDError) {
    guard case .named(let number)? = name else { return }
    let text = texts[number]
    let isBlank = IRISyntax.isBlankNode(text.string)
    try lose(isBlank ? .blankPredicate : .illFormedIRI, text)
  }

  /// Refuses to drop a value that is no literal.
  func lose(literal map: ExpandedMap) throws(JSONLDError) {
    if let language = map[Keyword.language]?.string, !IRISyntax.isLanguageTag(language.string) {
      try lose(.illFormedLanguage, language)
    }
    try lose(.illFormedIRI, map[Keyword.type]?.string)
  }
}
