import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import Testing

@testable import IssuerTrust

/// Keys of one kind are never accepted for the other.
@Suite struct `A key of the list itself` {
  /// A record that gives an issuer the key of that number; 7 has all roles of the list.
  private func record(key number: UInt8) throws -> RecordFile {
    var record = try SmallList.record("a.example")
    guard case .array(var keys) = record["keys"] else { return try RecordFile(record) }
    keys[0]["publicKeyMultibase"] = .string(
      Multikey(try SmallList.key(number).publicKey).publicKeyMultibase)
    record["keys"] = .array(keys)
    return try RecordFile(record)
  }

  private let refusal = TrustError.keyHasRole(
    issuer: "did:web:a.example", key: "did:web:a.example#1", role: .root)

  @Test func `is no issuer's`() throws {
    let list = try SmallRegistry()
    _ = try list.registry().adding(record(key: 1), expires: SmallList.end)
    #expect(throws: refusal) {
      try list.registry().adding(record(key: 7), expires: SmallList.end)
    }
    #expect(refusal.code == "TRUST_KEY_HAS_ROLE")
  }

  @Test func `is no issuer's in any role, nor under an earlier root`() throws {
    let keys = try (20...23).map { try SmallList.key($0).publicKey }
    var roles: [TrustRole: RootDraft.Role] = [:]
    for (role, key) in zip(TrustRole.allCases, keys) {
      roles[role] = RootDraft.Role([key], threshold: 1)
    }
    let first = try TrustRoot(
      try RootDraft(
        listID: "urn:uuid:1", listName: "x", environment: .test, expires: SmallList.end,
        roles: roles
      ).file().bytes)
    var next = RootDraft(after: first, expires: SmallList.end)
    next.roles = roles.mapValues { _ in RootDraft.Role([keys[0]], threshold: 1) }
    let registry = try Registry(
      roots: [first, TrustRoot(next.file().bytes)], records: [], targets: nil, earlier: nil,
      snapshot: nil)
    for (role, number) in zip(TrustRole.allCases, 20...23 as ClosedRange<UInt8>) {
      let refusal = TrustError.keyHasRole(
        issuer: "did:web:a.example", key: "did:web:a.example#1", role: role)
      #expect(throws: refusal) {
        try registry.adding(record(key: number), expires: SmallList.end)
      }
    }
  }

  @Test func `makes a registry that already lists it unfit to be signed`() throws {
    var list = try SmallRegistry()
    list.records = [try record(key: 7)]
    list.targets = try TargetsDraft(
      version: 1, expires: SmallList.end, records: list.records
    ).file()
    #expect(throws: refusal) { try list.registry().requireOrder() }
    #expect(throws: refusal) { try list.root.requireNoRoleKeys(in: list.records) }
  }
}
