/// A member name while its object is put in order.
struct MemberName {
  /// The first eight bytes, the first in the highest bits: most names differ there.
  let prefix: UInt64
  let node: UInt32
}

extension JSONParser {
  /// Puts the names of the current object in the order of RFC 8785 §3.2.3, and refuses a name that
  /// stands twice.
  ///
  /// Equal names are neighbours once they are in order, so one pass serves both, and the writer
  /// need not sort again. The order costs O(n log n) whatever the names are: there is no hash to
  /// attack.
  mutating func orderMembers() throws(JSONError) {
    guard !isCurrentOrderedAtAGlance() else { return }
    let duplicate = unsafe withUnsafeTemporaryAllocation(
      of: MemberName.self, capacity: current.count
    ) { names -> UInt32? in
      let content = MemberNameContent(input: input, nodes: nodes, arena: arena)
      unsafe content.gather(names, ofObject: current.node)
      unsafe content.sort(names)
      for index in 1..<names.count where unsafe !content.precedes(names[index - 1], names[index]) {
        // Of two equal names the later one is at fault.
        return unsafe max(names[index - 1].node, names[index].node)
      }
      var isOrdered = true
      for index in 1..<names.count {
        isOrdered = unsafe isOrdered && names[index - 1].node < names[index].node
      }
      guard !isOrdered else { return nil }
      deviations += 1
      nodes[current.node].trait = .unordered
      nodes[current.node].detail = UInt32(truncatingIfNeeded: order.count)
      for index in 0..<names.count { unsafe order.append(names[index].node) }
      return nil
    }
    guard let duplicate else { return }
    current.lastName = Int(duplicate)
    throw error(
      .duplicateMember(content(ofString: current.lastName)),
      at: Int(nodes[current.lastName].start) - 1)
  }

  /// Whether the first eight bytes of the names show that they stand in order already, each once.
  ///
  /// Of most objects that are in order they do, and nothing has to be sorted.
  private func isCurrentOrderedAtAGlance() -> Bool {
    var node = current.node + 1
    var last: UInt64 = 0
    for index in 0..<current.count {
      let name = nodes[node]
      guard name.trait == .plain else { return false }
      let prefix = input.prefix(at: Int(name.start), length: Int(name.length))
      if index > 0 && prefix <= last || prefix & 0x8080_8080_8080_8080 != 0 { return false }
      last = prefix
      let value = nodes[node + 1]
      node = value.kind.isContainer ? Int(value.link) : node + 2
    }
    return true
  }
}

extension PaddedBytes {
  /// The first eight bytes of a string as a number that orders as they do; zeros where it is
  /// shorter.
  @inline(__always)
  fileprivate func prefix(at start: Int, length: Int) -> UInt64 {
    let word = word(at: start).byteSwapped
    return length >= 8 ? word : word & ~(UInt64.max >> (8 * UInt64(length)))
  }
}

/// What names are compared by: the text and its nodes.
///
/// Apart from the parser, so that comparing does not copy the parser.
private struct MemberNameContent {
  let input: PaddedBytes
  let nodes: NodeList
  let arena: [UInt8]

  /// Collects the names of an object.
  func gather(_ names: UnsafeMutableBufferPointer<MemberName>, ofObject object: Int) {
    var node = object + 1
    for index in 0..<names.count {
      let name = MemberName(prefix: prefix(ofName: node), node: UInt32(truncatingIfNeeded: node))
      unsafe names.initializeElement(at: index, to: name)
      let value = nodes[node + 1]
      node = value.kind.isContainer ? Int(value.link) : node + 2
    }
  }

  func sort(_ names: UnsafeMutableBufferPointer<MemberName>) {
    guard names.count <= 24 else {
      var names = unsafe names
      return unsafe names.sort { precedes($0, $1) }
    }
    for index in 1..<names.count {
      let name = unsafe names[index]
      var place = index
      while place > 0, unsafe precedes(name, names[place - 1]) {
        unsafe names[place] = names[place - 1]
        place -= 1
      }
      unsafe names[place] = name
    }
  }

  /// Whether `left` stands before `right` in the order of UTF-16 code units.
  @inline(__always)
  func precedes(_ left: MemberName, _ right: MemberName) -> Bool {
    let isASCII = (left.prefix | right.prefix) & 0x8080_8080_8080_8080 == 0
    if isASCII && left.prefix != right.prefix { return left.prefix < right.prefix }
    return precedesByteByByte(nodes[Int(left.node)], nodes[Int(right.node)])
  }

  private func precedesByteByByte(_ left: JSONNode, _ right: JSONNode) -> Bool {
    for offset in 0..<Int(min(left.length, right.length)) {
      let (leftByte, rightByte) = (byte(offset, of: left), byte(offset, of: right))
      if leftByte != rightByte { return UTF16Order.rank(leftByte) < UTF16Order.rank(rightByte) }
    }
    return left.length < right.length
  }

  /// A byte of the decoded content of a string.
  @inline(__always)
  private func byte(_ offset: Int, of string: JSONNode) -> UInt8 {
    string.trait == .escaped
      ? arena[Int(string.link) + offset] : input[Int(string.start) + offset]
  }

  /// The first eight bytes of a name as a number that orders as they do; zeros where it is shorter.
  @inline(__always)
  private func prefix(ofName node: Int) -> UInt64 {
    let name = nodes[node]
    guard name.trait != .escaped else {
      return (0..<8).reduce(0) { $0 << 8 | ($1 < name.length ? UInt64(byte($1, of: name)) : 0) }
    }
    return input.prefix(at: Int(name.start), length: Int(name.length))
  }
}
