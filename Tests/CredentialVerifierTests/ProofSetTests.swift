import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import StrictJSON
import Testing

/// Who signed, where several did, or somebody else than the issuer.
@Suite struct ProofSetTests {
  private let university = "did:web:university.example"
  private let own = Badge.Signing(key: 1, method: "did:web:university.example#2026")
  private let college = "did:web:college.example"
  private let colleges = Badge.Signing(key: 2, method: "did:web:college.example#1")
  /// Key 3 signs under the name of the college's key.
  private let forged = Badge.Signing(key: 3, method: "did:web:college.example#1")
  private let stranger = Badge.Signing(key: 3)

  /// A list with the university (key 1) and the college (key 2).
  private func list(university change: [String: JSONTree] = [:]) throws -> Verifier {
    try Federation.verifier(
      try Federation.record(id: university, keyID: own.method, change: change),
      try Federation.record(id: college, key: 2, keyID: colleges.method))
  }

  private func report(
    _ proofs: [Badge.Signing], issuer: String? = nil, verifier: Verifier? = nil
  ) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: issuer ?? university)
    return Badge.report(
      try Badge.sign(document, each: proofs), verifier: try verifier ?? list())
  }

  // MARK: - Instead of the issuer

  @Test func `a key under the name that the list gives it with another issuer is impersonation`()
    throws
  {
    let report = try report([colleges])
    #expect(report.proofState == "holds")
    #expect(report.codes(.issuerKey, .failed) == ["ISSUER_KEY_MISMATCH"])
    #expect(report.verdict.name == "rejected")
    #expect(report.explanation.contains("'did:web:college.example'"))
    #expect(report.decisive?.pointer == "/proof/0")
  }

  @Test func `so it is where the list does not know the issuer that is named`() throws {
    let report = try report([colleges], issuer: "did:web:nobody.example")
    #expect(report.codes(.issuerKey, .failed) == ["ISSUER_KEY_MISMATCH"])
    #expect(report.code(.trustIssuer) == "ISSUER_NOT_TRUSTED")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key of another's that does not fit the document is a broken proof`() throws {
    let report = try report([forged])
    #expect(report.code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(report.code(.issuerKey, .skipped) == "PROOF_BROKEN")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `every proof that is not the issuer's is named, and the gravest decides`() throws {
    for proofs in [[stranger, colleges], [colleges, stranger]] {
      let report = try report(proofs)
      #expect(report.codes(.issuerKey, .failed).count == 2)
      #expect(report.verdict.name == "rejected")
    }
    #expect(try report([stranger]).verdict.name == "untrusted")
  }

  // MARK: - Beside the issuer

  @Test func `who signs beside the issuer is named, listed or not, and changes nothing`() throws {
    for (other, name) in [(colleges, college), (stranger, try Badge.did(3).did)] {
      for proofs in [[own, other], [other, own]] {
        let report = try report(proofs)
        #expect(report.verdict.name == "accepted", "\(report.explanation)")
        #expect(report.check(.issuerKey) != nil)
        #expect(report.codes(.issuerKey, .passed) == ["KEY_LISTED"])
        #expect(report.codes(.issuerKey, .warning) == ["ISSUER_COSIGNED"])
        let warning = report.checks.first { $0.reason?.code == "ISSUER_COSIGNED" }
        #expect(warning?.sentence.contains("'\(name)'") == true)
        #expect(warning?.pointer == (proofs[0].key == 1 ? "/proof/1" : "/proof/0"))
      }
    }
  }

  @Test func `two who sign beside the issuer are both named`() throws {
    let report = try report([stranger, own, colleges])
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.issuerKey, .warning).count == 2)
  }

  @Test func `a proof of another's that is broken still rejects`() throws {
    for proofs in [[own, forged], [forged, own]] {
      #expect(try report(proofs).verdict.name == "rejected")
    }
  }

  @Test func `a key that only stands in the issuer's name is somebody's`() throws {
    let key = try Badge.did(3).multikey.publicKeyMultibase
    let report = try report([own, Badge.Signing(key: 3, method: "\(university)#\(key)")])
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.issuerKey, .warning) == ["ISSUER_COSIGNED"])
  }

  @Test func `beside an issuer that is its own key others are named, too`() throws {
    let did = try Badge.did(1).did
    let report = try report(
      [Badge.Signing(key: 1), stranger], issuer: did, verifier: Verifier(trust: nil))
    #expect(report.codes(.issuerKey, .passed) == ["KEY_IS_ISSUER"])
    #expect(report.codes(.issuerKey, .warning) == ["ISSUER_COSIGNED"])
    #expect(report.verdict.name == "untrusted")
  }

  // MARK: - Several keys of the issuer

  @Test(
    arguments: [
      (["status": "retired", "statusSince": "2026-02-01T00:00:00Z"], "untrusted"),
      (["status": "compromised", "compromisedSince": nil], "undetermined"),
      (["use": ["statusList"]], "untrusted"),
      (["status": "active"], "accepted"),
    ] as [([String: JSONTree], String)])
  func `each key of the issuer counts, whatever the order of its proofs`(
    second: [String: JSONTree], verdict: String
  ) throws {
    let other = Badge.Signing(key: 4, method: "\(university)#old")
    let keys: JSONTree = [
      try Federation.key("\(university)#2026", 1),
      try Federation.key("\(university)#old", 4, change: second),
    ]
    let verifier = try list(university: ["keys": keys])
    for proofs in [[own, other], [other, own]] {
      let report = try report(proofs, verifier: verifier)
      #expect(report.verdict.name == verdict)
      #expect(report.checks.filter { $0.id == .trustKey }.count == 2)
      #expect(report.checks.filter { $0.id == .issuerKey && $0.outcome == .passed }.count == 2)
    }
  }

  @Test func `a did:key that the list knows as the issuer's is the issuer's, if it is listed`()
    throws
  {
    let did = try Badge.did(4)
    let verifier = try list(university: ["alsoKnownAs": [.string(did.did)]])
    let other = Badge.Signing(key: 4)
    for proofs in [[own, other], [other, own]] {
      let report = try report(proofs, verifier: verifier)
      #expect(report.code(.trustKey) == "KEY_NOT_LISTED")
      #expect(report.verdict.name == "untrusted")
    }
  }

  @Test func `of a withdrawn issuer every proof must be from before`() throws {
    let status: JSONTree = ["value": "withdrawn", "since": "2026-04-01T00:00:00Z"]
    let verifier = try list(university: ["status": status])
    let document = Badge.unsigned(issuer: university)
    let early = try Badge.sign(document, method: own.method)["proof"] ?? .null
    let late =
      try Badge.sign(document, method: own.method) {
        $0.created = Badge.instant("2026-05-01T00:00:00Z")
      }["proof"] ?? .null
    for (proofs, verdict) in [
      ([early], "accepted"), ([early, late], "untrusted"), ([late, early], "untrusted"),
    ] {
      let signed = document.replacing(["proof"], with: .array(proofs))
      #expect(Badge.report(signed, verifier: verifier).verdict.name == verdict)
    }
  }
}
