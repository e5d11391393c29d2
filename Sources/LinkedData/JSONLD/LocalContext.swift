internal import StrictJSON

/// A context as a document gives it: its entries by name, in their order.
struct LocalContext {
  private(set) var names: [ExactString] = []
  private var entries: [ExactString: Entry] = [:]

  /// A value, and the text it stands in: a context that imports another has entries of both.
  struct Entry {
    let value: JSONValue
    let source: JSONLDError.Source
  }

  /// The entries of an object.
  init(_ object: JSONValue, in source: JSONLDError.Source) {
    merge(object, in: source)
  }

  subscript(_ name: ExactString) -> Entry? { entries[name] }

  /// Adds the entries of an object, in the place of those with the same names.
  mutating func merge(_ object: JSONValue, in source: JSONLDError.Source) {
    for member in object.members {
      let name = ExactString(member.name)
      let entry = Entry(value: member.value, source: source)
      if entries.updateValue(entry, forKey: name) == nil { names.append(name) }
    }
  }
}

/// A context that is being made part of the active one.
struct ContextDefinition {
  let local: LocalContext
  let origin: ContextOrigin
  let call: ContextCall
  /// What the context says of all its terms.
  var protectsTerms = false
  /// `true` for the terms that are defined, `false` for those that are being defined.
  var defined: [ExactString: Bool] = [:]
}

/// How a context is processed: the optional inputs of the algorithm.
///
/// Source: JSON-LD 1.1 API §4.1.2.
struct ContextCall {
  /// The URLs of the contexts through which this one was included.
  var remoteContexts: [ExactString] = []
  var overridesProtected = false
  var propagates = true
  /// `false` while a term's own context is tried out when the term is defined.
  var validatesScopedContexts = true
}
