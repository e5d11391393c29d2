internal import StrictJSON

/// The text of a dataset while it is written, in the form of canonical N-Quads.
///
/// Its array is longer than what is written: each term is put in its place at once, and the array is
/// cut in the end.
struct TermWriter {
  /// The terms, and what is not written yet.
  private(set) var text: [UInt8]
  /// How much is written.
  private var count = 0

  /// A text with room for so many bytes, of which it can grow beyond.
  init(room: Int) {
    text = [UInt8](repeating: 0, count: room)
  }

  /// The text that was written.
  mutating func finish() -> [UInt8] {
    text.removeLast(text.count - count)
    return text
  }

  /// The bytes of a term that is not blank.
  func bytes(of term: RDFTerm) -> ArraySlice<UInt8> { text[term.range] }

  /// Makes room for so many bytes more.
  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if text.count - count < room { grow(by: room) }
  }

  private mutating func grow(by room: Int) {
    text += repeatElement(0, count: max(room, text.count))
  }

  /// Calls `body` with the place where writing goes on; it returns how much it wrote, at most `room`.
  @inline(__always)
  private mutating func write(
    room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int
  ) -> RDFTerm {
    reserve(room)
    let start = count
    count += unsafe text.withUnsafeMutableBufferPointer { text in
      // There is room, so there is memory.
      guard let base = text.baseAddress else { return 0 }
      return unsafe body(base + start)
    }
    return RDFTerm(text: start..<count)
  }

  /// Adds bytes that are a term already.
  @inline(__always)
  mutating func addTerm(_ bytes: UnsafeBufferPointer<UInt8>) -> RDFTerm {
    unsafe write(room: bytes.count) { target in
      unsafe copy(bytes, to: target)
      return bytes.count
    }
  }

  /// Adds a term that is a literal of the program.
  mutating func addTerm(_ literal: StaticString) -> RDFTerm {
    unsafe addTerm(
      UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Adds an IRI, which is put into brackets.
  @inline(__always)
  mutating func addIRI(_ bytes: UnsafeBufferPointer<UInt8>) -> RDFTerm {
    unsafe write(room: bytes.count + 2) { target in
      unsafe target[0] = UInt8(ascii: "<")
      unsafe copy(bytes, to: target + 1)
      unsafe target[bytes.count + 1] = UInt8(ascii: ">")
      return bytes.count + 2
    }
  }

  /// Adds a literal.
  ///
  /// - Parameters:
  ///   - content: The text, without quotes and escapes.
  ///   - suffix: `^^` and the datatype in brackets, or `@` and a language tag; empty for plain text.
  /// - Returns: The literal.
  @inline(__always)
  mutating func addLiteral(
    _ content: UnsafeBufferPointer<UInt8>, suffix: UnsafeBufferPointer<UInt8>
  ) -> RDFTerm {
    let plain = unsafe TermWriter.plainEnd(of: content, from: 0)
    guard plain == content.count else {
      return unsafe TermWriter.escaped(content).withUnsafeBufferPointer {
        unsafe addQuoted($0, suffix: suffix)
      }
    }
    return unsafe addQuoted(content, suffix: suffix)
  }

  @inline(__always)
  private mutating func addQuoted(
    _ content: UnsafeBufferPointer<UInt8>, suffix: UnsafeBufferPointer<UInt8>
  ) -> RDFTerm {
    unsafe write(room: content.count + suffix.count + 2) { target in
      unsafe target[0] = UInt8(ascii: "\"")
      unsafe copy(content, to: target + 1)
      unsafe target[content.count + 1] = UInt8(ascii: "\"")
      unsafe copy(suffix, to: target + content.count + 2)
      return content.count + suffix.count + 2
    }
  }

  /// The text with the escapes of canonical N-Quads.
  ///
  /// Source: RDF Dataset Canonicalization 1.0 §5, of escapes.
  private static func escaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(content.count + 16)
    var start = 0
    while start < content.count {
      let end = unsafe plainEnd(of: content, from: start)
      unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: content[start..<end]))
      if end < content.count { unsafe appendEscape(of: content[end], to: &text) }
      start = end + 1
    }
    return text
  }

  /// Where the bytes end that need no escape, eight at a time.
  private static func plainEnd(of content: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    var place = start
    while place + 8 <= content.count {
      let word = unsafe UnsafeRawPointer(content.baseAddress.unsafelyUnwrapped + place)
        .loadUnaligned(
          as: UInt64.self)
      func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
      let controls = (word &- (ones &* 0x20)) & ~word & highs
      let others =
        zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C)) | zeros(word ^ (ones &* 0x7F))
      guard controls | others == 0 else { break }
      place += 8
    }
    while place < content.count {
      let byte = unsafe content[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { break }
      place += 1
    }
    return place
  }

  private static func appendEscape(of byte: UInt8, to text: inout [UInt8]) {
    unsafe escapes.withUnsafeBufferPointer { escapes in
      let start = 8 * Int(byte)
      let length = unsafe Int(escapes[start])
      unsafe text.append(
        contentsOf: UnsafeBufferPointer(rebasing: escapes[(start + 1)..<(start + 1 + length)]))
    }
  }

  /// For each byte that is escaped the length of its escape and the escape, in eight bytes.
  private static let escapes: [UInt8] = {
    var escapes = [UInt8](repeating: 0, count: 8 * 128)
    for byte: UInt8 in 0..<128 {
      let escape = Array(RDFLiteral.quoted([byte]).dropFirst().dropLast())
      escapes[8 * Int(byte)] = UInt8(escape.count)
      escapes.replaceSubrange(
        (8 * Int(byte) + 1)..<(8 * Int(byte) + 1 + escape.count), with: escape)
    }
    return escapes
  }()
}

/// Copies all of some bytes.
@inline(__always)
private func copy(_ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) {
  guard let source = bytes.baseAddress else { return }
  unsafe target.update(from: source, count: bytes.count)
}
