import StrictJSON
import Testing

@testable import compile_contexts

private let digest = String(repeating: "0f", count: 32)

private let head = """
  context <https://example.org/v1>
  sha256 \(digest)
  namespace ex <https://example.org/terms#>

  """

private func read(_ text: String) throws(TermsError) -> TermsFile {
  try TermsReader.read(Array(text.utf8), name: "v1", file: "v1.terms")
}

struct TermsReaderTests {
  private static let lines: [(String, String)] = [
    ("a = ex:*", #"{"a":{"@id":"https://example.org/terms#a"}}"#),
    ("a = ex:b", #"{"a":{"@id":"https://example.org/terms#b"}}"#),
    ("a = ex: prefix", #"{"a":"https://example.org/terms#"}"#),
    ("a = ex:", #"{"a":{"@id":"https://example.org/terms#"}}"#),
    ("a = ex:b prefix", #"{"a":{"@id":"https://example.org/terms#b","@prefix":true}}"#),
    (
      "a = ex: prefix protected",
      #"{"a":{"@id":"https://example.org/terms#","@prefix":true,"@protected":true}}"#
    ),
    ("a = ex:* unprotected", #"{"a":{"@id":"https://example.org/terms#a","@protected":false}}"#),
    ("a = <xsd:a> as <xsd:date>", #"{"a":{"@id":"xsd:a","@type":"xsd:date"}}"#),
    (
      "a = <a:b> as id in graph+set",
      ##"{"a":{"@id":"a:b","@type":"@id","@container":["@graph","@set"]}}"##
    ),
    ("a = <a:b> as vocab", ##"{"a":{"@id":"a:b","@type":"@vocab"}}"##),
    ("a = <a:b> as json", ##"{"a":{"@id":"a:b","@type":"@json"}}"##),
    ("a = <a:b> as none in list", ##"{"a":{"@id":"a:b","@type":"@none","@container":"@list"}}"##),
    ("a = reverse ex:*", #"{"a":{"@reverse":"https://example.org/terms#a"}}"#),
    ("a = none", #"{"a":null}"#),
    ("a = none protected", #"{"a":{"@id":null,"@protected":true}}"#),
    ("keywords id type", ##"{"id":"@id","type":"@type"}"##),
    ("type = @type in set", ##"{"type":{"@id":"@type","@container":"@set"}}"##),
    ("vocab ex:", ##"{"@vocab":"https://example.org/terms#"}"##),
    ("protected", #"{"@protected":true}"#),
    ("protected = <a:b>", #"{"protected":{"@id":"a:b"}}"#),
    ("... = <a:b> # three dots", #"{"...":{"@id":"a:b"}}"#),
    ("a = <a:b> {\n}", #"{"a":{"@id":"a:b","@context":{}}}"#),
    ("a = <a:b> {\n  first none\n}", #"{"a":{"@id":"a:b","@context":null}}"#),
    ("a = <a:b> {\n  first <c:d>\n}", #"{"a":{"@id":"a:b","@context":"c:d"}}"#),
    (
      "a = <a:b> {\n  first none\n  first <c:d>\n  c = none\n}",
      #"{"a":{"@id":"a:b","@context":[null,"c:d",{"c":null}]}}"#
    ),
    ("first <c:d>\na = <a:b>", #"["c:d",{"a":{"@id":"a:b"}}]"#),
  ]

  @Test(arguments: lines) func `a line is read as a member`(line: String, context: String) throws {
    let document = try read(head + line).document
    #expect(
      String(decoding: document.compactBytes(), as: UTF8.self) == #"{"@context":\#(context)}"#)
  }

  @Test func `the head says where the document is from`() throws {
    let file = try read(
      """
      # A context.
      context <https://example.org/v1>
      revision 2024-01
      sha256 \(digest)
      also \(digest)

      keywords id
      a = <a:b> {
        c = <c:d>
      }
      """)
    #expect(file.name == "v1" && file.url == "https://example.org/v1")
    #expect(file.revision == "2024-01")
    #expect(file.digest == Array(repeating: 0x0F, count: 32))
    #expect(file.otherDigests == [file.digest])
    #expect(file.termCount == 3)
  }

  private static let refused: [(String, Int, TermsError.Reason)] = [
    ("", 1, .missing(directive: "context")),
    ("a = <a:b>", 1, .missing(directive: "context")),
    ("context <a:b>\n\na = <a:b>", 3, .missing(directive: "sha256")),
    ("context <a:b>", 1, .missing(directive: "sha256")),
    ("context a:b", 1, .unknownNamespace("a")),
    ("context <a:b>\nsha256 0f", 2, .badDigest("0f")),
    ("context <a:b>\nsha256", 2, .incomplete(expected: "a digest")),
    ("context <a:b>\nsha256 \(digest.uppercased())", 2, .badDigest(digest.uppercased())),
    (head + "namespace ex <a:b>", 4, .duplicateName("ex", firstLine: 3)),
    (head + "a = <a:b>\nnamespace b <a:b>", 5, .misplacedDirective("namespace")),
    (head + "container a", 4, .unknownDirective("container")),
    (head + "protected\nprotected", 5, .duplicateDirective("protected")),
    (head + "vocab ex:\nvocab ex:", 5, .duplicateDirective("vocab")),
    (head + "a = <a:b>\n\na = <c:d>", 6, .duplicateName("a", firstLine: 4)),
    (head + "a = <a:b>\na = <c:d> {\nwrong\n}", 5, .duplicateName("a", firstLine: 4)),
    (head + "keywords id\nid = @id", 5, .duplicateName("id", firstLine: 4)),
    (head + "keywords context", 4, .badKeyword("@context")),
    (head + "keywords", 4, .incomplete(expected: "a keyword without its @")),
    (head + "a = <a:b> {\nb = <a:b> {\n}", 4, .unclosedBlock),
    (head + "a = <a:b> {\n} b", 5, .unexpectedWord("b")),
    (head + "}", 4, .unexpectedBrace),
    (
      head + String(repeating: "a = <a:b> {\n", count: 9), 12, .tooDeep(limit: TermsReader.maxDepth)
    ),
    (head + "a =", 4, .incomplete(expected: "what the term stands for")),
    (head + "a = b", 4, .badIRI("b")),
    (head + "a = <b>", 4, .badIRI("<b>")),
    (head + "a = <1:b>", 4, .badIRI("<1:b>")),
    (head + "a = <b:>", 4, .badIRI("<b:>")),
    (head + "a = <a:b|c>", 4, .badIRI("<a:b|c>")),
    (head + "a = <", 4, .badIRI("<")),
    (head + "a = xsd:date", 4, .unknownNamespace("xsd")),
    (head + "a = @context", 4, .badKeyword("@context")),
    (head + "@a = <a:b>", 4, .badTerm("@a")),
    (head + "a = @type as id", 4, .unexpectedWord("as")),
    (head + "a = none in set", 4, .unexpectedWord("in")),
    (head + "a = reverse <a:b> prefix", 4, .unexpectedWord("prefix")),
    (head + "a = <a:b> as id as id", 4, .unexpectedWord("as")),
    (head + "a = <a:b> protected unprotected", 4, .unexpectedWord("unprotected")),
    (head + "a = <a:b> as", 4, .incomplete(expected: "a type")),
    (head + "a = <a:b> as date", 4, .badIRI("date")),
    (head + "a = <a:b> in bag", 4, .badContainer("bag")),
    (head + "a = <a:b> in set+set", 4, .badContainer("set+set")),
    (head + "a = <a:b> in set+", 4, .badContainer("set+")),
    (head + "a = <a:b> { }", 4, .unexpectedWord("}")),
    (head + "a\t= <a:b>", 4, .badByte(9)),
    (head + "# caf\u{e9}", 4, .badByte(0xC3)),
  ]

  @Test(arguments: refused) func `a line that is wrong is refused where it stands`(
    text: String, line: Int, reason: TermsError.Reason
  ) {
    #expect(throws: TermsError(file: "v1.terms", line: line, reason: reason)) { try read(text) }
  }

  @Test func `an error names the file and the line as compilers do`() {
    let error = #expect(throws: TermsError.self) { try read(head + "a = b") }
    #expect(
      error?.description
        == "v1.terms:4: 'b' is no IRI; write <https://…> or namespace:name")
  }
}
