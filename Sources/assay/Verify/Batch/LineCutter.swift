import Glibc

/// Cuts a stream into blocks of whole lines, and keeps no more of it than one block and one line.
///
/// Lines end with a line feed; a carriage return before it is white space. A line beyond the limit is
/// passed over up to its end, and never kept.
struct LineCutter {
  /// The most lines of a block: some milliseconds of work, so that handing it over costs nothing
  /// beside it, and that the last blocks of a stream still keep every thread busy.
  static let greatestLineCount = 64
  /// The size from which a block is full.
  static let fullSize = 128 << 10

  /// The most bytes of a line.
  let limit: Int

  private var block = LineBlock()
  /// The start of the line that is not whole yet.
  private var start: [UInt8] = []
  /// Whether that line is too long already.
  private var isTooLong = false
  private var number = 1

  init(limit: Int) { self.limit = limit }

  /// Takes the next bytes of the stream, and hands over the blocks that they make whole.
  ///
  /// Whatever lines are whole are handed over: who writes slowly waits for no others' lines.
  mutating func feed(
    _ piece: [UInt8], _ take: (LineBlock) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    var rest = piece[...]
    while let end = LineCutter.lineFeed(in: rest) {
      endLine(rest[rest.startIndex..<end])
      rest = rest[(end + 1)...]
      if block.lines.count >= LineCutter.greatestLineCount
        || block.bytes.count >= LineCutter.fullSize
      {
        try handOver(take)
      }
    }
    if start.count + rest.count > limit { isTooLong = true }
    if isTooLong { start = [] } else { start += rest }
    try handOver(take)
  }

  /// Hands over the last line, which no line feed need end.
  mutating func finish(_ take: (LineBlock) throws(BatchStop) -> Void) throws(BatchStop) {
    if isTooLong || !start.isEmpty { endLine([]) }
    try handOver(take)
  }

  /// Where the first line feed is; the C library looks at many bytes at once.
  private static func lineFeed(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = unsafe buffer.baseAddress,
        let found = unsafe memchr(base, Int32(UInt8(ascii: "\n")), buffer.count)
      else { return nil }
      return bytes.startIndex + unsafe (UnsafeRawPointer(found) - base)
    }
  }

  private mutating func endLine(_ end: ArraySlice<UInt8>) {
    if isTooLong || start.count + end.count > limit {
      block.appendTooLong(number: number)
    } else {
      block.append(start, end, number: number)
    }
    // A long line must not keep its room for the rest of the stream.
    start = []
    isTooLong = false
    number += 1
  }

  private mutating func handOver(
    _ take: (LineBlock) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    guard !block.lines.isEmpty else { return }
    let whole = block
    block = LineBlock()
    try take(whole)
  }
}

/// Nothing more is wanted of the input.
struct BatchStop: Error {}
