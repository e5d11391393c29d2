import CredentialModel
import IssuerTrust
public import StrictJSON
import WireFormats

extension VerificationReport {
  /// The report for machines, format `VerificationReport/1`.
  ///
  /// ```json
  /// {"type": "VerificationReport/1", "verdict": "accepted", "exitCode": 0, "proof": "holds",
  ///  "time": "2026-03-01T00:00:00Z", "explanation": "…", "claims": {…}, "issuer": {…},
  ///  "trustList": {…}, "checks": [{"id": "structure.json", "axis": "structure",
  ///  "outcome": "passed", …}]}
  /// ```
  ///
  /// `claims` is what the document says; only an `accepted` verdict makes facts of it. `issuer` is
  /// what the trust list says. Members are added within a major version, never removed or changed.
  public func json() -> JSONTree {
    .members([
      "type": "VerificationReport/1",
      "verdict": .string(verdict.name),
      "exitCode": .integer(Int64(verdict.exitCode)),
      "proof": .string(proofState),
      "time": .string(time.description),
      "explanation": .string(explanation),
      "claims": claimed.map { VerificationReport.claims(of: $0) },
      "issuer": listedIssuer.map { VerificationReport.facts(about: $0) },
      "trustList": trust.map { VerificationReport.facts(about: $0) },
      "checks": .array(checks.map { $0.json() }),
    ])
  }

  /// What the proofs alone say: `holds`, `broken`, or `unknown` where none could be checked.
  public var proofState: String {
    let integrity = checks.filter { $0.id.axis == .integrity }
    if integrity.contains(where: { $0.outcome == .failed }) { return "broken" }
    return integrity.contains { $0.id == .proofSignature && $0.outcome == .passed }
      ? "holds" : "unknown"
  }

  private static func claims(of credential: Credential) -> JSONTree {
    .members([
      "id": credential.id.map { .string($0.string) },
      "types": .array(credential.types.map { .string($0.string) }),
      "issuer": credential.issuerID.map { .string($0.string) },
      "subject": credential.subjects.first?.id.map { .string($0.string) },
      "achievement": credential.achievement?.name.map { .string($0.string) },
      "validFrom": credential.validFrom.map { .string($0.description) },
      "validUntil": credential.validUntil.map { .string($0.description) },
    ])
  }

  private static func facts(about issuer: IssuerRecord) -> JSONTree {
    .members([
      "id": .string(issuer.id.string), "name": .string(issuer.displayName),
      "country": issuer.country.map { .string($0) },
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
      "problemType": outcome == .failed ? reason?.problemType.map { .string($0) } : nil,
      "findings": findings,
    ])
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
