import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Files that targets list` {
  private func list() throws -> SmallList {
    var list = SmallList()
    list.add(try SmallList.record("uni.example"), id: "did:web:uni.example")
    return list
  }

  private func code(_ list: SmallList) throws -> String? {
    #expect(throws: TrustError.self) { try list.read() }?.code
  }

  @Test func `need not be records, outside of the place of records`() throws {
    var list = try list()
    list.files.append(("status/1.json", [0, 1, 2]))
    #expect(try list.read().records.count == 1)
  }

  @Test(arguments: [
    "issuers/1.json", "issuers/ncvet/\(String(repeating: "a", count: 64)).json",
    "issuers/registry/\(String(repeating: "A", count: 64)).json",
    "issuers/registry/../../\(String(repeating: "a", count: 58)).json", "issuers/registry/.json",
  ])
  func `are records in one place only`(path: String) throws {
    var list = try list()
    list.files[0].path = ExactString(path)
    #expect(try code(list) == "TRUST_PATH")
  }

  @Test func `have every digest that is listed`() throws {
    var list = try list()
    list.changeReference = { reference, bytes in
      reference["hashes"]?["sha512"] = .string(
        Base16.encode(DigestAlgorithm.sha512.digest(of: bytes)))
    }
    #expect(try list.read().records.count == 1)
    list.changeReference = { reference, bytes in
      reference["hashes"]?["sha512"] = .string(String(repeating: "0", count: 128))
    }
    #expect(try code(list) == "TRUST_TARGET_HASH")
  }

  @Test func `have a SHA-256 digest of 64 digits, and a length`() throws {
    var list = try list()
    for change: @Sendable (inout JSONTree) -> Void in [
      { $0["hashes"] = ["sha512": "00"] }, { $0["hashes"]?["sha256"] = "00" },
      { $0["hashes"] = nil }, { $0["length"] = nil }, { $0["length"] = -1 },
    ] {
      list.changeReference = { reference, _ in change(&reference) }
      #expect(try code(list) == "TRUST_MALFORMED")
    }
    list.changeReference = { reference, _ in reference["length"] = 1 }
    #expect(try code(list) == "TRUST_TARGET_HASH")
  }

  @Test func `are those that a signer was shown`() throws {
    let first = try RecordFile(try SmallList.record("a.example"))
    let second = try RecordFile(try SmallList.record("b.example"))
    let changed = try RecordFile(
      try SmallList.record("b.example", change: ["recordVersion": 2]))
    let targets = try TargetsDraft(
      version: 1, expires: SmallList.end, records: [first, second]
    ).file()
    try targets.requireListing(of: [second, first])
    #expect(throws: TrustError.bundleIncomplete(file: second.path.string)) {
      try targets.requireListing(of: [first])
    }
    #expect(throws: TrustError.targetHash(path: second.path)) {
      try targets.requireListing(of: [first, changed])
    }
    let other = try RecordFile(try SmallList.record("c.example"))
    #expect(throws: TrustError.bundleExtra(path: other.path)) {
      try targets.requireListing(of: [first, second, other])
    }
  }
}
