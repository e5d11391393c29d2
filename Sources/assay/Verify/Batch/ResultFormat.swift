import CredentialModel
import CredentialVerifier
import StrictJSON

/// How each result of a run of several is written.
struct ResultFormat: Sendable {
  let format: OutputFormat
  /// Whether the checks are left out.
  let isBrief: Bool
  let style: Style

  /// What is written of a report.
  func bytes(
    of report: VerificationReport, at place: BatchPlace, explained: ExplanationText?
  ) -> [UInt8] {
    guard format != .text else {
      let text = ReportText(report, file: InputFile(path: place.name), style: style)
      return Array((text.summary + (explained?.text ?? "")).utf8)
    }
    var json = isBrief ? ResultFormat.brief(report) : report.json()
    json["explanations"] = explained?.json
    return bytes(of: json, at: place)
  }

  /// What is written of a line that is no document, with why not.
  func bytes(ofBroken code: String, _ message: String, at place: BatchPlace) -> [UInt8] {
    guard format != .text else {
      return Array(
        "\(style.bad("REJECTED"))  \(DisplayText.escaped(place.name)): \(DisplayText.value(message))\n"
          .utf8)
    }
    return bytes(
      of: .members([
        "type": "VerificationFailure/1",
        "exitCode": .integer(Int64(VerificationStatus.rejected.exitCode)),
        "code": .string(code), "message": .string(message),
      ]), at: place)
  }

  /// What is written of a file that cannot be read; of it standard error tells, too.
  func bytes(
    of failure: CommandFailure, _ status: VerificationStatus, at place: BatchPlace
  ) -> [UInt8] {
    format == .text ? [] : bytes(of: ResultFormat.json(of: failure, status), at: place)
  }

  /// Why there is no report, for machines: format `VerificationFailure/1`.
  static func json(of failure: CommandFailure, _ status: VerificationStatus) -> JSONTree {
    .members([
      "type": "VerificationFailure/1", "exitCode": .integer(Int64(status.exitCode)),
      "message": .string(failure.message),
    ])
  }

  /// The whole output of something that is one line of it.
  private func bytes(of json: JSONTree, at place: BatchPlace) -> [UInt8] {
    var json = json
    json["file"] = .string(place.name)
    if place.line > 0 { json["line"] = .integer(Int64(place.line)) }
    let text = DisplayJSON.escaped(json.compactBytes())
    // Whoever writes a list drops the comma before its first one.
    return format == .json ? Array(",\n".utf8) + text : text + [UInt8(ascii: "\n")]
  }

  /// The verdict, and which credential it is on: format `VerificationBrief/1`.
  static func brief(_ report: VerificationReport) -> JSONTree {
    .members([
      "type": "VerificationBrief/1", "verdict": .string(report.verdict.name),
      "exitCode": .integer(Int64(report.verdict.exitCode)),
      "id": report.claimed?.id.map { .string($0.string) },
      "issuer": report.claimed?.issuerID.map { .string($0.string) },
      "code": report.decisive?.reason.map { .string($0.code) },
      "explanation": .string(report.explanation),
    ])
  }
}
