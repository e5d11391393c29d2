import StrictJSON
import Testing

@testable import tuf_shim

/// The canonical form that other tools sign; only the shim for the conformance suite uses it.
@Suite struct `Canonical JSON of other tools` {
  @Test(arguments: [
    (#"{"b": 1, "a": [true, false, null], "": {}}"#, #"{"":{},"a":[true,false,null],"b":1}"#),
    (#"[ -1, 0, 9007199254740991 ]"#, "[-1,0,9007199254740991]"),
    (#""a\"b\\c\/d""#, #""a\"b\\c/d""#),
    // Where RFC 8785 writes an escape, the character itself stands.
    (#""line\nend\ttab""#, "\"line\nend\ttab\""), (#""\u0000\u001f""#, "\"\u{0}\u{1F}\""),
    (#""\u00e9\ud83d\ude00""#, "\"\u{E9}\u{1F600}\""), ("[]", "[]"), (#""""#, #""""#),
  ])
  func `only quotes and backslashes are escaped`(text: String, expected: String) throws {
    let value = try JSONDocument(Array(text.utf8)).root
    #expect(CanonicalJSON.bytes(of: value) == Array(expected.utf8))
  }

  @Test func `members stand in the order of their code points, not of UTF-16`() throws {
    let text = "{\"\u{1F600}\": 1, \"\u{FB01}\": 2, \"A\": 3, \"a\": 4}"
    let value = try JSONDocument(Array(text.utf8)).root
    #expect(
      CanonicalJSON.bytes(of: value)
        == Array("{\"A\":3,\"a\":4,\"\u{FB01}\":2,\"\u{1F600}\":1}".utf8))
    #expect(
      value.canonicalBytes() == Array("{\"A\":3,\"a\":4,\"\u{1F600}\":1,\"\u{FB01}\":2}".utf8))
  }
}
