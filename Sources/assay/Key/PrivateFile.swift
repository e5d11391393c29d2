import DurableFiles
import Glibc
import OpenSSLCrypto

/// A file that holds a secret: only its owner may reach it, and what was read of it is wiped.
struct PrivateFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Does something with the content of a file, of which no copy is left afterwards.
  ///
  /// - Parameters:
  ///   - path: a file or a pipe; a symbolic link is followed.
  ///   - limit: the greatest number of bytes accepted.
  ///   - body: gets the only copy; what it returns must not be one.
  /// - Returns: what `body` returns.
  /// - Throws: `CommandFailure` where the file cannot be read, others can reach it, it belongs to
  ///   somebody else, or it is no file at all; and what `body` throws.
  static func withContent<Result: ~Copyable>(
    of path: String, limit: Int, _ body: (inout [UInt8]) throws(CommandFailure) -> Result
  ) throws(CommandFailure) -> Result {
    KeyLoading.protectMemory()
    // Room for all that may come, and for a byte that shows that it is too much: an array that
    // grows leaves copies behind.
    var content = [UInt8](repeating: 0, count: limit + 1)
    defer { SecretMemory.wipe(&content) }
    let count = try read(path, into: &content)
    guard count <= limit else { throw CommandFailure(reading: .tooLarge(path: path, limit: limit)) }
    SecretMemory.wipe(&content, from: count)
    return try body(&content)
  }

  private static func read(
    _ path: String, into content: inout [UInt8]
  ) throws(CommandFailure) -> Int {
    let file = try PrivateFile(path)
    try file.requirePrivate()
    return try file.read(into: &content)
  }

  private init(_ path: String) throws(CommandFailure) {
    // Looked at first, for opening some devices does something.
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw Self.failure(path, "opening") }
    try Self.requireFile(status, path)
    var descriptor: Int32
    repeat {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw Self.failure(path, "opening") }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Refuses what others can reach, and what is no file; what is open counts, not whatever has had
  /// its name.
  private borrowing func requirePrivate() throws(CommandFailure) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw Self.failure(path, "reading its attributes")
    }
    try Self.requireFile(status, path)
    guard status.st_mode & 0o077 == 0 else {
      throw CommandFailure(
        reading: .loosePermissions(path: path, mode: status.st_mode & 0o7777))
    }
    guard status.st_uid == geteuid() else {
      throw CommandFailure(reading: .foreignOwner(path: path, owner: status.st_uid))
    }
  }

  /// Fills the buffer as far as the file goes.
  ///
  /// - Returns: the number of bytes read.
  private borrowing func read(into buffer: inout [UInt8]) throws(CommandFailure) -> Int {
    var count = 0
    while count < buffer.count {
      let received = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress?.advanced(by: count), bytes.count - count)
      }
      if received == 0 { break }
      guard received > 0 || errno == EINTR else { throw Self.failure(path, "reading") }
      count += max(0, received)
    }
    return count
  }

  /// Refuses what has no content of its own: no permissions would make it private.
  private static func requireFile(_ status: stat, _ path: String) throws(CommandFailure) {
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFIFO: return
    case S_IFDIR: throw CommandFailure(reading: .isDirectory(path: path))
    default:
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(path)) is a device or a socket; name a file or a pipe")
    }
  }

  /// What the system's reason means.
  private static func failure(_ path: String, _ operation: String) -> CommandFailure {
    let number = errno
    return CommandFailure(
      reading: number == ENOENT
        ? .notFound(path: path)
        : number == EACCES || number == EPERM
          ? .permissionDenied(path: path, operation: operation)
          : .failed(path: path, operation: operation, errno: number))
  }
}
