import DurableFiles
import StrictJSON

/// Reads one file after the other, and hands over what is in them, in pieces.
struct BatchReading {
  /// How many bytes are read at once.
  static let pieceSize = 128 << 10
  /// The most files of a piece.
  private static let greatestFileCount = 16
  /// The most bytes of a line, and of a file that is one document.
  static let limit = JSONLimits.standard.maxBytes

  let isForcedToLines: Bool
  /// How many files there were that were no mere bystanders in a folder.
  private(set) var foundCount = 0

  private var files: [BatchPiece.FoundFile] = []
  private var size = 0
  private var number = 0

  init(isForcedToLines: Bool) { self.isForcedToLines = isForcedToLines }

  /// Reads a file that was named, or found in a folder.
  mutating func read(
    _ path: String, isNamed: Bool, _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    let opened: OpenedInput
    do throws(FileError) {
      opened = try OpenedInput(path, isForcedToLines: isForcedToLines)
    } catch {
      return try note(CommandFailure(reading: error), at: path, take)
    }
    try read(opened, isNamed: isNamed, take)
  }

  /// Reads a file that was opened before.
  mutating func read(
    _ opened: OpenedInput, isNamed: Bool, _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    switch opened.content {
    case .lines:
      foundCount += 1
      try readLines(of: opened, take)
    case .other where !isNamed:
      try add(.other, at: opened.path, size: opened.head.count, take)
    case .document, .other:
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try opened.whole(limit: BatchReading.limit)
      } catch {
        return try note(CommandFailure(reading: error), at: opened.path, take)
      }
      foundCount += 1
      try add(.document(bytes), at: opened.path, size: bytes.count, take)
    }
  }

  /// Notes that something cannot be read.
  mutating func note(
    _ failure: CommandFailure, at path: String, _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    foundCount += 1
    try add(.unreadable(failure), at: path, size: 0, take)
  }

  /// Hands over what was not yet.
  mutating func handOver(_ take: (BatchPiece) throws(BatchStop) -> Void) throws(BatchStop) {
    guard !files.isEmpty else { return }
    let piece = BatchPiece(content: .files(files), size: size)
    files = []
    size = 0
    try take(piece)
  }

  private mutating func add(
    _ content: BatchPiece.FileContent, at path: String, size: Int,
    _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    files.append(BatchPiece.FoundFile(id: nextID(path), content: content))
    self.size += size
    if files.count >= BatchReading.greatestFileCount || self.size >= BatchReading.pieceSize {
      try handOver(take)
    }
  }

  private mutating func nextID(_ path: String) -> BatchPiece.FileID {
    defer { number += 1 }
    return BatchPiece.FileID(number: number, path: path)
  }

  private mutating func readLines(
    of opened: OpenedInput, _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    try handOver(take)
    let id = nextID(opened.path)
    var cutter = LineCutter(limit: BatchReading.limit)
    func give(_ block: LineBlock) throws(BatchStop) {
      try take(BatchPiece(content: .lines(block, of: id), size: block.bytes.count))
    }
    try cutter.feed(opened.head, give)
    var isAtEnd = opened.isWhole
    while !isAtEnd {
      let piece: [UInt8]
      do throws(FileError) {
        piece = try opened.stream.read(upTo: BatchReading.pieceSize)
      } catch {
        try cutter.finish(give)
        return try note(CommandFailure(reading: error), at: opened.path, take)
      }
      isAtEnd = piece.isEmpty
      try cutter.feed(piece, give)
    }
    try cutter.finish(give)
  }
}
