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

  /// Whether a path has one of the endings; letter case counts.
  func ends(_ path: String) -> Bool {
    endings.contains { path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
