import CredentialVerifier
import IssuerTrust
import StrictJSON
import Testing
import WireFormats

/// What a verifier says that remembers lists, and one that does not.
@Suite struct MemoryTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"
  private let latest = Badge.instant("2026-06-01T00:00:00Z")

  private func report(
    _ memory: ListMemory, at time: String, isHistorical: Bool = false
  ) throws -> VerificationReport {
    let trust = try Federation(records: [
      try Federation.record(id: university, keyID: method)
    ]).bundle()
    let badge = try Badge.sign(Badge.unsigned(issuer: university), method: method)
    return Verifier(trust: trust, memory: memory).verify(
      badge.compactBytes(), at: Badge.instant(time), isHistorical: isHistorical)
  }

  @Test func `without a memory every report says that an older list would not be noticed`() throws {
    let report = try report(.nothing, at: "2026-06-01T00:00:00Z")
    #expect(report.codes(.trustMemory, .warning) == ["ROLLBACK_UNPROTECTED"])
    #expect(report.verdict.name == "accepted")
    let verifier = Verifier(trust: report.trust)
    #expect(verifier.trustListChecks(at: Badge.now).map(\.id) == [.trustList, .trustMemory])
  }

  @Test func `with a memory it says that none was newer`() throws {
    let report = try report(.seen(latestTime: latest), at: "2026-06-01T00:00:00Z")
    #expect(report.codes(.trustMemory, .passed) == ["TRUST_REMEMBERED"])
    #expect(report.verdict.name == "accepted")
  }

  @Test(
    arguments: [
      ("2026-05-31T00:00:00Z", false), ("2026-05-30T23:59:59Z", true),
      ("2026-05-02T00:00:00Z", true), ("2026-06-01T00:00:00Z", false),
      ("2026-06-30T00:00:00Z", false),
    ])
  func `T49 a clock that was set back by more than a day leaves the verdict open`(
    time: String, isSetBack: Bool
  ) throws {
    let report = try report(.seen(latestTime: latest), at: time)
    #expect(report.code(.trustMemory, .undetermined) == (isSetBack ? "CLOCK_ROLLBACK" : nil))
    #expect(report.verdict.name == (isSetBack ? "undetermined" : "accepted"))
    if isSetBack {
      #expect(
        report.explanation
          == "the clock was set back: it is before 2026-06-01T00:00:00Z, which has passed")
      #expect(report.decisive?.reason?.remedy == "set this machine's clock")
    }
  }

  @Test func `T51 a time that was asked for says nothing of the clock`() throws {
    let report = try report(
      .seen(latestTime: latest), at: "2026-05-02T00:00:00Z", isHistorical: true)
    #expect(report.codes(.trustMemory, .passed) == ["TRUST_REMEMBERED"])
    #expect(report.verdict.name == "accepted")
  }

  @Test func `without a list there is nothing to remember`() throws {
    let badge = try Badge.selfIssued()
    #expect(Badge.report(badge).check(.trustMemory) == nil)
  }
}
