import ArgumentParser
import CredentialIssuer
import WireFormats

/// How a table is written, on the command line.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, jsonl

  var format: RecipientList.Format { self == .csv ? .csv : .jsonLines }
}

/// A time on the command line.
struct InstantArgument: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let instant = try? Instant(rfc3339: argument) else { return nil }
    self.instant = instant
  }
}
