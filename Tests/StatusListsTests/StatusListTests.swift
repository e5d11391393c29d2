import StatusLists
import StrictJSON
import Testing
import WireFormats

@Suite("Status lists")
struct StatusListTests {
  static let url: ExactString = "https://uni.example/status/1"

  static func list(
    _ bits: Bitstring, purposes: [StatusPurpose] = [.revocation],
    validFrom: String = "2026-03-01T00:00:00Z",
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> StatusList {
    var tree = StatusListCredential(
      id: url, issuer: "did:web:uni.example", validFrom: try Instant(rfc3339: validFrom),
      purposes: purposes, bitstring: bits
    ).tree()
    change(&tree)
    return try StatusList(JSONDocument(tree.compactBytes()).root)
  }

  static func entry(
    _ index: String, purpose: StatusPurpose = .revocation, size: Int = 1,
    type: String = "BitstringStatusListEntry"
  ) throws -> StatusEntry {
    var tree = StatusEntryTerms(
      listURL: url, purpose: purpose, index: 0, statusSize: size,
      messages: size == 1 ? [] : (0..<(1 << size)).map { "value \($0)" }
    ).tree()
    tree["statusListIndex"] = .string(index)
    tree["type"] = .string(type)
    return try StatusEntry(JSONDocument(tree.compactBytes()).root)
  }

  @Test func `a list is read with all that it says of itself`() throws {
    let list = try Self.list(try Bitstring(), purposes: [.revocation, .suspension]) {
      $0["validUntil"] = "2026-04-01T00:00:00Z"
      $0["credentialSubject"]?["ttl"] = 86_400_000
    }
    #expect(list.kind == .bitstring)
    #expect(list.id == Self.url)
    #expect(list.issuerID == "did:web:uni.example")
    #expect(list.purposes == ["revocation", "suspension"])
    #expect(list.has(.suspension) && !list.has(.message))
    #expect(list.validFrom == (try Instant(rfc3339: "2026-03-01T00:00:00Z")))
    #expect(list.validUntil == (try Instant(rfc3339: "2026-04-01T00:00:00Z")))
    #expect(list.ttlMilliseconds == 86_400_000)
    #expect(list.byteCount == 16_384)
  }

  @Test func `T44: the last position is read, the one after it is out of range`() throws {
    var bits = try Bitstring()
    try bits.set(1, at: 131_071)
    let list = try Self.list(bits)
    #expect(try list.value(of: Self.entry("131071"), credentialID: nil).value == 1)
    #expect(try list.value(of: Self.entry("131070"), credentialID: nil).value == 0)
    for beyond in ["131072", "18446744073709551616", String(repeating: "8", count: 400)] {
      #expect(
        throws: StatusListError.indexOutOfRange(index: ExactString(beyond), entries: 131_072)
      ) { try list.value(of: Self.entry(beyond), credentialID: nil) }
    }
  }

  @Test func `a value of several bits has its text`() throws {
    var bits = try Bitstring(statusSize: 2)
    try bits.set(2, at: 5)
    let list = try Self.list(bits, purposes: [.message])
    let entry = try Self.entry("5", purpose: .message, size: 2)
    #expect(try list.value(of: entry, credentialID: nil) == .init(value: 2, message: "value 2"))
  }

  @Test func `a list with too few entries for their size is refused`() throws {
    let list = try Self.list(try Bitstring(), purposes: [.message])
    #expect(throws: StatusListError.tooShort(entries: 65_536, minimum: 131_072)) {
      try list.value(of: Self.entry("5", purpose: .message, size: 2), credentialID: nil)
    }
  }

  @Test func `a list that states another size than the entry is refused`() throws {
    let list = try Self.list(try Bitstring(statusSize: 2)) {
      $0["credentialSubject"]?["statusSize"] = 2
    }
    #expect(throws: StatusListError.statusSizeDiffers(list: 2, entry: 1)) {
      try list.value(of: Self.entry("5"), credentialID: nil)
    }
  }

  @Test func `a list of another specification than the entry is refused`() throws {
    let list = try Self.list(try Bitstring())
    #expect(throws: StatusListError.kindDiffers(list: .bitstring, entry: .statusList2021)) {
      try list.value(of: Self.entry("5", type: "StatusList2021Entry"), credentialID: nil)
    }
  }

  @Test func `what a list lacks is named`() throws {
    let bits = try Bitstring()
    func code(_ change: (inout JSONTree) -> Void) -> String? {
      #expect(throws: StatusListError.self) { try Self.list(bits, change: change) }?.code
    }
    #expect(code { $0["type"] = ["VerifiableCredential"] } == "STATUS_TYPE_UNSUPPORTED")
    #expect(code { $0["credentialSubject"] = nil } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"] = [[:], [:]] } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["type"] = "StatusList2021" } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["statusPurpose"] = [] } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["statusPurpose"] = ["a", 1] } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["encodedList"] = nil } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["encodedList"] = "u" } == "STATUS_LIST_ENCODING")
    #expect(code { $0["credentialSubject"]?["ttl"] = -1 } == "STATUS_MALFORMED")
    #expect(code { $0["credentialSubject"]?["ttl"] = "300000" } == "STATUS_MALFORMED")
  }

  @Test func `a document of 1EdTech names who was revoked`() throws {
    let list = try StatusList(
      JSONDocument(
        Array(
          """
          {"id":"https://uni.example/revoked","issuer":"did:web:uni.example",
           "revokedCredential":[{"id":"urn:a"},{"id":"urn:b","revoked":false},
           {"id":"urn:c","revoked":true,"revocationReason":"issued by mistake"}],
           "revokedCredentials":{"id":"urn:d"}}
          """.utf8)
      ).root)
    let entry = try StatusEntry(
      JSONDocument(
        Array(#"{"id":"https://uni.example/revoked","type":"1EdTechRevocationList"}"#.utf8)
      ).root)
    func value(_ id: ExactString?) throws -> StatusValue {
      try list.value(of: entry, credentialID: id)
    }
    #expect(list.kind == .revocationList)
    #expect(try value("urn:a") == .init(value: 1, message: nil))
    #expect(try value("urn:b").value == 0)
    #expect(try value("urn:c") == .init(value: 1, message: "issued by mistake"))
    #expect(try value("urn:d").value == 1)
    #expect(try value("urn:e").value == 0)
    #expect(try value("URN:A").value == 0)
    #expect(throws: StatusListError.self) { try value(nil) }
  }
}
