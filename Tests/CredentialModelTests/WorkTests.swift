import CredentialModel
import StrictJSON
import Testing

/// Documents that would take minutes if what is named often were read each time.
///
/// They take about a second, because it is read once. Nothing is measured: who makes the work
/// quadratic waits.
@Suite struct `The work on a document` {
  private let many = 20_000
  private let long = 500_000

  /// The findings about a document that is larger than the standard limits allow.
  private func findings(in text: String) throws -> [Finding] {
    let limits = JSONLimits(maxBytes: 1 << 26, maxDepth: 64, maxNodes: 4_000_000)
    return Validation.findings(
      of: try JSONDocument(Array(text.utf8), limits: limits).root, stage: .issued)
  }

  private func badge(descriptions: String, results: String) -> String {
    Documents.minimalBadge
      .replacing(
        #""type": ["AchievementSubject"],"#,
        with: #""type": ["AchievementSubject"], "result": [\#(results)],"#
      )
      .replacing(
        #""name": "Welding","#,
        with: #""name": "Welding", "resultDescription": [\#(descriptions)],"#)
  }

  private func results(_ member: String) -> String {
    let result = #"{"type":["Result"],"resultDescription":"urn:r:1",\#(member)}"#
    return Array(repeating: result, count: many).joined(separator: ",")
  }

  @Test func `reads a hundred thousand entries without comparing each with each`() throws {
    let count = 33_000
    let results = (0..<count).map {
      #"{"type":["Result"],"resultDescription":"urn:r:\#($0)","value":"1"}"#
    }
    let descriptions = (0..<count).map {
      #"{"id":"urn:r:\#($0)","type":["ResultDescription"],"name":"N","resultType":"RawScore"}"#
    }
    let text = badge(
      descriptions: descriptions.joined(separator: ","), results: results.joined(separator: ","))
    #expect(try findings(in: text) == [])
  }

  @Test func `reads the brackets of a URL once`() throws {
    let count = 30_000
    for (url, isAbsolute) in [
      ("https://" + String(repeating: "[", count: count), false),
      ("https://a/" + String(repeating: "[]", count: count), false),
      ("https://a/?" + String(repeating: "[]", count: count), true),
      ("https://a/#" + String(repeating: "[?", count: count), true),
      ("https://a/?" + String(repeating: "\u{E000}", count: count), true),
      ("https://a/" + String(repeating: "|", count: count) + "[", false),
      ("https://" + String(repeating: "a:", count: count), false),
    ] {
      #expect(isURL(Array(url.utf8)) == isAbsolute)
    }
  }

  @Test func `reads a required value once for all results`() throws {
    let number = String(repeating: "0", count: long) + "6"
    let description =
      #"{"id":"urn:r:1","type":["ResultDescription"],"name":"N","resultType":"RawScore","#
      + #""requiredValue":"\#(number)"}"#
    let found = try findings(
      in: badge(descriptions: description, results: results(#""value":"5""#)))
    #expect(found.count == 101)
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(found.first?.code == .resultRequiredValue)
    #expect(found.first?.message.utf8.count ?? 0 < 250)
    #expect(found.last?.message == "\(many - 100) more warnings are not listed")
  }

  @Test func `reads a required level once for all results`() throws {
    let level = "urn:l:" + String(repeating: "x", count: long)
    let description = """
      {"id":"urn:r:1","type":["ResultDescription"],"name":"N","resultType":"RubricCriterionLevel",
        "requiredLevel":"\(level)","rubricCriterionLevel":[
          {"id":"urn:l:2","type":["RubricCriterionLevel"],"name":"N"},
          {"id":"\(level)","type":["RubricCriterionLevel"],"name":"N"}]}
      """
    let text = badge(descriptions: description, results: results(#""achievedLevel":"urn:l:2""#))
    let found = try findings(in: text)
    #expect(Set(found.map { $0.code }) == [.resultRequiredLevel, .documentFindings])
  }

  @Test func `follows a definition once for all types that lead to it`() throws {
    let url = "https://example.org/" + String(repeating: "x", count: long)
    let terms = (0..<many).map { #""T\#($0)":"T""# }.joined(separator: ",")
    let types = (0..<many).map { #""T\#($0)","T""# }.joined(separator: ",")
    let text = Documents.credential
      .replacing(
        #"["https://www.w3.org/ns/credentials/v2"]"#,
        with: #"["https://www.w3.org/ns/credentials/v2", {"T":"\#(url)",\#(terms)}]"#
      )
      .replacing(#"["VerifiableCredential"]"#, with: #"["VerifiableCredential",\#(types)]"#)
    let found = try findings(in: text)
    // Nothing but that `T` is listed more than once.
    #expect(Set(found.map { $0.code }) == [.typeDuplicate, .documentFindings])
  }

  @Test func `holds proofs against each other by their names`() throws {
    let names = (0..<many).map { #""urn:p:\#($0)""# }.joined(separator: ",")
    let proofs = (0..<many).map {
      #"{"id":"urn:p:\#($0)","type":"X","proofPurpose":"y","previousProof":["urn:p:\#($0 ^ 1)"]}"#
    }
    let last = #"{"type":"X","proofPurpose":"y","previousProof":[\#(names)]}"#
    let text = Documents.credential.replacing(
      #""issuer""#, with: #""proof":[\#(proofs.joined(separator: ",")),\#(last)],"issuer""#)
    // The type is no term of a context.
    #expect(Set(try findings(in: text).map { $0.code }) == [.typeUnmapped, .documentFindings])
  }
}
