/// Writes canonical N-Quads lines into memory that is large enough for them.
///
/// Safe because it checks that what it writes has room. The memory and the text must outlive it,
/// which the closures that make one see to.
@safe struct LineWriter {
  private let text: UnsafeRawBufferPointer
  private let memory: UnsafeMutableRawBufferPointer
  /// How many bytes are written.
  private(set) var count = 0

  init(text: UnsafeRawBufferPointer, memory: UnsafeMutableRawBufferPointer) {
    unsafe self.text = text
    unsafe self.memory = memory
  }

  /// Writes a statement and the end of its line; `label` writes the identifier of a blank node,
  /// without `_:`.
  @inline(__always)
  mutating func write(
    _ statement: RDFStatement, label: (UInt32, inout LineWriter) -> Void
  ) {
    write(statement.subject, label: label)
    write(statement.predicate, label: label)
    write(statement.object, label: label)
    if !statement.graph.isDefaultGraph { write(statement.graph, label: label) }
    write(UInt8(ascii: "."))
    write(UInt8(ascii: "\n"))
  }

  @inline(__always)
  private mutating func write(_ term: RDFTerm, label: (UInt32, inout LineWriter) -> Void) {
    if term.isBlank {
      write(UInt8(ascii: "_"))
      write(UInt8(ascii: ":"))
      label(term.offset, &self)
    } else {
      copy(term)
    }
    write(UInt8(ascii: " "))
  }

  @inline(__always)
  private mutating func copy(_ term: RDFTerm) {
    let length = Int(term.length)
    unsafe precondition(length <= memory.count - count)
    guard let target = unsafe memory.baseAddress, let source = unsafe text.baseAddress else {
      return
    }
    unsafe (target + count).copyMemory(from: source + Int(term.offset), byteCount: length)
    count &+= length
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    unsafe precondition(count < memory.count)
    unsafe memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Writes a canonical identifier, without `_:`.
  @inline(__always)
  mutating func write(canonical number: UInt32) {
    write(UInt8(ascii: "c"))
    write(UInt8(ascii: "1"))
    write(UInt8(ascii: "4"))
    write(UInt8(ascii: "n"))
    if number < 10 {
      write(UInt8(ascii: "0") + UInt8(number))
    } else {
      for digit in String(number).utf8 { write(digit) }
    }
  }
}

extension RDFDataset {
  /// How many bytes the statements take as lines, if every blank node takes as many as are given.
  ///
  /// Stops where a term does not lie in the text, or a blank node is none of the dataset's: that
  /// would be a fault of whoever made the dataset.
  func lineBytes(labelBytes: Int) -> Int {
    var total = 0
    for statement in statements {
      // Three spaces, a full stop and a line feed.
      total &+= 5
      total &+= checkedBytes(statement.subject, labelBytes: labelBytes)
      total &+= checkedBytes(statement.predicate, labelBytes: labelBytes)
      total &+= checkedBytes(statement.object, labelBytes: labelBytes)
      if !statement.graph.isDefaultGraph {
        total &+= 1 &+ checkedBytes(statement.graph, labelBytes: labelBytes)
      }
    }
    return total
  }

  @inline(__always)
  private func checkedBytes(_ term: RDFTerm, labelBytes: Int) -> Int {
    if term.isBlank {
      precondition(term.offset < blankNodeCount, "a blank node is none of the dataset's")
      return labelBytes
    }
    precondition(Int(term.offset) + Int(term.length) <= text.count, "a term is not in the text")
    return Int(term.length)
  }
}
