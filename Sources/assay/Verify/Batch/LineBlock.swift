/// Some lines of a stream that follow one another: what one thread takes at a time.
struct LineBlock: Sendable, Equatable {
  /// A line, by its number in the stream, from 1.
  struct Line: Sendable, Equatable {
    let number: Int
    /// Where it stands in the bytes, without its end; `nil` where it was too long to be kept.
    let range: Range<Int>?
  }

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []

  /// Adds a line that came in two parts.
  mutating func append(_ start: [UInt8], _ end: ArraySlice<UInt8>, number: Int) {
    let lower = bytes.count
    bytes += start
    bytes += end
    lines.append(Line(number: number, range: lower..<bytes.count))
  }

  /// Adds a line that was too long.
  mutating func appendTooLong(number: Int) { lines.append(Line(number: number, range: nil)) }
}
