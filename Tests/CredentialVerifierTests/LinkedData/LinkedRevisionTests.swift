import CredentialVerifier
import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import LinkedData

/// SPECS §9 item 20: one URL gave several contexts, and a credential that was signed under any of them
/// verifies; the report says which it was.
@Suite struct LinkedRevisionTests {
  /// Signs under a revision, as somebody did while that was the one published.
  private func signed(_ document: JSONTree, revision: Int) throws -> JSONTree {
    var proof: JSONTree = [
      "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
      "created": "2026-03-01T00:00:00Z", "proofPurpose": "assertionMethod",
      "verificationMethod": .string(Endorsement.university + "#1"),
    ]
    let linked = try LinkedDocument(
      JSONDocument(document.compactBytes()).root, proof: JSONDocument(proof.compactBytes()).root,
      reading: DocumentReading(revision: revision))
    let hashes = DigestAlgorithm.sha256.digests(of: [
      try linked.proofStatements.canonicalized().nquads,
      try linked.statements.canonicalized().nquads,
    ])
    let signature = try Badge.key(1).signature(for: hashes)
    proof["proofValue"] = .string(Multibase.encode(signature, as: .base58btc))
    var secured = document
    secured["proof"] = proof
    return secured
  }

  /// The revisions of Open Badges 3.0.3, today's first.
  private let revisions = EmbeddedContexts.all.filter { $0.url == LinkedBadge.openBadges }
    .sorted { $0.revision == nil && $1.revision != nil }

  @Test func `item 20: a badge that is read alike under all revisions is accepted`() throws {
    #expect(revisions.count == 4)
    #expect(Set(revisions.map(\.digest)).count == 4)
    for revision in revisions.indices {
      let report = try LinkedBadge.report(
        try signed(
          LinkedBadge.unsigned.replacing(["awardedDate"], with: nil), revision: revision))
      #expect(report.verdict.name == "accepted", "revision \(revision): \(report.explanation)")
      #expect(report.contexts.map(\.url) == [LinkedBadge.v2, LinkedBadge.openBadges])
    }
  }

  @Test func `item 20: the report names the revision that makes the signature hold`() throws {
    var told: Set<String> = []
    for revision in revisions.indices {
      var badge = LinkedBadge.unsigned
      badge.set("/credentialSubject/achievement/inLanguage", "en")
      badge.set("/issuer/endorsementJwt", ["eyJhbGciOiJFZERTQSJ9.e30.c2ln"])
      guard let signed = try? signed(badge, revision: revision) else { continue }
      let report = try LinkedBadge.report(signed)
      let used = try #require(report.contexts.last)
      #expect(report.codes(.proofSignature, .passed) == [nil])
      #expect(used.digest == revisions[revision].digest)
      #expect(report.check(.proofCoverage)?.reason?.code == "CONTEXT_REVISION")
      #expect(report.check(.proofCoverage)?.sentence.contains(used.digest) == true)
      told.insert(used.revision ?? "today")
    }
    // Only there is the member defined.
    #expect(told == ["validator"])
  }
}
