internal import StrictJSON

/// The names that the contexts of a document have for IRIs, found by IRI.
///
/// Made of each context when it is first asked for: most documents never need it. Whose contexts have
/// a thousand names in force asks for as few of them as one with ten.
struct ContextNames {
  /// A name for an IRI, and the scope that has it.
  private struct Entry {
    let hash: UInt32
    let term: PackedTerm
    let scope: ContextScope
    /// Which of the scope's names it is.
    let place: Int
  }

  /// The names of each context, by the hash of their IRI.
  private var tables: [[Entry]] = []

  /// Adds the names of contexts, of which those that were added before come first.
  mutating func add(_ contexts: [ContextTable]) {
    for context in contexts.dropFirst(tables.count) {
      var entries: [Entry] = []
      for index in 0..<context.scopeCount {
        let scope = context.scope(index)
        for place in 0..<scope.count {
          let term = scope.term(place)
          guard unsafe !term.iri.isEmpty else { continue }
          entries.append(
            unsafe Entry(hash: NameKey.hash(of: term.iri), term: term, scope: scope, place: place))
        }
      }
      entries.sort { $0.hash < $1.hash }
      tables.append(entries)
    }
  }

  /// Whether a name is in force for an IRI.
  ///
  /// - Parameters:
  ///   - iri: The IRI, without brackets.
  ///   - active: The contexts in force.
  ///   - layer: Where the IRI stands.
  /// - Returns: Whether there is one, even if another context has since given it another meaning.
  func haveName(
    for iri: UnsafeBufferPointer<UInt8>, among active: ActiveContexts, in layer: Int
  ) -> Bool {
    var isFound = false
    unsafe visit(NameKey.hash(bracketing: iri)) { entry in
      guard !isFound else { return }
      let bracketed = unsafe entry.term.iri
      guard bracketed.count == iri.count + 2 else { return }
      let own = unsafe UnsafeBufferPointer(rebasing: bracketed[1..<bracketed.count - 1])
      isFound =
        unsafe EqualBytes.are(own, iri) && active.outermostDepth(of: entry.scope, in: layer) != nil
    }
    return isFound
  }

  /// Whether a name is none of those that the earliest context has for its IRI.
  ///
  /// A property and a class may share an IRI; the name of the one is none for the other. Of several
  /// names for a class each will do, of those for a property the first.
  ///
  /// - Parameters:
  ///   - term: What the name stands for.
  ///   - isType: Whether it stands for a class.
  ///   - active: The contexts in force.
  ///   - layer: Where the name stands.
  /// - Returns: Whether there is another name that readers look for.
  func haveOtherName(
    than term: PackedTerm, isType: Bool, among active: ActiveContexts, in layer: Int
  ) -> Bool {
    let isReverse = term.flags.isReverse
    var (earliest, first, isOwn) = (Int.max, Int.max, true)
    unsafe visit(NameKey.hash(of: term.iri)) { entry in
      let flags = entry.term.flags
      guard unsafe EqualBytes.are(entry.term.iri, term.iri), flags.isReverse == isReverse,
        !(isType ? flags.isAliasOfType : flags.isAliasOfProperty),
        let depth = active.outermostDepth(of: entry.scope, in: layer), depth <= earliest
      else { return }
      let isSame = unsafe EqualBytes.are(entry.term.name, term.name)
      if depth < earliest {
        (earliest, first, isOwn) = (depth, entry.place, isSame)
      } else if isType {
        isOwn = isOwn || isSame
      } else if entry.place < first {
        (first, isOwn) = (entry.place, isSame)
      }
    }
    return !isOwn
  }

  /// Calls `body` with each name whose IRI has a hash.
  private func visit(_ hash: UInt32, _ body: (Entry) -> Void) {
    for entries in tables {
      var (low, high) = (0, entries.count)
      while low < high {
        let middle = (low + high) / 2
        if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
      }
      while low < entries.count, entries[low].hash == hash {
        body(entries[low])
        low += 1
      }
    }
  }
}
