/// Reads one JSON text within I-JSON into a tape.
///
/// Source: RFC 8259 §2, RFC 7493 §2.
///
/// The grammar is walked with an explicit stack, so that nesting costs heap and never call frames.
struct JSONParser {
  let input: PaddedBytes
  let limits: JSONLimits
  var position = 0

  var nodes: [JSONNode] = []
  var arena: [UInt8] = []
  var order: [UInt32] = []
  var generalNumbers = 0
  var open: [OpenContainer] = []
  /// Room for the names of one object while they are put in order; reused.
  var names: [MemberName] = []

  /// A container whose end has not been read.
  struct OpenContainer {
    let node: Int
    let isObject: Bool
    /// The members or elements that were begun.
    var count = 0
    /// The name that was read last.
    var lastName = 0
  }

  init(_ input: PaddedBytes, limits: JSONLimits) {
    self.input = input
    self.limits = limits
    // A credential has about one node every twelve bytes.
    nodes.reserveCapacity(min(input.count / 10 + 8, limits.maxNodes))
    open.reserveCapacity(16)
  }

  /// Reads the whole text: one value with white space around it.
  mutating func parseText() throws(JSONError) {
    if input.count >= 3, input.word(at: 0) & 0xFF_FFFF == 0xBF_BBEF {
      throw error(.byteOrderMark, at: 0)
    }
    skipWhitespace()
    repeat {
      let isComplete = try parseValue()
      guard isComplete else { continue }
      try closeContainers()
    } while !open.isEmpty
    skipWhitespace()
    guard position == input.count else { throw error(.trailingText, at: position) }
  }

  /// Reads a scalar whole, or a container's opening bracket and, for an object, its first name.
  ///
  /// - Returns: Whether the value is complete.
  @inline(__always)
  private mutating func parseValue() throws(JSONError) -> Bool {
    switch input[position] {
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "{"): return try openObject()
    case UInt8(ascii: "["): return try openArray()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
    case UInt8(ascii: "t"): try parseLiteral("true", .bool, .isTrue)
    case UInt8(ascii: "f"): try parseLiteral("false", .bool, .plain)
    case UInt8(ascii: "n"): try parseLiteral("null", .null, .plain)
    default: throw unexpected(.value)
    }
    return true
  }

  /// After a complete value: reads closing brackets until a further value must follow.
  @inline(__always)
  private mutating func closeContainers() throws(JSONError) {
    while let container = open.last {
      skipWhitespace()
      switch (input[position], container.isObject) {
      case (UInt8(ascii: ","), true):
        position += 1
        skipWhitespace()
        try parseMemberName()
        return
      case (UInt8(ascii: ","), false):
        position += 1
        skipWhitespace()
        open[open.count - 1].count += 1
        return
      case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
        position += 1
        try close(container)
      case (_, let isObject):
        throw unexpected(isObject ? .commaOrBrace : .commaOrBracket)
      }
    }
  }

  private mutating func openObject() throws(JSONError) -> Bool {
    try push(.object)
    guard input[position] != UInt8(ascii: "}") else {
      position += 1
      try close(open[open.count - 1])
      return true
    }
    try parseMemberName()
    return false
  }

  private mutating func openArray() throws(JSONError) -> Bool {
    try push(.array)
    guard input[position] != UInt8(ascii: "]") else {
      position += 1
      try close(open[open.count - 1])
      return true
    }
    open[open.count - 1].count = 1
    return false
  }

  private mutating func push(_ kind: JSONValue.Kind) throws(JSONError) {
    guard open.count < limits.maxDepth else {
      throw error(.tooDeep(limit: limits.maxDepth), at: position)
    }
    open.append(OpenContainer(node: nodes.count, isObject: kind == .object))
    try append(kind, .plain, start: position, length: 0)
    position += 1
    skipWhitespace()
  }

  private mutating func close(_ container: OpenContainer) throws(JSONError) {
    nodes[container.node].length = UInt32(truncatingIfNeeded: container.count)
    nodes[container.node].link = UInt32(truncatingIfNeeded: nodes.count)
    if container.isObject && container.count > 1 {
      try orderMembers(of: container.node, count: container.count)
    }
    open.removeLast()
  }

  /// Reads a name and its colon, up to the value.
  @inline(__always)
  private mutating func parseMemberName() throws(JSONError) {
    guard input[position] == UInt8(ascii: "\"") else { throw unexpected(.memberName) }
    let name = nodes.count
    try parseString()
    open[open.count - 1].count += 1
    open[open.count - 1].lastName = name
    skipWhitespace()
    guard input[position] == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position += 1
    skipWhitespace()
  }

  private mutating func parseLiteral(
    _ literal: StaticString, _ kind: JSONValue.Kind, _ trait: JSONNode.Trait
  ) throws(JSONError) {
    let start = position
    for offset in 0..<literal.utf8CodeUnitCount {
      guard unsafe input[position] == literal.utf8Start[offset] else { throw unexpected(.value) }
      position += 1
    }
    try append(kind, trait, start: start, length: position - start)
  }

  @inline(__always)
  mutating func append(
    _ kind: JSONValue.Kind, _ trait: JSONNode.Trait, start: Int, length: Int, link: Int = 0
  ) throws(JSONError) {
    guard nodes.count < limits.maxNodes else {
      throw error(.tooManyNodes(limit: limits.maxNodes), at: position)
    }
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
        link: UInt32(truncatingIfNeeded: link), order: 0, kind: kind, trait: trait))
  }

  @inline(__always)
  private mutating func skipWhitespace() {
    while input[position] <= 0x20 {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }
}
