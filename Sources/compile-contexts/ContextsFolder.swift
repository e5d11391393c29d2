import DurableFiles

/// The folder of all files of terms.
enum ContextsFolder {
  /// The most bytes a file may have; the longest has ten thousand.
  static let maxBytes = 1 << 20

  /// Everything the folder says, in the order of the files' names; files that do not end in `.terms`
  /// are left aside.
  ///
  /// - Throws: `FileError` where something cannot be read, or `TermsError`.
  static func read(_ path: String) throws -> [TermsFile] {
    var files: [TermsFile] = []
    for name in try FileReader.names(in: path) where name.hasSuffix(suffix) {
      let file = "\(path)/\(name)"
      let text = try FileReader.bytes(at: file, limit: maxBytes)
      let terms = try TermsReader.read(
        text, name: String(name.dropLast(suffix.count)), file: file)
      if let twin = files.first(where: { isSame($0, terms) }) {
        throw TermsError(file: file, line: nil, reason: .duplicateFile(twin.name))
      }
      files.append(terms)
    }
    guard !files.isEmpty else { throw TermsError(file: path, line: nil, reason: .nothingToRead) }
    return files
  }

  private static let suffix = ".terms"

  /// Whether one of two files would hide the other: documents are found by URL and revision, or by
  /// the digest of their bytes.
  private static func isSame(_ left: TermsFile, _ right: TermsFile) -> Bool {
    let digests = [left.digest] + left.otherDigests
    return left.url == right.url && left.revision == right.revision
      || digests.contains { $0 == right.digest || right.otherDigests.contains($0) }
  }
}
