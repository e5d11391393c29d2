import DurableFiles
import Glibc

/// The metadata that is trusted, or the targets that were fetched: a folder with one file for each.
///
/// Source: `CLIENT-CLI.md` of the suite: metadata is under the name of its role.
struct LocalFiles: Storage {
  let folder: String

  /// No file that the engine accepts is larger.
  private static let maxBytes = 256 << 20

  func file(_ name: String) throws -> [UInt8]? {
    do throws(FileError) {
      return try FileReader.bytes(at: path(name), limit: Self.maxBytes)
    } catch .notFound {
      return nil
    }
  }

  func keep(_ bytes: [UInt8], as name: String) throws {
    try AtomicFile.createDirectory(folder)
    try AtomicFile.write(bytes, to: path(name), replacing: true)
  }

  func remove(_ name: String) throws {
    guard unlink(path(name)) == 0 || errno == ENOENT else {
      throw FileError.failed(path: path(name), operation: "removing", errno: errno)
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(PercentEncoding.encode(name))" }
}
