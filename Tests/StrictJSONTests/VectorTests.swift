import StrictJSON
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct JSONVectorTests {
  /// What RFC 8259 leaves open (`i_`) and is accepted here: nothing.
  ///
  /// The numbers are infinite, zero or changed once read, the strings are not Unicode or not UTF-8,
  /// and one text is too deep.
  private static let accepted: Set<String> = []

  @Test func `the texts of JSONTestSuite are accepted and refused as they should be`() throws {
    let names = try Vectors.files(in: "json-parsing").filter { $0.hasSuffix(".json") }
    #expect(names.count > 100)
    for name in names {
      let error = refusal(try Vectors.bytes("json-parsing/\(name)"))
      switch name {
      case "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json":
        // I-JSON refuses what RFC 8259 merely discourages.
        #expect(error?.reason == .duplicateMember("a"), "\(name)")
      case _ where name.hasPrefix("y_"):
        #expect(error == nil, "\(name)")
      case _ where name.hasPrefix("n_"):
        #expect(error != nil, "\(name)")
      default:
        #expect(
          (error == nil) == Self.accepted.contains(name), "\(name): \(String(describing: error))")
      }
    }
  }

  @Test func `the canonical forms of RFC 8785's own test data are met, byte for byte`() throws {
    let names = try Vectors.files(in: "jcs/input")
    #expect(!names.isEmpty)
    for name in names {
      let root = try JSONDocument(try Vectors.bytes("jcs/input/\(name)")).root
      #expect(root.canonicalBytes() == (try Vectors.bytes("jcs/output/\(name)")), "\(name)")
    }
  }
}
