import LinkedData
import StrictJSON
import Testing

/// What is dropped silently is refused where that is asked for.
@Suite struct JSONLDLossTests {
  private static let losses: [(JSONLDLoss, ExactString?, JSONPointer, String)] = [
    (.property, "name", "/name", #"{"@id": "ex:a", "name": 1}"#),
    (.property, "gone", "/gone", #"{"@context": {"gone": null}, "@id": "ex:a", "gone": 1}"#),
    (.keyword, "@foo", "/@foo", #"{"@id": "ex:a", "@foo": 1}"#),
    (.keyword, "@vocab", "/@vocab", #"{"@id": "ex:a", "@vocab": "ex:"}"#),
    (.freeFloating, nil, "/0", #"["text"]"#),
    (.freeFloating, nil, "/@graph/0", #"{"@graph": [{"@id": "ex:a"}, {"@id": "ex:b"}]}"#),
    (.freeFloating, nil, "/@list", #"{"@list": [1]}"#),
    (.illFormedIRI, "a", "", #"{"@id": "a", "ex:p": 1}"#),
    (.illFormedIRI, "b c", "", #"{"@id": "ex:a", "ex:p": {"@id": "b c"}}"#),
    (.illFormedIRI, "", "", #"{"@id": "@foo", "ex:p": 1}"#),
    (.illFormedIRI, "T", "", #"{"@id": "ex:a", "@type": "T"}"#),
    (.illFormedIRI, "ex:p q", "", #"{"@id": "ex:a", "ex:p q": 1}"#),
    (.illFormedIRI, "g", "", #"{"@id": "g", "@graph": {"@id": "ex:a", "ex:p": 1}}"#),
    (.illFormedIRI, "l", "", #"{"@id": "ex:a", "ex:p": {"@list": [{"@id": "l"}]}}"#),
    (.illFormedLanguage, "a_b", "", #"{"ex:p": {"@value": "x", "@language": "a_b"}}"#),
    (.blankPredicate, "_:p", "", #"{"@id": "ex:a", "_:p": 1}"#),
    (.direction, nil, "", #"{"ex:p": {"@value": "x", "@direction": "ltr"}}"#),
  ]

  @Test(arguments: losses)
  func `what would be dropped is refused`(
    loss: JSONLDLoss, subject: ExactString?, pointer: JSONPointer, text: String
  ) throws {
    let error = try refusal(text, JSONLDOptions(refusesLoss: true))
    #expect(error.reason == .loss(loss, subject: subject))
    #expect(error.pointer == pointer)
    #expect(error.code == nil)
    #expect(throws: Never.self) { _ = try statements(text) }
  }

  @Test func `what says nothing is no loss`() throws {
    let text = """
      {"@context": {"p": "ex:p", "i": {"@id": "ex:i", "@container": "@index"}},
       "@id": "ex:a", "p": null, "q": null, "i": {"k": 1}}
      """
    #expect(try statements(text, JSONLDOptions(refusesLoss: true)).count == 1)
  }

  @Test func `the sentence of a loss says what is lost`() throws {
    let error = try refusal(#"{"@id": "ex:a", "naem": 1}"#, JSONLDOptions(refusesLoss: true))
    #expect(
      error.description == """
        the property without a meaning "naem" would be in no statement at "/naem" of the document; \
        correct it, or take it out of the document
        """)
  }
}
