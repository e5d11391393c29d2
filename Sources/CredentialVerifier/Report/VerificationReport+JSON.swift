import CredentialModel
import IssuerTrust
import LinkedData
public import StrictJSON
import WireFormats

extension VerificationReport {
  /// The report for machines, format `VerificationReport/1`.
  ///
  /// ```json
  /// {"type": "VerificationReport/1", "verdict": "accepted", "exitCode": 0, "proof": "holds",
  ///  "time": "2026-03-01T00:00:00Z", "isHistorical": false, "explanation": "…",
  ///  "policy": {…}, "claims": {…}, "issuer": {…}, "trustList": {…},
  ///  "checks": [{"id": "structure.json", "axis": "structure", "outcome": "passed", …}]}
  /// ```
  ///
  /// `claims` is what the document says; only an `accepted` verdict makes facts of it. `issuer` is
  /// what the trust list says of the issuer, and is there only where a proof by it holds. Members
  /// are added within a major version, never removed or changed. `docs/report-format.md` describes
  /// all of them.
  public func json() -> JSONTree {
    .members([
      "type": "VerificationReport/1",
      "verdict": .string(verdict.name),
      "exitCode": .integer(Int64(verdict.exitCode)),
      "proof": .string(proofState),
      "time": .string(time.description),
      "isHistorical": .bool(isHistorical),
      "explanation": .string(explanation),
      "forms": .array(forms.map { .string($0.rawValue) }),
      "envelope": envelope?.json(),
      "policy": policy.json(),
      "request": request.map { $0.json() },
      "presentation": presentation.map { json(of: $0) },
      "claims": claimsJSON,
      "issuer": issuerJSON,
      "quality": quality.map { $0.json() },
      "trustList": trust.map { VerificationReport.facts(about: $0) },
      "contexts": contextsJSON,
      "checks": .array(checks.map { $0.json() }),
      "endorsements": endorsementsJSON,
      "credentials": credentialsJSON,
    ])
  }

  /// The contexts by which proofs read the document; none where none did.
  var contextsJSON: JSONTree? {
    contexts.isEmpty ? nil : .array(contexts.map { VerificationReport.facts(about: $0) })
  }

  /// The reports on the credentials in it; none where there are none.
  var credentialsJSON: JSONTree? {
    credentials.isEmpty ? nil : .array(credentials.map { $0.json() })
  }

  /// What the presentation says, and who is shown to present.
  private func json(of presentation: Presentation) -> JSONTree {
    .members([
      "id": presentation.id.map { .string($0.string) },
      "dataModel": DocumentKind(of: presentation.json).version.map { .string($0.rawValue) },
      "types": .array(presentation.types.map { .string($0.string) }),
      "holder": presentation.holderID.map { .string($0.string) },
      "presenter": presenter.map { .string($0.string) },
    ])
  }

  /// What the document says.
  var claimsJSON: JSONTree? { claimed.map { claims(of: $0) } }

  /// What the list says of the issuer.
  var issuerJSON: JSONTree? {
    listedIssuer.map { issuer in
      VerificationReport.facts(about: issuer, listedBy: trust?.records(forIssuer: issuer.id) ?? [])
    }
  }

  /// The reports on endorsements; none where there are no endorsements.
  var endorsementsJSON: JSONTree? {
    endorsements.isEmpty ? nil : .array(endorsements.map { $0.json() })
  }

  /// What the signatures alone say: `broken` if one does not hold or does not cover the document,
  /// `unknown` if one could not be checked or there is none, `holds` otherwise.
  ///
  /// When a proof was made, for what and by whom is for the verdict.
  public var proofState: String {
    let outcomes = checks.filter { $0.id == .proofSignature || $0.id == .proofCoverage }
      .map(\.outcome)
    if outcomes.contains(.failed) { return "broken" }
    return outcomes.isEmpty || outcomes.contains(.undetermined) ? "unknown" : "holds"
  }

  private func claims(of credential: Credential) -> JSONTree {
    let subjects = self.subjects
    return .members([
      "id": credential.id.map { .string($0.string) },
      "kind": .string(credential.kind.name),
      "dataModel": .string(credential.version.rawValue),
      "types": .array(credential.types.map { .string($0.string) }),
      "issuer": credential.issuerID.map { .string($0.string) },
      "subject": subjects.first?.id.map { .string($0.string) },
      "achievement": subjects.first?.achievement?.name.map { .string($0.string) },
      "subjects": .array(subjects.map { VerificationReport.claims(about: $0) }),
      "validFrom": credential.validFrom.map { .string($0.description) },
      "validUntil": credential.validUntil.map { .string($0.description) },
    ])
  }

  private static func claims(about subject: AchievementSubject) -> JSONTree {
    .members([
      "id": subject.id.map { .string($0.string) },
      "achievement": subject.achievement?.name.map { .string($0.string) },
      "achievementId": subject.achievement?.id.map { .string($0.string) },
    ])
  }

  private static func facts(
    about issuer: IssuerRecord, listedBy records: [IssuerRecord]
  ) -> JSONTree {
    .members([
      "id": .string(issuer.id.string), "name": .string(issuer.displayName),
      "country": issuer.country.map { .string($0) },
      "authority": issuer.authority.map { .string($0.string) },
      "listings": records.count < 2 ? nil : .array(records.map { listing($0) }),
    ])
  }

  /// What one of several says that list an issuer.
  private static func listing(_ record: IssuerRecord) -> JSONTree {
    .members([
      "authority": record.authority.map { .string($0.string) },
      "status": .string(record.status.name),
    ])
  }

  private static func facts(about context: ContextRevision) -> JSONTree {
    .members([
      "url": .string(context.url), "revision": context.revision.map { .string($0) },
      "sha256": .string(context.digest),
    ])
  }

  private static func facts(about trust: TrustBundle) -> JSONTree {
    .members([
      "id": .string(trust.listID.string), "name": .string(trust.listName),
      "environment": .string(trust.environment.rawValue), "version": .integer(trust.version),
      "rootFingerprint": .string(trust.rootFingerprint),
      "signedAt": trust.signedAt.map { .string($0.description) },
    ])
  }
}

extension Check {
  /// The check for machines.
  func json() -> JSONTree {
    .members([
      "id": .string(id.rawValue),
      "axis": .string(id.axis.rawValue),
      "outcome": .string(outcome.rawValue),
      "code": reason.map { .string($0.code) },
      "message": .string(sentence),
      "pointer": pointer.map { .string($0.description) },
      "remedy": outcome == .passed ? nil : reason?.remedy.map { .string($0) },
      "specification": reason?.specification.map { .string($0) },
      "problemType": hasProblem ? reason?.problemType.map { .string($0) } : nil,
      "findings": findings,
      "scope": scopeFacts,
      "status": reason?.statusFacts.map { $0.json() },
    ])
  }

  /// Which grant came nearest to an award that the issuer may not make, and what it lacks.
  private var scopeFacts: JSONTree? {
    guard case .outOfScope(let refusal) = reason else { return nil }
    return .members([
      "dimension": .string(refusal.dimension.rawValue),
      "failedDimensions": .array(refusal.failed.map { .string($0.rawValue) }),
      "grants": .integer(Int64(refusal.grantCount)),
      "nearestGrant": refusal.nearestGrant.map { .integer(Int64($0) + 1) },
      "granted": refusal.granted.map { .string($0) },
      "stated": refusal.stated.map { .string($0) },
    ])
  }

  /// Whether there is a problem in the sense of the W3C: of a status list also where it only leaves
  /// the verdict open.
  private var hasProblem: Bool {
    outcome == .failed || outcome == .undetermined && id.axis == .status
  }

  private var findings: JSONTree? {
    guard case .findings(let findings) = reason else { return nil }
    return .array(
      findings.map { finding in
        .members([
          "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
          "pointer": .string(finding.pointer.description), "message": .string(finding.message),
        ])
      })
  }
}

extension VerificationPolicy {
  /// The policy for machines.
  fileprivate func json() -> JSONTree {
    .members([
      "clockSkewSeconds": .integer(clockSkewSeconds),
      "trustGraceSeconds": .integer(trustGraceSeconds),
      "maxProofs": .integer(Int64(maxProofs)),
      "maxEndorsements": .integer(Int64(maxEndorsements)),
      "maxCredentials": .integer(Int64(maxCredentials)),
      "maxStatusAgeSeconds": .integer(maxStatusAgeSeconds),
      "maxBytes": .integer(Int64(limits.maxBytes)),
      "maxDepth": .integer(Int64(limits.maxDepth)),
      "maxNodes": .integer(Int64(limits.maxNodes)),
      "requiredAccreditation": requiredAccreditation.isEmpty
        ? nil : .array(requiredAccreditation.map { .string($0.string) }),
      "minimumLevel": minimumLevel.map { minimum in
        [
          "framework": .string(minimum.framework.string),
          "level": .string(minimum.level.description),
        ]
      },
    ])
  }
}

extension PresentationRequest {
  /// What was asked for, for machines.
  fileprivate func json() -> JSONTree {
    .members([
      "challenge": challenge.map { .string($0.string) },
      "domains": domains.isEmpty ? nil : .array(domains.map { .string($0.string) }),
      "requiresHolderBinding": .bool(requiresHolderBinding),
    ])
  }
}
