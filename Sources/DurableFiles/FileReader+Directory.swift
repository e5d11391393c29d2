import Glibc

/// The names of what a directory holds.
public struct DirectoryNames: Equatable, Sendable {
  /// The names, without `.` and `..`, sorted by their bytes.
  public internal(set) var names: [String] = []
  /// The names that are not UTF-8, each repaired to be shown.
  ///
  /// A repaired name names another file, or none: there is no way to open these.
  public internal(set) var undecodable: [String] = []
}

extension FileReader {
  /// The names of what a directory holds, without `.` and `..`, sorted by their bytes; without
  /// those that are not UTF-8.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func names(in directory: String) throws(FileError) -> [String] {
    try listing(of: directory).names
  }

  /// The names of what a directory holds, and apart from them those that are not UTF-8, which one
  /// file with such a name must not hide.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied` or `.failed`.
  public static func listing(of directory: String) throws(FileError) -> DirectoryNames {
    guard !directory.utf8.contains(0) else {
      throw .failed(path: directory, operation: "opening the folder", errno: EINVAL)
    }
    guard let stream = unsafe opendir(directory) else {
      throw FileError(path: directory, operation: "opening the folder", errno: errno)
    }
    defer { unsafe closedir(stream) }
    var found = DirectoryNames()
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let bytes = unsafe name(of: entry)
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      if let name = String(validating: bytes, as: UTF8.self) {
        found.names.append(name)
      } else {
        found.undecodable.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    guard errno == 0 else {
      throw FileError(path: directory, operation: "reading the folder", errno: errno)
    }
    found.names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    found.undecodable.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found
  }

  /// The bytes of the name up to the zero that ends it.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
      unsafe Array(field.prefix { $0 != 0 })
    }
  }
}
