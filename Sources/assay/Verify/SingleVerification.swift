import CredentialVerifier
import DurableFiles
import StrictJSON

/// Verifies one document, and writes the whole report.
struct SingleVerification {
  let request: VerificationRequest
  let format: OutputFormat
  /// Whether the checks are left out of the report for machines.
  let isBrief: Bool
  /// Where to write the summary as well.
  let summaryPath: String?

  private let progress = BatchProgress(total: nil)

  init(
    request: VerificationRequest, format: OutputFormat, isBrief: Bool, summaryPath: String?
  ) {
    self.request = request
    self.format = format
    self.isBrief = isBrief
    self.summaryPath = summaryPath
  }

  /// Verifies a document.
  ///
  /// - Returns: The exit code.
  func verify(_ input: VerificationInputs.Single) throws(CommandFailure) -> Int32 {
    let bytes: [UInt8]
    do throws(CommandFailure) {
      bytes = try Self.bytes(of: input)
    } catch {
      // What is too large was there, and is refused; the rest could not be opened.
      let status = error.status == .badData ? VerificationStatus.rejected : .unreadable
      try write(error, of: input.path, status)
      return try finish(.unreadable, status, of: input.path)
    }
    let report = request.report(on: bytes)
    try write(report, of: input.path, explained: request.explanation(of: bytes))
    return try finish(.report, VerificationStatus(report.verdict), of: input.path)
  }

  private static func bytes(
    of input: VerificationInputs.Single
  ) throws(CommandFailure) -> [UInt8] {
    let opened = try input.opened.get()
    do throws(FileError) {
      return try opened.whole(limit: JSONLimits.standard.maxBytes)
    } catch {
      throw CommandFailure(reading: error)
    }
  }

  private func write(
    _ report: VerificationReport, of path: String, explained: ExplanationText?
  ) throws(CommandFailure) {
    guard format != .text else {
      let text = ReportText(report, file: InputFile(path: path), style: .current)
      return try Terminal.write(text.full + (explained?.text ?? ""))
    }
    var json = isBrief ? ResultFormat.brief(report) : report.json()
    json["explanations"] = explained?.json
    try write(json, of: path)
  }

  /// Writes why there is no report.
  private func write(
    _ failure: CommandFailure, of path: String, _ status: VerificationStatus
  ) throws(CommandFailure) {
    Terminal.report(failure)
    guard format != .text else { return }
    try write(ResultFormat.json(of: failure, status), of: path)
  }

  private func write(_ json: JSONTree, of path: String) throws(CommandFailure) {
    var json = json
    json["file"] = .string(path)
    try Terminal.write(format == .json ? json.prettyBytes() : json.compactBytes() + [0x0A])
  }

  /// Writes the summary where it is wanted.
  ///
  /// - Returns: The exit code.
  private func finish(
    _ kind: BatchResult.Item.Kind, _ status: VerificationStatus, of path: String
  ) throws(CommandFailure) -> Int32 {
    var counts = BatchCounts()
    let place = BatchPlace(file: BatchPiece.FileID(number: 0, path: path), line: 0)
    counts.add(BatchResult.Item(kind: kind, status: status, place: place, end: 0))
    let summary = BatchSummary(
      counts: counts, same: SameCredentials(), ending: .complete, exitCode: status.exitCode,
      milliseconds: progress.milliseconds)
    if let summaryPath { try summary.write(to: summaryPath) }
    return status.exitCode
  }
}
