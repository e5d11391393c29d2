import CredentialIssuer
import CredentialModel
import StrictJSON
import Testing

private func faults(_ bytes: [UInt8]) -> [TemplateFault] {
  do {
    _ = try CredentialTemplate(bytes)
    return []
  } catch .template(let faults) {
    return faults
  } catch {
    return []
  }
}

private func faults(changing name: String, to value: JSONTree?) -> [TemplateFault] {
  var tree = Fixture.template
  tree[name] = value
  return faults(tree.prettyBytes())
}

@Suite struct TemplateTests {
  @Test func `a template says who issues what`() throws {
    let template = try Fixture.template()
    #expect(template.issuerID == "did:web:university.example")
    #expect(template.issuerName == "Example University")
    #expect(template.achievementID == "https://university.example/achievements/river-water")
    #expect(template.achievementName == "River Water")
    #expect(template.warnings.isEmpty)
  }

  @Test(
    arguments: [
      (
        "type", "CredentialTemplate/2", "/type",
        .choice(found: "CredentialTemplate/2", allowed: ["CredentialTemplate/1"])
      ),
      ("type", nil, "", .missing("type")),
      ("issuer", nil, "", .missing("issuer")),
      ("issuer", "did:example:a", "/issuer", .kind(expected: "an object")),
      ("issuer", ["type": ["Profile"]], "/issuer", .missing("id")),
      ("achievement", nil, "", .missing("achievement")),
      ("achievement", ["name": "x"], "/achievement", .missing("id")),
      ("validUntil", "2030-01-01T00:00:00Z", "/validUntil", .validityTwice),
      ("validFrom", 17, "/validFrom", .kind(expected: "text")),
      ("columns", ["A", "B"], "/columns", .kind(expected: "an object")),
      ("contexts", "https://example.org/", "/contexts", .kind(expected: "an array")),
      (
        "recipient", ["email": "open"], "/recipient/email",
        .choice(found: "open", allowed: ["hashed", "omitted", "plain"])
      ),
    ] as [(String, JSONTree?, JSONPointer, TemplateFault.Reason)])
  func `a wrong member is refused with its pointer`(
    name: String, value: JSONTree?, pointer: JSONPointer, reason: TemplateFault.Reason
  ) throws {
    let fault = try #require(faults(changing: name, to: value).first)
    #expect(fault.pointer == pointer)
    #expect(fault.reason == reason)
  }

  @Test(
    arguments: [
      ("validfrom", "x", "/validfrom", "validFrom"),
      ("issuers", "x", "/issuers", "issuer"),
      ("proof", "x", "/proof", nil),
      ("id", "x", "/id", nil),
      ("recipient", ["emial": "plain"], "/recipient/emial", "email"),
      ("subject", ["licencenumber": "7"], "/subject/licencenumber", "licenseNumber"),
      ("subject", ["result": []], "/subject/result", nil),
    ] as [(String, JSONTree, JSONPointer, String?)])
  func `an unknown member is refused with the one that was meant`(
    name: String, value: JSONTree, pointer: JSONPointer, nearest: String?
  ) throws {
    let fault = try #require(faults(changing: name, to: value).first)
    #expect(fault.pointer == pointer)
    guard case .unknownMember(_, let found, let known) = fault.reason else {
      return #expect(Bool(false), "\(fault)")
    }
    #expect(found == nearest)
    #expect(!known.isEmpty)
  }

  @Test(
    arguments: [
      (
        "achievement", ["id": "urn:x:1", "type": ["Achievement"], "name": "x", "description": "x"],
        "/achievement/criteria", "property.missing"
      ),
      ("issuer", ["id": "no uri", "type": ["Profile"]], "/issuer/id", "property.url"),
      ("evidence", [["type": ["Thing"]]], "/evidence/0/type", "type.required"),
      ("subject", ["creditsEarned": "many"], "/subject/creditsEarned", "property.type"),
      ("contexts", ["no url"], "/contexts/0", "context.item"),
    ] as [(String, JSONTree, JSONPointer, String)])
  func `what the data model forbids is refused with the template's pointer`(
    name: String, value: JSONTree, pointer: JSONPointer, code: String
  ) throws {
    let found = faults(changing: name, to: value)
    let fault = try #require(found.first { $0.pointer == pointer }, "\(found)")
    guard case .finding(let finding) = fault.reason else {
      return #expect(Bool(false), "\(fault)")
    }
    #expect(finding.code.rawValue == code)
  }

  @Test func `a fault says line and column of the value`() throws {
    let text = """
      {
        "type": "CredentialTemplate/1",
        "colums": {}
      }
      """
    let fault = try #require(faults(Array(text.utf8)).last)
    #expect(fault.pointer == "/colums")
    #expect(fault.place == TextPlace(line: 3, column: 3))
  }

  @Test func `all faults of a template are said at once`() {
    var tree = Fixture.template
    tree["validFor"] = "2 years"
    tree["recipient"] = ["name": "secret"]
    tree["colour"] = "red"
    #expect(
      faults(tree.prettyBytes()).map(\.pointer.description) == [
        "/validFor", "/recipient/name", "/colour",
      ])
  }

  @Test func `a template that is no JSON is refused with the place`() throws {
    let fault = try #require(faults(Array("{\n  \"type\" 1}".utf8)).first)
    #expect(fault.place == TextPlace(line: 2, column: 10))
    guard case .notJSON = fault.reason else { return #expect(Bool(false), "\(fault)") }
  }

  @Test(arguments: ["", "[]", "null", "{}", "\"x\"", "17"])
  func `a document that is no template is refused`(text: String) {
    #expect(!faults(Array(text.utf8)).isEmpty)
  }
}
