import LinkedData
import StrictJSON
import Testing

@Suite struct JSONLDStatementTests {
  @Test func `nodes, types, lists and graphs become statements`() throws {
    let text = """
      {"@id": "ex:a", "@type": "ex:T", "ex:l": {"@list": [1, {"@id": "ex:b"}]},
       "@graph": [{"@id": "_:x", "ex:p": {"@id": "_:x"}}]}
      """
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    #expect(
      try statements(text).sorted()
        == [
          "<ex:a> <\(rdf)type> <ex:T> .",
          "<ex:a> <ex:l> _:b1 .",
          "_:b0 <ex:p> _:b0 <ex:a> .",
          "_:b1 <\(rdf)first> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
          "_:b1 <\(rdf)rest> _:b2 .",
          "_:b2 <\(rdf)first> <ex:b> .",
          "_:b2 <\(rdf)rest> <\(rdf)nil> .",
        ].sorted())
  }

  @Test(arguments: [
    (
      #""a\"\\\n\r\t\b\f\u0000\u001F\u007f\u0080é""#,
      #""a\"\\\n\r\t\b\f\u0000\u001F\u007F"# + "\u{80}é\""
    ),
    ("true", #""true"^^<http://www.w3.org/2001/XMLSchema#boolean>"#),
    ("-0", #""0"^^<http://www.w3.org/2001/XMLSchema#integer>"#),
    ("1e3", #""1000"^^<http://www.w3.org/2001/XMLSchema#integer>"#),
    (
      "100000000000000000000",
      #""100000000000000000000"^^<http://www.w3.org/2001/XMLSchema#integer>"#
    ),
    ("1e21", #""1.0E21"^^<http://www.w3.org/2001/XMLSchema#double>"#),
    ("5.3", #""5.3E0"^^<http://www.w3.org/2001/XMLSchema#double>"#),
    (
      #"{"@value": 2, "@type": "http://www.w3.org/2001/XMLSchema#double"}"#,
      #""2.0E0"^^<http://www.w3.org/2001/XMLSchema#double>"#
    ),
    (#"{"@value": "x", "@type": "http://www.w3.org/2001/XMLSchema#string"}"#, #""x""#),
    (#"{"@value": "x", "@language": "EN-us"}"#, #""x"@EN-us"#),
    (
      #"{"@value": {"b": 1.0, "a": ["\u00e9"]}, "@type": "@json"}"#,
      #""{\"a\":[\"é\"],\"b\":1}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"#
    ),
  ])
  func `a value is written as canonical N-Quads`(value: String, literal: String) throws {
    let text = #"{"@id": "ex:a", "ex:p": \#(value)}"#
    #expect(try statements(text) == ["<ex:a> <ex:p> \(literal) ."])
  }

  @Test(arguments: [
    #"{"@id": "relative", "ex:p": 1}"#,
    #"{"@id": "ex:a", "_:p": 1}"#,
    #"{"@id": "ex:a", "ex:p": {"@id": "ex:b c"}}"#,
    #"{"@id": "ex:a", "ex:p": {"@value": "x", "@language": "a_b"}}"#,
    #"{"@id": "ex:a", "@type": "ex:<"}"#,
    #"{"@id": "ex:g h", "@graph": {"@id": "ex:a", "ex:p": 1}}"#,
    #"{"@id": "@none_of_it", "ex:p": 1}"#,
    #"{"@id": "@nothing", "ex:p": {"@list": [1]}}"#,
  ])
  func `what is no RDF is left out`(text: String) throws {
    #expect(try statements(text) == [])
  }

  @Test func `a direction becomes a datatype or a node of its own`() throws {
    let text = """
      {"@id": "ex:a", "ex:p": {"@value": "x", "@language": "AR", "@direction": "rtl"}}
      """
    #expect(try statements(text) == ["<ex:a> <ex:p> \"x\"@AR ."])
    #expect(
      try statements(text, JSONLDOptions(rdfDirection: .i18nDatatype)) == [
        "<ex:a> <ex:p> \"x\"^^<https://www.w3.org/ns/i18n#ar_rtl> ."
      ])
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    #expect(
      try statements(text, JSONLDOptions(rdfDirection: .compoundLiteral)) == [
        "_:b0 <\(rdf)value> \"x\" .", "_:b0 <\(rdf)language> \"ar\" .",
        "_:b0 <\(rdf)direction> \"rtl\" .", "<ex:a> <ex:p> _:b0 .",
      ])
  }

  @Test func `language tags are written in lower case where that is asked for`() throws {
    let text = #"{"@id": "ex:a", "ex:p": {"@value": "x", "@language": "de-AT"}}"#
    #expect(try statements(text) == ["<ex:a> <ex:p> \"x\"@de-AT ."])
    let options = JSONLDOptions(lowercasesLanguageTags: true)
    #expect(try statements(text, options) == ["<ex:a> <ex:p> \"x\"@de-at ."])
  }

  @Test func `a node with two indexes is refused`() throws {
    let text =
      #"[{"@id": "ex:a", "@index": "1", "ex:p": 1}, {"@id": "ex:a", "@index": "2", "ex:p": 2}]"#
    let error = try refusal(text)
    #expect(error.reason == .fault(.conflictingIndexes, subject: "ex:a"))
  }
}
