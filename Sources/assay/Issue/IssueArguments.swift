import ArgumentParser
import CredentialIssuer

/// How a table is written, on the command line.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, jsonl

  var format: RecipientList.Format { self == .csv ? .csv : .jsonLines }
}

/// What the ending of a file's name says about how it is written.
struct FileEnding {
  private let endings: [String]

  static let csv = FileEnding(endings: [".csv"])
  static let jsonLines = FileEnding(endings: [".jsonl", ".ndjson"])

  /// Whether a path has one of the endings, in capital or small letters: `STUDENTS.CSV` is what some
  /// systems write.
  func ends(_ path: String) -> Bool {
    let folded = path.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return endings.contains { folded.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
