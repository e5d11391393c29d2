/// The memory of a parsed text, while the tape that owns it is held.
///
/// All reading of nodes and contents goes through here. Indices come from the parser, which made
/// them, so they are not checked again; that, and that it is had only while its tape is held, makes
/// this type safe to use.
@safe
@usableFromInline
struct JSONText {
  @usableFromInline let nodes: UnsafePointer<JSONNode>
  @usableFromInline let bytes: UnsafePointer<UInt8>
  @usableFromInline let arena: UnsafePointer<UInt8>
  @usableFromInline let owner: Unmanaged<JSONTape>

  @inlinable
  init(
    nodes: UnsafePointer<JSONNode>, bytes: UnsafePointer<UInt8>, arena: UnsafePointer<UInt8>,
    owner: Unmanaged<JSONTape>
  ) {
    unsafe self.nodes = nodes
    unsafe self.bytes = bytes
    unsafe self.arena = arena
    unsafe self.owner = unsafe owner
  }

  /// The node after the value at `index` and everything in it.
  @inlinable @inline(__always)
  func next(after index: Int) -> Int {
    unsafe nodes[index].kind.isContainer ? Int(nodes[index].link) : index + 1
  }

  /// The content of the string, or the literal of the number, at `index`.
  @inlinable @inline(__always)
  func content(of index: Int) -> UnsafeBufferPointer<UInt8> {
    let node = unsafe nodes[index]
    let start = unsafe node.trait == .escaped ? arena + Int(node.link) : bytes + Int(node.start)
    return unsafe UnsafeBufferPointer(start: start, count: Int(node.length))
  }

  /// Whether the string at `index` has exactly the content of `literal`.
  @inlinable @inline(__always)
  func content(of index: Int, is literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard unsafe Int(nodes[index].length) == count else { return false }
    let content = unsafe content(of: index)
    guard let start = content.baseAddress else { return count == 0 }
    return unsafe EqualBytes.are(start, literal.utf8Start, count: count)
  }

  /// The number at `index`; most are short integers and need no conversion of decimals.
  func number(at index: Int) -> Double {
    let literal = unsafe content(of: index)
    let isNegative = unsafe literal.first == UInt8(ascii: "-")
    var magnitude: Int64 = 0
    for offset in (isNegative ? 1 : 0)..<literal.count {
      let digit = unsafe literal[offset] &- UInt8(ascii: "0")
      guard digit < 10, literal.count <= 16 else {
        return unsafe Double(String(decoding: literal, as: UTF8.self)) ?? 0
      }
      magnitude = magnitude * 10 + Int64(digit)
    }
    return isNegative ? -Double(magnitude) : Double(magnitude)
  }

  /// The node of the value of a member of the object at `index`.
  ///
  /// Inlined to the place where the name is a literal, so that its key is known when compiling.
  @inlinable @inline(__always)
  func member(_ name: StaticString, of index: Int) -> Int? {
    member(name, key: StringKey.key(of: name), of: index)
  }

  @usableFromInline
  func member(_ name: StaticString, key: UInt64, of index: Int) -> Int? {
    let object = unsafe nodes[index]
    guard object.kind == .object else { return nil }
    var place = index + 1
    for _ in 0..<object.length {
      if unsafe nodes[place].stringKey == key, content(of: place, is: name) { return place + 1 }
      place = next(after: place + 1)
    }
    return nil
  }
}

extension JSONTape {
  /// Calls `body` with the tape's memory.
  @inlinable @inline(__always)
  func withText<Result>(_ body: (JSONText) -> Result) -> Result {
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe arena.withUnsafeBufferPointer { arena in
          // The text is padded and so never empty; without nodes there is no text; an arena that is
          // empty is never read, and any address will do for it.
          guard let nodes = nodes.baseAddress, let bytes = bytes.baseAddress else {
            preconditionFailure("a tape has a node and its padding")
          }
          // A cursor's value is made of the tape itself, not only of what it holds.
          return withExtendedLifetime(self) {
            unsafe body(
              JSONText(
                nodes: nodes, bytes: bytes, arena: arena.baseAddress ?? bytes,
                owner: Unmanaged.passUnretained(self)))
          }
        }
      }
    }
  }
}
