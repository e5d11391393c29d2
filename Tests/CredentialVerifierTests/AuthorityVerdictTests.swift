import CredentialVerifier
import IssuerTrust
import StrictJSON
import Testing

/// What a trust list makes of badges whose issuers an authority lists.
@Suite struct `Badges of issuers whom an authority lists` {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  private func record(_ change: [String: JSONTree] = [:], key: UInt8 = 1) throws -> JSONTree {
    try Federation.record(id: university, key: key, keyID: method, change: change)
  }

  private func report(_ authorities: [AuthorityList.Authority]) throws -> VerificationReport {
    var list = AuthorityList()
    list.authorities = authorities
    let badge = try Badge.sign(Badge.unsigned(issuer: university), method: method)
    return Badge.report(badge, verifier: Verifier(trust: try list.bundle()))
  }

  private func issuer(_ report: VerificationReport) -> JSONTree? { report.json()["issuer"] }

  @Test func `are accepted, and the authority is named`() throws {
    let report = try report([.init(id: "ncvet", records: [record()])])
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(issuer(report)?["authority"] == "ncvet")
    #expect(issuer(report)?["listings"] == nil)
  }

  @Test func `T23 are not trusted where the authority lists them as another's`() throws {
    let authority = AuthorityList.Authority(
      id: "ncvet", records: [try record()], folder: "issuers/ugc")
    let report = try report([authority, .init(id: "ugc")])
    #expect(report.code(.trustIssuer) == "ISSUER_NOT_TRUSTED")
    // Nobody knows the key, so that it is open whether the signature holds.
    #expect(report.verdict.name == "undetermined")
  }

  @Test(
    arguments: [
      ([["credentialTypes": ["OtherCredential"]]], "SCOPE_TYPE"),
      ([["frameworks": [["framework": "NSQF", "maxLevel": "5"]]]], "SCOPE_FRAMEWORK"),
      ([], "SCOPE_NONE"),
    ] as [(JSONTree, String)])
  func `T26 are out of scope above the authority's ceiling`(
    ceiling: JSONTree, code: String
  ) throws {
    // The record itself lets the issuer award anything.
    let report = try report([.init(id: "ncvet", records: [record()], ceiling: ceiling)])
    #expect(report.code(.trustScope) == code)
    #expect(report.verdict.name == "untrusted")
    let check = try #require(report.checks.first { $0.id == .trustScope })
    #expect(check.sentence.contains("ceiling"))
    #expect(check.sentence.contains("authority/ncvet"))
  }

  @Test func `T26 are accepted under a ceiling that covers them`() throws {
    let ceiling: JSONTree = [["credentialTypes": ["OpenBadgeCredential"]]]
    let report = try report([.init(id: "ncvet", records: [record()], ceiling: ceiling)])
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }

  @Test func `are open where another authority suspended the issuer`() throws {
    let suspended: JSONTree = ["value": "suspended", "since": "2026-01-01T00:00:00Z"]
    let report = try report([
      .init(id: "a", records: [record()]), .init(id: "b", records: [record(["status": suspended])]),
    ])
    #expect(report.code(.trustIssuer, .undetermined) == "ISSUER_SUSPENDED")
    #expect(report.verdict.name == "undetermined")
    #expect(
      issuer(report)?["listings"]
        == [
          ["authority": "a", "status": "active"], ["authority": "b", "status": "suspended"],
        ])
  }

  @Test func `are judged by the authority that lists the key`() throws {
    // The first authority knows the issuer by another key, and sets it no ceiling.
    let other = try Federation.record(id: university, key: 2, keyID: "\(university)#2020")
    let report = try report([
      .init(id: "a", records: [other]), .init(id: "b", records: [record()], ceiling: []),
    ])
    #expect(report.code(.trustScope) == "SCOPE_NONE")
    #expect(issuer(report)?["authority"] == "b")
  }

  @Test func `are open where the authority has not said anything for long`() throws {
    func report(_ expires: String) throws -> VerificationReport {
      try self.report([
        .init(id: "ncvet", records: [record()], expires: expires), .init(id: "late"),
      ])
    }
    let expired = try report("2026-02-01T00:00:00Z")
    #expect(expired.verdict.name == "undetermined")
    #expect(expired.checks.contains { $0.reason?.code == "TRUST_EXPIRED" })
    #expect(expired.explanation.contains("authority/ncvet"))
  }

  @Test func `are accepted whether or not other authorities are late`() throws {
    let report = try report([
      .init(id: "ncvet", records: [record()]),
      .init(id: "late", expires: "2020-01-01T00:00:00Z"),
    ])
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }
}
