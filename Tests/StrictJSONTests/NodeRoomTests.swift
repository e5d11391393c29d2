import StrictJSON
import Testing

/// Texts that have as many values as their bytes allow: the parser makes its room beforehand, and
/// must neither run out of it nor over it.
@Suite struct NodeRoomTests {
  @Test(arguments: 1...64)
  func `brackets that are never closed fit`(depth: Int) throws {
    for (opening, inside) in [("[", ""), ("{\"\":", ""), ("[", "1"), ("[[],", "[]"), ("[1,", "")] {
      let text = String(repeating: opening, count: min(depth, 64)) + inside
      let error = #expect(throws: JSONError.self) { try JSONDocument([UInt8](text.utf8)) }
      #expect(error?.reason != .tooManyNodes(limit: JSONLimits.standard.maxNodes), "\(text)")
    }
  }

  @Test(arguments: 1...60)
  func `values as dense as can be fit`(count: Int) throws {
    let texts = [
      String(repeating: "[", count: count) + String(repeating: "]", count: count),
      String(repeating: "[", count: count) + "1" + String(repeating: "]", count: count),
      "[" + [String](repeating: "1", count: count).joined(separator: ",") + "]",
      "[" + [String](repeating: "[]", count: count).joined(separator: ",") + "]",
      String(repeating: "[1,", count: count) + "1" + String(repeating: "]", count: count),
      String(repeating: "{\"\":", count: count) + "1" + String(repeating: "}", count: count),
    ]
    for text in texts {
      let document = try JSONDocument([UInt8](text.utf8))
      #expect(document.root.canonicalBytes() == [UInt8](text.utf8))
    }
  }

  @Test func `the limit of values holds to the last one`() throws {
    let text = [UInt8]("[1,1,1]".utf8)
    let enough = JSONLimits(maxBytes: 100, maxDepth: 4, maxNodes: 4)
    #expect(try JSONDocument(text, limits: enough).root.count == 3)
    for limit in 0...3 {
      let limits = JSONLimits(maxBytes: 100, maxDepth: 4, maxNodes: limit)
      let error = #expect(throws: JSONError.self) { try JSONDocument(text, limits: limits) }
      #expect(error?.reason == .tooManyNodes(limit: limit))
    }
  }
}
