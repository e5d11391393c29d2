import Glibc

/// Why a file could not be read or written: which file, which step, and the system's reason.
@nonexhaustive
public enum FileError: Error, Equatable, Sendable {
  /// There is already something under the name, and it must not be replaced.
  case alreadyExists(path: String)
  /// The system refused `operation` for a reason that has no case of its own.
  case failed(path: String, operation: String, errno: Int32)
  /// A private file belongs to another user, who could change it.
  case foreignOwner(path: String, owner: UInt32)
  /// The path names a directory where a file is needed.
  case isDirectory(path: String)
  /// Another run writes into the folder.
  case locked(path: String)
  /// A private file can be read or written by its group or by others; `mode` has the low 12 bits.
  case loosePermissions(path: String, mode: UInt32)
  /// A named pipe that nobody writes into.
  case noWriter(path: String)
  /// Neither the file nor perhaps its folder is there.
  case notFound(path: String)
  /// The path names a device or a socket where a file is needed.
  case notRegular(path: String)
  /// The system denies `operation` to this user.
  case permissionDenied(path: String, operation: String)
  /// The content is longer than `limit` bytes.
  case tooLarge(path: String, limit: Int)

  /// The case that says what `errno` means for a step on a path.
  init(path: String, operation: String, errno: Int32) {
    self =
      switch errno {
      case ENOENT: .notFound(path: path)
      case EISDIR: .isDirectory(path: path)
      case EEXIST: .alreadyExists(path: path)
      case EACCES, EPERM: .permissionDenied(path: path, operation: operation)
      default: .failed(path: path, operation: operation, errno: errno)
      }
  }
}
