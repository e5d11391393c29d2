import Glibc

/// An open file that is read piece by piece, so that its length does not matter.
///
/// Whole files are read by ``FileReader``; a stream of a million documents is not.
public final class FileStream: Sendable {
  /// The size of an ordinary file when it was opened; `nil` of a pipe or a terminal.
  public let size: Int?

  private let path: String
  private let descriptor: Int32
  /// Closes the file in the end; standard input stays open.
  private let file: FileDescriptor?

  /// Opens a file; what ``FileReader/bytes(at:limit:)`` says of pipes and devices holds here too.
  ///
  /// - Parameter path: the file; a symbolic link is followed.
  /// - Throws: `FileError.isDirectory`, `.notRegular` for a device or a socket, `.noWriter` for a
  ///   named pipe that nobody writes into for some seconds, `.notFound`, `.permissionDenied` or
  ///   `.failed`.
  public init(at path: String) throws(FileError) {
    let file = try FileReader.open(path)
    let status = try file.status()
    switch status.st_mode & S_IFMT {
    case S_IFREG: size = Int(status.st_size)
    case S_IFDIR: throw .isDirectory(path: path)
    case S_IFIFO:
      guard try Pipe.wait(for: file, patience: Pipe.patience) else { throw .noWriter(path: path) }
      size = nil
    default: throw .notRegular(path: path)
    }
    self.path = path
    descriptor = file.number
    self.file = .some(consume file)
  }

  private init(standardInput status: stat) {
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    path = "-"
    descriptor = STDIN_FILENO
    file = nil
  }

  /// Standard input, whatever it is.
  ///
  /// - Throws: `FileError.isDirectory` or `.failed`, with the path `-`.
  public static func standardInput() throws(FileError) -> FileStream {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0 else {
      throw FileError(path: "-", operation: "reading its attributes", errno: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory(path: "-") }
    return FileStream(standardInput: status)
  }

  /// The next bytes, as soon as there are some; none at the end.
  ///
  /// - Parameter count: the most bytes wanted.
  /// - Returns: at least one byte and at most so many, or at the end none.
  /// - Throws: `FileError.failed`.
  public func read(upTo count: Int) throws(FileError) -> [UInt8] {
    try FileReader.read(count, from: descriptor, path: path)
  }
}
