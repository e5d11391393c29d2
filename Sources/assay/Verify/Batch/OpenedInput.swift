import DurableFiles

/// A file that was opened and looked at: its content is known, and most of it is still to be read.
struct OpenedInput: Sendable {
  /// The path as it was typed or found; `-` for standard input.
  let path: String
  let stream: FileStream
  /// What was read of it.
  private(set) var head: [UInt8] = []
  /// Whether that is all there is.
  private(set) var isWhole = false
  private(set) var content = ContentProbe.Content.other

  /// Opens a file, and reads as much as tells what it is.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - isForcedToLines: Whether each of its lines is a credential, whatever they look like.
  /// - Throws: `FileError`, as ``FileStream/init(at:)`` does.
  init(_ path: String, isForcedToLines: Bool) throws(FileError) {
    self.path = path
    stream =
      path.utf8.elementsEqual("-".utf8)
      ? try FileStream.standardInput() : try FileStream(at: path)
    if isForcedToLines || OpenedInput.isNamedLines(path) {
      content = .lines
      return
    }
    while true {
      let piece = try stream.read(upTo: BatchReading.pieceSize)
      isWhole = piece.isEmpty
      head += piece
      if let found = ContentProbe.content(of: head, isWhole: isWhole) {
        content = found
        return
      }
    }
  }

  /// All of it.
  ///
  /// - Throws: `FileError.tooLarge` beyond the limit, or `.failed`.
  func whole(limit: Int) throws(FileError) -> [UInt8] {
    var bytes = head
    var isWhole = isWhole
    while !isWhole {
      guard bytes.count <= limit, (stream.size ?? 0) <= limit else {
        throw .tooLarge(path: path, limit: limit)
      }
      let piece = try stream.read(upTo: min(BatchReading.pieceSize, limit - bytes.count + 1))
      isWhole = piece.isEmpty
      bytes += piece
    }
    return bytes
  }

  /// Whether a name says that there is a credential on each line: then one line is a list of one.
  private static func isNamedLines(_ path: String) -> Bool {
    [".jsonl", ".ndjson"].contains { path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
