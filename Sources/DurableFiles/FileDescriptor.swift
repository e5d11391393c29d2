import Glibc

/// An open file, closed when its owner lets go of it.
///
/// Every call that a signal interrupts is repeated, every short write is continued.
struct FileDescriptor: ~Copyable {
  let number: Int32
  /// The name it was opened by, for errors.
  let path: String

  /// Opens `path`; with `folder`, a name inside that open directory.
  init(
    opening name: String, in folder: Int32 = AT_FDCWD, path: String, flags: Int32,
    mode: mode_t = 0, operation: String
  ) throws(FileError) {
    // A C string ends at the first zero byte: another file than the one named would be opened.
    guard !name.utf8.contains(0) else {
      throw .failed(path: path, operation: operation, errno: EINVAL)
    }
    var descriptor: Int32
    repeat {
      descriptor = unsafe openat(folder, name, flags | O_CLOEXEC, mode)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else {
      throw FileError(path: path, operation: operation, errno: errno)
    }
    self.number = descriptor
    self.path = path
  }

  deinit { close(number) }

  /// What the system knows of the open file.
  func status() throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else {
      throw FileError(path: path, operation: "reading its attributes", errno: errno)
    }
    return status
  }

  /// What asking for the lock of a file came to.
  enum Lock {
    case held, heldByOther, unsupported
  }

  /// Locks the file for this descriptor alone, without waiting, until it is closed.
  func lock() -> Lock {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return .heldByOther }
      if errno != EINTR { return .unsupported }
    }
    return .held
  }

  /// Locks the file for this descriptor alone, however long another one has it.
  func waitForLock() {
    while flock(number, LOCK_EX) != 0 && errno == EINTR {}
  }

  /// Writes all the bytes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if written > 0 {
        start += written
      } else if written == 0 || errno != EINTR {
        throw FileError(path: path, operation: "writing", errno: written == 0 ? EIO : errno)
      }
    }
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws(FileError) {
    while fsync(number) != 0 {
      // Some file systems cannot do this for a directory; there is nothing more to ask of them.
      if errno == EINVAL || errno == EROFS { return }
      guard errno == EINTR else {
        throw FileError(path: path, operation: "writing to the disk", errno: errno)
      }
    }
  }
}
