internal import StrictJSON

/// One object that describes a thing with a name, and what it says of it.
struct Description {
  /// A statement, and the number of the value that makes it.
  struct Said {
    let statement: Int
    let place: Int
  }

  let subject: RDFTerm
  let graph: RDFTerm
  let depth: Int
  /// The object; for a thing that is only named, the object or string that names it.
  let place: JSONCursor
  /// The contexts in force in the object, with what its types bring.
  let inner: Int
  let typeCount: Int
  /// What is said, the types first; nothing where the thing is only named.
  var said: [Said] = []
}

extension StatementReader {
  /// Notes that an object describes a thing with a name, or only names it.
  ///
  /// - Returns: The description's number; -1 for a thing without a name, which no other object can
  ///   describe.
  mutating func describe(
    _ object: JSONCursor, at position: Position, types: Int
  ) -> Int {
    guard !position.subject.isBlank else { return -1 }
    descriptions.append(
      Description(
        subject: position.subject, graph: position.graph, depth: position.depth, place: object,
        inner: position.layer, typeCount: types))
    return descriptions.count - 1
  }

  /// Notes that a string names a thing.
  mutating func mention(_ subject: RDFTerm, _ string: JSONCursor, at position: Position) {
    descriptions.append(
      Description(
        subject: subject, graph: position.graph, depth: position.depth, place: string,
        inner: position.layer, typeCount: 0))
  }

  /// Makes sure that nothing was moved from one description of a thing to another.
  ///
  /// Statements about one thing are one set, wherever in the document they were made. So a member can
  /// be moved to another object with the same `id`, and what is signed stays the same: the date until
  /// which a credential is valid, say, from the credential to an endorsement of it. ``Descriptions``
  /// has the rules.
  mutating func checkDescriptions() throws(DataLoss) {
    guard descriptions.count > 1 else { return }
    let groups = repeatedDescriptions()
    guard !groups.isEmpty else { return }
    for (statement, source) in sources.enumerated() where source.description >= 0 {
      descriptions[Int(source.description)].said.append(
        Description.Said(statement: statement, place: Int(source.place)))
    }
    let compared = groups.joined().reduce(0) { $0 + 1 + descriptions[$1].said.count }
    guard compared <= StatementReader.maxCompared else {
      throw fail(.tooManyDescriptions(limit: StatementReader.maxCompared), document)
    }
    let rules = Descriptions(of: self)
    for group in groups {
      guard let place = rules.fault(in: group.map { descriptions[$0] }) else { continue }
      let subject = terms.bytes(of: descriptions[group[0]].subject).dropFirst().dropLast()
      throw fail(.descriptionScattered(String(decoding: subject, as: UTF8.self)), place)
    }
  }

  /// The descriptions of things that have several in one graph, as their numbers; in another graph,
  /// other statements are other statements.
  ///
  /// Left out are things that one object describes and strings name where they may.
  private func repeatedDescriptions() -> [[Int]] {
    unsafe terms.text.withUnsafeBufferPointer { text in
      func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: text[descriptions[index].subject.range])
      }
      func graph(_ index: Int) -> Int { descriptions[index].graph.blankNode ?? -1 }
      func isSame(_ left: Int, _ right: Int) -> Bool {
        unsafe graph(left) == graph(right) && EqualBytes.are(bytes(left), bytes(right))
      }
      var order = descriptions.indices.map { index in
        unsafe (hash: NameKey.hash64(of: bytes(index)), index: index)
      }
      order.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
      var groups: [[Int]] = []
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, order[end].hash == order[start].hash { end += 1 }
        if end - start > 1 {
          // Different things have the same hash only by design.
          let same = order[start..<end].map(\.index).sorted {
            unsafe isSame($0, $1)
              ? $0 < $1
              : EqualBytes.are(bytes($0), bytes($1))
                ? graph($0) < graph($1) : CodeUnitOrder.precedes(bytes($0), bytes($1))
          }
          for group in same.split(whereNeighbours: { !isSame($0, $1) })
          where group.count > 1 && !isPlain(group) { groups.append(group) }
        }
        start = end
      }
      return groups
    }
  }

  /// Whether of several descriptions one is an object, and the others strings further inside.
  private func isPlain(_ group: [Int]) -> Bool {
    var object: Int?
    for number in group where descriptions[number].place.kind != .string {
      guard object == nil else { return false }
      object = number
    }
    guard let object else { return true }
    let depth = descriptions[object].depth
    return group.allSatisfy { descriptions[$0].depth >= depth }
  }
}

extension [Int] {
  /// The runs of elements between which nothing is cut.
  fileprivate func split(whereNeighbours isCut: (Int, Int) -> Bool) -> [[Int]] {
    var runs: [[Int]] = []
    for element in self {
      if let last = runs.last?.last, !isCut(last, element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
    return runs
  }
}
