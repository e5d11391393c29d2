import Glibc

/// Writes files that are either whole or not there, whatever happens meanwhile.
///
/// The content goes to a new file that has no name yet, is forced to the disk, and only then gets
/// its name. A full disk, a signal or a power cut leaves what was there before, and nothing beside
/// it. Where the file system knows no files without names, the new file has a random one that ends
/// in `.partial`, which a process that is killed can leave behind; `removeAbandoned` clears up.
/// Where it has no hard links either (a memory stick) and nothing may be replaced, an empty file has
/// the final name for an instant, and whoever is killed in that instant leaves it empty.
public enum AtomicFile {
  /// Writes a file.
  ///
  /// A symbolic link under the final name is not followed: with `replacing`, the file takes the
  /// place of the link.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: the final name; its folder must exist.
  ///   - mode: the permissions, from which the process's umask is taken away.
  ///   - replacing: whether a file that has the name already is replaced.
  /// - Throws: `FileError.alreadyExists` where something has the name and `replacing` is false,
  ///   `.isDirectory` where a directory has it, `.notFound` with the folder where that is missing,
  ///   `.permissionDenied` or `.failed`. After an error the final name is as it was before; only
  ///   where forcing the folder to the disk fails, at the very end, it has the new content.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644, replacing: Bool
  ) throws(FileError) {
    try write(to: path, mode: mode, replacing: replacing) {
      (file: borrowing FileDescriptor) throws(FileError) in
      try file.write(bytes)
    }
  }

  /// Creates a directory and those above it that are missing; one that is there is left alone.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - mode: the permissions of each new directory, less the process's umask.
  /// - Throws: `FileError.alreadyExists` where a part of the path is no directory,
  ///   `.permissionDenied` or `.failed`.
  public static func createDirectory(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
    let bytes = Array(path.utf8)
    guard !bytes.contains(0) else {
      throw .failed(path: path, operation: "creating the folder", errno: EINVAL)
    }
    let ends = bytes.indices.filter { $0 > 0 && bytes[$0] == UInt8(ascii: "/") } + [bytes.count]
    for end in ends {
      let prefix = String(decoding: bytes[..<end], as: UTF8.self)
      if FileReader.isDirectory(prefix) { continue }
      // Somebody else may have created it since.
      guard unsafe mkdir(prefix, mode) == 0 || (errno == EEXIST && FileReader.isDirectory(prefix))
      else {
        throw FileError(path: prefix, operation: "creating the folder", errno: errno)
      }
    }
  }

  /// Waits until the names in a folder are on the disk.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func synchronizeFolder(_ path: String) throws(FileError) {
    try Target(folder: path).folder.synchronize()
  }

  /// Waits until a file that another program wrote is on the disk, and gives it its final name.
  ///
  /// - Parameters:
  ///   - partial: The file, in the same folder as the final name.
  ///   - path: The final name, which nothing may have yet.
  /// - Throws: `FileError.alreadyExists` where something has the name, `.notFound`,
  ///   `.permissionDenied` or `.failed`. The file is left as it is then.
  public static func publish(_ partial: String, as path: String) throws(FileError) {
    let target = try Target(path)
    try FileDescriptor(
      opening: partial, path: partial, flags: O_RDONLY | O_NOFOLLOW, operation: "opening"
    ).synchronize()
    guard unsafe linkat(AT_FDCWD, partial, AT_FDCWD, path, 0) == 0 else {
      throw FileError(path: path, operation: "giving the file its name", errno: errno)
    }
    _ = unsafe unlink(partial)
    try target.folder.synchronize()
  }

  /// Removes the temporary files that killed processes left in a folder; those that are being
  /// written stay.
  ///
  /// - Parameter folder: the folder; there is nothing to do where it cannot be read.
  public static func removeAbandoned(in folder: String) {
    guard let names = try? FileReader.names(in: folder).filter(PartialName.isOurs), !names.isEmpty,
      let target = try? Target(folder: folder)
    else { return }
    for name in names { target.removeAbandoned(name) }
  }

  /// Writes a file whose content `fill` writes; the tests make it fail, or name it early.
  static func write(
    to path: String, mode: UInt32, replacing: Bool, namedEarly: Bool = false,
    filling fill: (borrowing FileDescriptor) throws(FileError) -> Void
  ) throws(FileError) {
    let target = try Target(path)
    let temporary = try target.createTemporary(mode: mode, named: namedEarly)
    do throws(FileError) {
      try fill(temporary.file)
      try temporary.file.synchronize()
      try target.publish(temporary, replacing: replacing)
    } catch {
      if let name = temporary.name { target.remove(name) }
      throw error
    }
    try target.folder.synchronize()
  }
}
