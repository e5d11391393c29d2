import Testing

@testable import assay

/// How a stream is cut into lines.
@Suite struct LineCutterTests {
  /// The lines of a text that comes in pieces of a size: number and text, `nil` for one too long.
  private func lines(_ text: String, limit: Int, pieces size: Int) throws -> [String] {
    var cutter = LineCutter(limit: limit)
    var found: [String] = []
    func take(_ block: LineBlock) {
      #expect(block.lines.count <= LineCutter.greatestLineCount)
      for line in block.lines {
        let text = line.range.map { String(decoding: block.bytes[$0], as: UTF8.self) }
        found.append("\(line.number):\(text ?? "too long")")
      }
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      try cutter.feed(Array(bytes[start..<min(start + size, bytes.count)]), take)
    }
    try cutter.finish(take)
    return found
  }

  @Test(
    arguments: [
      ("", []), ("\n", ["1:"]), ("a", ["1:a"]), ("a\n", ["1:a"]), ("a\nb", ["1:a", "2:b"]),
      ("\n\nb\r\n", ["1:", "2:", "3:b\r"]), ("12345\n", ["1:12345"]),
      ("123456\n7\n", ["1:too long", "2:7"]), ("1\n123456", ["1:1", "2:too long"]),
      ("123456789012345\n\n123456\n1", ["1:too long", "2:", "3:too long", "4:1"]),
    ] as [(String, [String])])
  func `lines are the same in whatever pieces they come`(text: String, expected: [String]) throws {
    for size in 1...17 { #expect(try lines(text, limit: 5, pieces: size) == expected) }
  }

  @Test func `many lines make several blocks`() throws {
    let text = (1...1000).map { "\($0)\n" }.joined()
    #expect(try lines(text, limit: 5, pieces: 1 << 20) == (1...1000).map { "\($0):\($0)" })
  }
}

/// How content tells what it is.
@Suite struct ContentProbeTests {
  private static let token = "eyJhbGciOiJFZERTQSJ9.e30.c2ln"

  @Test(
    arguments: [
      ("{\"a\":1}", .document), ("{\"a\":1}\n\n", .document),
      ("{\n  \"a\": {\"b\": 1}\n}\n", .document),
      ("{\"a\":1}\n{\"a\":1}", .lines), ("\n{\"a\":1}\r\n \r\n{\"a\":1}\r\n", .lines),
      ("{\"a\":1}\nrubbish", .lines), ("{\"a\":{}\n}", .document),
      ("{\"a\":{}\n,\"b\":1}", .document),
      (token, .document), ("\(token)\n", .document), ("\(token)\n\(token)", .lines),
      ("\"\(token)\"\n{\"a\":1}\n", .lines), ("{\"a\":\n{\"b\":1}\n{\"b\":2}\n", .lines),
      ("", .other), ("  \n", .other), ("# Notes\nand more\n", .other), ("a.b.c", .other),
      ("e.b", .other), ("[1]", .other), ("{\\rtf1}", .other), ("<html></html>", .other),
      ("<?xml version=\"1.0\"?>\n<svg/>", .document), ("<x:svg/>", .document),
      ("\u{89}PNG", .other), ("1,2,3\n4,5,6\n", .other),
    ] as [(String, ContentProbe.Content)])
  func `what a file is, is told by how it begins`(
    text: String, expected: ContentProbe.Content
  ) throws {
    #expect(ContentProbe.content(of: Array(text.utf8), isWhole: true) == expected)
    // Whatever is said before the end must not be another thing.
    for count in 0..<text.utf8.count {
      let early = ContentProbe.content(of: Array(text.utf8.prefix(count)), isWhole: false)
      if early == .lines || early == .other && !text.hasPrefix("<") { #expect(early == expected) }
    }
  }

  @Test func `an image is a document`() {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    #expect(ContentProbe.content(of: signature + [0], isWhole: false) == .document)
  }
}
