import StrictJSON
import Testing

@testable import LinkedData

/// What the strict reader once read otherwise than the general processor does.
@Suite struct StatementReaderTests {
  private static let v1 = "https://www.w3.org/2018/credentials/v1"
  private static let v2 = "https://www.w3.org/ns/credentials/v2"
  private static let openBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
  private static let odrl = "https://www.w3.org/ns/odrl.jsonld"

  private func lines(_ contexts: [String], _ members: String) throws -> [String] {
    let urls = contexts.map { "\"\($0)\"" }.joined(separator: ",")
    let text = "{\"@context\":[\(urls)],\(members)}"
    let document = try JSONDocument(Array(text.utf8))
    return TestQuads.lines(of: try LinkedDocument(document.root).statements)
  }

  private func refusal(_ contexts: [String], _ members: String) throws -> DataLoss {
    try #require(throws: DataLoss.self) { _ = try lines(contexts, members) }
  }

  @Test(arguments: ["credentialSubject", "issuer", "evidence"])
  func `an object that is only an identifier is read with what its holder's type says`(
    name: String
  ) throws {
    let members = #""type":"VerifiableCredential","\#(name)":{"id":"cred:x"}"#
    let loss = try refusal([Self.v1], members)
    #expect(loss.reason == .iriCompact("cred:x"))
    #expect(loss.place.pointer.description == "/\(name)/id")
  }

  @Test func `an object with more than an identifier is not`() throws {
    let members =
      #""type":"VerifiableCredential","issuer":{"id":"cred:x","type":"VerifiableCredential"}"#
    let loss = try refusal([Self.v1], members)
    #expect(loss.reason == .iriCompact("cred:x"))
    let other = #""type":"VerifiableCredential","issuer":{"id":"cred:x","type":"urn:t"}"#
    #expect(try lines([Self.v1], other).contains { $0.hasPrefix("<cred:x>") })
  }

  @Test func `a datatype that a prefix of another context makes that of strings is left out`()
    throws
  {
    let lines = try lines(
      [Self.v1, "https://purl.imsglobal.org/spec/ob/v3p0/context.json", Self.odrl],
      #""type":"Achievement","achievementType":"Course""#)
    #expect(lines.contains { $0.hasSuffix("#achievementType> \"Course\" .") })
  }

  @Test func `a term that is short for what a context in force says is refused`() throws {
    let proof =
      #""type":"Ed25519Signature2018","proofPurpose":{"type":"RsaSignature2018","nonce":"n"}"#
    let loss = try refusal([Self.v1], proof)
    #expect(loss.reason == .iriCompact("nonce"))
    #expect(
      loss.description
        == "'nonce' is short for another IRI, which the proof covers in its place, at "
        + "/proofPurpose/nonce")
    let alone = try lines([Self.v1], #""type":"RsaSignature2018","nonce":"n""#)
    #expect(alone.contains { $0.hasSuffix("<sec:nonce> \"n\" .") })
  }

  @Test func `a protected term that a prefix has changed since is defined otherwise`() throws {
    let contexts = [Self.v2, Self.openBadges, Self.odrl]
    let urls = contexts.map { "\"\($0)\"" }.joined(separator: ",")
    let endorsement = #"{"@context":[\#(urls)],"type":["VerifiableCredential"],"name":"a"}"#
    let loss = try refusal(
      contexts, #""type":"VerifiableCredential","endorsement":[\#(endorsement)]"#)
    #expect(loss.reason == .protectedTermRedefined("awardedDate"))
    #expect(loss.place.pointer.description == "/endorsement/0/@context/1")
  }

  @Test(arguments: ["", #","id":"urn:a""#])
  func `a document that says nothing is refused`(rest: String) throws {
    let document = try JSONDocument(Array("{\"@context\":\"\(Self.v2)\"\(rest)}".utf8))
    let loss = #expect(throws: DataLoss.self) { _ = try LinkedDocument(document.root) }
    #expect(loss?.reason == .graphEmpty)
  }

  @Test func `a thing that is twice the subject of a reversed property is there twice`() throws {
    let subject = #"{"id":"urn:p"}"#
    let loss = try refusal(
      [Self.v1, "https://w3id.org/dcc/v1"], #""awardedOnCompletionOf":[\#(subject),\#(subject)]"#)
    #expect(loss.reason == .valueRepeated)
  }
}
