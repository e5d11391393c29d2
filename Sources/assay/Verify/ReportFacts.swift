import CredentialModel
import CredentialVerifier
import IssuerTrust
import StrictJSON
import WireFormats

/// Who, what, when, vouched for by whom: the rows of a report for a person, not escaped yet.
///
/// What only the credential says is marked as a claim.
struct ReportFacts {
  /// How many subjects are shown: a page of them; the report in JSON has all.
  private static let greatestSubjects = 16

  /// How many results of a subject are shown.
  fileprivate static let greatestResults = 16

  private let report: VerificationReport

  /// The rows, in the order in which they are shown.
  private(set) var rows: [(name: String, value: String)] = []

  init(_ report: VerificationReport) {
    self.report = report
    addPresentation()
    guard let credential = report.claimed else { return }
    addSubjects(of: credential)
    if case .accepted(let accepted) = report.verdict {
      add("Issuer", accepted.issuerName)
    } else {
      // A name from the list beside a document that nobody can show to be theirs would mislead.
      add("Issuer", credential.issuerText.map { "claims to be \($0)" })
    }
    addClaim("Issuer id", credential.issuerID?.string)
    addClaim("Valid", credential.validityText)
    if report.subjects.count == 1 { addClaim("Result", report.subjects[0].resultText) }
    add("Vouched for by", vouchedBy)
    if isVouchedFor { add("Quality", qualityText) }
    add("Judged at", report.time.description)
  }

  /// What the document is for, in a few words.
  var name: String? {
    if report.presentation != nil { return presentedNames }
    let names = report.subjects.compactMap { $0.achievement?.name?.string }
    guard let first = names.first else { return report.claimed?.name?.text()?.string }
    return names.count == 1 ? first : "\(first), and \(names.count - 1) more"
  }

  /// Who presents, and how much.
  private mutating func addPresentation() {
    guard let presentation = report.presentation else { return }
    if let presenter = report.presenter {
      add("Presented by", presenter.string)
    } else {
      add(
        "Presented by",
        presentation.holderID.map { "claims to be \($0)" } ?? "somebody, of whom nothing is shown")
    }
    add("Credentials", "\(report.credentials.count)")
    add("Judged at", report.time.description)
  }

  /// What the credentials of a presentation are for, in a few words.
  private var presentedNames: String? {
    let names = report.credentials.compactMap { ReportFacts($0.report).name }
    guard let first = names.first else { return nil }
    return names.count == 1 ? first : "\(first), and \(names.count - 1) more"
  }

  private mutating func addSubjects(of credential: Credential) {
    if case .endorsement = credential.kind {
      addClaim("What", credential.name?.text()?.string)
      addClaim("Endorses", credential.endorsementSubject?.id?.string)
      return addClaim("Comment", credential.endorsementSubject?.endorsementComment?.string)
    }
    let subjects = report.subjects
    guard subjects.count > 1 else {
      addClaim("What", name)
      return addClaim("Recipient", subjects.first?.recipientText(isExpected: isExpected))
    }
    if !subjects.contains(where: { $0.achievement?.name != nil }) { addClaim("What", name) }
    for subject in subjects.prefix(ReportFacts.greatestSubjects) {
      addClaim("What", subject.achievement?.name?.string)
      addClaim("Recipient", subject.recipientText(isExpected: isExpected && subjects.count == 1))
      addClaim("Result", subject.resultText)
    }
    let others = subjects.count - ReportFacts.greatestSubjects
    if others > 0 { addClaim("And", "\(others) more") }
  }

  private var isAccepted: Bool {
    if case .accepted = report.verdict { return true }
    return false
  }

  /// Whether the credential is about the person expected.
  private var isExpected: Bool {
    report.checks.contains { $0.id == .recipient && $0.outcome == .passed }
  }

  /// Whether the list stands behind the issuer and its signature, whatever else is wrong.
  private var isVouchedFor: Bool {
    report.listedIssuer != nil
      && report.checks.allSatisfy { check in
        switch (check.id.axis, check.outcome) {
        case (.integrity, .failed), (.integrity, .undetermined), (.identity, .failed),
          (.identity, .undetermined), (.authority, .failed), (.authority, .undetermined):
          false
        default: true
        }
      }
  }

  private var vouchedBy: String {
    guard let trust = report.trust else { return "nobody (no trust list given)" }
    guard isAccepted || isVouchedFor else { return "nobody" }
    return "\(trust.listName), list version \(trust.version)"
  }

  /// Who recognises the issuer's quality: something else than that the list knows its key.
  private var qualityText: String? {
    report.listedIssuer.map { issuer in
      switch issuer.accreditation(at: report.time) {
      case .accredited(let authority, let until):
        "accredited by \(authority)" + (until.map { " until \($0)" } ?? "")
      case .expired(let authority, let until):
        "no longer accredited: by \(authority) until \(until)"
      case .none: "the list names nobody who accredits the issuer"
      }
    }
  }

  private mutating func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { rows.append((name, value)) }
  }

  private mutating func addClaim(_ name: String, _ value: String?) {
    add(isAccepted ? name : "\(name) (claimed)", value)
  }
}

extension Credential {
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
}

extension AchievementSubject {
  /// The recipient's id or plain identifiers; a hashed one says nothing to a person.
  fileprivate func recipientText(isExpected: Bool) -> String? {
    if let id { return id.string }
    let plain = identifier.filter { $0.hashed == false }.compactMap { $0.identityHash }
    if let first = plain.first { return first.string }
    if identifier.isEmpty { return nil }
    return isExpected
      ? "the one expected, known by a hash" : "known only by a hash; give --recipient to compare"
  }

  /// The results by the names of their descriptions.
  fileprivate var resultText: String? {
    let descriptions = achievement?.resultDescription ?? []
    let shown = result.prefix(ReportFacts.greatestResults).compactMap { result -> String? in
      let description = descriptions.first { $0.id != nil && $0.id == result.resultDescription }
      let level = description?.rubricCriterionLevel.first { $0.id == result.achievedLevel }?.name
      guard let value = result.value ?? level ?? result.achievedLevel ?? result.status else {
        return nil
      }
      return description?.name.map { "\($0): \(value)" } ?? value.string
    }
    let others = result.count - ReportFacts.greatestResults
    return (shown + (others > 0 ? ["and \(others) more"] : [])).joined(separator: ", ")
  }
}
