public import IssuerTrust
public import WireFormats

/// Several trust lists, of which some must vouch for an issuer.
///
/// The document is verified against each list. Whatever is wrong with the document itself is wrong
/// under all of them; a list that denies an issuer outweighs all that vouch for it.
public struct CombinedVerifier: Sendable {
  private let sources: [Source]
  private let rule: Rule

  /// A list, or why there is none.
  public enum Source: Sendable {
    /// A list, with the name by which its reader knows it.
    case list(name: String, Verifier)
    /// A list that cannot be used.
    case unusable(name: String, TrustError)
  }

  /// How many of the lists must accept a credential.
  public enum Rule: Equatable, Sendable {
    /// One is enough.
    case any
    /// Each must, those that cannot be used among them.
    case all
    /// So many; less than 1 counts as 1.
    case atLeast(Int)

    /// How many of `count` lists must accept.
    func needed(of count: Int) -> Int {
      switch self {
      case .any: 1
      case .all: max(count, 1)
      case .atLeast(let number): max(number, 1)
      }
    }
  }

  /// Verifies against several lists.
  ///
  /// - Parameters:
  ///   - sources: The lists, in the order in which reports name them.
  ///   - rule: How many of them must accept.
  public init(_ sources: [Source], rule: Rule) {
    self.sources = sources
    self.rule = rule
  }

  /// Verifies one credential against each list:
  /// ``Verifier/verify(_:at:recipient:isHistorical:evidence:request:)``.
  public func verify(
    _ bytes: [UInt8], at now: Instant, recipient: Recipient? = nil, isHistorical: Bool = false,
    evidence: [ExistenceEvidence] = [], request: PresentationRequest? = nil
  ) -> CombinedReport {
    var report = CombinedReport(needed: rule.needed(of: sources.count))
    for source in sources {
      switch source {
      case .list(let name, let verifier):
        let found = verifier.verify(
          bytes, at: now, recipient: recipient, isHistorical: isHistorical, evidence: evidence,
          request: request)
        report.reports.append((name, found))
      case .unusable(let name, let error): report.unchecked.append((name, error))
      }
    }
    return report
  }
}

/// What several lists make of one credential.
public struct CombinedReport: Sendable {
  /// The report by each list that could be used.
  public internal(set) var reports: [(list: String, report: VerificationReport)] = []
  /// The lists that could not be used, and why.
  public internal(set) var unchecked: [(list: String, reason: TrustError)] = []
  /// How many lists must accept.
  public let needed: Int

  init(needed: Int) {
    self.needed = needed
  }

  /// What follows from the reports.
  ///
  /// What any list rejects is rejected: the document is bad, or a list disowns its issuer for good. A
  /// list that suspended or withdrew from the issuer is heard, however many vouch. Lists that could
  /// not be asked, or could not tell, leave the verdict open where it depends on them.
  public var verdict: Verdict {
    if reports.contains(where: { $0.report.verdict.isRejected }) { return .rejected }
    if let denied = denials.first {
      return denied.report.verdict.isUndetermined ? .undetermined : .untrusted
    }
    let accepting = reports.filter { $0.report.verdict.isAccepted }
    if accepting.count >= needed, let first = accepting.first { return first.report.verdict }
    let open = reports.filter { isOpen($0.report) }.count + unchecked.count
    return accepting.count + open >= needed ? .undetermined : .untrusted
  }

  /// Whether a list could still come to accept, if more were known.
  ///
  /// One that does not know the issuer has no key to check its proof with, which by itself leaves the
  /// question open; where another list has the key, the proof holds, and this one does not vouch.
  private func isOpen(_ report: VerificationReport) -> Bool {
    guard report.verdict.isUndetermined else { return false }
    let isListed = !report.checks.contains { $0.reason?.code == "ISSUER_NOT_TRUSTED" }
    return isListed || !reports.contains { $0.report.proofState == "holds" }
  }

  /// The lists that know the issuer and do not stand by it, gravest first.
  public var denials: [(list: String, report: VerificationReport)] {
    let denying = reports.filter { entry in
      entry.report.checks.contains { check in
        guard check.id == .trustIssuer, case .issuerStatus = check.reason else { return false }
        return check.outcome == .failed || check.outcome == .undetermined
      }
    }
    return denying.filter { $0.report.verdict.isRejected }
      + denying.filter { $0.report.verdict.isUndetermined }
      + denying.filter { !$0.report.verdict.isRejected && !$0.report.verdict.isUndetermined }
  }
}

extension Verdict {
  fileprivate var isAccepted: Bool {
    if case .accepted = self { return true }
    return false
  }
  fileprivate var isRejected: Bool {
    if case .rejected = self { return true }
    return false
  }
  fileprivate var isUndetermined: Bool {
    if case .undetermined = self { return true }
    return false
  }
}
