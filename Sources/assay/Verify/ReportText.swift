import CredentialModel
import CredentialVerifier
import IssuerTrust
import StrictJSON
import WireFormats

/// A report for a person: the verdict first, then who, what, when and vouched for by whom, then
/// the checks.
struct ReportText {
  private let report: VerificationReport
  private let file: InputFile
  private let style: Style

  init(_ report: VerificationReport, file: InputFile, style: Style) {
    self.report = report
    self.file = file
    self.style = style
  }

  /// The whole report.
  var full: String {
    ([headline, ""] + facts + ["", style.bold("Checks")] + lines(for: report))
      .joined(separator: "\n") + "\n"
  }

  /// The report on one line, for many files.
  var summary: String {
    let name = ReportFacts(report).name.map { " " + DisplayText.value($0) } ?? ""
    let why = isAccepted ? "" : ": " + DisplayText.value(report.explanation)
    return "\(verdictWord)  \(file.name)\(isAccepted ? name : "")\(why)\n"
  }

  /// A text as a sentence of its own, safe to print.
  static func sentence(_ text: String) -> String {
    let text = DisplayText.value(text)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private var isAccepted: Bool {
    if case .accepted = report.verdict { return true }
    return false
  }

  private var verdictWord: String {
    switch report.verdict {
    case .accepted: style.good("ACCEPTED")
    case .rejected: style.bad("REJECTED")
    case .untrusted: style.doubtful("UNTRUSTED")
    case .undetermined: style.doubtful("UNDETERMINED")
    }
  }

  private var headline: String {
    var lines = ["\(verdictWord)  \(file.name)"]
    if isAccepted {
      let when = report.isHistorical ? "at \(report.time)" : "now"
      lines.append("The \(noun) is genuine, valid \(when), and its issuer is vouched for.")
    } else {
      lines.append(ReportText.sentence(report.explanation))
      if let remedy = report.decisive?.reason?.remedy { lines.append("Next: \(remedy).") }
    }
    if let trust = report.trust, let line = TrustNotice.line(for: trust.environment, style: style) {
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// What a person calls a document of this kind.
  private var noun: String {
    switch report.claimed?.kind {
    case .verifiableCredential(_, openBadge: true): "certificate"
    case .endorsement: "endorsement"
    case .verifiableCredential, .presentation, .unknown, nil: "credential"
    }
  }

  private var facts: [String] {
    let rows = ReportFacts(report).rows
    let width = rows.map(\.name.utf8.count).max() ?? 0
    return rows.map { name, value in
      "  " + style.dim(padded(name, to: width)) + "  " + DisplayText.value(value)
    }
  }

  /// The checks, and below each endorsement those of its own that somebody should know of.
  private func lines(
    for checks: [Check], of endorsements: [EndorsementReport], indent: String
  ) -> [String] {
    var lines: [String] = []
    for check in checks {
      lines.append(indent + line(for: check))
      guard check.id == .endorsement,
        let endorsement = endorsements.first(where: { $0.pointer == check.pointer })
      else { continue }
      let own = endorsement.report.checks.filter(ReportText.isTold)
      lines += self.lines(
        for: own, of: endorsement.report.endorsements, indent: indent + "      ")
    }
    return lines
  }

  private func lines(for report: VerificationReport) -> [String] {
    lines(for: report.checks, of: report.endorsements, indent: "")
  }

  /// Whether a check of an endorsement is told: what passed is not, and neither is what the
  /// credential's own checks say of the trust list.
  private static func isTold(_ check: Check) -> Bool {
    switch check.outcome {
    case .passed: false
    case .skipped: check.id == .endorsement
    case .failed, .warning, .undetermined: check.id != .trustList && check.id != .trustMemory
    }
  }

  private func line(for check: Check) -> String {
    let place = check.outcome == .passed ? "" : placeText(of: check)
    return "  \(mark(for: check.outcome))  \(DisplayText.value(check.sentence))\(place)"
  }

  private func placeText(of check: Check) -> String {
    guard let pointer = check.pointer, pointer != .root else { return "" }
    return style.dim(" (at \(DisplayText.value(pointer.description)))")
  }

  private func mark(for outcome: Check.Outcome) -> String {
    switch outcome {
    case .passed: style.good("ok  ")
    case .failed: style.bad("FAIL")
    case .warning: style.doubtful("note")
    case .skipped: style.dim("-   ")
    case .undetermined: style.doubtful("?   ")
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
