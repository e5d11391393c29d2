import StatusLists
import StrictJSON
import TestSupport
import Testing

/// Lists and entries of other implementations.
@Suite("Status list vectors", .enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run"))
struct StatusVectorTests {
  private static func json(_ path: String) throws -> JSONValue {
    try JSONDocument(try Vectors.bytes("status-lists/\(path)")).root
  }

  private static let released = "ex_bitstring_status_list/upstream/released"

  /// The cases of the Elixir implementation, each with what is expected of it.
  @Test func `the released cases come out as expected`() throws {
    let manifest = try Self.json("\(Self.released)/manifest.json")
    var done = 0
    for entry in try #require(manifest["cases"]).elements {
      let file = try #require(entry["file"]?.string)
      let testCase = try Self.json("\(Self.released)/cases/\(file)")
      let input = try #require(testCase["input"])
      let expected = try #require(testCase["expected"])
      switch try #require(testCase["operation"]?.string) {
      case "entry_index":
        let entry = try #require(input["entry"])
        if let index = expected["result"]?["ok"]?.integer {
          #expect(try StatusEntry(entry).index?.value == Int(index))
        } else {
          let error = #expect(throws: StatusListError.self) { try StatusEntry(entry) }
          #expect(error?.code == "STATUS_INDEX_INVALID")
        }
      case "decode":
        let bytes = try EncodedList.decode(
          try #require(input["encoded"]?.exactString), kind: .bitstring)
        #expect(Int64(bytes.count * 8) == expected["size"]?.integer)
        #expect(bytes.allSatisfy { $0 == 0 })
      case "status_from_credential":
        let list = try StatusList(try #require(input["credential"]))
        let entry = try StatusEntry(try #require(input["entry"]))
        let value = try list.value(of: entry, credentialID: nil)
        #expect(Int64(value.value) == expected["status"]?.integer)
        #expect(list.has(entry.purpose))
      case let operation:
        Issue.record("unknown operation \(operation)")
      }
      done += 1
    }
    #expect(done == 4)
  }

  @Test func `the list credential of the Recommendation is read`() throws {
    let list = try StatusList(
      try Self.json("ex_bitstring_status_list/golden/status_list_credential.json"))
    #expect(list.id == "https://example.com/credentials/status/3")
    #expect(list.byteCount == 16_384)
  }

  /// The list has eight bytes, far fewer than any list may have.
  @Test(arguments: [
    ("vc-status-revoked", "STATUS_LIST_LENGTH_ERROR"),
    ("vc-status-unrevoked", "STATUS_LIST_LENGTH_ERROR"),
    ("vc-status-wrong-purpose", "STATUS_LIST_LENGTH_ERROR"),
    ("vc-status-missing-index", "STATUS_INDEX_INVALID"),
  ])
  func `the entries of 2021 are held against a list that is too short`(
    name: String, code: String
  ) throws {
    let list = try StatusList(try Self.json("waltid-ssikit/status-list-credential.json"))
    #expect(list.kind == .statusList2021)
    let error = #expect(throws: StatusListError.self) {
      let entry = try StatusEntry(try Self.json("waltid-ssikit/\(name).json"))
      #expect(list.has(entry.purpose) == (name != "vc-status-wrong-purpose"))
      _ = try list.value(of: entry, credentialID: nil)
    }
    #expect(error?.code == code)
  }
}
