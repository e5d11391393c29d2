internal import StrictJSON

extension ContextCompiler {
  /// Marks the names that stand for something for which the context has a better name.
  ///
  /// Of several names for one IRI, properties have small first letters and classes capital ones. A
  /// name of the wrong kind leaves the statement as it is, and hides it from whoever reads the JSON.
  /// So does, of several names for a property, every one but the first.
  ///
  /// - Parameter roots: How many scopes are in force for the whole document.
  mutating func markAliases(roots: Int) {
    var names: [ExactString: Set<ExactString>] = [:]
    for scope in scopes {
      for term in scope.terms where !term.iri.isEmpty {
        names[ExactString(term.iri), default: []].insert(ExactString(term.name))
      }
    }
    var outer = PropertyNames()
    for (index, scope) in scopes.enumerated() {
      var inner = PropertyNames()
      for (place, term) in scope.terms.enumerated() where !term.iri.isEmpty {
        let others = names[ExactString(term.iri)] ?? []
        var record = term.record
        if ContextCompiler.isCapital(term.name) {
          record.isAliasOfProperty = others.contains { !ContextCompiler.isCapital($0.string) }
        } else {
          record.isAliasOfType = others.contains { ContextCompiler.isCapital($0.string) }
          record.isAliasOfProperty = outer.hasOther(for: term) || inner.hasOther(for: term)
          inner.add(term)
          if index < roots { outer.add(term) }
        }
        scopes[index].terms[place].record = record
      }
    }
  }

  private static func isCapital(_ name: String) -> Bool {
    (0x41...0x5A).contains(name.utf8.first ?? 0)
  }

  /// The first name for each property; read backwards it is another property.
  private struct PropertyNames {
    private var forward: [ExactString: ExactString] = [:]
    private var backward: [ExactString: ExactString] = [:]

    mutating func add(_ term: Term) {
      let (iri, name) = (ExactString(term.iri), ExactString(term.name))
      if term.record.isReverse {
        backward[iri] = backward[iri] ?? name
      } else {
        forward[iri] = forward[iri] ?? name
      }
    }

    func hasOther(for term: Term) -> Bool {
      let name = (term.record.isReverse ? backward : forward)[ExactString(term.iri)]
      return name.map { $0 != ExactString(term.name) } ?? false
    }
  }
}
