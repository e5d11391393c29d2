import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `How old a list is` {
  private static let day: Int64 = 86_400

  @Test func `T03 an expired timestamp is stale for as long as the grace, then expired`() throws {
    let bundle = try TestList().read()
    let since = try at("2027-02-14T00:00:00Z")
    let grace = 14 * Self.day
    func freshness(_ time: Instant) -> TrustFreshness {
      bundle.freshness(at: time, graceSeconds: grace)
    }
    #expect(freshness(since.adding(seconds: -1)) == .fresh)
    #expect(freshness(since.adding(seconds: 1)) == .stale(role: .timestamp, since: since))
    #expect(freshness(since.adding(seconds: grace)) == .stale(role: .timestamp, since: since))
    #expect(freshness(since.adding(seconds: grace + 1)) == .expired(role: .timestamp, since: since))
    #expect(
      bundle.freshness(at: since.adding(seconds: 1), graceSeconds: 0)
        == .expired(role: .timestamp, since: since))
  }

  @Test func `the role that expired first is named`() throws {
    var list = try TestList()
    list.targets.signed["expires"] = "2027-01-15T00:00:00Z"
    list.targets = try TestFile(list.targets.signed, by: TestRoot().targetsKeys)
    try list.publish()
    let bundle = try list.read()
    #expect(
      try bundle.freshness(at: at("2027-02-20T00:00:00Z"), graceSeconds: 100 * Self.day)
        == .stale(role: .targets, since: at("2027-01-15T00:00:00Z")))
  }

  @Test func `an expired root is a matter of age, too`() throws {
    var root = try TestRoot()
    root.expires = "2026-06-01T00:00:00Z"
    let bundle = try TestList(root: root).read()
    #expect(
      try bundle.freshness(at: at("2027-01-02T00:00:00Z"), graceSeconds: 0)
        == .expired(role: .root, since: at("2026-06-01T00:00:00Z")))
  }

  @Test func `T49 a clock more than a day before the list is told`() throws {
    let bundle = try TestList().read()
    let signedAt = try at("2027-01-01T00:00:00Z")
    #expect(bundle.freshness(at: signedAt.adding(seconds: -Self.day), graceSeconds: 0) == .fresh)
    #expect(
      bundle.freshness(at: signedAt.adding(seconds: -Self.day - 1), graceSeconds: 0)
        == .clockBeforeList(signedAt: signedAt))
  }

  @Test func `a list that does not say when it was signed has no such check`() throws {
    var list = try TestList()
    list.timestamp.signed["x-signedAt"] = nil
    list.timestamp = try TestFile(list.timestamp.signed, by: TestRoot().timestampKeys)
    let bundle = try list.read()
    #expect(bundle.signedAt == nil)
    #expect(try bundle.freshness(at: at("2000-01-01T00:00:00Z"), graceSeconds: 0) == .fresh)
  }

  @Test func `the furthest times and graces do no harm`() throws {
    let bundle = try TestList().read()
    for grace in [Int64.min, -1, 0, .max] {
      for time in [Instant.earliest, .latest] {
        _ = bundle.freshness(at: time, graceSeconds: grace)
      }
    }
  }
}
