import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

/// Changes of an issuer's status: what is meant for good never becomes better by accident.
@Suite struct `The status of an issuer's record` {
  private let start: Instant
  private let later: Instant

  init() throws {
    (start, later) = (try at("2026-01-01T00:00:00Z"), try at("2026-06-01T00:00:00Z"))
  }

  private func record(_ status: String) throws -> RecordFile {
    let status: JSONTree = ["value": .string(status), "since": "2026-01-01T00:00:00Z"]
    return try RecordFile(SmallList.record("a.example", change: ["status": status]))
  }

  private func draft(
    _ status: IssuerStatusDraft.Status, allowing: Bool = false
  ) -> IssuerStatusDraft {
    IssuerStatusDraft(
      status, since: later, reason: "why", updated: later, allowsReinstatement: allowing)
  }

  /// From each status to each: the new status, the same, or refused.
  private static let table: [(from: String, to: IssuerStatusDraft.Status, result: String)] = [
    ("active", .active, "unchanged"), ("active", .suspended, "suspended"),
    ("active", .withdrawn, "withdrawn"), ("active", .revoked, "revoked-ab-initio"),
    ("suspended", .active, "active"), ("suspended", .suspended, "unchanged"),
    ("suspended", .withdrawn, "withdrawn"), ("suspended", .revoked, "revoked-ab-initio"),
    ("withdrawn", .active, "refused"), ("withdrawn", .suspended, "refused"),
    ("withdrawn", .withdrawn, "unchanged"), ("withdrawn", .revoked, "revoked-ab-initio"),
    ("revoked-ab-initio", .active, "refused"), ("revoked-ab-initio", .suspended, "refused"),
    ("revoked-ab-initio", .withdrawn, "refused"), ("revoked-ab-initio", .revoked, "unchanged"),
  ]

  @Test(arguments: table.indices)
  func `changes as far as it may`(index: Int) throws {
    let (from, to, result) = Self.table[index]
    let old = try record(from)
    guard result != "refused" else {
      #expect(throws: TrustError.statusFinal(of: "did:web:a.example", status: from)) {
        try old.changing(to: draft(to))
      }
      return
    }
    let new = try old.changing(to: draft(to))
    guard result != "unchanged" else {
      #expect(new.bytes == old.bytes)
      return
    }
    #expect(new.record.status.name == result)
    #expect(new.record.recordVersion == 2)
    #expect(new.record.updated == later)
    let past = try #require(new.record.statusHistory.last)
    #expect(past.name == from && past.since == start && past.until == later)
  }

  @Test(arguments: ["withdrawn", "revoked-ab-initio"])
  func `is taken back on purpose only`(from: String) throws {
    let new = try record(from).changing(to: draft(.active, allowing: true))
    #expect(new.record.status == .active)
    #expect(new.record.statusHistory.map(\.name) == [from])
    // It is not made suspended, or withdrawn from, by the same means.
    #expect(throws: TrustError.self) {
      try record(from).changing(to: draft(.suspended, allowing: true))
    }
  }

  @Test func `keeps its whole history`() throws {
    let new = try record("active").changing(to: draft(.suspended)).changing(to: draft(.active))
      .changing(to: draft(.withdrawn))
    #expect(new.record.statusHistory.map(\.name) == ["active", "suspended", "active"])
    #expect(new.record.recordVersion == 4)
  }
}

/// Changes of an issuer's keys.
@Suite struct `A key in an issuer's record` {
  private let id: ExactString = "did:web:a.example#1"
  private let early: Instant
  private let middle: Instant
  private let late: Instant

  init() throws {
    early = try at("2026-02-01T00:00:00Z")
    middle = try at("2026-03-01T00:00:00Z")
    late = try at("2026-04-01T00:00:00Z")
  }

  private func record() throws -> RecordFile { try RecordFile(SmallList.record("a.example")) }

  private func changed(_ fates: IssuerKeyFate...) throws -> ListedKey.Status? {
    var file = try record()
    for fate in fates { file = try file.changing(key: id, to: fate, updated: late) }
    return file.record.key(verificationMethod: id)?.status
  }

  @Test func `meets its fate`() throws {
    #expect(try changed(.retired(since: middle)) == .retired(since: middle))
    #expect(try changed(.destroyed(since: middle)) == .destroyed(since: middle))
    #expect(try changed(.compromised(since: middle)) == .compromised(since: middle))
    #expect(try changed(.compromised(since: nil)) == .compromised(since: nil))
  }

  @Test func `only becomes worse`() throws {
    #expect(
      try changed(.retired(since: middle), .compromised(since: early)) == .compromised(since: early)
    )
    // Destroyed later than retired, it signs no longer for that.
    #expect(
      try changed(.retired(since: early), .destroyed(since: late)) == .destroyed(since: early))
    #expect(try changed(.retired(since: early), .retired(since: late)) == .retired(since: early))
    #expect(
      try changed(.compromised(since: middle), .compromised(since: early))
        == .compromised(since: early))
    #expect(
      try changed(.compromised(since: middle), .compromised(since: nil)) == .compromised(since: nil)
    )
    #expect(
      try changed(.compromised(since: nil), .compromised(since: early)) == .compromised(since: nil))
    for fate in [
      IssuerKeyFate.retired(since: early), .destroyed(since: early), .compromised(since: late),
    ] {
      #expect(throws: TrustError.statusFinal(of: id, status: "compromised")) {
        try changed(.compromised(since: middle), fate)
      }
    }
    #expect(throws: TrustError.statusFinal(of: id, status: "destroyed")) {
      try changed(.destroyed(since: middle), .retired(since: early))
    }
  }

  @Test func `is one that there is`() throws {
    let other: ExactString = "did:web:a.example#2"
    #expect(throws: TrustError.noSuchKey(issuer: "did:web:a.example", key: other)) {
      try record().changing(key: other, to: .retired(since: early), updated: late)
    }
  }

  @Test func `is added once, under one id`() throws {
    let key = try SmallList.key(3).publicKey
    let file = try record().adding(
      IssuerKeyDraft(key, signingFrom: early, signingUntil: late), updated: late)
    let added = try #require(file.record.keys.last)
    #expect(added.id == IssuerKeyDraft.id(of: key, of: "did:web:a.example"))
    #expect(added.signingFrom == early && added.signingUntil == late && added.status == .active)
    #expect(file.record.recordVersion == 2)
    // A stolen key does not come back under another name.
    for draft in [
      IssuerKeyDraft(key, id: "did:web:a.example#again", signingFrom: early),
      IssuerKeyDraft(try SmallList.key(4).publicKey, id: added.id, signingFrom: early),
    ] {
      #expect(throws: TrustError.self) { try file.adding(draft, updated: late) }
    }
  }

  @Test func `gets the manifest of what it signed, once`() throws {
    let manifest = try TargetFile(
      manifest: Self.manifest().canonicalBytes(), of: "did:web:a.example", key: id)
    let path = IssuanceManifest.path(issuer: "did:web:a.example", verificationMethod: id)
    #expect(manifest.path == path)
    func attest(_ file: RecordFile) throws -> RecordFile {
      try file.changing(key: id, to: .compromised(since: nil), manifest: manifest, updated: late)
    }
    let file = try attest(record())
    let entry = try RecordFile.elements(file.tree()["keys"]).first?["poe"]
    #expect(entry == .array([manifest.manifestEntry]))
    #expect(try attest(file).bytes == file.bytes)
    // It may come after the key was said to be stolen.
    let earlier = try record().changing(key: id, to: .compromised(since: nil), updated: late)
    #expect(try attest(earlier).record.recordVersion == 3)
  }

  private static func manifest(_ change: [String: JSONTree] = [:]) -> JSONTree {
    var manifest: JSONTree = [
      "type": "IssuanceManifest/1", "issuer": "did:web:a.example",
      "verificationMethod": "did:web:a.example#1", "until": "2026-02-01T00:00:00Z", "size": 0,
      "root": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "entries": [],
    ]
    for (name, value) in change { manifest[name] = value }
    return manifest
  }

  @Test(
    arguments: [
      ["type": "IssuanceManifest/2"], ["issuer": "did:web:other.example"],
      ["verificationMethod": "did:web:a.example#2"], ["size": 1],
    ] as [[String: JSONTree]])
  func `gets nothing that is no manifest of it`(change: [String: JSONTree]) throws {
    #expect(throws: TrustError.self) {
      try TargetFile(
        manifest: Self.manifest(change).canonicalBytes(), of: "did:web:a.example", key: id)
    }
  }
}
