import DurableFiles

/// Finds all that a run is to verify, in order, and has it read.
struct BatchInput: Sendable {
  /// How deep folders may stand in folders: no collection of credentials is so deep.
  static let greatestDepth = 64

  /// The files and folders that were named, and `-`.
  let arguments: [String]
  /// Whether to look into subfolders.
  let isRecursive: Bool
  /// Whether every line is a credential, whatever the content looks like.
  let isForcedToLines: Bool
  /// The file that is named first, where it was opened already.
  let opened: OpenedInput?

  /// Hands over everything, in pieces.
  ///
  /// - Throws: `BatchStop` where `take` does.
  func read(_ take: (BatchPiece) throws(BatchStop) -> Void) throws(BatchStop) {
    var reading = BatchReading(isForcedToLines: isForcedToLines)
    if let opened { try reading.read(opened, isNamed: true, take) }
    for argument in arguments.dropFirst(opened == nil ? 0 : 1) {
      if argument.utf8.elementsEqual("-".utf8) || !FileReader.isDirectory(argument) {
        try reading.read(argument, isNamed: true, take)
      } else {
        try read(folder: argument, &reading, take)
      }
    }
    try reading.handOver(take)
  }

  /// How many bytes there are to read; `nil` where that cannot be said beforehand.
  ///
  /// Only for showing how far a run is: the files may change meanwhile.
  func totalSize() -> Int? {
    if let opened { return opened.stream.size }
    var total = 0
    for argument in arguments {
      guard !argument.utf8.elementsEqual("-".utf8), !FileReader.isDirectory(argument),
        let size = try? FileStream(at: argument).size
      else { return nil }
      total += size
    }
    return total
  }

  /// Reads what is in a folder; where no credential is found in it, that is said.
  private func read(
    folder: String, _ reading: inout BatchReading, _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    let before = reading.foundCount
    try read(contentsOf: folder, depth: 1, &reading, take)
    guard reading.foundCount == before else { return }
    let message = "\(DisplayText.escaped(folder)) holds no file in a form of a credential"
    let hint = "name the files themselves" + (isRecursive ? "" : ", or add --recursive")
    try reading.note(CommandFailure(.noInput, message, hint: hint), at: folder, take)
  }

  private func read(
    contentsOf folder: String, depth: Int, _ reading: inout BatchReading,
    _ take: (BatchPiece) throws(BatchStop) -> Void
  ) throws(BatchStop) {
    let listing: DirectoryNames
    do throws(FileError) {
      listing = try FileReader.listing(of: folder)
    } catch {
      return try reading.note(CommandFailure(reading: error), at: folder, take)
    }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    for name in listing.names {
      let path = prefix + name
      if FileReader.isDirectory(path) {
        // A link to a folder could lead back to where it stands.
        guard isRecursive, !FileReader.isSymbolicLink(path) else { continue }
        guard depth < BatchInput.greatestDepth else {
          let message = "\(DisplayText.escaped(path)) is too deep in folders"
          try reading.note(
            CommandFailure(.noInput, message, hint: "name the folder itself"), at: path, take)
          continue
        }
        try read(contentsOf: path, depth: depth + 1, &reading, take)
      } else if FileReader.isRegularFile(path) || BatchInput.isLost(path) {
        // A folder that somebody sent may hold a pipe or a link to a device, which nobody named.
        try reading.read(path, isNamed: false, take)
      }
    }
    for name in listing.undecodable {
      let message = "the name of \(DisplayText.escaped(prefix + name)) is not UTF-8"
      try reading.note(
        CommandFailure(.noInput, message, hint: "rename the file"), at: prefix + name, take)
    }
  }

  /// Whether a link leads nowhere: that is said, for somebody may miss the file.
  private static func isLost(_ path: String) -> Bool { (try? FileReader.mode(of: path)) == nil }
}
