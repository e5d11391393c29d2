import Testing

@testable import CredentialIssuer

private func rows(_ text: [UInt8]) throws(RowFault) -> [[String]] {
  var reader = CSVReader(text, limits: .standard)
  var rows: [[String]] = []
  while let row = try reader.next() { rows.append(row.fields.map(\.text)) }
  return rows
}

private func fault(_ text: [UInt8], limits: RecipientLimits = .standard) -> RowFault? {
  var reader = CSVReader(text, limits: limits)
  do {
    while try reader.next() != nil {}
    return nil
  } catch {
    return error
  }
}

@Suite struct CSVReaderTests {
  @Test(
    arguments: [
      ("", []),
      ("a", [["a"]]),
      ("a,b", [["a", "b"]]),
      ("a,b\n", [["a", "b"]]),
      ("a,b\r\n", [["a", "b"]]),
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d\n", [["a", "b"], ["c", "d"]]),
      (",", [["", ""]]),
      ("a,\n", [["a", ""]]),
      ("a,", [["a", ""]]),
      (",b", [["", "b"]]),
      ("\n", [[""]]),
      ("a\n\nb\n", [["a"], [""], ["b"]]),
      (" a , b ", [[" a ", " b "]]),
      ("\"a\"", [["a"]]),
      ("\"\"", [[""]]),
      ("\"a\",\"b\"\r\n", [["a", "b"]]),
      ("\"a,b\",c", [["a,b", "c"]]),
      ("\"a\"\"b\"", [["a\"b"]]),
      ("\"\"\"\"", [["\""]]),
      ("\"\"\"a\"\"\"", [["\"a\""]]),
      ("\"\"\"\"\"\"", [["\"\""]]),
      ("\"a\nb\",c", [["a\nb", "c"]]),
      ("\"a\r\nb\",c\r\nd,e", [["a\r\nb", "c"], ["d", "e"]]),
      ("\"a\rb\"", [["a\rb"]]),
      ("\"a\",\n", [["a", ""]]),
      ("\u{FEFF}a,b", [["a", "b"]]),
      ("\u{FEFF}\"a\"", [["a"]]),
      ("é,e\u{301}", [["é", "e\u{301}"]]),
      ("आरती,李,😀", [["आरती", "李", "😀"]]),
      ("a\u{0}b", [["a\u{0}b"]]),
      ("a\u{85}b,\u{2028}", [["a\u{85}b", "\u{2028}"]]),
    ] as [(String, [[String]])])
  func `a table of RFC 4180 is read`(text: String, expected: [[String]]) throws {
    let found = try rows(Array(text.utf8))
    // Compared by bytes: characters that look alike are not the same name.
    #expect(found.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
  }

  @Test(
    arguments: [
      ("a\"", 1, 2, 1, .strayQuote),
      ("a,b\nc,d\"e", 2, 4, 2, .strayQuote),
      (" \"a\"", 1, 2, 1, .strayQuote),
      ("éé\"", 1, 3, 1, .strayQuote),
      ("\"a\"b", 1, 4, 1, .textAfterQuote),
      ("\"a\" ,b", 1, 4, 1, .textAfterQuote),
      ("\"a\"\rb", 1, 4, 1, .textAfterQuote),
      ("\"x\ny\"z", 2, 3, 1, .textAfterQuote),
      ("\"a", 1, 1, 1, .quoteNotClosed),
      ("\"", 1, 1, 1, .quoteNotClosed),
      ("\"a\"\"", 1, 1, 1, .quoteNotClosed),
      ("a,b\nc,\"d\ne\n", 2, 3, 2, .quoteNotClosed),
      ("\"l1\nl2\",\"x", 2, 5, 1, .quoteNotClosed),
      ("a\rb", 1, 2, 1, .bareCarriageReturn),
      ("a,b\r", 1, 4, 1, .bareCarriageReturn),
      ("a\r\r\n", 1, 2, 1, .bareCarriageReturn),
      ("\u{FEFF}\u{FEFF}\"", 1, 2, 1, .strayQuote),
    ] as [(String, Int, Int, Int, RowFault.Reason)])
  func `a malformed table is refused with the place`(
    text: String, line: Int, column: Int, rowLine: Int, reason: RowFault.Reason
  ) {
    let expected = RowFault(
      place: TextPlace(line: line, column: column), rowLine: rowLine, reason: reason)
    #expect(fault(Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0x2C, 0xFF], 1, 3),
      ([0x61, 0x0A, 0xC3], 2, 1),
      ([0x22, 0x0A, 0xC3, 0x28, 0x22], 2, 1),
      ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 1, 2),  // a surrogate
      ([0xC0, 0xAF], 1, 1),  // overlong
      ([0xFF, 0xFE, 0x61, 0x00], 1, 1),  // UTF-16 as a spreadsheet saves it
    ] as [([UInt8], Int, Int)])
  func `text that is not UTF-8 is refused with the place`(text: [UInt8], line: Int, column: Int) {
    let found = fault(text)
    #expect(found?.reason == .invalidUTF8)
    #expect(found?.place == TextPlace(line: line, column: column))
  }

  @Test func `limits are refused with their number`() {
    let limits = RecipientLimits(maxRows: 10, maxColumns: 2, maxFieldBytes: 4)
    #expect(fault(Array("a,b,c".utf8), limits: limits)?.reason == .tooManyColumns(limit: 2))
    #expect(fault(Array("a,12345".utf8), limits: limits)?.reason == .fieldTooLong(maxBytes: 4))
    #expect(fault(Array("\"12345".utf8), limits: limits)?.reason == .fieldTooLong(maxBytes: 4))
    #expect(fault(Array("\"\"\"\"\"\"".utf8), limits: limits)?.reason == .fieldTooLong(maxBytes: 4))
    #expect(fault(Array("a,1234".utf8), limits: limits) == nil)
  }

  @Test func `every text cut anywhere is read or refused, and never more is read`() throws {
    let text = Array("\u{FEFF}a,\"b\"\"\n\",ü\r\n\"c,\",d,\"é\r\n\"\r\ne,f,g".utf8)
    for end in 0...text.count {
      var reader = CSVReader(Array(text[..<end]), limits: .standard)
      var count = 0
      while let row = try? reader.next() { count += row.fields.count }
      #expect(count <= 9)
    }
  }
}
