import Glibc

/// The place where a file is to appear: an open folder and a name in it.
///
/// All steps go through the open folder, so that renaming the folder meanwhile separates nothing.
struct Target: ~Copyable {
  /// A file that does not have its final name yet.
  struct Temporary: ~Copyable {
    /// The name that it has meanwhile; `nil` where the file system lets it have none.
    let name: String?
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

  /// A folder, for work on what is in it.
  init(folder path: String) throws(FileError) {
    name = ""
    self.path = path
    folder = try FileDescriptor(
      opening: path, path: path, flags: O_RDONLY | O_DIRECTORY, operation: "opening the folder")
  }

  /// A new, empty file in the folder, without a name where the file system can do that.
  func createTemporary(mode: UInt32, named: Bool) throws(FileError) -> Temporary {
    if !named, let file = unnamedFile(mode: mode) { return Temporary(name: nil, file: file) }
    for _ in 0..<Self.attempts {
      let name = PartialName.random()
      do throws(FileError) {
        let file = try FileDescriptor(
          opening: name, in: folder.number, path: path,
          flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode,
          operation: "creating a file in its folder")
        if file.lock() != .heldByOther { return Temporary(name: name, file: file) }
        // Somebody took it for abandoned before it was locked, and removes it.
      } catch .alreadyExists {
        continue
      }
    }
    throw .failed(path: path, operation: "finding a free temporary name", errno: EEXIST)
  }

  /// A file in the folder that has no name, and so vanishes with the process; `nil` where that
  /// cannot be made, or could not be named later.
  private func unnamedFile(mode: UInt32) -> FileDescriptor? {
    guard Self.canNameDescriptors else { return nil }
    return try? FileDescriptor(
      opening: ".", in: folder.number, path: path, flags: O_WRONLY | Self.temporaryFile,
      mode: mode, operation: "creating a file in its folder")
  }

  /// `O_TMPFILE` (Linux 3.11), which Swift does not import: the same bit on all of its machines.
  private static let temporaryFile: Int32 = 0o20_000_000 | O_DIRECTORY

  /// A file without a name is named through this folder, which a bare chroot does not have.
  private static let canNameDescriptors = FileReader.isDirectory("/proc/self/fd")

  /// How many random names are tried; that two are taken has never been seen.
  private static let attempts = 16

  /// Gives the temporary file its final name, in one step.
  func publish(_ temporary: borrowing Temporary, replacing: Bool) throws(FileError) {
    switch (temporary.name, replacing) {
    case (let partial?, true): try rename(partial)
    case (let partial?, false): try link(partial)
    case (nil, false): try check(link(temporary.file, to: name))
    case (nil, true): try rename(try name(temporary.file))
    }
  }

  /// Takes the place of whatever has the name.
  private func rename(_ partial: String) throws(FileError) {
    do throws(FileError) {
      try check(unsafe renameat(folder.number, partial, folder.number, name))
    } catch {
      remove(partial)
      throw error
    }
  }

  /// Names the file unless something has the name: unlike a rename, a hard link never replaces
  /// anything.
  private func link(_ partial: String) throws(FileError) {
    let status = unsafe linkat(folder.number, partial, folder.number, name, 0)
    if status != 0 && (errno == EPERM || errno == ENOTSUP) {
      return try claimName(for: partial)
    }
    try check(status)
    remove(partial)
  }

  /// The status of naming a file that has no name.
  private func link(_ file: borrowing FileDescriptor, to name: String) -> Int32 {
    unsafe linkat(
      AT_FDCWD, "/proc/self/fd/\(file.number)", folder.number, name, AT_SYMLINK_FOLLOW)
  }

  /// Gives a file without a name a temporary one, for only what has a name can replace another.
  private func name(_ file: borrowing FileDescriptor) throws(FileError) -> String {
    // Locked first: what has a name and is not locked counts as abandoned.
    _ = file.lock()
    for _ in 0..<Self.attempts {
      let partial = PartialName.random()
      let status = link(file, to: partial)
      if status == 0 { return partial }
      if errno != EEXIST { try check(status) }
    }
    throw .failed(path: path, operation: "finding a free temporary name", errno: EEXIST)
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

  /// Removes a temporary file that nobody writes any more.
  func removeAbandoned(_ name: String) {
    let file = try? FileDescriptor(
      opening: name, in: folder.number, path: name,
      flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, operation: "opening")
    guard let file, let status = try? file.status(), status.st_mode & S_IFMT == S_IFREG,
      file.lock() == .held
    else { return }
    remove(name)
  }

  private func check(_ status: Int32) throws(FileError) {
    guard status == 0 else {
      throw FileError(path: path, operation: "giving the file its name", errno: errno)
    }
  }
}
