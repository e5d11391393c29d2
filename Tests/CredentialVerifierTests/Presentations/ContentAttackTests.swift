import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

/// What stands in the place of a credential, and is none.
@Suite struct ContentAttackTests {
  private func inside(_ content: JSONTree) throws -> VerificationReport {
    let report = try Showing.report(try Showing.unsigned([content]))
    #expect(report.verdict.name != "accepted")
    return try #require(report.credentials.first?.report)
  }

  @Test func `a presentation in a presentation is no credential`() throws {
    let inner = try Showing.signed([try Showing.badge()])
    let report = try inside(inner)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.kind) == "TYPE_UNSUPPORTED")
    #expect(report.check(.kind)?.pointer == "/verifiableCredential/0")
    #expect(report.credentials.isEmpty)
  }

  @Test(arguments: ["text", 7, [:], ["type": "VerifiableCredential"], [[:]]] as [JSONTree])
  func `whatever else stands there is refused`(content: JSONTree) throws {
    #expect(try inside(content).verdict.name == "rejected")
  }

  @Test func `null in a list of credentials is refused`() throws {
    #expect(try inside(.null).verdict.name == "rejected")
  }

  @Test(
    arguments: [
      ("text/plain,a.b.c", "ENVELOPED_MALFORMED"),
      ("application/vp+jwt,a.b.c", "ENVELOPED_MALFORMED"),
      (",a.b.c", "ENVELOPED_MALFORMED"), ("application/vc+jwt,", "ENVELOPED_MALFORMED"),
      ("application/vc+jwt;base64,a.b.c", "ENVELOPED_MALFORMED"),
      ("application/vc+jwt;base64,YS5i\nLmM=", "ENVELOPED_MALFORMED"),
      ("application/vc+jwt,a%2Eb.c", "ENVELOPED_MALFORMED"),
      ("application/vc+jwt,{}", "ENVELOPED_MALFORMED"),
    ])
  func `an envelope that holds no token of a credential is refused`(url: String, code: String)
    throws
  {
    let report = try inside([
      "@context": "https://www.w3.org/ns/credentials/v2",
      "type": "EnvelopedVerifiableCredential", "id": .string("data:" + url),
    ])
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.kind) == code)
  }

  @Test(arguments: ["application/vc+cose", "application/vc+sd-jwt", "APPLICATION/VC+COSE"])
  func `an envelope of a kind that is not read here leaves the verdict open`(type: String) throws {
    let report = try inside([
      "@context": "https://www.w3.org/ns/credentials/v2",
      "type": "EnvelopedVerifiableCredential", "id": .string("data:\(type),abc"),
    ])
    #expect(report.verdict.name == "undetermined")
    #expect(report.code(.kind, .undetermined) == "ENVELOPED_UNSUPPORTED")
  }

  @Test func `an envelope without an id, or with another, is refused`() throws {
    for id in [nil, "https://university.example/1", 7] as [JSONTree?] {
      var envelope: JSONTree = [
        "@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential",
      ]
      envelope["id"] = id
      #expect(try inside(envelope).code(.kind) == "ENVELOPED_MALFORMED")
    }
  }

  @Test func `a credential without contexts of its own does not borrow those around it`() throws {
    let badge = try Showing.badge { $0["@context"] = nil }
    let report = try inside(badge)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.model) == "MODEL_FINDINGS")
  }

  @Test func `what is wrong with a credential is told at its place in the whole`() throws {
    let badge = try Showing.badge { $0["validFrom"] = "yesterday" }
    let report = try inside(badge)
    guard case .findings(let findings) = report.check(.model)?.reason else {
      Issue.record("no findings")
      return
    }
    #expect(findings.first?.pointer == "/verifiableCredential/0/validFrom")
  }

  @Test func `one that costs too much does not take the others with it`() throws {
    // Nothing is canonicalized for those that sign their JSON.
    let knot = try Showing.badge(1) { $0["evidence"] = .array(ContentAttackTests.knot()) }
    let report = try Showing.report(try Showing.unsigned([knot, try Showing.badge(2)]))
    #expect(report.verdictsInside.last == "accepted")
  }

  private static func knot() -> [JSONTree] {
    (0..<4).map { ["id": .string("urn:example:\($0)"), "type": ["Evidence"]] }
  }
}
