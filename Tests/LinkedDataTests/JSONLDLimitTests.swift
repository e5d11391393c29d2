import LinkedData
import StrictJSON
import Testing

@Suite struct JSONLDLimitTests {
  private func limits(
    contexts: Int = 1000, depth: Int = 64, nodes: Int = 1000, remoteContexts: Int = 8,
    termDefinitions: Int = 1000, textBytes: Int = 10_000
  ) -> JSONLDOptions {
    JSONLDOptions(
      limits: JSONLDLimits(
        maxContexts: contexts, maxDepth: depth, maxNodes: nodes, maxRemoteContexts: remoteContexts,
        maxTermDefinitions: termDefinitions, maxTextBytes: textBytes))
  }

  private func exceeds(_ limit: JSONLDLimit, _ number: Int) -> JSONLDError.Reason {
    .limitExceeded(limit, number)
  }

  @Test func `contexts that include one another in every order end soon`() throws {
    let urls = (0..<8).map { "ex:c\($0)" }
    let all = #"{"@context": ["# + urls.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
    let contexts = Dictionary(uniqueKeysWithValues: urls.map { ($0, all) })
    let error = try refusal(
      #"{"@context": "ex:c0"}"#, limits(remoteContexts: 1000), contexts: contexts)
    #expect(error.reason == exceeds(.depth, 64))
    let scoped = #"{"@context": {"t": {"@id": "ex:t", "@context": "ex:c0"}}}"#
    let many = try refusal(scoped, limits(contexts: 500, textBytes: 100_000), contexts: contexts)
    #expect(many.reason == exceeds(.contexts, 500))
    #expect(many.code == nil)
  }

  @Test func `a context that includes itself is an overflow`() throws {
    let contexts = ["ex:c": #"{"@context": "ex:c"}"#]
    let error = try refusal(#"{"@context": "ex:c"}"#, limits(), contexts: contexts)
    #expect(error.code == .contextOverflow)
    #expect(error.source == .context("ex:c"))
    #expect(error.pointer == "/@context")
  }

  @Test func `a term's context may include the context that defines the term`() throws {
    let contexts = [
      "ex:c": #"{"@context": {"@vocab": "ex:", "t": {"@id": "ex:t", "@context": "ex:c"}}}"#
    ]
    let text = #"{"@context": "ex:c", "t": {"t": {"t": {"u": 1}}}}"#
    let expected = #"[{"ex:t":[{"ex:t":[{"ex:t":[{"ex:u":[{"@value":1}]}]}]}]}]"#
    #expect(try expanded(text, limits(), contexts: contexts) == expected)
  }

  @Test func `terms that depend on one another in a long row are too deep`() throws {
    let terms = (0..<100).map { "\"t\($0)\": {\"@id\": \"t\($0 + 1):x\", \"@prefix\": true}" }
    let text = "{\"@context\": {\(terms.joined(separator: ",")), \"t100\": \"ex:\"}}"
    #expect(try refusal(text, limits()).reason == exceeds(.depth, 64))
  }

  @Test func `values deeper than the limit are refused`() throws {
    let text = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    #expect(try statements(text, limits()) == [])
    let error = try refusal(text, limits(depth: 20))
    let free = limits(depth: 1000).limits
    #expect(free.maxDepth == JSONLDLimits.greatestDepth)
    #expect(error.reason == exceeds(.depth, 20))
    #expect(error.pointer.tokens.count == 20)
  }

  @Test func `more values or statements than the limit are refused`() throws {
    let list = "[" + Array(repeating: "1", count: 100).joined(separator: ",") + "]"
    #expect(
      try refusal(#"{"ex:p": \#(list)}"#, limits(nodes: 50)).reason == exceeds(.nodes, 50))
    let statements = try refusal(#"{"ex:p": {"@list": \#(list)}}"#, limits(nodes: 150))
    #expect(statements.reason == exceeds(.nodes, 150))
    #expect(statements.pointer == .root)
  }

  @Test func `more term definitions than the limit are refused`() throws {
    let terms = (0..<100).map { "\"t\($0)\": \"ex:\"" }.joined(separator: ",")
    let error = try refusal("{\"@context\": {\(terms)}}", limits(termDefinitions: 50))
    #expect(error.reason == exceeds(.termDefinitions, 50))
    #expect(error.pointer == "/@context/t50")
  }

  @Test func `a long vocabulary or base cannot be multiplied without end`() throws {
    let vocabulary = "ex:" + String(repeating: "v", count: 1000)
    let properties = (0..<20).map { "\"p\($0)\": 1" }.joined(separator: ",")
    let text = "{\"@context\": {\"@vocab\": \"\(vocabulary)\"}, \(properties)}"
    #expect(try refusal(text, limits()).reason == exceeds(.textBytes, 10_000))
    let ids = (0..<20).map { _ in #"{"@id": "/x", "ex:p": 1}"# }.joined(separator: ",")
    var options = limits()
    options.base = "http://h/" + vocabulary
    #expect(try refusal("[\(ids)]", options).reason == exceeds(.textBytes, 10_000))
  }

  @Test func `long language tags cannot be multiplied without end`() throws {
    let tag = Array(repeating: "abcdefgh", count: 100).joined(separator: "-")
    let values = (0..<20).map { "\"\($0)\"" }.joined(separator: ",")
    let text = "{\"@context\": {\"@language\": \"\(tag)\"}, \"ex:p\": [\(values)]}"
    #expect(try refusal(text, limits()).reason == exceeds(.textBytes, 10_000))
  }

  @Test(arguments: [
    #"{"@context": {"p": "ex:LONG"}, "@graph": [NODES]}"#,
    #"{"@context": {"p": {"@id": "ex:p", "@type": "ex:LONG"}}, "@graph": [NODES]}"#,
    #"{"@context": {"p": {"@id": "ex:p", "@language": "LONG"}}, "@graph": [NODES]}"#,
    #"{"@context": {"@language": "LONG", "p": "ex:p"}, "@graph": [NODES]}"#,
    #"{"@context": {"p": {"@id": "ex:p", "@container": "@index"}}, "p": {"LONG": [NODES]}}"#,
    #"{"@context": {"p": {"@id": "ex:p", "@container": "@language"}}, "p": {"LONG": [TEXTS]}}"#,
  ])
  func `what is long and used often is counted each time`(text: String) throws {
    let nodes = (0..<20).map { "{\"@id\": \"ex:\($0)\", \"p\": \"1\"}" }
    let filled =
      text
      .replacing("LONG", with: String(repeating: "long", count: 300))
      .replacing("NODES", with: nodes.joined(separator: ","))
      .replacing("TEXTS", with: Array(repeating: "\"1\"", count: 20).joined(separator: ","))
    let document = try JSONDocument(Array(filled.utf8))
    let options = limits()
    let error = #expect(throws: JSONLDError.self) {
      _ = try JSONLD.expand(document.root, options: options)
    }
    #expect(error?.reason == exceeds(.textBytes, 10_000))
  }

  @Test func `contexts that leave one another behind end as nesting does`() throws {
    let nulls = Array(repeating: "null", count: 100).joined(separator: ",")
    let text = """
      {"@context": {"T": {"@id": "ex:T", "@context": [\(nulls)]}}, "@type": "T"}
      """
    #expect(try refusal(text, limits()).reason == exceeds(.depth, 64))
  }

  @Test func `a context of thousands of terms is used thousands of times`() throws {
    let terms = (0..<3000).map { "\"t\($0)\": \"ex:t\($0)\"" }.joined(separator: ",")
    let nodes = (0..<3000).map { "{\"@context\": {\"u\": \"ex:u\"}, \"u\": 1, \"t\($0)\": 2}" }
    let text = "{\"@context\": {\(terms)}, \"@graph\": [\(nodes.joined(separator: ","))]}"
    #expect(try statements(text).count == 6000)
  }
}
