import Glibc

/// A folder into which only one run at a time writes.
///
/// The lock is the system's (`flock`): it holds as long as the object lives, ends with the process
/// however that ends, and leaves no file behind. It keeps off those who ask for it too, nobody
/// else. Where a file system has no locks (some that are mounted over a network), everybody gets
/// it: there a lock cannot be had, and refusing to write at all would help nobody.
public final class FolderLock: Sendable {
  private let folder: FileDescriptor

  /// Locks a folder that exists.
  ///
  /// - Throws: `FileError.locked` where another run has it, `.notFound`, `.permissionDenied` or
  ///   `.failed`, also (with `ENOTDIR`) for what is no folder.
  public init(_ path: String) throws(FileError) {
    folder = try FileDescriptor(
      opening: path, path: path, flags: O_RDONLY | O_DIRECTORY, operation: "opening the folder")
    if folder.lock() == .heldByOther { throw .locked(path: path) }
  }

  /// Locks a folder that exists, after whoever has it has let go of it.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public init(waitingFor path: String) throws(FileError) {
    folder = try FileDescriptor(
      opening: path, path: path, flags: O_RDONLY | O_DIRECTORY, operation: "opening the folder")
    folder.waitForLock()
  }
}
