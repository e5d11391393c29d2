import DurableFiles

/// The metadata that is trusted, or the targets that were fetched: a folder with one file for each.
///
/// Source: `CLIENT-CLI.md` of the suite: metadata is under the name of its role.
struct LocalFiles {
  let folder: String

  /// No file that the engine accepts is larger.
  private static let maxBytes = 256 << 20

  /// The file of a name, which may have any characters; `nil` where there is none.
  func file(_ name: String) throws -> [UInt8]? {
    do throws(FileError) {
      return try FileReader.bytes(at: path(name), limit: Self.maxBytes)
    } catch .notFound {
      return nil
    }
  }

  /// Keeps a file in the place of the one before it.
  func keep(_ bytes: [UInt8], as name: String) throws {
    try AtomicFile.createDirectory(folder)
    try AtomicFile.write(bytes, to: path(name), replacing: true)
  }

  private func path(_ name: String) -> String { "\(folder)/\(PercentEncoding.encode(name))" }
}
