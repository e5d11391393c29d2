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
    ([headline, ""] + facts + ["", style.bold("Checks")] + lines(for: report) + contents)
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
      lines.append(acceptance)
    } else {
      lines.append(ReportText.sentence(report.explanation))
      if let remedy = report.decisive?.reason?.remedy { lines.append("Next: \(remedy).") }
    }
    if let trust = report.trust, let line = TrustNotice.line(for: trust.environment, style: style) {
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// What is said of an accepted document.
  private var acceptance: String {
    let when = report.isHistorical ? "at \(report.time)" : "now"
    guard report.presentation != nil else {
      return "The \(noun) is genuine, valid \(when), and its issuer is vouched for."
    }
    return report.credentials.count == 1
      ? "The credential in it is genuine, valid \(when), and its issuer is vouched for."
      : "The \(report.credentials.count) credentials in it are genuine, valid \(when), and their "
        + "issuers are vouched for."
  }

  /// The credentials in it: of each a line with its verdict, who and what, and its checks.
  private var contents: [String] {
    let count = report.credentials.count
    return report.credentials.enumerated().flatMap { index, contained in
      let text = ReportText(contained.report, file: file, style: style)
      let title = style.bold("Credential \(index + 1) of \(count)")
      let place = style.dim(" (at \(DisplayText.value(contained.pointer.description)))")
      return ["", "\(title)  \(text.verdictWord)\(text.subtitle)\(place)"] + text.facts + [""]
        + text.lines(for: index == 0 ? contained.report.checks : text.ownChecks) + text.contents
    }
  }

  /// What the document is for, or why it is not accepted.
  private var subtitle: String {
    guard isAccepted else { return ": " + DisplayText.value(report.explanation) }
    return ReportFacts(report).name.map { "  " + DisplayText.value($0) } ?? ""
  }

  /// The checks without those of the trust list, which every credential in a document has.
  private var ownChecks: [Check] {
    report.checks.filter { $0.id != .trustList && $0.id != .trustMemory }
  }

  /// What a person calls a document of this kind.
  private var noun: String {
    switch report.claimed?.kind {
    case .verifiableCredential(_, openBadge: true): "certificate"
    case .endorsement: "endorsement"
    case .clr: "learner record"
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

  private func lines(for report: VerificationReport) -> [String] { lines(for: report.checks) }

  private func lines(for checks: [Check]) -> [String] {
    lines(for: checks, of: report.endorsements, indent: "")
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
