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
  ///   - isSecret: whether the beginning of the content shows that it is a secret. What is none is
  ///     no secret that others could have: `body` says what it is instead.
  ///   - takesPublic: whether others may reach what is no secret. Otherwise that is refused in the end,
  ///     where `body` has not said what it is instead.
  ///   - body: gets the only copy; what it returns must not be one.
  /// - Returns: what `body` returns.
  /// - Throws: `CommandFailure` where the file cannot be read, others can reach it, it belongs to
  ///   somebody else, or it is no file at all; and what `body` throws.
  static func withContent<Result: ~Copyable>(
    of path: String, limit: Int, isSecret: (Span<UInt8>) -> Bool = { _ in true },
    takesPublic: Bool = false, _ body: (inout [UInt8]) throws(CommandFailure) -> Result
  ) throws(CommandFailure) -> Result {
    KeyLoading.protectMemory()
    // Room for all that may come, and for a byte that shows that it is too much: an array that
    // grows leaves copies behind.
    var content = [UInt8](repeating: 0, count: limit + 1)
    defer { SecretMemory.wipe(&content) }
    let file = try PrivateFile(path)
    let refusal = try file.refusal()
    // Of what others can reach no more is read than tells whether they must not.
    let count = try file.read(into: &content) { refusal != nil && isSecret($0) }
    if let refusal, isSecret(content.span.extracting(..<count)) { throw refusal }
    guard count <= limit else { throw CommandFailure(reading: .tooLarge(path: path, limit: limit)) }
    SecretMemory.wipe(&content, from: count)
    let result = try body(&content)
    if let refusal, !takesPublic { throw refusal }
    return result
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

  /// Why the file must not be used as a secret: others can reach it; `nil` where they cannot.
  ///
  /// What is open counts, not whatever has had its name.
  ///
  /// - Throws: `CommandFailure` where it is no file.
  private borrowing func refusal() throws(CommandFailure) -> CommandFailure? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw Self.failure(path, "reading its attributes")
    }
    try Self.requireFile(status, path)
    guard status.st_mode & 0o077 == 0 else {
      return CommandFailure(
        reading: .loosePermissions(path: path, mode: status.st_mode & 0o7777))
    }
    guard status.st_uid == geteuid() else {
      return CommandFailure(reading: .foreignOwner(path: path, owner: status.st_uid))
    }
    return nil
  }

  /// Fills the buffer as far as the file goes, or until what was read is enough.
  ///
  /// - Returns: the number of bytes read.
  private borrowing func read(
    into buffer: inout [UInt8], until isEnough: (Span<UInt8>) -> Bool
  ) throws(CommandFailure) -> Int {
    var count = 0
    while count < buffer.count && !isEnough(buffer.span.extracting(..<count)) {
      let received = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress?.advanced(by: count), min(512, bytes.count - count))
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
