import StatusLists
import StrictJSON
import Testing
import WireFormats

@Suite("Making status lists")
struct StatusListMakingTests {
  @Test("The first bit is the most significant of the first byte")
  func firstBit() throws {
    var bits = try Bitstring()
    try bits.set(1, at: 0)
    try bits.set(1, at: 10)
    #expect(bits.bytes.prefix(3) == [0x80, 0x20, 0])
    #expect((bits[0], bits[1], bits[10], bits[11]) == (1, 0, 1, 0))
    #expect(bits.count == 131_072)
    #expect(bits[131_072] == nil)
    #expect(bits[-1] == nil)
  }

  @Test("A value of several bits has its most significant bit first, across bytes too")
  func severalBits() throws {
    var bits = try Bitstring(statusSize: 3)
    try bits.set(6, at: 0)
    try bits.set(5, at: 2)
    // 110 000 10|1 …
    #expect(bits.bytes.prefix(2) == [0b1100_0010, 0b1000_0000])
    #expect((bits[0], bits[1], bits[2], bits[3]) == (6, 0, 5, 0))
    try bits.set(2, at: 2)
    #expect(bits[2] == 2)
  }

  @Test("What does not fit the list is refused, and changes nothing")
  func refusals() throws {
    #expect(throws: StatusListError.tooShort(entries: 131_071, minimum: 131_072)) {
      try Bitstring(entries: 131_071)
    }
    #expect(throws: StatusListError.statusSizeInvalid(0)) { try Bitstring(statusSize: 0) }
    #expect(throws: StatusListError.statusSizeInvalid(17)) { try Bitstring(statusSize: 17) }
    #expect(throws: StatusListError.tooLarge(limit: 16 << 20)) {
      try Bitstring(entries: (16 << 23) + 1)
    }
    var bits = try Bitstring(statusSize: 2)
    #expect(throws: StatusListError.indexOutOfRange(index: "131072", entries: 131_072)) {
      try bits.set(1, at: 131_072)
    }
    #expect(throws: StatusListError.indexOutOfRange(index: "-1", entries: 131_072)) {
      try bits.set(1, at: -1)
    }
    #expect(throws: StatusListError.valueOutOfRange(value: 4, statusSize: 2)) {
      try bits.set(4, at: 0)
    }
    #expect(try bits == Bitstring(statusSize: 2))
  }

  @Test("A list is written in one way, without a time or a system in its header")
  func deterministic() throws {
    var bits = try Bitstring()
    for index in stride(from: 0, to: 131_072, by: 97) { try bits.set(1, at: index) }
    let text = EncodedList.encode(bits)
    #expect(text == EncodedList.encode(bits))
    #expect(text.string.hasPrefix("uH4sIAAAAAAAC_"))
    #expect(try EncodedList.decode(text, kind: .bitstring) == bits.bytes)
  }

  @Test("A list of the greatest size is written and read")
  func greatest() throws {
    let bits = try Bitstring(entries: 16 << 23)
    let text = EncodedList.encode(bits)
    #expect(try EncodedList.decode(text, kind: .bitstring).count == 16 << 20)
    #expect(throws: StatusListError.tooLarge(limit: (16 << 20) - 1)) {
      try EncodedList.decode(text, kind: .bitstring, maxBytes: (16 << 20) - 1)
    }
  }

  @Test("The unsigned credential has the members of the specification, and the caller's after them")
  func credential() throws {
    var list = StatusListCredential(
      id: "https://uni.example/status/1", issuer: "did:web:uni.example",
      validFrom: try Instant(rfc3339: "2026-03-01T00:00:00Z"), purposes: [.revocation],
      bitstring: try Bitstring())
    let encoded = EncodedList.encode(list.bitstring)
    #expect(
      String(decoding: list.tree().compactBytes(), as: UTF8.self) == """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://uni.example/status/1",\
        "type":["VerifiableCredential","BitstringStatusListCredential"],\
        "issuer":"did:web:uni.example","validFrom":"2026-03-01T00:00:00Z",\
        "credentialSubject":{"id":"https://uni.example/status/1#list",\
        "type":"BitstringStatusList","statusPurpose":"revocation","encodedList":"\(encoded)"}}
        """)
    list.validUntil = try Instant(rfc3339: "2026-04-01T00:00:00Z")
    list.ttlMilliseconds = 86_400_000
    list.purposes = [.revocation, .suspension]
    list.members = [JSONTreeMember("x-ledger", ["id": "a", "n": 7])]
    let tree = list.tree()
    #expect(tree["validUntil"] == "2026-04-01T00:00:00Z")
    #expect(tree["credentialSubject"]?["ttl"] == 86_400_000)
    #expect(tree["credentialSubject"]?["statusPurpose"] == ["revocation", "suspension"])
    #expect(tree["x-ledger"]?["n"] == 7)
  }

  @Test("An entry names its list and place, and the texts of its values")
  func entry() {
    let plain = StatusEntryTerms(
      listURL: "https://uni.example/status/1", purpose: .revocation, index: 94_567)
    #expect(
      plain.tree() == [
        "id": "https://uni.example/status/1#94567", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "94567",
        "statusListCredential": "https://uni.example/status/1",
      ])
    let rich = StatusEntryTerms(
      listURL: "https://uni.example/status/2", purpose: .message, index: 0, statusSize: 2,
      messages: ["none", "pending", "accepted", "refused"])
    #expect(rich.tree()["statusSize"] == 2)
    #expect(rich.tree()["statusMessage"]?.element(3) == ["status": "0x3", "message": "refused"])
  }
}

extension JSONTree {
  fileprivate func element(_ index: Int) -> JSONTree? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
