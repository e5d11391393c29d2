/// Issues the canonical identifiers `c14n0`, `c14n1` and so on.
///
/// Source: RDF Dataset Canonicalization 1.0 §4.3 and §4.5.2.
struct CanonicalIssuer {
  /// What stands for no number.
  static let none = UInt32.max

  /// The number issued to each node, or ``none``.
  private(set) var numbers: [UInt32]
  private var next: UInt32 = 0

  init(nodes: Int) { numbers = [UInt32](repeating: Self.none, count: nodes) }

  /// Whether a node has an identifier.
  func hasIssued(_ node: UInt32) -> Bool { numbers[Int(node)] != Self.none }

  /// Issues an identifier to a node, unless it has one.
  mutating func issue(_ node: UInt32) {
    guard !hasIssued(node) else { return }
    numbers[Int(node)] = next
    next += 1
  }

  /// A statement with the numbers of the canonical identifiers in place of the nodes' own.
  func replacing(_ statement: RDFStatement) -> RDFStatement {
    RDFStatement(
      subject: replacing(statement.subject), predicate: statement.predicate,
      object: replacing(statement.object), graph: replacing(statement.graph))
  }

  private func replacing(_ term: RDFTerm) -> RDFTerm {
    term.isBlank ? .blankNode(Int(numbers[Int(term.offset)])) : term
  }
}
