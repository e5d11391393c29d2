import LinkedData
import StrictJSON
import Testing

@Suite struct JSONLDErrorTests {
  /// A text for each code, and the place of the fault.
  private static let faults: [(JSONLDErrorCode, JSONPointer, String)] = [
    (.collidingKeywords, "/id", #"{"@context": {"id": "@id"}, "@id": "ex:a", "id": "ex:b"}"#),
    (
      .collidingKeywords, "/rev",
      #"{"@context": {"rev": "@reverse"}, "@reverse": {"ex:p": []}, "rev": {"ex:p": []}}"#
    ),
    (
      .conflictingIndexes, "",
      #"[{"@id": "ex:a", "@index": "1", "ex:p": 1}, {"@id": "ex:a", "@index": "2", "ex:p": 2}]"#
    ),
    (.cyclicIRIMapping, "/@context/a", #"{"@context": {"a": "b:x", "b": "a:y"}}"#),
    (.invalidBaseDirection, "/@context/@direction", #"{"@context": {"@direction": "up"}}"#),
    (
      .invalidBaseDirection, "/@context/t/@direction",
      #"{"@context": {"t": {"@id": "ex:t", "@direction": 1}}}"#
    ),
    (.invalidBaseDirection, "/ex:p/@direction", #"{"ex:p": {"@value": "", "@direction": null}}"#),
    (.invalidBaseIRI, "/@context/@base", #"{"@context": {"@base": 1}}"#),
    (.invalidBaseIRI, "/@context/@base", #"{"@context": {"@base": "relative"}}"#),
    (
      .invalidContainerMapping, "/@context/t/@container",
      #"{"@context": {"t": {"@id": "ex:t", "@container": ["@list", "@set"]}}}"#
    ),
    (
      .invalidContainerMapping, "/@context/t/@container",
      #"{"@context": {"t": {"@id": "ex:t", "@container": ["@index", "@id"]}}}"#
    ),
    (
      .invalidContextNullification, "/@context/1",
      #"{"@context": [{"@protected": true, "t": "ex:t"}, null]}"#
    ),
    (.invalidDefaultLanguage, "/@context/@language", #"{"@context": {"@language": 1}}"#),
    (.invalidIDValue, "/@id", #"{"@id": 1}"#),
    (.invalidIRIMapping, "/@context/t", #"{"@context": {"t": {"@container": "@set"}}}"#),
    (.invalidIRIMapping, "/@context/t/@id", #"{"@context": {"t": {"@id": 1}}}"#),
    (.invalidIRIMapping, "/@context/ex:t", #"{"@context": {"ex:t": "ex:u"}}"#),
    (.invalidImportValue, "/@context/@import", #"{"@context": {"@import": 1}}"#),
    (.invalidIncludedValue, "/@included", #"{"@included": "x"}"#),
    (.invalidIndexValue, "/@index", #"{"@index": 1}"#),
    (.invalidKeywordAlias, "/@context/t", #"{"@context": {"t": "@context"}}"#),
    (
      .invalidLanguageMapValue, "/t/en",
      #"{"@context": {"t": {"@id": "ex:t", "@container": "@language"}}, "t": {"en": 1}}"#
    ),
    (
      .invalidLanguageMapping, "/@context/t/@language",
      #"{"@context": {"t": {"@id": "ex:t", "@language": 1}}}"#
    ),
    (
      .invalidLanguageTaggedString, "/ex:p/@language",
      #"{"ex:p": {"@value": "x", "@language": 1}}"#
    ),
    (.invalidLanguageTaggedValue, "/ex:p", #"{"ex:p": {"@value": 1, "@language": "en"}}"#),
    (.invalidLocalContext, "/@context", #"{"@context": 1}"#),
    (.invalidNestValue, "/@nest", #"{"@nest": {"@value": 1}}"#),
    (
      .invalidNestValue, "/@context/t/@nest",
      #"{"@context": {"t": {"@id": "ex:t", "@nest": "@id"}}}"#
    ),
    (
      .invalidPrefixValue, "/@context/t/@prefix",
      #"{"@context": {"t": {"@id": "ex:t", "@prefix": 1}}}"#
    ),
    (.invalidPropagateValue, "/@context/@propagate", #"{"@context": {"@propagate": 1}}"#),
    (.invalidProtectedValue, "/@context/@protected", #"{"@context": {"@protected": 1}}"#),
    (
      .invalidProtectedValue, "/@context/t/@protected",
      #"{"@context": {"t": {"@id": "ex:t", "@protected": 1}}}"#
    ),
    (
      .invalidReverseProperty, "/@context/t/@reverse",
      #"{"@context": {"t": {"@id": "ex:t", "@reverse": "ex:r"}}}"#
    ),
    (.invalidReversePropertyMap, "/@reverse/@id", #"{"@reverse": {"@id": "ex:a"}}"#),
    (.invalidReversePropertyValue, "/@reverse", #"{"@reverse": {"ex:p": 1}}"#),
    (.invalidReversePropertyValue, "/t", #"{"@context": {"t": {"@reverse": "ex:t"}}, "t": 1}"#),
    (.invalidReverseValue, "/@reverse", #"{"@reverse": 1}"#),
    (.invalidSetOrListObject, "/ex:p", #"{"ex:p": {"@list": [], "@type": "ex:T"}}"#),
    (.invalidTermDefinition, "/@context/t", #"{"@context": {"t": 1}}"#),
    (.invalidTermDefinition, "/@context/", #"{"@context": {"": "ex:t"}}"#),
    (
      .invalidTermDefinition, "/@context/t/more",
      #"{"@context": {"t": {"@id": "ex:t", "more": 1}}}"#
    ),
    (.invalidTypeMapping, "/@context/t/@type", #"{"@context": {"t": {"@type": "_:b"}}}"#),
    (.invalidTypeValue, "/@type/1", #"{"@type": ["ex:T", 1]}"#),
    (.invalidTypedValue, "/ex:p", #"{"ex:p": {"@value": "x", "@type": "T"}}"#),
    (.invalidValueObject, "/ex:p", #"{"ex:p": {"@value": "x", "ex:q": 1}}"#),
    (
      .invalidValueObject, "/t/ex:a",
      #"{"@context": {"t": {"@id": "ex:t", "@container": "@id"}}, "t": {"ex:a": "x"}}"#
    ),
    (.invalidIRIMapping, "/@context/t", #"{"@context": {"t": "ex:a b"}}"#),
    (.invalidValueObjectValue, "/ex:p/@value", #"{"ex:p": {"@value": []}}"#),
    (.invalidVersionValue, "/@context/@version", #"{"@context": {"@version": 1.0}}"#),
    (.invalidVocabMapping, "/@context/@vocab", #"{"@context": {"@vocab": 1}}"#),
    (.keywordRedefinition, "/@context/@id", #"{"@context": {"@id": "ex:t"}}"#),
    (.loadingDocumentFailed, "/@context", #"{"@context": "relative"}"#),
    (.loadingRemoteContextFailed, "/@context", #"{"@context": "ex:unknown"}"#),
    (
      .protectedTermRedefinition, "/@context/1/t",
      #"{"@context": [{"@protected": true, "t": "ex:t"}, {"t": "ex:u"}]}"#
    ),
  ]

  @Test(arguments: faults)
  func `a fault has its code and its place`(
    code: JSONLDErrorCode, pointer: JSONPointer, text: String
  ) throws {
    let error = try refusal(text)
    #expect(error.code == code, "\(error)")
    #expect(error.pointer == pointer, "\(error)")
    #expect(error.source == .document)
  }

  @Test func `all codes have a sentence of one line, and a text that gives them`() throws {
    var given = Set(Self.faults.map { $0.0 })
    given.formUnion([
      .contextOverflow, .invalidContextEntry, .invalidRemoteContext, .invalidScopedContext,
    ])
    #expect(given == Set(JSONLDErrorCode.allCases))
    for (_, _, text) in Self.faults {
      let sentence = try refusal(text).description
      #expect(sentence.contains(";") && !sentence.contains("\n") && !sentence.hasSuffix("."))
    }
  }

  @Test func `faults of loaded contexts name the context`() throws {
    let contexts = [
      "ex:bad": #"{"@context": {"t": 1}}"#, "ex:none": "{}",
      "ex:list": #"{"@context": []}"#, "ex:import": #"{"@context": {"@import": "ex:bad"}}"#,
    ]
    let bad = try refusal(#"{"@context": "ex:bad"}"#, contexts: contexts)
    #expect(bad.code == .invalidTermDefinition)
    #expect(bad.source == .context("ex:bad"))
    #expect(bad.pointer == "/@context/t")
    let none = try refusal(#"{"@context": "ex:none"}"#, contexts: contexts)
    #expect(none.code == .invalidRemoteContext)
    let list = try refusal(#"{"@context": {"@import": "ex:list"}}"#, contexts: contexts)
    #expect(list.code == .invalidRemoteContext)
    let nested = try refusal(#"{"@context": {"@import": "ex:import"}}"#, contexts: contexts)
    #expect(nested.code == .invalidContextEntry)
    #expect(nested.source == .context("ex:import"))
    let imported = try refusal(#"{"@context": {"@import": "ex:bad"}}"#, contexts: contexts)
    #expect(imported.source == .context("ex:bad"))
    var options = JSONLDOptions()
    options.expandContext = try JSONDocument(Array(#"{"@context": 1}"#.utf8)).root
    #expect(try refusal("{}", options).source == .expandContext)
  }

  @Test func `a scoped context that cannot be used says why`() throws {
    let text = #"{"@context": {"t": {"@id": "ex:t", "@context": "ex:unknown"}}}"#
    let error = try refusal(text)
    #expect(error.code == .invalidScopedContext)
    #expect(
      error.description == """
        invalid scoped context of "t": loading remote context failed "ex:unknown", no such context \
        is known at "/@context/t/@context" of the document; give the loader this context, or use \
        one that it has
        """)
  }

  @Test func `the sentences say what, where and what to do`() throws {
    #expect(
      try refusal(#"{"@context": "ex:unknown\u001b"}"#).description == """
        loading remote context failed: no context is known for "ex:unknown\\u{1B}" at \
        "/@context" of the document; give the loader this context, or use one that it has
        """)
    #expect(
      try refusal(#"{"@context": {"t": 1}}"#).description == """
        invalid term definition "t": the definition says what no definition may say at \
        "/@context/t" of the document; see what definitions may have
        """)
    let limits = JSONLDLimits(
      maxContexts: 1, maxDepth: 1, maxNodes: 1, maxRemoteContexts: 1, maxTermDefinitions: 1,
      maxTextBytes: 1)
    #expect(
      try refusal("[[]]", JSONLDOptions(limits: limits)).description == """
        the document asks for more than the limit of 1 levels of nesting at "/0" of the document; \
        use a simpler document or context, or raise the limit if you trust where it is from
        """)
  }
}
