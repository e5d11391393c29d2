import Glibc

/// Reads whole files, never more than a limit.
public enum FileReader {
  /// The content of a file.
  ///
  /// A pipe is read to its end, so that a shell's `<(…)` works; a device is refused, for it may have
  /// no end, and reading it may do something. The limit holds while reading, so that a pipe, or a
  /// file that grows, cannot fill the memory.
  ///
  /// - Parameters:
  ///   - path: the file; a symbolic link is followed.
  ///   - limit: the greatest number of bytes accepted.
  /// - Returns: all bytes of the file.
  /// - Throws: `FileError.tooLarge` beyond the limit, `.isDirectory`, `.notRegular` for a device or a
  ///   socket, `.noWriter` for a named pipe that nobody writes into for some seconds, `.notFound`,
  ///   `.permissionDenied` or `.failed`.
  public static func bytes(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    try bytes(at: path, limit: limit, patience: Pipe.patience)
  }

  /// The content of a file, with a patience for writers of named pipes, in milliseconds.
  static func bytes(at path: String, limit: Int, patience: Int32) throws(FileError) -> [UInt8] {
    let file = try open(path)
    return try content(of: file, status: file.status(), limit: limit, patience: patience)
  }

  /// Everything on standard input, up to its end.
  ///
  /// - Parameter limit: the greatest number of bytes accepted.
  /// - Returns: all bytes up to the end.
  /// - Throws: `FileError.tooLarge`, `.isDirectory` or `.failed`, with the path `-`.
  public static func standardInput(limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0 else {
      throw FileError(path: "-", operation: "reading its attributes", errno: errno)
    }
    guard !isDirectory(status) else { throw .isDirectory(path: "-") }
    return try content(of: STDIN_FILENO, expected: 0, path: "-", limit: limit)
  }

  /// The permission bits of a file (the low 12 bits of its mode).
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func mode(of path: String) throws(FileError) -> UInt32 {
    guard let status = status(of: path, followingLinks: true) else {
      throw FileError(path: path, operation: "reading its attributes", errno: errno)
    }
    return status.st_mode & 0o7777
  }

  /// Whether the path names a directory, or a symbolic link to one.
  public static func isDirectory(_ path: String) -> Bool {
    status(of: path, followingLinks: true).map(isDirectory) ?? false
  }

  /// Whether the path names an ordinary file, or a symbolic link to one: neither a folder nor a
  /// pipe, a device or a socket.
  ///
  /// What is found in a folder should be one before it is opened; what a person names need not be.
  public static func isRegularFile(_ path: String) -> Bool {
    status(of: path, followingLinks: true).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
  }

  /// Whether the path itself names a symbolic link, wherever that leads.
  public static func isSymbolicLink(_ path: String) -> Bool {
    status(of: path, followingLinks: false).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
  }

  /// What the file system calls a file, whatever its name: its inode number.
  ///
  /// A copy has another.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func inode(of path: String) throws(FileError) -> UInt64 {
    guard let status = status(of: path, followingLinks: true) else {
      throw FileError(path: path, operation: "reading its attributes", errno: errno)
    }
    return UInt64(status.st_ino)
  }

  /// Whether a file is on a file system that is mounted over a network, as far as the system tells.
  ///
  /// Locks and shared memory are not to be relied on there.
  public static func isOnNetwork(_ path: String) -> Bool {
    guard let status = status(of: path, followingLinks: true),
      let table = try? bytes(at: "/proc/self/mountinfo", limit: 16 << 20)
    else { return false }
    return MountTable.type(ofDevice: UInt64(status.st_dev), in: table).map(MountTable.isOnNetwork)
      ?? false
  }

  /// The path of something that is there, from the root on, without links and dots.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func canonicalPath(_ path: String) throws(FileError) -> String {
    guard !path.utf8.contains(0) else {
      throw .failed(path: path, operation: "finding its place", errno: EINVAL)
    }
    guard let resolved = unsafe realpath(path, nil) else {
      throw FileError(path: path, operation: "finding its place", errno: errno)
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether anything has this name, even a symbolic link that leads nowhere.
  public static func exists(_ path: String) -> Bool {
    status(of: path, followingLinks: false) != nil
  }

  /// Opens without waiting: a pipe that nobody writes into, and some devices, would have us wait.
  static func open(_ path: String) throws(FileError) -> FileDescriptor {
    do throws(FileError) {
      return try FileDescriptor(
        opening: path, path: path, flags: O_RDONLY | O_NOCTTY | O_NONBLOCK, operation: "opening")
    } catch .failed(_, _, errno: ENXIO) {
      // What the system says of a socket, and of a device that is not plugged in.
      throw .notRegular(path: path)
    }
  }

  /// The attributes of a file, or `nil` with the reason in `errno`.
  private static func status(of path: String, followingLinks: Bool) -> stat? {
    guard !path.utf8.contains(0) else {
      errno = EINVAL
      return nil
    }
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    return unsafe fstatat(AT_FDCWD, path, &status, flags) == 0 ? status : nil
  }

  private static func isDirectory(_ status: stat) -> Bool {
    status.st_mode & S_IFMT == S_IFDIR
  }

  private static func content(
    of file: borrowing FileDescriptor, status: stat, limit: Int, patience: Int32
  ) throws(FileError) -> [UInt8] {
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return try content(
        of: file.number, expected: Int(status.st_size), path: file.path, limit: limit)
    case S_IFDIR: throw .isDirectory(path: file.path)
    case S_IFIFO:
      let isWritten = try Pipe.wait(for: file, patience: patience)
      let content = try content(of: file.number, expected: 0, path: file.path, limit: limit)
      guard isWritten || !content.isEmpty else { throw .noWriter(path: file.path) }
      return content
    default: throw .notRegular(path: file.path)
    }
  }

  private static func content(
    of descriptor: Int32, expected: Int, path: String, limit: Int
  ) throws(FileError) -> [UInt8] {
    guard expected <= limit else { throw .tooLarge(path: path, limit: limit) }
    var content: [UInt8] = []
    content.reserveCapacity(expected)
    // One byte more than expected or allowed shows the end of the file, or that it goes on.
    let step = min(max(expected + 1, 4096), 1 << 20)
    while true {
      let piece = try read(min(step, limit - content.count + 1), from: descriptor, path: path)
      if piece.isEmpty { return content }
      guard piece.count <= limit - content.count else {
        throw .tooLarge(path: path, limit: limit)
      }
      content.append(contentsOf: piece)
    }
  }

  /// At most `count` bytes, none at the end of the file.
  static func read(
    _ count: Int, from descriptor: Int32, path: String
  ) throws(FileError) -> [UInt8] {
    var failure: Int32?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var received: Int
      repeat {
        received = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
      } while received < 0 && errno == EINTR
      if received < 0 { failure = errno }
      initialized = max(0, received)
    }
    if let failure { throw FileError(path: path, operation: "reading", errno: failure) }
    return piece
  }
}
