/// Reads one JSON text within I-JSON into a tape.
///
/// The grammar is walked with an explicit stack, so that nesting costs heap and never call frames.
///
/// Source: RFC 8259 §2, RFC 7493 §2.
struct JSONParser {
  let input: PaddedBytes
  let limits: JSONLimits
  var position = 0

  var nodes: NodeList
  var arena: [UInt8] = []
  var order: [UInt32] = []
  var generalNumbers = 0

  /// How many things were read that canonical JSON writes differently: white space, escaped strings,
  /// some numbers, objects out of order.
  ///
  /// A container during which none was read is its own canonical form.
  var deviations = 0

  /// The container whose content is being read; the document itself at first.
  var current = OpenContainer(kind: .document, node: 0)
  /// The containers around it, the document first.
  var outer: [OpenContainer] = []

  /// A container whose end has not been read.
  struct OpenContainer {
    let kind: Kind
    let node: Int
    /// The members or elements that were begun.
    var count = 0
    /// The parser's ``JSONParser/deviations`` at its opening bracket.
    var deviationsBefore = 0
    /// The name of the member that is being read; 0, which is never a name, while its name is.
    var lastName = 0

    enum Kind { case document, array, object }
  }

  init(_ input: PaddedBytes, limits: JSONLimits, nodes: NodeList) {
    self.input = input
    self.limits = limits
    self.nodes = nodes
    // Credentials are about this deep.
    outer.reserveCapacity(12)
  }

  /// Reads the whole text: one value with white space around it.
  mutating func parseText() throws(JSONError) {
    if input.count >= 3, input.word(at: 0) & 0xFF_FFFF == 0xBF_BBEF {
      throw error(.byteOrderMark, at: 0)
    }
    skipWhitespace()
    var isDone = false
    while !isDone {
      let isComplete = try parseValue()
      if isComplete { isDone = try finishValue() }
    }
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
  ///
  /// - Returns: Whether the document is complete.
  @inline(__always)
  private mutating func finishValue() throws(JSONError) -> Bool {
    while true {
      if current.kind == .document { return true }
      skipWhitespace()
      let byte = input[position]
      if byte == UInt8(ascii: ",") {
        position += 1
        skipWhitespace()
        if current.kind == .object { try parseMemberName() } else { current.count += 1 }
        return false
      }
      let isObject = current.kind == .object
      guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw unexpected(isObject ? .commaOrBrace : .commaOrBracket)
      }
      try close()
    }
  }

  private mutating func openObject() throws(JSONError) -> Bool {
    try open(.object)
    guard input[position] != UInt8(ascii: "}") else {
      try close()
      return true
    }
    try parseMemberName()
    return false
  }

  private mutating func openArray() throws(JSONError) -> Bool {
    try open(.array)
    guard input[position] != UInt8(ascii: "]") else {
      try close()
      return true
    }
    current.count = 1
    return false
  }

  private mutating func open(_ kind: OpenContainer.Kind) throws(JSONError) {
    // The document itself is in the list of those around, and is no container.
    guard outer.count < limits.maxDepth else {
      throw error(.tooDeep(limit: limits.maxDepth), at: position)
    }
    outer.append(current)
    current = OpenContainer(kind: kind, node: nodes.count, deviationsBefore: deviations)
    try append(kind == .object ? .object : .array, .plain, start: position, length: 0)
    position += 1
    skipWhitespace()
  }

  /// Ends the current container at its closing bracket.
  private mutating func close() throws(JSONError) {
    nodes[current.node].length = UInt32(truncatingIfNeeded: current.count)
    nodes[current.node].link = UInt32(truncatingIfNeeded: nodes.count)
    if current.kind == .object && current.count > 1 { try orderMembers() }
    position += 1
    if deviations == current.deviationsBefore {
      nodes[current.node].trait = .canonicalContainer
      nodes[current.node].detail = UInt32(truncatingIfNeeded: position)
    }
    current = outer.removeLast()
  }

  /// Reads a name and its colon, up to the value.
  @inline(__always)
  private mutating func parseMemberName() throws(JSONError) {
    current.lastName = 0
    guard input[position] == UInt8(ascii: "\"") else { throw unexpected(.memberName) }
    let name = nodes.count
    try parseString()
    current.count += 1
    current.lastName = name
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
    _ kind: JSONValue.Kind, _ trait: JSONNode.Trait, start: Int, length: Int, link: Int = 0,
    detail: UInt32 = 0
  ) throws(JSONError) {
    guard !nodes.isFull else {
      throw error(.tooManyNodes(limit: limits.maxNodes), at: position)
    }
    nodes.append(
      JSONNode(
        start: UInt32(truncatingIfNeeded: start), link: UInt32(truncatingIfNeeded: link),
        detail: detail, length: UInt32(truncatingIfNeeded: length), kind: kind, trait: trait))
  }

  @inline(__always)
  private mutating func skipWhitespace() {
    while input[position] <= 0x20 {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09:
        position += 1
        deviations += 1
      default: return
      }
    }
  }
}
