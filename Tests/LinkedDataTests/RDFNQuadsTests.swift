import LinkedData
import TestSupport
import Testing

struct RDFNQuadsTests {
  private func parsed(_ text: String) throws -> RDFDataset {
    try NQuads.dataset(of: Array(text.utf8))
  }

  /// The text of a dataset as it is written.
  private func written(_ text: String) throws -> String {
    String(decoding: try parsed(text).nquads(), as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""),
    ("\n\r\n \t# nothing\n", ""),
    ("<a:b> <a:c> <a:d> .", "<a:b> <a:c> <a:d> .\n"),
    ("<a:b><a:c><a:d><a:e>.#said\r", "<a:b> <a:c> <a:d> <a:e> .\n"),
    ("\t_:a\t<a:c> _:b..c _:0 . # é\r\n", "_:a <a:c> _:b..c _:0 .\n"),
    ("_:a <a:b> _:c.", "_:a <a:b> _:c .\n"),
    ("_:a:b <a:b> _:é-· .", "_:a:b <a:b> _:é-· .\n"),
    (#"<a:\u0062> <a:\U0001F303> <a:\u221E> ."#, "<a:b> <a:\u{1F303}> <a:∞> .\n"),
    (#"<a:b> <a:c> "\t\b\n\r\f\"\'\\" ."#, #"<a:b> <a:c> "\t\b\n\r\f\"'\\" ."# + "\n"),
    (#"<a:b> <a:c> "\u0000\u001f\u007F\u00e9" ."#, #"<a:b> <a:c> "\u0000\u001F\u007Fé" ."# + "\n"),
    ("<a:b> <a:c> \"\u{1}\t\u{7F}\" .", #"<a:b> <a:c> "\u0001\t\u007F" ."# + "\n"),
    (#"<a:b> <a:c> "x"^^<http://www.w3.org/2001/XMLSchema#string> ."#, "<a:b> <a:c> \"x\" .\n"),
    (
      #"<a:b> <a:c> "x"^^<http://www.w3.org/2001/XMLSchema#\u0073tring> ."#,
      "<a:b> <a:c> \"x\" .\n"
    ),
    (#"<a:b> <a:c> "x" ^^ <a:t> ."#, "<a:b> <a:c> \"x\"^^<a:t> .\n"),
    (#"<a:b> <a:c> "x"@de-CH-1996 ."#, "<a:b> <a:c> \"x\"@de-CH-1996 .\n"),
    (#"<a:b> <a:c> "x"@en<a:g>."#, "<a:b> <a:c> \"x\"@en <a:g> .\n"),
  ])
  func `a text is written as canonical N-Quads writes it`(text: String, expected: String) throws {
    #expect(try written(text) == expected)
    #expect(try written(expected) == expected)
  }

  @Test(arguments: [
    ("<a:b> <a:c> <a:d>", NQuadsError.Reason.unexpectedEnd(expected: .graphOrStop), 1, 18),
    ("<a:b> <a:c> <a:d> <a:e>", .unexpectedEnd(expected: .stop), 1, 24),
    ("<a:b> <a:c> <a:d> <a:e> <a:f> .", .unexpectedByte(0x3C, expected: .stop), 1, 25),
    ("<a:b> <a:c> .", .unexpectedByte(0x2E, expected: .object), 1, 13),
    ("<a:b> <a:c>", .unexpectedEnd(expected: .object), 1, 12),
    ("<a:b> _:c <a:d> .", .unexpectedByte(0x5F, expected: .predicate), 1, 7),
    ("\"b\" <a:c> <a:d> .", .unexpectedByte(0x22, expected: .subject), 1, 1),
    ("<a:b> <a:c> <a:d> \"g\" .", .unexpectedByte(0x22, expected: .graphOrStop), 1, 19),
    ("<a:b> <a:c> <a:d> . <a:b>", .unexpectedByte(0x3C, expected: .endOfLine), 1, 21),
    ("<a:b> <a:c>\n<a:d> .", .unexpectedByte(0x0A, expected: .object), 1, 12),
    ("\r\n\r\n\r<a:b> 1", .unexpectedByte(0x31, expected: .predicate), 4, 7),
    ("<b> <a:c> <a:d> .", .relativeIRI, 1, 1),
    ("<> <a:c> <a:d> .", .relativeIRI, 1, 1),
    ("<:b> <a:c> <a:d> .", .relativeIRI, 1, 1),
    ("<1a:b> <a:c> <a:d> .", .relativeIRI, 1, 1),
    ("<é:b> <a:c> <a:d> .", .relativeIRI, 1, 1),
    ("<a:b c> <a:c> <a:d> .", .illegalIRICharacter(0x20), 1, 5),
    ("<a:b\n> <a:c> <a:d> .", .illegalIRICharacter(0x0A), 1, 5),
    ("<a:é{> <a:c> <a:d> .", .illegalIRICharacter(0x7B), 1, 5),
    (#"<a:\u003E> <a:c> <a:d> ."#, .illegalIRICharacter(0x3E), 1, 4),
    (#"<a:\n> <a:c> <a:d> ."#, .invalidEscape, 1, 4),
    (#"<a:\"> <a:c> <a:d> ."#, .invalidEscape, 1, 4),
    (#"<a:b> <a:c> "\x" ."#, .invalidEscape, 1, 14),
    (#"<a:b> <a:c> "\u00G0" ."#, .invalidEscape, 1, 14),
    (#"<a:b> <a:c> "\u00"#, .invalidEscape, 1, 14),
    (#"<a:b> <a:c> "\"#, .invalidEscape, 1, 14),
    (#"<a:b> <a:c> "\uD83C\uDF03" ."#, .notACharacter(0xD83C), 1, 14),
    (#"<a:b> <a:c> "\U00110000" ."#, .notACharacter(0x110000), 1, 14),
    ("<a:b> <a:c> \"a\nb\" .", .lineBreakInLiteral, 1, 15),
    ("<a:b> <a:c> \"a\r\" .", .lineBreakInLiteral, 1, 15),
    ("<a:b> <a:c> \"a", .unexpectedEnd(expected: .closingQuote), 1, 15),
    ("<a:b", .unexpectedEnd(expected: .closingBracket), 1, 5),
    ("<a:b> <a:c> \"a\"@ .", .invalidLanguageTag, 1, 16),
    ("<a:b> <a:c> \"a\"@1 .", .invalidLanguageTag, 1, 16),
    ("<a:b> <a:c> \"a\"@en- .", .invalidLanguageTag, 1, 16),
    ("<a:b> <a:c> \"a\"@abcdefghi .", .invalidLanguageTag, 1, 16),
    ("<a:b> <a:c> \"a\"@en_US .", .unexpectedByte(0x55, expected: .blankNodeLabel), 1, 20),
    ("<a:b> <a:c> \"a\"^<a:t> .", .unexpectedByte(0x3C, expected: .datatype), 1, 17),
    ("<a:b> <a:c> \"a\"^^_:t .", .unexpectedByte(0x5F, expected: .datatype), 1, 18),
    ("_:-a <a:c> <a:d> .", .unexpectedByte(0x2D, expected: .blankNodeLabel), 1, 3),
    ("_: <a:c> <a:d> .", .unexpectedByte(0x20, expected: .blankNodeLabel), 1, 3),
    ("_a <a:c> <a:d> .", .unexpectedByte(0x61, expected: .blankNodeLabel), 1, 2),
    ("_", .unexpectedEnd(expected: .blankNodeLabel), 1, 2),
    ("\u{FEFF}<a:b> <a:c> <a:d> .", .unexpectedByte(0xEF, expected: .subject), 1, 1),
    ("# é\n<<", .illegalIRICharacter(0x3C), 2, 2),
  ])
  func `a text is refused with its reason and place`(
    text: String, reason: NQuadsError.Reason, line: Int, column: Int
  ) throws {
    let error = try #require(throws: NQuadsError.self) { try parsed(text) }
    #expect(error.reason == reason)
    #expect((error.line, error.column) == (line, column))
    #expect(!error.description.contains("\n"))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF5, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xC3, 0x28],
      [0xFF],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused wherever they stand`(bytes: [UInt8]) throws {
    for (before, after, column) in [
      ("<a:", "> <a:c> <a:d> .", 4), ("<a:b> <a:c> \"", "\" .", 14), ("# ", "\n", 3),
      ("_:", " ", 3), ("_:a", " ", 4),
    ] {
      let error = try #require(throws: NQuadsError.self) {
        try NQuads.dataset(of: Array(before.utf8) + bytes + Array(after.utf8))
      }
      #expect(error.reason == .invalidUTF8 && error.column == column)
    }
  }

  @Test func `a sentence names what is wrong, where, and what to do`() throws {
    let error = try #require(throws: NQuadsError.self) { try parsed("\n<a:b> <a:c d> <a:e> .") }
    #expect(
      error.description == """
        U+0020 stands in an IRI, which cannot hold it at line 2, column 11 (byte 11); write it \
        percent-encoded
        """)
  }

  @Test func `limits bound the bytes, statements and blank nodes`() throws {
    let text = Array("_:a <a:b> _:c .\n_:a <a:b> _:d .\n".utf8)
    func reason(_ bytes: Int, _ statements: Int, _ nodes: Int) -> NQuadsError.Reason? {
      let limits = NQuadsLimits(maxBytes: bytes, maxStatements: statements, maxBlankNodes: nodes)
      do throws(NQuadsError) {
        _ = try NQuads.dataset(of: text, limits: limits)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(32, 2, 3) == nil)
    #expect(reason(31, 2, 3) == .tooLarge(limit: 31))
    #expect(reason(32, 1, 3) == .tooManyStatements(limit: 1))
    #expect(reason(32, 2, 2) == .tooManyBlankNodes(limit: 2))
  }

  @Test func `what is written is read again as it was`() throws {
    var random = RDFRandomDatasets(seed: 5)
    for _ in 0..<200 {
      let lines = random.lines(nodes: 40, statements: 60, links: 5)
      let first = try parsed(lines.joined())
      let second = try NQuads.dataset(of: first.nquads())
      #expect(second.text == first.text)
      #expect(second.statements == first.statements)
      #expect(second.blankNodeLabels == first.blankNodeLabels)
      #expect(second.blankNodeCount == first.blankNodeCount)
    }
  }

  @Test func `a node that never had a label is given one that no other has`() throws {
    var dataset = try parsed("_:b2 <a:b> _:bb7 .\n")
    dataset.statements.append(
      RDFStatement(
        subject: .blankNode(2), predicate: dataset.statements[0].predicate, object: .blankNode(3)))
    dataset.blankNodeCount = 4
    let text = String(decoding: dataset.nquads(), as: UTF8.self)
    #expect(text == "_:b2 <a:b> _:bb7 .\n_:bbb2 <a:b> _:bbb3 .\n")
    dataset.blankNodeLabels = []
    #expect(String(decoding: dataset.nquads(), as: UTF8.self).hasPrefix("_:b0 <a:b> _:b1 .\n"))
  }
}
