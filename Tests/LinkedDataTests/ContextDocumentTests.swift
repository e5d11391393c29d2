import LinkedData
import StrictJSON
import Testing

/// Contexts that were compiled, as documents again.
@Suite struct ContextDocumentTests {
  /// The document that comes of a context, as one line of JSON.
  private func document(of context: String) throws -> String {
    let url = "https://example.org/context"
    let set = try ContextSet.embedded.adding(
      try JSONDocument(Array("{\"@context\": \(context)}".utf8)), url: url)
    let document = try #require(set.document(at: url))
    let tree = try #require(document.root["@context"]).tree()
    return String(decoding: tree.compactBytes(), as: UTF8.self)
  }

  private static let contexts: [(String, String)] = [
    (#"{"id": "@id", "type": "@type"}"#, #"{"id":"@id","type":"@type"}"#),
    (##"{"graph": "@graph", "set": "@set"}"##, ##"{"graph":"@graph","set":"@set"}"##),
    (#"{"a": "ex:a"}"#, #"{"a":{"@id":"ex:a"}}"#),
    (#"{"a": "http://e/a#"}"#, #"{"a":{"@id":"http://e/a#","@prefix":true}}"#),
    (#"{"a": {"@id": "http://e/a#"}}"#, #"{"a":{"@id":"http://e/a#"}}"#),
    (
      #"{"e": "http://e/", "a": "e:a", "b": {"@id": "e:b", "@type": "e:t"}}"#,
      #"{"e":{"@id":"http://e/","@prefix":true},"a":{"@id":"http://e/a"},"#
        + #""b":{"@id":"http://e/b","@type":"http://e/t"}}"#
    ),
    (
      #"{"a": {"@id": "ex:a", "@type": "xsd:dateTime"}}"#,
      #"{"a":{"@id":"ex:a","@type":"xsd:dateTime"}}"#
    ),
    (
      #"{"a": {"@id": "ex:a", "@type": "http://www.w3.org/2001/XMLSchema#string"}}"#,
      #"{"a":{"@id":"ex:a","@type":"http://www.w3.org/2001/XMLSchema#string"}}"#
    ),
    (
      #"{"a": {"@id": "ex:a", "@type": "http://www.w3.org/2001/XMLSchema#float"}}"#,
      #"{"a":{"@id":"ex:a","@type":"http://www.w3.org/2001/XMLSchema#float"}}"#
    ),
    (
      ##"{"a": {"@id": "ex:a", "@type": "@id", "@container": ["@set", "@graph"]}}"##,
      ##"{"a":{"@id":"ex:a","@type":"@id","@container":["@graph","@set"]}}"##
    ),
    (
      ##"{"a": {"@id": "ex:a", "@type": "@json", "@container": "@list"}}"##,
      ##"{"a":{"@id":"ex:a","@type":"@json","@container":"@list"}}"##
    ),
    (
      #"{"a": {"@reverse": "ex:a", "@type": "@vocab"}}"#,
      #"{"a":{"@reverse":"ex:a","@type":"@vocab"}}"#
    ),
    (
      ##"{"type": {"@id": "@type", "@container": "@set"}}"##,
      ##"{"type":{"@id":"@type","@container":"@set"}}"##
    ),
    (#"{"a": null, "b": {"@id": null}}"#, #"{"a":null,"b":null}"#),
    (#"{"@version": 1.1, "@vocab": "ex:v#"}"#, #"{"@vocab":"ex:v#"}"#),
    (
      #"{"@protected": true, "id": "@id", "a": "ex:a"}"#,
      #"{"@protected":true,"id":"@id","a":{"@id":"ex:a"}}"#
    ),
    (
      #"{"@protected": true, "id": "@id", "a": {"@id": "ex:a", "@protected": false}}"#,
      #"{"id":{"@id":"@id","@protected":true},"a":{"@id":"ex:a"}}"#
    ),
    (
      #"{"a": {"@id": null, "@protected": true}, "b": "ex:b"}"#,
      #"{"a":{"@id":null,"@protected":true},"b":{"@id":"ex:b"}}"#
    ),
    (
      #"{"a": {"@id": "ex:a", "@context": null}, "b": {"@id": "ex:b", "@context": {"c": "ex:c"}}}"#,
      #"{"a":{"@id":"ex:a","@context":null},"b":{"@id":"ex:b","@context":{"c":{"@id":"ex:c"}}}}"#
    ),
    (#"["https://e/1", {"a": "ex:a"}]"#, #"["https://e/1",{"a":{"@id":"ex:a"}}]"#),
    (#"[{"a": "ex:a"}, {"b": "ex:b"}]"#, #"[{"a":{"@id":"ex:a"}},{"b":{"@id":"ex:b"}}]"#),
  ]

  @Test(arguments: contexts)
  func `a context comes back with its meaning`(context: String, document: String) throws {
    #expect(try self.document(of: context) == document)
  }

  @Test func `a context that no one has is not there`() {
    #expect(ContextSet.embedded.document(at: "https://example.org/none") == nil)
    #expect(ContextSet.embedded.loader("https://www.w3.org/ns/credentials/v2") != nil)
  }

  @Test func `the general processor reads credentials with what is embedded`() throws {
    let credential = """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
         "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
       "type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": "did:example:i",
       "credentialSubject": {"type": "AchievementSubject", "achievement": {
         "type": "Achievement", "name": "Sensors"}}}
      """
    let root = try JSONDocument(Array(credential.utf8)).root
    let dataset = try JSONLD.dataset(
      of: root, options: JSONLDOptions(refusesLoss: true), loader: ContextSet.embedded.loader)
    #expect(
      TestQuads.lines(of: dataset).contains { $0.contains("\"Sensors\"") })
  }
}
