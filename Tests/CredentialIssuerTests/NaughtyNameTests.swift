import CredentialIssuer
import Foundation
import StrictJSON
import TestSupport
import Testing

/// Names that programs have lost, folded, cut or obeyed.
private let ownList: [String] = [
  "O’Brien, Niamh", "\"Quoted\"", "back\\slash", "null", "undefined", "NULL", "true", "1/0", "-1",
  "0x10", "1e999", "=1+1", "@cmd", "José", "Jose\u{301}", "Ångström", "A\u{30A}ngstro\u{308}m",
  "\u{212B}ngstr\u{F6}m", "ﬁ", "ẞ", "İstanbul", "ıI", "आरती शर्मा", "தமிழ்ச்செல்வி", "فاطمة الزهراء",
  "שלום", "\u{202E}drawkcab\u{202C}", "\u{200B}zero width\u{200D}", "李 小龙", "𠮷野家", "👩‍👩‍👧‍👦",
  "🏴\u{E0067}\u{E0062}\u{E007F}", "Z\u{363}\u{364}\u{365}algo", "a\u{2028}b\u{2029}c", "\u{FFFE}",
  "\u{FFFF}", "\u{10FFFF}",
  "\u{E000}", " leading and trailing ", "no\u{A0}break", "<script>alert(1)</script>",
  "'; DROP TABLE students; --", "../../etc/passwd", "%s%n", "{\"json\": true}", "]]>",
]

/// What nobody is called: text that does something, and text that says nothing.
private let refused: [String] = [
  "line\nbreak", "carriage\r\nreturn", "tab\tstop", "\u{1B}[31mred", "\u{7F}", "a\u{85}b", "\u{0}",
  " ", "\u{A0}\u{2003}", "\u{200B}", "\u{2028}", "\u{3164}", "\u{FEFF}\u{AD}",
]

/// Whether a name is one of those, by the words of the documentation.
private func isRefused(_ name: String) -> Bool {
  name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    || name.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
}

/// Issues a credential with each name in the clear, and returns the names that stand in them.
private func namesAfterIssuing(_ names: [String], format: RecipientList.Format) throws -> [String] {
  let text: String
  switch format {
  case .csv:
    text =
      "id,name\n"
      + names.enumerated().map { index, name in
        "did:example:\(index),\"\(name.replacingOccurrences(of: "\"", with: "\"\"", options: .literal))\"\n"
      }.joined()
  case .jsonLines:
    text = names.enumerated().map { index, name in
      let tree: JSONTree = ["id": .string("did:example:\(index)"), "name": .string(name)]
      return String(decoding: tree.compactBytes(), as: UTF8.self) + "\n"
    }.joined()
  }
  let list = try RecipientList(
    Array(text.utf8), format: format,
    template: try Fixture.template([("recipient", ["name": "plain"])]),
    terms: IssueTerms(issuedAt: Fixture.now))
  let issuance = try Fixture.issuance(list)
  return try list.recipients.map { recipient in
    let root = try JSONDocument(issuance.credential(for: recipient)).root
    let identity = try #require(root["credentialSubject"]?["identifier"]?[0])
    return try #require(identity["identityHash"]?.string)
  }
}

@Suite struct NaughtyNameTests {
  @Test(arguments: RecipientList.Format.allCases)
  func `names in any script survive byte for byte`(format: RecipientList.Format) throws {
    let found = try namesAfterIssuing(ownList, format: format)
    #expect(found.map { Array($0.utf8) } == ownList.map { Array($0.utf8) })
  }

  @Test(
    .enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"),
    arguments: RecipientList.Format.allCases)
  func `every naughty string survives as a name`(format: RecipientList.Format) throws {
    let root = try JSONDocument(try Vectors.bytes("naughty-strings/blns.json")).root
    let names = root.elements.compactMap(\.string).filter { !$0.isEmpty }
    let kept = names.filter { !isRefused($0) }
    try #require(kept.count > 400)
    let found = try namesAfterIssuing(kept, format: format)
    #expect(found.map { Array($0.utf8) } == kept.map { Array($0.utf8) })
    for name in names where isRefused(name) {
      #expect(throws: IssuerError.self) { try namesAfterIssuing([name], format: format) }
    }
  }

  @Test(arguments: refused)
  func `what cannot be a name is refused as one`(name: String) throws {
    #expect(isRefused(name))
    for format in RecipientList.Format.allCases {
      do {
        _ = try namesAfterIssuing(["Ana", name], format: format)
        Issue.record("it was issued")
      } catch IssuerError.recipients(let faults) {
        let control = name.unicodeScalars.first { $0.properties.generalCategory == .control }
        #expect(
          faults.map(\.reason) == [
            control.map { .controlCharacter(column: "name", scalar: $0) }
              ?? .blankText(column: "name")
          ])
        #expect(faults.first?.place.line == (format == .csv ? 3 : 2))
      }
    }
  }
}
