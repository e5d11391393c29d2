import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import StrictJSON
import Testing

/// Every state of a key and of an issuer, against every time at which something can say that it was
/// signed: what the list says of then decides.
@Suite struct LifeTableTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  /// Verifies a badge that says it was signed then.
  private func report(
    signedAt: String, key: [String: JSONTree] = [:], status: JSONTree = ["value": "active"]
  ) throws -> VerificationReport {
    let window: [String: JSONTree] = [
      "signingFrom": "2026-02-01T00:00:00Z", "signingUntil": "2026-05-01T00:00:00Z",
    ]
    let record = try Federation.record(
      id: university, keyID: method, change: ["status": status],
      changeKey: window.merging(key) { $1 })
    var document = Badge.unsigned(issuer: university)
    document["validFrom"] = .string(signedAt)
    let badge = try Badge.sign(document, method: method) { $0.created = Badge.instant(signedAt) }
    return Badge.report(badge, verifier: try Federation.verifier(record))
  }

  private static let retired: [String: JSONTree] = [
    "status": "retired", "statusSince": "2026-04-01T00:00:00Z",
  ]
  private static let destroyed: [String: JSONTree] = [
    "status": "destroyed", "statusSince": "2026-04-01T00:00:00Z",
  ]
  private static let retiredLate: [String: JSONTree] = [
    "status": "retired", "statusSince": "2026-05-20T00:00:00Z",
  ]
  private static let stolen: [String: JSONTree] = [
    "status": "compromised", "compromisedSince": "2026-04-01T00:00:00Z",
  ]
  private static let stolenSometime: [String: JSONTree] = ["status": "compromised"]

  @Test(
    arguments: [
      ([:], "2026-01-31T23:59:59Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      ([:], "2026-02-01T00:00:00Z", nil, "accepted"),
      ([:], "2026-05-01T00:00:00Z", nil, "accepted"),
      ([:], "2026-05-01T00:00:01Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      (retired, "2026-01-31T23:59:59Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      (retired, "2026-03-01T00:00:00Z", nil, "accepted"),
      (retired, "2026-04-01T00:00:00Z", nil, "accepted"),
      (retired, "2026-04-01T00:00:01Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      // The earlier of the two ends: min(R, signingUntil).
      (retiredLate, "2026-05-10T00:00:00Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      (destroyed, "2026-04-01T00:00:00Z", nil, "accepted"),
      (destroyed, "2026-04-01T00:00:01Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
      (stolen, "2026-03-01T00:00:00Z", "KEY_COMPROMISED_NO_POE", "undetermined"),
      (stolen, "2026-04-02T00:00:00Z", "KEY_COMPROMISED_NO_POE", "undetermined"),
      (stolenSometime, "2026-03-01T00:00:00Z", "KEY_COMPROMISED_NO_POE", "undetermined"),
      // A date outside the window refutes itself, whoever wrote it.
      (stolen, "2026-05-02T00:00:00Z", "KEY_OUTSIDE_WINDOW", "untrusted"),
    ] as [([String: JSONTree], String, String?, String)])
  func `T39 the state of the key decides on what it signed when`(
    key: [String: JSONTree], signedAt: String, code: String?, verdict: String
  ) throws {
    let report = try report(signedAt: signedAt, key: key)
    #expect(report.check(.trustKey)?.reason?.code == code)
    #expect(report.verdict.name == verdict, "\(report.explanation)")
  }

  @Test(
    arguments: [
      (["value": "active"], "2026-03-01T00:00:00Z", "ISSUER_LISTED", "accepted"),
      (
        ["value": "suspended", "since": "2026-04-01T00:00:00Z"], "2026-03-01T00:00:00Z",
        "ISSUER_SUSPENDED", "undetermined"
      ),
      (
        ["value": "suspended", "since": "2026-04-01T00:00:00Z"], "2026-04-02T00:00:00Z",
        "ISSUER_SUSPENDED", "undetermined"
      ),
      (
        ["value": "withdrawn", "since": "2026-04-01T00:00:00Z"], "2026-03-31T23:59:59Z",
        "ISSUER_WITHDRAWN_AFTER_ISSUE", "accepted"
      ),
      (
        ["value": "withdrawn", "since": "2026-04-01T00:00:00Z"], "2026-04-01T00:00:00Z",
        "ISSUER_WITHDRAWN", "untrusted"
      ),
      (["value": "revoked-ab-initio"], "2026-03-01T00:00:00Z", "ISSUER_REVOKED", "rejected"),
      (["value": "revoked-ab-initio"], "2026-04-02T00:00:00Z", "ISSUER_REVOKED", "rejected"),
    ] as [(JSONTree, String, String, String)])
  func `the state of the issuer decides on what it signed when`(
    status: JSONTree, signedAt: String, code: String, verdict: String
  ) throws {
    let report = try report(signedAt: signedAt, status: status)
    #expect(report.check(.trustIssuer)?.reason?.code == code)
    #expect(report.verdict.name == verdict, "\(report.explanation)")
  }
}
