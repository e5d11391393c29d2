import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// What a stolen key signed, and what shows that the issuer itself had signed it.
@Suite struct ExistenceTests {
  private let university = Manifest.university
  private let method = Manifest.method
  private static let theft = "2026-05-15T00:00:00Z"

  private func badge(_ change: (inout JSONTree) -> Void = { _ in }) throws -> JSONTree {
    var document = Badge.unsigned(issuer: university)
    change(&document)
    return try Badge.sign(document, method: method)
  }

  /// A list whose record says that the key was stolen, and names the evidence.
  private func verifier(
    since: JSONTree? = .string(theft), poe: [JSONTree] = [], files: [Manifest] = [],
    status: JSONTree = ["value": "active"]
  ) throws -> Verifier {
    let key: [String: JSONTree] = [
      "status": "compromised", "compromisedSince": since ?? .null, "poe": .array(poe),
    ]
    let record = try Federation.record(
      id: university, keyID: method, change: ["status": status], changeKey: key)
    let others = files.map { (path: $0.path, bytes: $0.bytes) }
    return Verifier(trust: try Federation(records: [record], others: others).bundle())
  }

  private func verifier(attesting manifest: Manifest) throws -> Verifier {
    try verifier(poe: [manifest.entry], files: [manifest])
  }

  private func report(
    _ document: JSONTree, by verifier: Verifier, _ evidence: [ExistenceEvidence] = []
  ) -> VerificationReport {
    verifier.verify(document.compactBytes(), at: Badge.now, evidence: evidence)
  }

  /// That the verdict is open, and why.
  private func expectOpen(_ report: VerificationReport, because words: String) {
    #expect(report.verdict.name == "undetermined")
    #expect(report.codes(.trustKey, .undetermined) == ["KEY_COMPROMISED_NO_POE"])
    #expect(report.explanation.hasPrefix("the key was stolen"))
    #expect(report.explanation.contains(words), "\(report.explanation)")
  }

  private func expectAttested(_ report: VerificationReport) {
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.trustKey, .passed) == ["KEY_COMPROMISED_EXISTED_BEFORE"])
  }

  @Test func `T35 a date before the theft proves nothing by itself`() throws {
    expectOpen(report(try badge(), by: try verifier()), because: "the list has no evidence")
    expectOpen(
      report(try badge(), by: try verifier(since: nil)), because: "the key was stolen, and whoever")
    let sentence = report(try badge(), by: try verifier()).explanation
    #expect(sentence.contains("stolen at 2026-05-15T00:00:00Z, and whoever has it can date"))
  }

  @Test(arguments: [JSONTree.string("2026-05-15T00:00:00Z"), .null])
  func `T38 what the list attests was signed before stands, since whenever the key is stolen`(
    since: JSONTree
  ) throws {
    let badge = try badge()
    var manifest = Manifest(of: badge)
    let listing = try verifier(since: since, poe: [manifest.entry], files: [manifest])
    expectAttested(report(badge, by: listing))
    manifest.listsEntries = false
    let proving = try verifier(since: since, poe: [manifest.entry], files: [manifest])
    expectAttested(report(badge, by: proving, try Manifest.evidence(manifest.proof())))
    #expect(
      report(badge, by: listing).check(.trustKey)?.sentence.hasSuffix(
        "; the trust list attests that this is among what the issuer itself signed with it until "
          + "2026-05-01T00:00:00Z") == true)
  }

  @Test func `T38 a forged path, or another root, leaves the verdict open and says so`() throws {
    let badge = try badge()
    var manifest = Manifest(of: badge)
    manifest.listsEntries = false
    let verifier = try verifier(attesting: manifest)
    let proof = try manifest.proof()
    guard case .array(let path)? = proof["path"] else { return }
    let zeros = JSONTree.string(String(repeating: "0", count: 64))
    for forged in [[zeros] + path.dropFirst(), path.dropLast(), path + [zeros], path.reversed()] {
      let evidence = try Manifest.evidence(proof.replacing(["path"], with: .array(Array(forged))))
      expectOpen(report(badge, by: verifier, evidence), because: "does not lead to the root")
    }
    let elsewhere = try Manifest.evidence(proof.replacing(["index"], with: 2))
    expectOpen(report(badge, by: verifier, elsewhere), because: "does not lead to the root")
    // The thief makes a tree of their own, in which everything fits.
    var own = Manifest(of: badge)
    own.digests.removeLast()
    let ownProof = try Manifest.evidence(own.proof())
    expectOpen(report(badge, by: verifier, ownProof), because: "leads to another root")
  }

  @Test func `a proof of something else shows nothing, and does no harm beside the right one`()
    throws
  {
    let badge = try badge()
    var manifest = Manifest(of: badge)
    manifest.listsEntries = false
    let verifier = try verifier(attesting: manifest)
    expectOpen(report(badge, by: verifier), because: "no proof was given")
    let other = try manifest.proof(of: 0)
    expectOpen(
      report(badge, by: verifier, try Manifest.evidence(other)), because: "for another document")
    let renamed = try manifest.proof().replacing(["verificationMethod"], with: "did:web:x#1")
    expectOpen(
      report(badge, by: verifier, try Manifest.evidence(renamed)), because: "for another document")
    let forged = try manifest.proof().replacing(["path"], with: [])
    expectAttested(
      report(badge, by: verifier, try Manifest.evidence(other, forged, manifest.proof())))
  }

  @Test func `what the thief signs is in no manifest, however it is dated`() throws {
    let verifier = try verifier(attesting: Manifest(of: try badge()))
    let forged = try badge { $0["id"] = "urn:uuid:11111111-1111-4111-8111-111111111111" }
    expectOpen(report(forged, by: verifier), because: "not among what the issuer signed")
    // The same badge with a proof that the thief made anew is another document.
    let again = try Badge.sign(Badge.unsigned(issuer: university), method: method) {
      $0.created = Badge.instant("2026-03-01T00:00:01Z")
    }
    expectOpen(report(again, by: verifier), because: "not among what the issuer signed")
  }

  @Test func `a manifest counts only as the record names it, and for the key that it is about`()
    throws
  {
    let badge = try badge()
    let manifest = Manifest(of: badge)
    expectOpen(
      report(badge, by: try verifier(poe: [manifest.entry])), because: "is not in the list")
    let changed = manifest.entry.replacing(
      ["sha256"], with: .string(String(repeating: "0", count: 64)))
    expectOpen(
      report(badge, by: try verifier(poe: [changed], files: [manifest])),
      because: "is not the one that the issuer's record names")
    for change in [
      { (manifest: inout Manifest) in manifest.issuer = "did:web:other.example" },
      { (manifest: inout Manifest) in manifest.verificationMethod = "did:web:university.example#2"
      },
    ] {
      var other = manifest
      change(&other)
      expectOpen(
        report(badge, by: try verifier(poe: [other.entry], files: [other])),
        because: "is about another key")
    }
  }

  @Test func `a manifest that is none, or lists others than its root stands for, shows nothing`()
    throws
  {
    let badge = try badge()
    let manifest = Manifest(of: badge)
    let trees: [JSONTree] = [
      manifest.tree.replacing(["type"], with: "IssuanceManifest/2"),
      manifest.tree.replacing(["size"], with: 8),
      manifest.tree.replacing(["root"], with: .string(String(repeating: "0", count: 64))),
      manifest.tree.replacing(["note"], with: "x"),
    ]
    for tree in trees {
      let bytes = tree.canonicalBytes()
      let entry = manifest.entry.replacing(
        ["sha256"], with: .string(Base16.encode(DigestAlgorithm.sha256.digest(of: bytes))))
      let record = try Federation.record(
        id: university, keyID: method, changeKey: ["status": "compromised", "poe": [entry]])
      let list = Federation(records: [record], others: [(manifest.path, bytes)])
      expectOpen(
        report(badge, by: Verifier(trust: try list.bundle())), because: "cannot be used")
    }
  }

  @Test func `T36 T37 evidence of a kind that is not known is named, and stops nothing`() throws {
    let badge = try badge()
    let manifest = Manifest(of: badge)
    let kinds: [JSONTree] = [
      ["kind": "tlog", "policy": "tlog/policy.txt"],
      ["kind": "rfc3161", "authorities": ["tsa/1.pem"]],
    ]
    expectOpen(
      report(badge, by: try verifier(poe: kinds)),
      because: "evidence of the kind 'tlog' only, not usable here")
    expectAttested(
      report(badge, by: try verifier(poe: kinds + [manifest.entry], files: [manifest])))
  }

  @Test func `evidence is not looked at where no key was stolen`() throws {
    let badge = try badge()
    let manifest = Manifest(of: badge)
    // The file is not there, and nobody misses it.
    let record = try Federation.record(
      id: university, keyID: method, changeKey: ["poe": [manifest.entry]])
    let report = report(
      badge, by: try Federation.verifier(record), try Manifest.evidence(manifest.proof()))
    #expect(report.verdict.name == "accepted")
    #expect(report.check(.trustKey)?.reason == nil)
  }

  @Test func `T38 a withdrawn issuer's stolen key needs the same`() throws {
    let badge = try badge()
    let manifest = Manifest(of: badge)
    let status: JSONTree = ["value": "withdrawn", "since": "2026-04-01T00:00:00Z"]
    let open = report(badge, by: try verifier(status: status))
    #expect(open.codes(.trustIssuer, .undetermined) == ["ISSUER_WITHDRAWN"])
    #expect(open.verdict.name == "undetermined")
    let attested = report(
      badge, by: try verifier(poe: [manifest.entry], files: [manifest], status: status))
    #expect(attested.codes(.trustIssuer, .warning) == ["ISSUER_WITHDRAWN_AFTER_ISSUE"])
    #expect(attested.verdict.name == "accepted")
    let late = try self.badge { $0["validFrom"] = "2026-04-02T00:00:00Z" }
    let after = try Badge.sign(late.replacing(["proof"], with: nil), method: method) {
      $0.created = Badge.instant("2026-04-02T00:00:00Z")
    }
    #expect(
      report(after, by: try verifier(status: status)).codes(.trustIssuer, .failed)
        == ["ISSUER_WITHDRAWN"])
  }

  @Test func `each of an issuer's proofs needs its own`() throws {
    let second = "did:web:university.example#2"
    let document = Badge.unsigned(issuer: university)
    let badge = try Badge.sign(
      document, each: [.init(key: 1, method: method), .init(key: 2, method: second)])
    let manifest = Manifest(of: badge)
    let stolen: [String: JSONTree] = ["status": "compromised"]
    let keys: [JSONTree] = [
      try Federation.key(method, 1, change: stolen.merging(["poe": [manifest.entry]]) { $1 }),
      try Federation.key(second, 2, change: stolen),
    ]
    let record = try Federation.record(
      id: university, keyID: method, change: ["keys": .array(keys)])
    let list = Federation(records: [record], others: [(manifest.path, manifest.bytes)])
    let report = report(badge, by: Verifier(trust: try list.bundle()))
    #expect(report.codes(.trustKey, .passed) == ["KEY_COMPROMISED_EXISTED_BEFORE"])
    #expect(report.codes(.trustKey, .undetermined) == ["KEY_COMPROMISED_NO_POE"])
    #expect(report.verdict.name == "undetermined")
  }
}
