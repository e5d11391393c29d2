import CredentialModel
public import IssuerTrust
import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// What speaks for the quality of a credential, beside its being genuine.
///
/// That the issuer's key is known is one thing, that somebody assures its quality another: nothing
/// in here makes a verdict better, and an accepted credential can have none of it.
public struct QualityReport: Sendable {
  /// Whether anybody recognises the issuer's quality, says the trust list.
  public enum Recognition: String, Sendable {
    case yes, no, expired
  }

  /// Whether anybody recognises the issuer at the time to judge by, or did.
  public let accredited: Recognition

  /// The recognitions that hold then.
  public let by: [Accreditation]

  /// The levels that the credential states; claims, unless it is accepted.
  public let levels: [AwardFacts.Alignment]

  /// Whether the credential states how each achievement is earned, and with which result it was.
  public let isAssessed: Bool

  /// What the recognitions rest on, as far as the list names it.
  public let evidence: [Evidence]

  /// A document that a recognition rests on.
  public struct Evidence: Sendable {
    /// Where it stands among the targets of the list.
    public let path: ExactString
    /// The SHA-256 of what stands there, in hexadecimal; `nil` where there is nothing.
    public let sha256: String?
    /// Whether it is there, and is the one that the issuer's record names.
    public let state: State
  }

  /// What was found of a document that a recognition rests on.
  @nonexhaustive
  public enum State: String, Sendable {
    /// It is in the list, and is the one that the record names.
    case verified
    /// It is in the list, and the record names another.
    case changed
    /// It is not in the list.
    case missing
  }
}

extension VerificationReport {
  /// What speaks for the quality of the credential; `nil` where no proof shows who issued it.
  public var quality: QualityReport? {
    guard let listedIssuer, claimed != nil else { return nil }
    let granted = listedIssuer.accreditation.filter(\.isPositive)
    let recognition: QualityReport.Recognition =
      switch listedIssuer.accreditation(at: time) {
      case .accredited: .yes
      case .expired: .expired
      case .none: .no
      }
    return QualityReport(
      accredited: recognition, by: granted.filter { $0.holds(at: time) },
      levels: subjects.flatMap { $0.achievement?.alignment ?? [] }
        .map { AwardFacts.Alignment($0) }.filter { $0.level != nil },
      isAssessed: !subjects.isEmpty && subjects.allSatisfy(VerificationReport.isAssessed),
      evidence: granted.compactMap(evidence))
  }

  private static func isAssessed(_ subject: AchievementSubject) -> Bool {
    let criteria = subject.achievement?.criteria
    return (criteria?.id != nil || criteria?.narrative != nil) && !subject.result.isEmpty
  }

  private func evidence(of accreditation: Accreditation) -> QualityReport.Evidence? {
    guard let path = accreditation.evidencePath else { return nil }
    guard let bytes = trust?.file(at: path) else {
      return QualityReport.Evidence(path: path, sha256: nil, state: .missing)
    }
    let digest = DigestAlgorithm.sha256.digest(of: bytes)
    let isNamed = accreditation.evidenceDigest.map { $0 == digest } ?? true
    return QualityReport.Evidence(
      path: path, sha256: Base16.encode(digest), state: isNamed ? .verified : .changed)
  }
}

extension QualityReport {
  /// The facts for machines.
  func json() -> JSONTree {
    [
      "accredited": .string(accredited.rawValue),
      "by": .array(by.map { $0.json() }),
      "levels": .array(levels.map { QualityReport.json(of: $0) }),
      "assessed": .bool(isAssessed),
      "evidence": .array(
        evidence.map { evidence in
          .members([
            "path": .string(evidence.path.string), "sha256": evidence.sha256.map { .string($0) },
            "state": .string(evidence.state.rawValue),
          ])
        }),
    ]
  }

  private static func json(of alignment: AwardFacts.Alignment) -> JSONTree {
    .members([
      "framework": (alignment.framework ?? alignment.targetURL).map { .string($0.string) },
      "level": alignment.level.map { .string($0.string) },
    ])
  }
}

extension Accreditation {
  /// The recognition for machines.
  fileprivate func json() -> JSONTree {
    .members([
      "name": .string(authorityName), "id": authorityID.map { .string($0.string) },
      "kind": kind.map { .string($0) }, "reference": reference.map { .string($0) },
      "validUntil": validUntil.map { .string($0.description) },
    ])
  }
}
