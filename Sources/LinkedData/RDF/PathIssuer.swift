/// Issues the temporary identifiers `b0`, `b1` and so on along a path, and takes them back.
///
/// The specification copies an issuer for each path that is tried, and goes on with the copy that
/// was chosen. Since an issuer only ever adds, a copy is a place in the order of issuing here: to
/// leave a path is to take back what was issued since.
///
/// Source: RDF Dataset Canonicalization 1.0 §4.3 and §4.5.2.
struct PathIssuer {
  /// The nodes in the order in which they were issued identifiers.
  private(set) var order: [UInt32] = []
  private var numbers: [UInt32]

  init(nodes: Int) { numbers = [UInt32](repeating: CanonicalIssuer.none, count: nodes) }

  /// The number issued to a node.
  @inline(__always)
  func number(of node: UInt32) -> UInt32? {
    let number = numbers[Int(node)]
    return number == CanonicalIssuer.none ? nil : number
  }

  /// Issues an identifier to a node, unless it has one.
  ///
  /// - Returns: Whether it is new.
  @discardableResult
  mutating func issue(_ node: UInt32) -> Bool {
    guard number(of: node) == nil else { return false }
    numbers[Int(node)] = UInt32(order.count)
    order.append(node)
    return true
  }

  /// Takes back all but the first identifiers.
  mutating func takeBack(to count: Int) {
    for node in order[count...] { numbers[Int(node)] = CanonicalIssuer.none }
    order.removeLast(order.count - count)
  }
}
