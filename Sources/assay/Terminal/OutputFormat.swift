import ArgumentParser

/// How results are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// Sentences for a person.
  case text
  /// One JSON document.
  case json
  /// One JSON document a line.
  case ndjson
}
