import CredentialVerifier
import IssuerTrust
import StrictJSON
import Testing

/// What several lists make of one badge.
@Suite struct CombinedVerifierTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  private func list(
    _ name: String, status: JSONTree = ["value": "active"]
  ) throws -> CombinedVerifier.Source {
    let record = try Federation.record(
      id: university, keyID: method, change: ["status": status])
    return .list(name: name, try Federation.verifier(record))
  }

  private func stranger() throws -> CombinedVerifier.Source {
    let other = try Federation.record(id: "did:web:other.example", key: 5)
    return .list(name: "other", try Federation.verifier(other))
  }

  private let unusable = CombinedVerifier.Source.unusable(
    name: "broken", .bundleIncomplete(file: "its roots"))

  private func report(
    _ sources: [CombinedVerifier.Source], _ rule: CombinedVerifier.Rule,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> CombinedReport {
    var badge = try Badge.sign(Badge.unsigned(issuer: university), method: method)
    change(&badge)
    return CombinedVerifier(sources, rule: rule).verify(
      badge.canonicalBytes(), at: Badge.now)
  }

  @Test func `as many lists as the rule asks for must vouch`() throws {
    let one = [try list("a"), try stranger()]
    let two = [try list("a"), try list("b"), try stranger()]
    let cases: [([CombinedVerifier.Source], CombinedVerifier.Rule, String)] = [
      (one, .any, "accepted"), (one, .all, "untrusted"), (one, .atLeast(2), "untrusted"),
      (one, .atLeast(0), "accepted"), (two, .atLeast(2), "accepted"), (two, .all, "untrusted"),
      (two, .atLeast(4), "untrusted"), ([try stranger()], .any, "undetermined"),
      ([], .all, "untrusted"),
    ]
    for (sources, rule, verdict) in cases {
      #expect(try report(sources, rule).verdict.name == verdict, "\(sources.count) \(rule)")
    }
  }

  @Test(
    arguments: [
      (["value": "revoked-ab-initio"], "rejected"),
      (["value": "suspended", "since": "2026-04-01T00:00:00Z"], "undetermined"),
      (["value": "withdrawn", "since": "2026-01-15T00:00:00Z"], "untrusted"),
    ] as [(JSONTree, String)])
  func `T61 a list that denies the issuer outweighs those that vouch`(
    status: JSONTree, verdict: String
  ) throws {
    let sources = [try list("a"), try list("b", status: status), try list("c")]
    for rule in [CombinedVerifier.Rule.any, .all, .atLeast(2)] {
      let report = try report(sources, rule)
      #expect(report.verdict.name == verdict)
      #expect(report.denials.map(\.list) == ["b"])
    }
  }

  @Test func `T62 a list that cannot be used is named, and leaves open what depends on it`() throws
  {
    let sources = [try list("a"), unusable]
    #expect(try report(sources, .any).verdict.name == "accepted")
    #expect(try report(sources, .all).verdict.name == "undetermined")
    #expect(try report(sources, .atLeast(3)).verdict.name == "untrusted")
    #expect(try report(sources, .any).unchecked.map(\.list) == ["broken"])
    // It saves nothing that is bad in itself.
    let tampered = try report(sources, .all) { $0["name"] = "Another" }
    #expect(tampered.verdict.name == "rejected")
  }
}
