internal import StrictJSON

/// The terms of an active context.
///
/// Each context begins as a copy of another, and most add little to it. So what was there is shared,
/// and only what is new is held apart, until it is enough to be worth a table of its own: to copy a
/// context costs the square root of its size at most.
struct TermTable: Sendable {
  private var shared: [ExactString: DefinedTerm] = [:]
  /// What differs from `shared`; `nil` for a term that is not defined any more.
  private var own: [ExactString: DefinedTerm?] = [:]
  private var protectedCount = 0

  /// Whether any term is protected.
  var hasProtectedTerms: Bool { protectedCount > 0 }

  /// The definition of a term.
  subscript(_ term: ExactString) -> DefinedTerm? {
    get {
      if let own = own[term] { return own }
      return shared[term]
    }
    set {
      if self[term]?.definition.isProtected == true { protectedCount -= 1 }
      if newValue?.definition.isProtected == true { protectedCount += 1 }
      own[term] = .some(newValue)
    }
  }

  /// Makes copies cheap; to be called before this is copied.
  mutating func settle() {
    guard own.count > 32, own.count * own.count > shared.count else { return }
    for (term, definition) in own { shared[term] = definition }
    own = [:]
  }
}
