import StrictJSON
import Testing

@testable import LinkedData

/// What a context must not have to be trusted, and what becomes of one that is added.
@Suite struct ContextCompilerTests {
  private static let refused: [(String, ContextError)] = [
    (#"{}"#, .notAContext),
    (#"{"@context":1}"#, .notAContext),
    (#"{"@context":[{},"https://x.example/"]}"#, .notAContext),
    (#"{"@context":[null]}"#, .notAContext),
    (#"{"@context":{"@language":"en"}}"#, .keywordUnsupported("@language")),
    (#"{"@context":{"@base":"urn:a"}}"#, .keywordUnsupported("@base")),
    (#"{"@context":{"@import":"urn:a"}}"#, .keywordUnsupported("@import")),
    (#"{"@context":{"@propagate":true}}"#, .keywordUnsupported("@propagate")),
    (#"{"@context":{"@version":1}}"#, .keywordUnsupported("@version")),
    (#"{"@context":{"@vocab":""}}"#, .keywordUnsupported("@vocab")),
    (#"{"@context":{"@protected":1}}"#, .keywordUnsupported("@protected")),
    (#"{"@context":{"a":1}}"#, .definitionUnsupported(term: "a", member: "value")),
    (#"{"@context":{"":"urn:a"}}"#, .definitionUnsupported(term: "", member: "name")),
    (#"{"@context":{"a:b":"urn:a"}}"#, .definitionUnsupported(term: "a:b", member: "name")),
    (#"{"@context":{"a/b":"urn:a"}}"#, .definitionUnsupported(term: "a/b", member: "name")),
    (
      #"{"@context":{"a":{"@id":"urn:a","@index":"b"}}}"#,
      .definitionUnsupported(term: "a", member: "@index")
    ),
    (
      #"{"@context":{"a":{"@id":"urn:a","@language":"en"}}}"#,
      .definitionUnsupported(term: "a", member: "@language")
    ),
    (
      #"{"@context":{"a":{"@id":"urn:a","@container":"@language"}}}"#,
      .definitionUnsupported(term: "a", member: "@container")
    ),
    (
      #"{"@context":{"a":{"@id":"urn:a","@container":[]}}}"#,
      .definitionUnsupported(term: "a", member: "@container")
    ),
    (
      #"{"@context":{"a":{"@id":"urn:a","@container":["@list","@set"]}}}"#,
      .definitionUnsupported(term: "a", member: "@container")
    ),
    (
      #"{"@context":{"a":{"@id":"urn:a","@context":"https://x.example/"}}}"#,
      .definitionUnsupported(term: "a", member: "@context")
    ),
    (
      #"{"@context":{"a":{"@reverse":"urn:a","@container":"@list"}}}"#,
      .definitionUnsupported(term: "a", member: "@reverse")
    ),
    (
      #"{"@context":{"a":{"@reverse":"urn:a","@id":"urn:b"}}}"#,
      .definitionUnsupported(term: "a", member: "@reverse")
    ),
    (#"{"@context":{"a":"b"}}"#, .iriInvalid(term: "a")),
    (#"{"@context":{"a":"b","b":"a"}}"#, .iriInvalid(term: "a")),
    (#"{"@context":{"a":"urn:a b"}}"#, .iriInvalid(term: "a")),
    (#"{"@context":{"@vocab":"urn:v:","a":"name"}}"#, .iriInvalid(term: "a")),
    (#"{"@context":{"a":{"@id":"urn:a","@type":"b"}}}"#, .iriInvalid(term: "a")),
  ]

  @Test(arguments: refused)
  func `a context that is not to be trusted is refused for its reason`(
    text: String, reason: ContextError
  ) throws {
    let document = try JSONDocument(Array(text.utf8))
    let error = #expect(throws: ContextError.self) {
      _ = try ContextSet.embedded.adding(document, url: "https://x.example/v1")
    }
    #expect(error == reason)
  }

  private static let sentences: [(ContextError, String)] = [
    (
      .notAContext,
      "the document holds no JSON-LD context; it needs a member @context with an object"
    ),
    (.keywordUnsupported("@base"), "the context uses '@base', which trusted contexts may not"),
    (
      .definitionUnsupported(term: "a", member: "@index"),
      "the context defines 'a' with a @index that trusted contexts may not have"
    ),
    (.iriInvalid(term: "a"), "the context gives 'a' no absolute IRI"),
    (.tooLarge, "the context has more terms, or scopes in one another, than are allowed"),
  ]

  @Test(arguments: sentences) func `each reason has a sentence`(reason: ContextError, text: String)
  {
    #expect(reason.description == text)
  }

  @Test func `a context that others refuse is refused with their reason`() throws {
    let text = #"{"@context":{"a":{"@id":"urn:a","@type":"a"}}}"#
    let document = try JSONDocument(Array(text.utf8))
    let error = #expect(throws: ContextError.self) {
      _ = try ContextSet.embedded.adding(document, url: "https://x.example/v1")
    }
    guard case .invalid(let cause)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cause.code == .cyclicIRIMapping)
    #expect(error?.description.hasPrefix("the context is none by the rules of JSON-LD: ") == true)
  }

  @Test func `a context with too many terms or too deep scopes is too large`() throws {
    let terms = (0...10_000).map { "\"t\($0)\":\"urn:t\"" }.joined(separator: ",")
    let deep =
      String(repeating: #"{"@context":{"a":{"@id":"urn:a","#, count: 1)
      + String(repeating: #""@context":{"a":{"@id":"urn:a","#, count: 9)
      + #""@prefix":false"# + String(repeating: "}}", count: 10) + "}"
    for text in ["{\"@context\":{\(terms)}}", deep] {
      let document = try JSONDocument(Array(text.utf8))
      #expect(throws: ContextError.tooLarge) {
        _ = try ContextCompiler.compile(document.root.tree())
      }
    }
  }

  @Test func `an added context is used, and the program's own before it`() throws {
    let own = try JSONDocument(Array(#"{"@context":{"extra":"urn:x:extra"}}"#.utf8))
    let url = "https://x.example/v1"
    let v2 = "https://www.w3.org/ns/credentials/v2"
    let set = try ContextSet.embedded.adding(own, url: url).adding(own, url: v2)
    #expect(set.revisions.count == ContextSet.embedded.revisions.count + 1)
    let document = try JSONDocument(Array(#"{"@context":["\#(v2)","\#(url)"],"extra":"a"}"#.utf8))
    let read = try LinkedDocument(document.root, contexts: set)
    #expect(TestQuads.lines(of: read.statements) == [#"_:b0 <urn:x:extra> "a" ."#])
    #expect(read.contexts.map(\.url) == [v2, url])
    let error = #expect(throws: DataLoss.self) { _ = try LinkedDocument(document.root) }
    #expect(error?.reason == .contextUnknown(url))
  }

  @Test func `a prefix of a context before decides what a datatype is`() throws {
    let prefix = try JSONDocument(
      Array(#"{"@context":{"x":"http://www.w3.org/2001/XMLSchema#"}}"#.utf8))
    let typed = try JSONDocument(
      Array(#"{"@context":{"n":{"@id":"urn:n","@type":"x:double"}}}"#.utf8))
    let set = try ContextSet.embedded.adding(prefix, url: "urn:c:1").adding(typed, url: "urn:c:2")
    let text = #"{"@context":["https://www.w3.org/ns/credentials/v2","urn:c:1","urn:c:2"],"n":"#
    let read = try LinkedDocument(JSONDocument(Array("\(text)5}".utf8)).root, contexts: set)
    #expect(
      TestQuads.lines(of: read.statements)
        == [#"_:b0 <urn:n> "5.0E0"^^<http://www.w3.org/2001/XMLSchema#double> ."#])
    let quoted = try JSONDocument(Array("\(text)\"5\"}".utf8))
    let error = #expect(throws: DataLoss.self) {
      _ = try LinkedDocument(quoted.root, contexts: set)
    }
    #expect(error?.reason == .numberAsText)
  }
}
