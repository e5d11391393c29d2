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
    ([headline, ""] + facts + ["", style.bold("Checks")] + report.checks.map { line(for: $0) })
      .joined(separator: "\n") + "\n"
  }

  /// The report on one line, for many files.
  var summary: String {
    let name = report.claimed?.displayName.map { " " + DisplayText.escaped($0) } ?? ""
    let why = isAccepted ? "" : ": " + DisplayText.escaped(report.explanation)
    return "\(verdictWord)  \(file.name)\(isAccepted ? name : "")\(why)\n"
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
      lines.append("The certificate is genuine, valid now, and its issuer is vouched for.")
    } else {
      lines.append(sentenceCase(DisplayText.escaped(report.explanation)) + ".")
      if let remedy = report.decisive?.reason?.remedy { lines.append("Next: \(remedy).") }
    }
    if let trust = report.trust, trust.environment != .production {
      lines.append(
        style.doubtful("EXAMPLE") + "  The trust anchor is an example: nobody real vouches here.")
    }
    return lines.joined(separator: "\n")
  }

  /// Who, what, when, vouched for by whom.
  ///
  /// What only the credential says is marked as a claim.
  private var facts: [String] {
    guard let credential = report.claimed else { return [] }
    let claims = isAccepted ? "" : " (claimed)"
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append((name, DisplayText.escaped(value))) }
    }
    add("What\(claims)", credential.displayName)
    add("Recipient\(claims)", credential.recipientText)
    if case .accepted(let credential) = report.verdict {
      add("Issuer", credential.issuerName)
    } else {
      // A name from the list beside a document that nobody can show to be theirs would mislead.
      add("Issuer", credential.issuerText.map { "claims to be \($0)" })
    }
    add("Issuer id\(claims)", credential.issuerID?.string)
    add("Valid\(claims)", credential.validityText)
    add("Result\(claims)", credential.resultText)
    add("Vouched for by", vouchedBy)
    add("Judged at", report.time.description)
    let width = rows.map(\.0.utf8.count).max() ?? 0
    return rows.map { name, value in
      "  " + style.dim(padded(name, to: width)) + "  " + value
    }
  }

  private var vouchedBy: String {
    guard let trust = report.trust else { return "nobody (no trust list given)" }
    guard isAccepted else { return "nobody" }
    return "\(trust.listName), list version \(trust.version)"
  }

  private func line(for check: Check) -> String {
    let place = check.outcome == .passed ? "" : placeText(of: check)
    let text = DisplayText.escaped(check.sentence)
    return "  \(mark(for: check.outcome))  \(text)\(place)"
  }

  private func placeText(of check: Check) -> String {
    guard let pointer = check.pointer, pointer != .root else { return "" }
    return style.dim(" at \(DisplayText.escaped(pointer.description))")
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

  private func sentenceCase(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension Credential {
  /// What the credential is for: the achievement's name, else its own.
  fileprivate var displayName: String? {
    achievement?.name?.string ?? name?.text()?.string
  }

  /// The recipient's id or plain identifiers; a hashed one says nothing to a person.
  fileprivate var recipientText: String? {
    guard let subject = subjects.first else { return nil }
    if let id = subject.id { return id.string }
    let plain = subject.identifier.filter { $0.hashed == false }.compactMap { $0.identityHash }
    if let first = plain.first { return first.string }
    return subject.identifier.isEmpty
      ? nil : "known only by a hash; give --recipient to compare"
  }

  fileprivate var issuerText: String? {
    issuer?.name?.text()?.string ?? issuerID?.string
  }

  fileprivate var validityText: String? {
    switch (validFrom, validUntil) {
    case (let from?, let until?): "\(from) to \(until)"
    case (let from?, nil): "from \(from)"
    case (nil, let until?): "until \(until)"
    case (nil, nil): nil
    }
  }

  /// The results by the names of their descriptions.
  fileprivate var resultText: String? {
    let descriptions = achievement?.resultDescription ?? []
    let results = subjects.first?.result.compactMap { result -> String? in
      let description = descriptions.first { $0.id != nil && $0.id == result.resultDescription }
      let level = description?.rubricCriterionLevel.first { $0.id == result.achievedLevel }?.name
      guard let value = result.value ?? level ?? result.achievedLevel ?? result.status else {
        return nil
      }
      return description?.name.map { "\($0): \(value)" } ?? value.string
    }
    return results?.joined(separator: ", ")
  }
}
