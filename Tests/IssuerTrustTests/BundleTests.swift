import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Bundles` {
  private let list: TestList
  private let pinned: [UInt8]

  init() throws {
    list = try TestList(records: [
      TestRecord.university(), TestRecord.university(id: "did:web:college.example"),
    ])
    pinned = list.roots[0].bytes
  }

  private func code(_ change: (inout JSONTree) -> Void) -> String {
    var container = list.container
    change(&container)
    let bytes = container.canonicalBytes()
    return TestList.code { try TrustBundle(bytes, root: pinned) }
  }

  @Test func `T20 a file that nobody signed is refused`() {
    let path = TestList.path("did:web:stranger.example").string
    #expect(code { $0["targets"]?[path] = "e30=" } == "BUNDLE_EXTRA")
    #expect(code { $0["targets"]?["../etc/passwd"] = "e30=" } == "BUNDLE_EXTRA")
  }

  @Test func `T20 a file that is signed must be there`() {
    let path = TestList.path("did:web:uni.example").string
    #expect(code { $0["targets"]?[path] = nil } == "BUNDLE_INCOMPLETE")
  }

  @Test(arguments: ["timestamp", "snapshot"])
  func `every part must be there`(part: String) {
    #expect(code { $0[part] = nil } == "BUNDLE_INCOMPLETE")
  }

  @Test func `the targets' metadata must be there`() {
    #expect(code { $0["roles"]?["targets"] = nil } == "BUNDLE_INCOMPLETE")
  }

  @Test func `base64 has one spelling`() {
    for text in ["e30", "e31=", "e30=\n", "e30 ", "=e30", "é", "e-_="] {
      #expect(code { $0["timestamp"] = .string(text) } == "TRUST_MALFORMED", "\(text)")
    }
  }

  @Test func `bundles of another type are refused`() {
    #expect(code { $0["type"] = "TrustBundle/2" } == "TRUST_MALFORMED")
    #expect(code { $0["type"] = nil } == "TRUST_MALFORMED")
  }

  @Test func `a root's version beside its bytes must be the one in them`() {
    #expect(
      code { container in
        let bytes = Base64.encode(pinned)
        container["roots"] = [["version": 2, "b64": .string(bytes)]]
      } == "TRUST_ROOT_VERSION")
  }

  @Test func `what is no bundle is refused`() {
    for text in ["", "[]", "{}", "null", "{\"type\":\"TrustBundle/1\"}", "\u{FEFF}{}"] {
      #expect(TestList.code { try TrustBundle(Array(text.utf8), root: pinned) } != "accepted")
    }
  }

  @Test func `T23 a record in another's place speaks for nobody`() throws {
    var swapped = try TestList()
    let other: ExactString = "did:web:other.example"
    swapped.records[0].path = TestList.path(other.string)
    let root = try TestRoot()
    swapped.targets = try TestFile(
      TestList.targets(swapped.records, version: 1), by: root.targetsKeys)
    try swapped.publish()
    let bundle = try swapped.read()
    #expect(bundle.record(forIssuer: other) == nil)
    #expect(bundle.record(forIssuer: "did:web:uni.example") == nil)
    #expect(bundle.unusableRecord(forIssuer: other)?.code == "TRUST_PATH")
    #expect(bundle.listedKey(verificationMethod: "did:web:uni.example#2026") == nil)
    #expect(bundle.issuers(listing: .ed25519(try TestKey("did:web:uni.example").publicKey)).isEmpty)
    #expect(bundle.records.isEmpty)
  }

  @Test func `a record that claims the id of another issuer is not used`() throws {
    var other = try TestRecord.university(id: "did:web:other.example")
    other["alsoKnownAs"] = ["did:web:uni.example"]
    let bundle = try TestList(records: [TestRecord.university(), other]).read()
    let conflict = TrustError.recordConflict(issuer: "did:web:uni.example")
    #expect(bundle.record(forIssuer: "did:web:uni.example")?.id == "did:web:uni.example")
    #expect(bundle.record(forIssuer: "did:web:other.example") == nil)
    #expect(bundle.unusableRecord(forIssuer: "did:web:other.example") == conflict)
    #expect(bundle.listedKey(verificationMethod: "did:web:other.example#2026") == nil)
    #expect(bundle.unusableRecords.map(\.reason) == [conflict])
  }

  @Test func `an id that two records claim is nobody's`() throws {
    let shared: ExactString = "did:web:shared.example"
    var records: [JSONTree] = []
    for id in ["did:web:a.example", "did:web:b.example"] {
      var record = try TestRecord.university(id: id)
      record["alsoKnownAs"] = [.string(shared.string)]
      records.append(record)
    }
    let bundle = try TestList(records: records).read()
    #expect(bundle.record(forIssuer: shared) == nil)
    #expect(bundle.unusableRecord(forIssuer: shared) == .recordConflict(issuer: shared))
    #expect(bundle.record(forIssuer: "did:web:a.example") != nil)
    #expect(bundle.record(forIssuer: "did:web:b.example") != nil)
  }

  @Test func `T63 ids that only look the same are different issuers`() throws {
    let (composed, decomposed) = ("https://caf\u{E9}.example", "https://cafe\u{301}.example")
    let bundle = try TestList(records: [
      TestRecord.university(id: composed), TestRecord.university(id: decomposed),
    ]).read()
    #expect(bundle.records.count == 2)
    for id in [composed, decomposed] {
      #expect(bundle.record(forIssuer: ExactString(id))?.id == ExactString(id))
    }
    let one = try TestList(records: [TestRecord.university(id: composed)]).read()
    #expect(one.record(forIssuer: ExactString(decomposed)) == nil)
  }

  @Test func `an issuer is found under each of its ids`() throws {
    let bundle = try list.read()
    let record = try #require(bundle.record(forIssuer: "did:web:uni.example"))
    #expect(bundle.record(forIssuer: "did:web:uni.example#alias")?.id == record.id)
    #expect(bundle.record(forIssuer: "did:web:uni.example ") == nil)
    #expect(bundle.record(forIssuer: "DID:web:uni.example") == nil)
  }

  @Test func `a key is found by its name, with the issuer to whom it is given`() throws {
    let bundle = try list.read()
    for issuer: ExactString in ["did:web:uni.example", "did:web:college.example"] {
      let method = ExactString("\(issuer)#2026")
      let found = try #require(bundle.listedKey(verificationMethod: method))
      #expect(found.issuer.id == issuer)
      #expect(found.key.id == method)
      #expect(!bundle.isKeyOfRole(found.key))
    }
    #expect(bundle.listedKey(verificationMethod: "did:web:uni.example#2025") == nil)
    #expect(bundle.listedKey(verificationMethod: "") == nil)
  }

  @Test func `an issuer's key that ever signed the list is told`() throws {
    let first = try TestRoot()
    let next = first.next(rootKeys: try TestKey.several("later", 3))
    let roots = [
      try first.file(), try next.file(by: first.rootKeys + next.rootKeys),
    ]
    // A key of a role of today, one of the first root only, and one of none.
    for (key, isKeyOfRole) in [
      (first.timestampKeys[0], true), (first.rootKeys[2], true), (try TestKey("other"), false),
    ] {
      var record = try TestRecord.university()
      record["keys"] = [TestRecord.key("did:web:uni.example#2026", key)]
      let bundle = try TestList(records: [record], roots: roots, root: next).read()
      let found = try #require(
        bundle.listedKey(verificationMethod: "did:web:uni.example#2026"))
      #expect(bundle.isKeyOfRole(found.key) == isKeyOfRole)
    }
  }

  @Test func `the same files always make the same bundle`() throws {
    let again = try TestList(records: [
      TestRecord.university(id: "did:web:college.example"), TestRecord.university(),
    ])
    #expect(list.bundle == again.bundle)
  }
}

@Suite struct `Damaged bundles` {
  /// One bit is flipped in each of many bytes of every part; nothing may be accepted.
  @Test(arguments: ["root", "timestamp", "snapshot", "targets", "record"])
  func `a part with one bit flipped is refused`(part: String) throws {
    let list = try TestList()
    let pinned = list.roots[0].bytes
    let path = list.records[0].path.string
    let original =
      switch part {
      case "root": pinned
      case "timestamp": list.timestamp.bytes
      case "snapshot": list.snapshot.bytes
      case "targets": list.targets.bytes
      default: list.records[0].bytes
      }
    var generator = SeededGenerator(seed: 79)
    for index in stride(from: Int.random(in: 0..<7, using: &generator), to: original.count, by: 7) {
      var bytes = original
      bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      var container = list.container
      let text = JSONTree.string(Base64.encode(bytes))
      switch part {
      case "root": container["roots"] = [["version": 1, "b64": text]]
      case "targets": container["roles"] = ["targets": text]
      case "record": container["targets"]?[path] = text
      default: container[part] = text
      }
      let bundle = container.canonicalBytes()
      #expect(
        TestList.code { try TrustBundle(bundle, root: pinned) } != "accepted",
        "bit in byte \(index) of the \(part)")
    }
  }

  @Test func `a bundle cut anywhere is refused`() throws {
    let list = try TestList()
    let (bundle, pinned) = (list.bundle, list.roots[0].bytes)
    for count in stride(from: 0, to: bundle.count, by: 53) {
      #expect(
        TestList.code { try TrustBundle(Array(bundle.prefix(count)), root: pinned) }
          == "TRUST_MALFORMED")
    }
  }

  @Test func `a part cut anywhere is refused`() throws {
    let list = try TestList()
    let pinned = list.roots[0].bytes
    for count in stride(from: 0, to: list.timestamp.bytes.count, by: 17) {
      var container = list.container
      container["timestamp"] = .string(Base64.encode(Array(list.timestamp.bytes.prefix(count))))
      let bundle = container.canonicalBytes()
      #expect(TestList.code { try TrustBundle(bundle, root: pinned) } == "TRUST_MALFORMED")
    }
  }
}

@Suite struct `T17 parts that are too large` {
  /// A part of one byte more than it may have, told by its length alone.
  @Test(arguments: [
    ("timestamp", 16 << 10), ("snapshot", 4 << 20), ("targets", 16 << 20), ("root", 64 << 10),
    ("record", 256 << 10), ("authority", 16 << 20),
  ])
  func `T17 a part over its limit is refused`(part: String, limit: Int) throws {
    let list = try TestList()
    let pinned = list.roots[0].bytes
    let text = JSONTree.string(Base64.encode([UInt8](repeating: 0x20, count: limit + 1)))
    var container = list.container
    switch part {
    case "root": container["roots"] = [["version": 1, "b64": text]]
    case "targets": container["roles"] = ["targets": text]
    case "authority": container["roles"]?["authority/ncvet"] = text
    case "record": container["targets"]?[list.records[0].path.string] = text
    default: container[part] = text
    }
    let bundle = container.canonicalBytes()
    #expect(TestList.code { try TrustBundle(bundle, root: pinned) } == "TRUST_TOO_LARGE")
  }

  @Test func `a state over its limit is refused`() {
    let bytes = [UInt8](repeating: 0x20, count: TrustLimits.state + 1)
    #expect(TestList.code { () -> Void in _ = try TrustState(bytes) } == "TRUST_TOO_LARGE")
  }

  @Test func `a pinned root over its limit is refused`() throws {
    let bundle = try TestList().bundle
    let root = [UInt8](repeating: 0x20, count: (64 << 10) + 1)
    #expect(TestList.code { try TrustBundle(bundle, root: root) } == "TRUST_TOO_LARGE")
  }

  @Test func `more roots than a list can have are refused`() throws {
    let list = try TestList()
    var container = list.container
    let root = JSONTree.string(Base64.encode(list.roots[0].bytes))
    container["roots"] = .array(
      (1...1025).map { ["version": .integer(Int64($0)), "b64": root] })
    let bundle = container.canonicalBytes()
    #expect(TestList.code { try TrustBundle(bundle, root: list.roots[0].bytes) } != "accepted")
  }
}
