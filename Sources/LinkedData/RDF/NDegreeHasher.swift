import OpenSSLCrypto

/// Tells blank nodes apart by the paths that lead from them to others: Hash N-Degree Quads.
///
/// The specification's permutations make this exponential for the worst datasets; every step is
/// counted. Source: RDF Dataset Canonicalization 1.0 §4.8.3.
struct NDegreeHasher: ~Copyable {
  private let state: CanonicalizationState
  private var digester: Digester
  private var budget: CanonicalizationBudget
  private var frames: [NDegreeFrame] = []

  /// The canonical issuer, which grows from group to group.
  var canonical: CanonicalIssuer
  /// The path identifier issuer.
  var issuer: PathIssuer
  /// The hash of the node that was visited last.
  private(set) var hash: [UInt8]

  var steps: Int { budget.steps }

  init(_ state: CanonicalizationState, alike: Int, limits: CanonicalizationLimits) {
    self.state = state
    digester = Digester(state.algorithm)
    budget = CanonicalizationBudget(limit: limits.maxSteps, alike: alike)
    canonical = state.issuer
    issuer = PathIssuer(nodes: state.dataset.blankNodeCount)
    hash = [UInt8](repeating: 0, count: state.algorithm.byteCount)
  }

  /// Hashes a node and all that paths from it lead to.
  ///
  /// Leaves the hash in ``hash``, and in ``issuer`` the issuer that the specification returns. What
  /// the specification says as recursion is a stack of frames here, for a path may lead through
  /// thousands of nodes, and a thread's stack is as small as it happens to be.
  mutating func visit(_ node: UInt32) throws(CanonicalizationError) {
    var depth = 0
    try enter(node, depth)
    while true {
      if let related = try advance(depth) {
        depth += 1
        try enter(related, depth)
      } else if depth > 0 {
        depth -= 1
      } else {
        return
      }
    }
  }

  /// Begins with a node: §4.8.3 steps 1 to 4.
  private mutating func enter(_ node: UInt32, _ depth: Int) throws(CanonicalizationError) {
    if depth == frames.count {
      // Its arrays are yet to be allocated.
      try budget.take(8)
      frames.append(NDegreeFrame())
    }
    // Taken out while it is used, so that there is one owner of its arrays.
    var frame = NDegreeFrame()
    swap(&frame, &frames[depth])
    frame.begin()
    try budget.take(1)
    try hashRelated(of: node, into: &frame)
    frame.sort(digestBytes: state.algorithm.byteCount)
    swap(&frame, &frames[depth])
  }

  /// Goes on with a node, as far as that is possible before another is visited: steps 5 and 6.
  ///
  /// - Returns: The related node to visit before going on; `nil` where the hash is ready.
  private mutating func advance(_ depth: Int) throws(CanonicalizationError) -> UInt32? {
    var frame = NDegreeFrame()
    swap(&frame, &frames[depth])
    defer { swap(&frame, &frames[depth]) }
    if frame.isOnPath { takeVisit(&frame) }
    while true {
      if frame.isOnPath {
        if let related = frame.nextVisit { return related }
        try endPath(&frame)
      } else if frame.beginGroup(digestBytes: state.algorithm.byteCount) {
        frame.base = issuer.order.count
        try beginPath(&frame)
      } else {
        try budget.takeDigest(of: frame.data.count)
        digester.digest(of: frame.data[...], into: &hash, at: 0)
        return nil
      }
    }
  }

  /// Hashes how each blank node in the statements of a node is related to it: §4.8.3 step 3.
  private mutating func hashRelated(
    of node: UInt32, into frame: inout NDegreeFrame
  ) throws(CanonicalizationError) {
    for index in state.mentions[Int(node)] {
      let statement = state.dataset.statements[Int(index)]
      try budget.take(1)
      try hashRelated(statement.subject, "s", statement, to: node, into: &frame)
      try hashRelated(statement.object, "o", statement, to: node, into: &frame)
      try hashRelated(statement.graph, "g", statement, to: node, into: &frame)
    }
  }

  /// Hash Related Blank Node: §4.7.3.
  private mutating func hashRelated(
    _ related: RDFTerm, _ position: Unicode.Scalar, _ statement: RDFStatement, to node: UInt32,
    into frame: inout NDegreeFrame
  ) throws(CanonicalizationError) {
    guard related.isBlank, related.offset != node else { return }
    frame.input.removeAll(keepingCapacity: true)
    frame.input.append(UInt8(ascii: position))
    if position != "g" {
      frame.input.append(contentsOf: state.dataset.text[statement.predicate.range])
    }
    if !appendIdentifier(of: related.offset, to: &frame.input) {
      frame.input.append(hexadecimal: state.hash(of: related.offset))
    }
    try budget.takeDigest(of: frame.input.count)
    let place = frame.add(related.offset, digestBytes: state.algorithm.byteCount)
    digester.digest(of: frame.input[...], into: &frame.hashes, at: place)
  }

  /// Begins the path of one order of related nodes: steps 5.4.1 to 5.4.4.
  private mutating func beginPath(_ frame: inout NDegreeFrame) throws(CanonicalizationError) {
    try budget.take(frame.permutation.count)
    frame.beginPath()
    for related in frame.permutation {
      if !canonical.hasIssued(related), issuer.issue(related) { frame.recursion.append(related) }
      appendIdentifier(of: related, to: &frame.path.bytes)
    }
    if frame.path.isHopeless() { frame.recursion.removeAll(keepingCapacity: true) }
  }

  /// Adds to the path what visiting a related node gave: step 5.4.5.
  private func takeVisit(_ frame: inout NDegreeFrame) {
    appendIdentifier(of: frame.recursion[frame.visited], to: &frame.path.bytes)
    frame.path.bytes.append(UInt8(ascii: "<"))
    frame.path.bytes.append(hexadecimal: hash[...])
    frame.path.bytes.append(UInt8(ascii: ">"))
    frame.visited += 1
    if frame.path.isHopeless() { frame.recursion.removeAll(keepingCapacity: true) }
  }

  /// Ends a path, and goes on with the next order of the related nodes, or after the last with the
  /// issuer of the least path: steps 5.4.6, 5.5 and 5.6.
  private mutating func endPath(_ frame: inout NDegreeFrame) throws(CanonicalizationError) {
    let isChosen = frame.path.finish()
    // Of a single order the issuer is gone on with as it is, which is the common case.
    if frame.permutation.count > 1 {
      if isChosen { frame.choose(issuer.order[frame.base...]) }
      issuer.takeBack(to: frame.base)
      if frame.permutation.permute() { return try beginPath(&frame) }
      for node in frame.chosen { issuer.issue(node) }
    }
    frame.endGroup()
  }

  /// Adds the canonical identifier of a node, or else its temporary one.
  ///
  /// - Returns: Whether it has one.
  @discardableResult
  private func appendIdentifier(of node: UInt32, to bytes: inout [UInt8]) -> Bool {
    if canonical.hasIssued(node) {
      bytes.append(contentsOf: "_:c14n".utf8)
      bytes.append(decimal: canonical.numbers[Int(node)])
    } else if let number = issuer.number(of: node) {
      bytes.append(contentsOf: "_:b".utf8)
      bytes.append(decimal: number)
    } else {
      return false
    }
    return true
  }
}

extension [UInt8] {
  /// Adds bytes as lower-case hexadecimal digits.
  mutating func append(hexadecimal bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      append(hexadecimalDigit: byte >> 4)
      append(hexadecimalDigit: byte & 0xF)
    }
  }

  private mutating func append(hexadecimalDigit digit: UInt8) {
    append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }

  /// Adds a number in decimal digits.
  mutating func append(decimal number: UInt32) {
    var power: UInt32 = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }
}
