/// Writes a parsed value as RFC 8785 wants it.
///
/// When the text was parsed it was found in which order members go, and which containers are their
/// own canonical form already, so almost all of this is copying.
@safe
struct CanonicalWriter {
  private let tape: JSONTape
  private let input: UnsafePointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  /// A member of the value itself, not of what is in it, that is left out.
  private let omitted: StaticString?
  private var count = 0

  /// The canonical form of a value.
  static func bytes(of value: JSONValue, omitting omitted: StaticString? = nil) -> [UInt8] {
    let tape = value.tape
    let room = room(for: value.index, in: tape)
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let output = buffer.baseAddress else { return }
      count = unsafe tape.bytes.withUnsafeBufferPointer { input in
        guard let input = input.baseAddress else { return 0 }
        var writer = unsafe CanonicalWriter(
          tape: tape, input: input, output: output, omitted: omitted)
        writer.write(value.index, isRoot: true)
        return writer.count
      }
    }
  }

  /// The most bytes that a value can be written with.
  ///
  /// No canonical string is longer than its source; only numbers that are not canonical can grow.
  private static func room(for index: Int, in tape: JSONTape) -> Int {
    let node = tape.nodes[index]
    switch (node.kind, node.trait) {
    case (_, .canonicalContainer): return Int(node.detail) - Int(node.start)
    case (.object, _), (.array, _):
      // Where its text ends is not kept; it begins where it begins.
      return tape.bytes.count - Int(node.start)
        + tape.generalNumbers * ECMAScriptNumber.greatestLength
    case (.string, .escaped):
      // A decoded byte takes at most the six of its escape.
      return 6 * Int(node.length) + 2
    default: return Int(node.length) + ECMAScriptNumber.greatestLength
    }
  }

  private init(
    tape: JSONTape, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>,
    omitted: StaticString?
  ) {
    self.tape = tape
    self.omitted = omitted
    unsafe self.input = input
    unsafe self.output = output
  }

  /// Recurses once a level; ``JSONLimits/greatestDepth`` bounds it.
  private mutating func write(_ index: Int, isRoot: Bool = false) {
    let node = tape.nodes[index]
    if node.trait == .canonicalContainer && !(isRoot && omitted != nil) {
      return copy(from: Int(node.start), Int(node.detail) - Int(node.start))
    }
    switch node.kind {
    case .object: writeObject(index, node, isRoot: isRoot)
    case .array: writeArray(index, node)
    case .string: writeString(node)
    case .number: writeNumber(index, node)
    case .bool, .null: copy(from: Int(node.start), Int(node.length))
    }
  }

  private mutating func writeObject(_ index: Int, _ node: JSONNode, isRoot: Bool) {
    append(UInt8(ascii: "{"))
    let start = count
    var name = index + 1
    for offset in 0..<Int(node.length) {
      if node.trait == .unordered { name = Int(tape.order[Int(node.detail) + offset]) }
      writeMember(name, isFirst: count == start, isOfRoot: isRoot)
      if node.trait != .unordered { name = tape.next(after: name + 1) }
    }
    append(UInt8(ascii: "}"))
  }

  @inline(__always)
  private mutating func writeMember(_ name: Int, isFirst: Bool, isOfRoot: Bool) {
    if isOfRoot, let omitted, tape.content(of: name, is: omitted) { return }
    if !isFirst { append(UInt8(ascii: ",")) }
    writeString(tape.nodes[name])
    append(UInt8(ascii: ":"))
    write(name + 1)
  }

  private mutating func writeArray(_ index: Int, _ node: JSONNode) {
    append(UInt8(ascii: "["))
    var element = index + 1
    for offset in 0..<Int(node.length) {
      if offset > 0 { append(UInt8(ascii: ",")) }
      write(element)
      element = tape.next(after: element)
    }
    append(UInt8(ascii: "]"))
  }

  @inline(__always)
  private mutating func writeString(_ node: JSONNode) {
    guard node.trait == .escaped else {
      // With both quotes, which stand around the content in the source.
      return copy(from: Int(node.start) - 1, Int(node.length) + 2)
    }
    append(UInt8(ascii: "\""))
    for offset in Int(node.link)..<Int(node.link) + Int(node.length) {
      appendEscaped(tape.arena[offset])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func writeNumber(_ index: Int, _ node: JSONNode) {
    guard node.trait != .canonicalNumber else {
      return copy(from: Int(node.start), Int(node.length))
    }
    for byte in ECMAScriptNumber.bytes(Double(tape.string(at: index)) ?? 0) { append(byte) }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    guard let escape = CanonicalEscape.bytes(for: byte) else { return append(byte) }
    for byte in escape { append(byte) }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    unsafe output[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func copy(from start: Int, _ length: Int) {
    unsafe (output + count).update(from: input + start, count: length)
    count += length
  }
}

extension JSONValue {
  /// The canonical form of the value.
  ///
  /// Source: RFC 8785 §3.2.
  public func canonicalBytes() -> [UInt8] {
    CanonicalWriter.bytes(of: self)
  }

  /// The canonical form of the object without one of its members.
  public func canonicalBytes(omitting name: StaticString) -> [UInt8] {
    CanonicalWriter.bytes(of: self, omitting: name)
  }
}
