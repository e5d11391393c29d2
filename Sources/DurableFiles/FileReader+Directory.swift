import Glibc

extension FileReader {
  /// The names of what a directory holds, without `.` and `..`, sorted by their bytes.
  ///
  /// - Throws: `FileError.notFound`, `.permissionDenied`, or `.failed`, also (with `EILSEQ`) for a
  ///   name that is not UTF-8: repaired, it would name another file.
  public static func names(in directory: String) throws(FileError) -> [String] {
    guard !directory.utf8.contains(0) else {
      throw .failed(path: directory, operation: "opening the folder", errno: EINVAL)
    }
    guard let stream = unsafe opendir(directory) else {
      throw FileError(path: directory, operation: "opening the folder", errno: errno)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let bytes = unsafe name(of: entry)
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        throw .failed(path: directory, operation: "reading a name in the folder", errno: EILSEQ)
      }
      names.append(name)
    }
    guard errno == 0 else {
      throw FileError(path: directory, operation: "reading the folder", errno: errno)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of the name up to the zero that ends it.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
      unsafe Array(field.prefix { $0 != 0 })
    }
  }
}
