/// What one thread takes out of the input at a time.
struct BatchPiece: Sendable {
  /// What there is to do.
  enum Content: Sendable {
    /// Whole files.
    case files([FoundFile])
    /// Some lines of a file.
    case lines(LineBlock, of: FileID)
  }

  /// A file, by its place among all files of the run.
  struct FileID: Sendable {
    let number: Int
    let path: String
  }

  /// A file, and what is in it.
  struct FoundFile: Sendable {
    let id: FileID
    let content: FileContent
  }

  /// What a file turned out to be.
  enum FileContent: Sendable {
    case document([UInt8])
    /// Found in a folder, and in no form of a credential.
    case other
    /// It cannot be read; what is too large was there, and is refused.
    case unreadable(CommandFailure)
  }

  let content: Content
  /// How many bytes of input were read for it, for the progress.
  let size: Int
}

/// What became of a piece of the input.
struct BatchResult: Sendable {
  /// A line of the result, or what takes its place.
  struct Item: Sendable {
    /// How it came out.
    enum Kind: Sendable {
      /// There is a report, with the verdict.
      case report
      /// A line that is no document.
      case broken
      /// A file that could not be read, or was too large.
      case unreadable
      /// A file in a folder that is no credential.
      case skipped
    }

    let kind: Kind
    let status: VerificationStatus
    let place: BatchPlace
    /// Where what is written of it ends in the output.
    let end: Int
    /// Which credential it is, to find those that are the same.
    var credential: SeenCredential?
    /// What is said of it on standard error.
    var failure: CommandFailure?
  }

  var output: [UInt8] = []
  var items: [Item] = []
  var size = 0
}

/// Where in the input something is: a file, or a line of one.
struct BatchPlace: Sendable, Equatable {
  let file: BatchPiece.FileID
  /// The line, from 1; 0 where it is the whole file.
  let line: Int

  /// `certificates.jsonl:17`; `-:17` of standard input.
  var name: String { line == 0 ? file.path : "\(file.path):\(line)" }
}

extension BatchPiece.FileID: Equatable {
  static func == (left: BatchPiece.FileID, right: BatchPiece.FileID) -> Bool {
    left.number == right.number
  }
}
