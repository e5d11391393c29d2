import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import FuzzSupport
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Any bytes get a report; nothing is accepted but the examples, alone or presented; a signed credential of which a part
/// was replaced does not hold, unless what it says is still the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzVerifier(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let world = World.shared
  world.judge(bytes)
  world.judge(replacing: bytes)
  return 0
}

/// What every run shares.
private final class World: Sendable {
  static let shared = World()

  /// When all examples but the expired one are valid.
  private let now = Instant(secondsSinceEpoch: 1_790_000_000)
  private let trusting: Verifier
  private let lonely = Verifier(trust: nil)
  /// What may be accepted: canonical, without proofs.
  private let examples: [[UInt8]]
  /// A credential that holds.
  private let signed: [UInt8]

  private init() {
    var trust: TrustBundle?
    if let bundle = FuzzFiles.bytes("FUZZ_BUNDLE"), let root = FuzzFiles.bytes("FUZZ_ROOT") {
      trust = try? TrustBundle(bundle, root: root)
      require(trust != nil, "the example bundle is right")
    }
    // An input of a few kilobytes could name a hundred credentials.
    let policy = VerificationPolicy(maxCredentials: 4)
    let (trusting, now) = (Verifier(trust: trust, policy: policy), self.now)
    let files = FuzzFiles.folder("FUZZ_EXAMPLES")
    if trust != nil {
      // Otherwise that nothing else is accepted would say nothing.
      let exitCodes = files.map { trusting.verify($0, at: now).verdict.exitCode }
      require(exitCodes.contains(0), "an example is accepted")
    }
    self.trusting = trusting
    examples = files.compactMap { content($0) }
    signed = (try? World.signedCredential()) ?? []
    require(lonely.verify(signed, at: now).proofState == "holds", "our own credential holds")
  }

  /// Verifies what it is given.
  func judge(_ bytes: [UInt8]) {
    // Nobody is expected, or somebody who is in no example.
    let reports = [
      trusting.verify(bytes, at: now),
      lonely.verify(bytes, at: now, recipient: Recipient("a@uni.example")),
      trusting.verify(bytes, at: now, request: World.request),
    ]
    require(reports[2].accepted.isEmpty, "nobody presents an example")
    for report in reports {
      require((0...3).contains(report.verdict.exitCode), "a verdict has an exit code")
      require(!report.explanation.isEmpty, "a verdict has an explanation")
      require(Set(report.checks.map(\.id)).count > 0, "a report has checks")
      require((try? JSONDocument(report.json().compactBytes())) != nil, "a report is JSON")
      guard case .accepted = report.verdict else { continue }
      require(!report.accepted.isEmpty, "somebody is accepted")
      for accepted in report.accepted {
        let content = accepted.credential.json.canonicalBytes(omitting: "proof")
        require(examples.contains(content), "only examples are accepted")
      }
    }
  }

  /// Verifies a signed credential of which the input replaces a part: two bytes say where it
  /// begins, one how long it is, the others stand in its place.
  func judge(replacing bytes: [UInt8]) {
    guard bytes.count >= 3 else { return }
    let start = (Int(bytes[0]) << 8 | Int(bytes[1])) % signed.count
    let end = min(start + Int(bytes[2]), signed.count)
    let changed = Array(signed[..<start]) + bytes[3...] + signed[end...]
    let report = lonely.verify(changed, at: now)
    guard report.proofState == "holds" else { return }
    require(content(changed) == content(signed), "what was changed does not hold")
  }

  /// What no example answers.
  private static let request = PresentationRequest(
    challenge: "now", domains: ["employer.example"], requiresHolderBinding: true)

  private static func signedCredential() throws -> [UInt8] {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: 32))
    let did = DIDKey(Multikey(key.publicKey))
    let document: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(did.did), "type": ["Profile"], "name": "University"],
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": [
        "type": ["AchievementSubject"], "id": "did:example:learner",
        "achievement": [
          "id": "urn:uuid:00000000-0000-4000-8000-000000000002", "type": ["Achievement"],
          "name": "Caf\u{e9}", "description": "\u{20ac}\u{1}", "criteria": ["narrative": "Pass"],
        ],
      ],
    ]
    let options = ProofOptions(
      verificationMethod: did.verificationMethod, created: Instant(secondsSinceEpoch: 1_767_225_600)
    )
    return try EddsaJcs2022.sign(document, options: options, key: key).prettyBytes()
  }
}

/// What a document says, canonical, without its proofs.
private func content(_ bytes: [UInt8]) -> [UInt8]? {
  (try? JSONDocument(bytes))?.root.canonicalBytes(omitting: "proof")
}
