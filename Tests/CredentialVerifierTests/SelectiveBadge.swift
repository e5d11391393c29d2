import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import SelectiveSigning
import StatusLists
import StrictJSON

/// Badges of a university that signs with a key on P-256, of which the holder chooses what to show.
enum SelectiveBadge {
  static let university = StatusFixture.university
  static let method = StatusFixture.method + "-p256"

  /// What every verifier needs.
  static let necessary = [
    "/id", "/issuer", "/validFrom", "/validUntil", "/credentialStatus",
    "/credentialSubject/achievement",
  ]

  /// What the model of Open Badges wants beside that, and the holder chooses.
  static let recipient = "/credentialSubject/identifier"

  static func key() throws -> ECDSATestKey { try ECDSATestKey(7) }

  /// The badge, with two entries of status and an end.
  static func unsigned() -> JSONTree {
    var badge = Badge.unsigned(issuer: university)
    badge["credentialStatus"] = [
      StatusFixture.entry("7"), StatusFixture.entry("8", purpose: "suspension"),
    ]
    badge["evidence"] = [["type": ["Evidence"], "narrative": "The exam."]]
    return badge
  }

  static func issue(
    _ badge: JSONTree = unsigned(), mandatory: [String] = necessary, method: String = method,
    change: (inout ProofOptions) -> Void = { _ in }
  ) throws -> SelectiveIssue {
    var options = ProofOptions(verificationMethod: method, created: Badge.signedAt)
    change(&options)
    return try SelectiveIssue(badge, mandatory: mandatory, options: options, key: try key())
  }

  /// A verifier whose list knows the university's keys, and carries its status list.
  static func verifier(_ change: (inout StatusFixture) -> Void = { _ in }) throws -> Verifier {
    var fixture = StatusFixture()
    fixture.purposes = [.revocation, .suspension]
    var key = try Federation.key(method, 1)
    key["publicKeyMultibase"] = .string(
      Multikey(try self.key().publicKey).publicKeyMultibase)
    let own = try Federation.key(
      StatusFixture.method, 1, change: ["use": ["credential", "statusList"]])
    fixture.record["keys"] = [own, key]
    change(&fixture)
    return try fixture.verifier()
  }

  /// The report on what a holder shows.
  static func report(
    _ document: JSONTree, recipient: String? = nil, verifier: Verifier? = nil
  ) throws -> VerificationReport {
    Badge.report(document, recipient: recipient, verifier: try verifier ?? self.verifier())
  }
}
