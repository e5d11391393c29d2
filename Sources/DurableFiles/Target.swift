import Glibc

/// The place where a file is to appear: an open folder and a name in it.
///
/// All steps go through the open folder, so that renaming the folder meanwhile separates nothing.
struct Target: ~Copyable {
  /// A file that has no final name yet.
  struct Temporary: ~Copyable {
    let name: String
    let file: FileDescriptor
  }

  let folder: FileDescriptor
  private let name: String
  private let path: String

  /// - Throws: `FileError.isDirectory` for a path that ends in a slash, `.notFound` with the
  ///   folder's path where that is missing.
  init(_ path: String) throws(FileError) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    name = String(path[start...])
    self.path = path
    guard !name.isEmpty, name != ".", name != ".." else { throw .isDirectory(path: path) }
    guard !path.utf8.contains(0) else {
      throw .failed(path: path, operation: "opening", errno: EINVAL)
    }
    // The slash stays: the folder of "/file" is "/".
    let folderPath = slash == nil ? "." : String(path[..<start])
    folder = try FileDescriptor(
      opening: folderPath, path: folderPath, flags: O_RDONLY | O_DIRECTORY,
      operation: "opening the folder")
  }

  /// A new, empty file in the folder under a name nobody has.
  func createTemporary(mode: UInt32) throws(FileError) -> Temporary {
    for _ in 0..<16 {
      let name = ".\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
      do throws(FileError) {
        let file = try FileDescriptor(
          opening: name, in: folder.number, path: path,
          flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode,
          operation: "creating a file in its folder")
        return Temporary(name: name, file: file)
      } catch .alreadyExists {
        continue
      }
    }
    throw .failed(path: path, operation: "finding a free temporary name", errno: EEXIST)
  }

  /// Gives the temporary file its final name, in one step.
  func rename(_ temporary: String, replacing: Bool) throws(FileError) {
    if replacing {
      try check(unsafe renameat(folder.number, temporary, folder.number, name))
      return
    }
    // Unlike a rename, a hard link never replaces anything.
    let status = unsafe linkat(folder.number, temporary, folder.number, name, 0)
    if status != 0 && (errno == EPERM || errno == ENOTSUP) {
      return try claimName(for: temporary)
    }
    try check(status)
    remove(temporary)
  }

  /// Names the file where the file system has no hard links (a memory stick): an empty file takes
  /// the name, if nobody has it, and is replaced at once.
  private func claimName(for temporary: String) throws(FileError) {
    _ = try FileDescriptor(
      opening: name, in: folder.number, path: path,
      flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600,
      operation: "giving the file its name")
    do throws(FileError) {
      try check(unsafe renameat(folder.number, temporary, folder.number, name))
    } catch {
      remove(name)
      throw error
    }
  }

  /// Removes a file from the folder; there is nothing to do where that fails.
  func remove(_ name: String) {
    _ = unsafe unlinkat(folder.number, name, 0)
  }

  private func check(_ status: Int32) throws(FileError) {
    guard status == 0 else {
      throw FileError(path: path, operation: "giving the file its name", errno: errno)
    }
  }
}
