extension JSONValue {
  /// Where the value begins, in bytes from the start of the text.
  public var byteOffset: Int { Int(node.start) - (kind == .string ? 1 : 0) }

  /// Where the value begins: the line and the column in Unicode scalars, both from 1.
  public func position() -> (line: Int, column: Int) {
    let position = unsafe tape.bytes.withUnsafeBufferPointer {
      unsafe TextPosition(of: byteOffset, in: PaddedBytes($0))
    }
    return (position.line, position.column)
  }

  /// The way to the value from the root of its document.
  ///
  /// It is found by walking down from the root, so it costs nothing until it is asked for. The way to
  /// the name of a member is that to its value.
  public var pointer: JSONPointer { pointer(from: 0, at: .root) }

  /// The way to the value from the root of its document, found from a value on that way.
  ///
  /// For those who tell many places inside of one value, of which the way is known: each walk down
  /// from the root passes all that stands before.
  ///
  /// - Parameters:
  ///   - outer: A value of the same document; where it does not hold this one, it is of no use.
  ///   - pointer: The way to it.
  /// - Returns: The way to this value.
  package func pointer(below outer: JSONValue, at pointer: JSONPointer) -> JSONPointer {
    guard (outer.index..<tape.next(after: outer.index)).contains(index) else { return self.pointer }
    return self.pointer(from: outer.index, at: pointer)
  }

  private func pointer(from container: Int, at pointer: JSONPointer) -> JSONPointer {
    var (pointer, container) = (pointer, container)
    while container != index, let step = step(from: container) {
      pointer = pointer.appending(step.name)
      container = step.child
    }
    return pointer
  }

  /// The child of a container that holds this value, or is it.
  private func step(from container: Int) -> (name: String, child: Int)? {
    let parent = tape.nodes[container]
    guard parent.kind.isContainer else { return nil }
    let isObject = parent.kind == .object
    var place = container + 1
    for offset in 0..<Int(parent.length) {
      let child = isObject ? place + 1 : place
      let end = tape.next(after: child)
      if isObject, index == place { return (tape.string(at: place), place) }
      if index < end {
        return (isObject ? tape.string(at: place) : String(offset), child)
      }
      place = end
    }
    return nil
  }
}
