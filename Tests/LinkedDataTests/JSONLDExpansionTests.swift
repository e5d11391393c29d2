import LinkedData
import StrictJSON
import Testing

@Suite struct JSONLDExpansionTests {
  @Test func `terms, prefixes and the vocabulary become IRIs`() throws {
    let text = """
      {"@context": {"@vocab": "ex:v#", "p": "ex:p#", "name": "ex:name", "gone": null},
       "@id": "ex:a", "name": "A", "p:q": 1, "other": true, "gone": "x"}
      """
    #expect(
      try expanded(text) == """
        [{"@id":"ex:a","ex:name":[{"@value":"A"}],"ex:p#q":[{"@value":1}],\
        "ex:v#other":[{"@value":true}]}]
        """)
  }

  @Test func `what stands for nothing is dropped`() throws {
    #expect(try expanded(#"{"name": "A", "@id": "ex:a", "ex:p": null}"#) == "[]")
    #expect(try expanded(#"["free", {"@value": "free"}, {"@list": []}, {"@id": "ex:a"}]"#) == "[]")
    #expect(try expanded("null") == "[]")
    #expect(try expanded(#"{"@context": {"@ignoreMe": "ex:x"}, "@ignoreMe": 1}"#) == "[]")
  }

  @Test func `relative references are resolved against the base`() throws {
    let text = ##"{"@id": "../c", "ex:p": {"@id": "#d"}}"##
    let options = JSONLDOptions(base: "http://h/a/b/x")
    let expected = #"[{"@id":"http://h/a/c","ex:p":[{"@id":"http://h/a/b/x#d"}]}]"#
    #expect(try expanded(text, options) == expected)
    #expect(try expanded(text) == ##"[{"@id":"../c","ex:p":[{"@id":"#d"}]}]"##)
  }

  @Test func `a type's context holds for its node and not for those below`() throws {
    let text = """
      {"@context": {"@vocab": "ex:", "T": {"@id": "ex:T", "@context": {"name": "ex:ofT"}}},
       "@type": "T", "name": 1, "child": {"name": 2}}
      """
    #expect(
      try expanded(text) == """
        [{"@type":["ex:T"],"ex:child":[{"ex:name":[{"@value":2}]}],"ex:ofT":[{"@value":1}]}]
        """)
  }

  @Test func `a property's context holds for its values and those below`() throws {
    let text = """
      {"@context": {"@vocab": "ex:", "p": {"@id": "ex:p", "@context": {"name": "ex:inP"}}},
       "p": {"name": 1, "child": {"name": 2}}, "name": 3}
      """
    #expect(
      try expanded(text) == """
        [{"ex:name":[{"@value":3}],"ex:p":[{"ex:child":[{"ex:inP":[{"@value":2}]}],\
        "ex:inP":[{"@value":1}]}]}]
        """)
  }

  @Test func `a property's context may override protected terms, for scalars too`() throws {
    let text = """
      {"@context": {"@protected": true, "a": "ex:a",
        "p": {"@id": "ex:p", "@type": "@id", "@context": null}}, "p": ["ex:x", {"@id": "ex:y"}]}
      """
    #expect(try expanded(text) == #"[{"ex:p":[{"@value":"ex:x"},{"@id":"ex:y"}]}]"#)
  }

  @Test func `the same protected term may be defined again in the same words`() throws {
    let definition = #"{"@protected": true, "a": {"@id": "ex:a", "@context": {"b": "ex:b"}}}"#
    let context = "{\"@context\": \(definition)}"
    let contexts = ["ex:1": context, "ex:2": context]
    let text = #"{"@context": ["ex:1", "ex:2"], "a": {"b": 1}}"#
    #expect(try expanded(text, contexts: contexts) == #"[{"ex:a":[{"ex:b":[{"@value":1}]}]}]"#)
    let other = #"{"@context": ["ex:1", {"a": "ex:z"}], "a": 1}"#
    let error = try refusal(other, contexts: contexts)
    #expect(error.code == .protectedTermRedefinition)
    #expect(error.pointer == "/@context/1/a")
    let ignored = #"{"@context": ["ex:1", {"a": "@ignoreMe"}], "a": 1}"#
    #expect(try refusal(ignored, contexts: contexts).code == .protectedTermRedefinition)
  }

  @Test func `lists, sets, languages and reversed properties keep their form`() throws {
    let text = """
      {"@context": {"l": {"@id": "ex:l", "@container": "@list"},
        "n": {"@id": "ex:n", "@container": "@language"}, "r": {"@reverse": "ex:r"}},
       "l": [1, [2]], "n": {"en": "a", "@none": "b"}, "r": {"@id": "ex:b"},
       "@reverse": {"ex:s": {"@id": "ex:c"}}, "ex:t": {"@set": [3]}}
      """
    #expect(
      try expanded(text) == """
        [{"@reverse":{"ex:r":[{"@id":"ex:b"}],"ex:s":[{"@id":"ex:c"}]},\
        "ex:l":[{"@list":[{"@value":1},{"@list":[{"@value":2}]}]}],\
        "ex:n":[{"@language":"en","@value":"a"},{"@value":"b"}],"ex:t":[{"@value":3}]}]
        """)
  }

  @Test func `keys of maps become indexes, identifiers, types and properties`() throws {
    let text = """
      {"@context": {"@vocab": "ex:", "i": {"@container": "@index"}, "d": {"@container": "@id"},
        "t": {"@container": "@type"}, "x": {"@container": "@index", "@index": "key"}},
       "i": {"k": 1}, "d": {"ex:a": {"p": 1}}, "t": {"T": {"p": 2}}, "x": {"k": {"p": 3}}}
      """
    #expect(
      try expanded(text) == """
        [{"ex:d":[{"@id":"ex:a","ex:p":[{"@value":1}]}],"ex:i":[{"@index":"k","@value":1}],\
        "ex:t":[{"@type":["ex:T"],"ex:p":[{"@value":2}]}],\
        "ex:x":[{"ex:key":[{"@value":"k"}],"ex:p":[{"@value":3}]}]}]
        """)
  }

  @Test func `a context that includes others is loaded once and may be imported`() throws {
    let contexts = [
      "http://h/c/a": #"{"@context": ["b", {"x": "ex:x"}]}"#,
      "http://h/c/b": #"{"@context": {"@base": "http://other/", "y": "ex:y"}}"#,
    ]
    let text = """
      {"@context": ["http://h/c/a", {"@base": "http://h/"}], "@id": "n", "x": 1, "y": 2}
      """
    let expected = #"[{"@id":"http://h/n","ex:x":[{"@value":1}],"ex:y":[{"@value":2}]}]"#
    #expect(try expanded(text, contexts: contexts) == expected)
    let importing = #"{"@context": {"@import": "http://h/c/b", "y": "ex:z"}, "y": 2}"#
    #expect(try expanded(importing, contexts: contexts) == #"[{"ex:z":[{"@value":2}]}]"#)
  }

  @Test func `names that differ in bytes differ, though they look the same`() throws {
    let text = #"{"@context": {"caf\u00e9": "ex:a", "cafe\u0301": "ex:b"}, "cafe\u0301": 1}"#
    #expect(try expanded(text) == #"[{"ex:b":[{"@value":1}]}]"#)
  }
}
