import CredentialVerifier
import StrictJSON
import WireFormats

/// Writes reports as they are made, in the format that was asked for.
struct VerificationOutput {
  let format: OutputFormat
  /// Whether one file was asked for: then `json` is its report, else a list of reports.
  let isSingle: Bool
  private var written = 0

  init(format: OutputFormat, isSingle: Bool) {
    self.format = format
    self.isSingle = isSingle
  }

  /// Says once, before the lines on several files, what each of their reports says of the list.
  ///
  /// A report in JSON has all of its checks.
  func begin(
    with verifier: Verifier, at now: Instant, isHistorical: Bool
  ) throws(CommandFailure) {
    guard format == .text, !isSingle else { return }
    let checks = verifier.trustListChecks(at: now, isHistorical: isHistorical)
    let lines = TrustNotice.lines(for: checks, style: .current)
    guard !lines.isEmpty else { return }
    try Terminal.write((lines + [""]).map { "\($0)\n" }.joined())
  }

  mutating func write(
    _ report: VerificationReport, of file: InputFile, explained: ExplanationText? = nil
  ) throws(CommandFailure) {
    switch format {
    case .text:
      let text = ReportText(report, file: file, style: .current)
      try writeText((isSingle ? text.full : text.summary) + (explained?.text ?? ""))
    case .json, .ndjson:
      var json = report.json()
      json["explanations"] = explained?.json
      json["file"] = .string(file.path)
      try write(json)
    }
  }

  /// Writes why there is no report.
  ///
  /// - Parameters:
  ///   - failure: What went wrong.
  ///   - file: With which file.
  ///   - status: What that makes of the file: if it is the gravest, the process ends with it.
  /// - Throws: `CommandFailure` where standard output cannot be written.
  mutating func write(
    _ failure: CommandFailure, of file: InputFile, _ status: VerificationStatus
  ) throws(CommandFailure) {
    Terminal.report(failure)
    guard format != .text else { return }
    try write(
      .members([
        "type": "VerificationFailure/1", "file": .string(file.path),
        "exitCode": .integer(Int64(status.exitCode)), "message": .string(failure.message),
      ]))
  }

  /// Ends the output.
  mutating func finish() throws(CommandFailure) {
    guard format == .json, !isSingle else { return }
    try Terminal.write(written == 0 ? "[]\n" : "\n]\n")
  }

  private mutating func writeText(_ text: String) throws(CommandFailure) {
    written += 1
    try Terminal.write(text)
  }

  private mutating func write(_ json: JSONTree) throws(CommandFailure) {
    switch (format, isSingle) {
    case (.ndjson, _), (.text, _): try Terminal.write(json.compactBytes() + [0x0A])
    case (.json, true): try Terminal.write(json.prettyBytes())
    case (.json, false):
      try Terminal.write(written == 0 ? "[\n" : ",\n")
      try Terminal.write(json.compactBytes())
    }
    written += 1
  }
}
