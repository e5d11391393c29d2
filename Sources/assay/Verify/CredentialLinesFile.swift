/// A file with a credential on each line, as `assay issue --out FILE.jsonl` writes it.
struct CredentialLinesFile {
  /// The most bytes of such a file: a course of ten thousand takes 40 MB.
  static let greatestSize = 256 << 20

  private let file: InputFile

  /// The file; `nil` where its name does not say that it is one.
  init?(_ file: InputFile) {
    let name = Array(file.path.utf8)
    let endings = [".jsonl", ".ndjson"]
    guard endings.contains(where: { name.suffix($0.utf8.count).elementsEqual($0.utf8) }) else {
      return nil
    }
    self.file = file
  }

  /// Calls `body` with each line that is not empty, and what to call it: `certificates.jsonl:17`.
  func forEach(
    in bytes: [UInt8], _ body: (InputFile, [UInt8]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      try body(InputFile(path: "\(file.path):\(number)"), Array(line))
    }
  }
}
