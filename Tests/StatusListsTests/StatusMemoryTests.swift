import StatusLists
import StrictJSON
import TestSupport
import Testing
import WireFormats

@Suite("Memory of status lists")
struct StatusMemoryTests {
  private static let digest = [UInt8](repeating: 7, count: 32)

  private static func list(_ revoked: [Int], _ date: String) throws -> StatusList {
    var bits = try Bitstring()
    for index in revoked { try bits.set(1, at: index) }
    return try StatusListTests.list(bits, validFrom: date)
  }

  @Test func `the newest date and everybody ever revoked are remembered`() throws {
    var memory = StatusMemory()
    memory.observe(try Self.list([5], "2026-03-01T00:00:00Z"), sha256: Self.digest)
    let other = [UInt8](repeating: 8, count: 32)
    memory.observe(try Self.list([9], "2026-04-01T00:00:00Z"), sha256: other)
    let newest = try #require(memory.newest(of: StatusListTests.url))
    #expect(newest.validFrom == (try Instant(rfc3339: "2026-04-01T00:00:00Z")))
    #expect(newest.sha256 == other)
    let revoked = memory.revocations(in: StatusListTests.url)
    #expect(revoked.contain(try StatusListTests.entry("5"), credentialID: nil))
    #expect(revoked.contain(try StatusListTests.entry("9"), credentialID: nil))
    #expect(!revoked.contain(try StatusListTests.entry("6"), credentialID: nil))
    #expect(!revoked.contain(try StatusListTests.entry("999999999"), credentialID: nil))
  }

  @Test func `an older list is told, adds what it knows, and does not count as the newest`() throws
  {
    let memory = StatusMemory().observing(
      try Self.list([5], "2026-04-01T00:00:00Z"), sha256: Self.digest)
    let older = try Self.list([6], "2026-03-01T00:00:00Z")
    #expect(memory.isOlder(older))
    #expect(!memory.isOlder(try Self.list([], "2026-04-01T00:00:00Z")))
    let both = memory.observing(older, sha256: [UInt8](repeating: 1, count: 32))
    #expect(both.newest(of: StatusListTests.url)?.sha256 == Self.digest)
    let revoked = both.revocations(in: StatusListTests.url)
    #expect(revoked.contain(try StatusListTests.entry("6"), credentialID: nil))
  }

  @Test func `a suspension is not remembered: it can be taken back`() throws {
    var bits = try Bitstring()
    try bits.set(1, at: 5)
    let memory = StatusMemory().observing(
      try StatusListTests.list(bits, purposes: [.suspension]), sha256: Self.digest)
    #expect(memory.count == 1)
    let entry = try StatusListTests.entry("5", purpose: .suspension)
    #expect(!memory.revocations(in: StatusListTests.url).contain(entry, credentialID: nil))
  }

  @Test func `a memory comes back as it was written`() throws {
    var memory = StatusMemory()
    #expect(try StatusMemory(memory.bytes()) == memory)
    memory.observe(try Self.list([0, 131_071], "2026-03-01T00:00:00Z"), sha256: Self.digest)
    memory.observe(
      try StatusList(
        JSONDocument(
          Array(
            #"{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:l","validFrom":"2026-03-01T00:00:00Z","issuer":"urn:i","revokedCredential":[{"id":"urn:b"},{"id":"urn:a"}]}"#
              .utf8)
        ).root), sha256: Self.digest)
    let read = try StatusMemory(memory.bytes())
    #expect(read == memory)
    #expect(read.count == 2)
    #expect(read.bytes() == memory.bytes())
  }

  @Test func `no change of a memory goes unnoticed`() throws {
    let bytes = StatusMemory().observing(
      try Self.list([5], "2026-03-01T00:00:00Z"), sha256: Self.digest
    ).bytes()
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        #expect(throws: StatusMemoryError.self, "bit \(bit) of byte \(index)") {
          try StatusMemory(changed)
        }
      }
    }
    for length in 0..<bytes.count {
      #expect(throws: StatusMemoryError.self) { try StatusMemory(Array(bytes.prefix(length))) }
    }
  }

  @Test(arguments: ["", "{}", "[]", #"{"type":"StatusMemory/2","lists":{},"crc32":"00000000"}"#])
  func `what is no memory is refused`(text: String) {
    #expect(throws: StatusMemoryError.self) { try StatusMemory(Array(text.utf8)) }
  }

  @Test func `of very many lists the oldest is forgotten`() throws {
    let tree = StatusListCredential(
      id: "urn:list:0", issuer: "urn:i", validFrom: try Instant(rfc3339: "2026-03-01T00:00:00Z"),
      purposes: [.suspension], bitstring: try Bitstring()
    ).tree()
    var memory = StatusMemory()
    for number in 0...StatusMemory.greatestCount {
      var tree = tree
      tree["id"] = .string("urn:list:\(number)")
      tree["credentialSubject"]?["encodedList"] = "uH4sIAAAAAAAC_wMAAAAAAAAAAAA"
      let time = try Instant(rfc3339: "2026-03-01T00:00:00Z").adding(seconds: Int64(number))
      tree["validFrom"] = .string(time.description)
      memory.observe(try StatusList(JSONDocument(tree.compactBytes()).root), sha256: Self.digest)
    }
    #expect(memory.count == StatusMemory.greatestCount)
    #expect(memory.newest(of: "urn:list:0") == nil)
    #expect(memory.newest(of: "urn:list:1") != nil)
  }
}
