import StatusLists
import StrictJSON
import Testing

@Suite("Status entries")
struct StatusEntryTests {
  private static func entry(
    _ change: KeyValuePairs<String, JSONTree?> = [:]
  ) throws -> JSONValue {
    var tree: JSONTree = [
      "id": "https://uni.example/status/1#7", "type": "BitstringStatusListEntry",
      "statusPurpose": "revocation", "statusListIndex": "7",
      "statusListCredential": "https://uni.example/status/1",
    ]
    for (name, value) in change { tree[name] = value }
    return try JSONDocument(tree.compactBytes()).root
  }

  @Test func `an entry says where its status stands and what it means`() throws {
    let entry = try StatusEntry(Self.entry())
    #expect(entry.kind == .bitstring)
    #expect(entry.purpose == .revocation)
    #expect(entry.listURL == "https://uni.example/status/1")
    #expect(entry.index?.value == 7)
    #expect(entry.statusSize == 1)
    #expect((entry.messages[0], entry.messages[1]) == ("unset", "set"))
  }

  @Test(
    arguments: [
      ("0", 0), ("7", 7), ("94567", 94_567), ("9223372036854775807", Int.max),
      ("9223372036854775808", nil), ("18446744073709551616", nil),
      (String(repeating: "9", count: 5_000), nil),
    ] as [(String, Int?)])
  func `a position is a decimal number of any size`(text: String, value: Int?) throws {
    #expect(try StatusListIndex(ExactString(text)).value == value)
  }

  @Test(arguments: [
    "", "12abc", "-1", "+1", "007", "00", " 7", "7 ", "7\n", "1e3", "0x10", "1.0", "٧", "７", "x",
    "1_000",
  ])
  func `a position in any other spelling is refused`(text: String) throws {
    #expect(throws: StatusListError.indexInvalid(ExactString(text))) {
      try StatusListIndex(ExactString(text))
    }
  }

  @Test func `a position that is no text is refused`() throws {
    for value in [7, nil, ["7"], ""] as [JSONTree?] {
      #expect(throws: StatusListError.self) {
        try StatusEntry(Self.entry(["statusListIndex": value]))
      }
    }
  }

  @Test(arguments: [0, -1, 17, 1_000_000] as [Int64])
  func `a size that no entry has is refused`(size: Int64) throws {
    #expect(throws: StatusListError.statusSizeInvalid(size)) {
      try StatusEntry(Self.entry(["statusSize": .integer(size)]))
    }
  }

  @Test func `an entry of several bits needs the texts of all values`() throws {
    #expect(throws: StatusListError.messagesMissing(statusSize: 2)) {
      try StatusEntry(Self.entry(["statusSize": 2]))
    }
    #expect(throws: StatusListError.messagesMissing(statusSize: 9)) {
      try StatusEntry(Self.entry(["statusSize": 9]))
    }
    func message(_ status: String) -> JSONTree { ["status": .string(status), "message": "m"] }
    let three = ["0x0", "0x1", "0x2"].map(message)
    #expect(throws: StatusListError.messageCount(expected: 4, found: 3)) {
      try StatusEntry(Self.entry(["statusSize": 2, "statusMessage": .array(three)]))
    }
    for wrong in ["0x2", "0x4", "3", "0x", "0X3", "0x3g", "-0x3", "0x100000003"] {
      #expect(throws: StatusListError.messageStatus(ExactString(wrong))) {
        try StatusEntry(
          Self.entry(["statusSize": 2, "statusMessage": .array(three + [message(wrong)])]))
      }
    }
    let entry = try StatusEntry(
      Self.entry([
        "statusPurpose": "message", "statusSize": 2,
        "statusMessage": .array(
          ["0x3", "0x1", "0x0", "0x2"].map {
            ["status": .string($0), "message": .string("is \($0)")]
          }),
      ]))
    #expect(entry.messages[2] == "is 0x2")
    #expect(entry.messages[4] == nil)
    #expect(
      throws: StatusListError.malformed(
        member: "statusMessage", expected: "objects with a status and a message")
    ) {
      try StatusEntry(Self.entry(["statusMessage": ["a", "b"]]))
    }
  }

  @Test func `an entry of 512 values is read`() throws {
    let messages = (0..<512).map { value -> JSONTree in
      ["status": .string("0x" + String(value, radix: 16)), "message": .string("m\(value)")]
    }
    let entry = try StatusEntry(
      Self.entry(["statusSize": 9, "statusMessage": .array(messages)]))
    #expect(entry.messages[511] == "m511")
  }

  @Test func `an entry has exactly one known type`() throws {
    for type in ["X", [], ["BitstringStatusListEntry", "X"], 5, nil] as [JSONTree?] {
      let error = #expect(throws: StatusListError.self) {
        try StatusEntry(Self.entry(["type": type]))
      }
      #expect(error?.code == "STATUS_TYPE_UNSUPPORTED")
    }
    #expect(try StatusEntry(Self.entry(["type": ["BitstringStatusListEntry"]])).kind == .bitstring)
  }

  @Test func `an entry of 2021 has one bit, and no purposes of later`() throws {
    let entry = try StatusEntry(
      Self.entry(["type": "StatusList2021Entry", "statusPurpose": "message", "statusSize": 2]))
    #expect(entry.purpose == .other("message"))
    #expect(entry.statusSize == 1)
  }

  @Test func `an entry of 1EdTech names its list by its id`() throws {
    let json = try JSONDocument(
      Array(#"{"id":"https://uni.example/revoked","type":"1EdTechRevocationList"}"#.utf8)
    ).root
    let entry = try StatusEntry(json)
    #expect(entry.listURL == "https://uni.example/revoked")
    #expect(entry.purpose == .revocation)
    #expect(entry.index == nil)
  }

  @Test func `an entry that is named like its list is refused`() throws {
    #expect(
      throws: StatusListError.malformed(
        member: "id", expected: "another URL than that of the list")
    ) { try StatusEntry(Self.entry(["id": "https://uni.example/status/1"])) }
  }

  @Test(arguments: ["statusPurpose", "statusListCredential"])
  func `a member that is missing is named`(name: String) throws {
    #expect(
      throws: StatusListError.malformed(member: name, expected: "a text that is not empty")
    ) { try StatusEntry(Self.entry([name: nil])) }
  }
}
