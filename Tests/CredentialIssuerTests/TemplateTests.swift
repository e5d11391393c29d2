import ControlledIdentifiers
import CredentialIssuer
import CredentialModel
import StrictJSON
import Testing
import WireFormats

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
  /// Values that the data model would let pass, or does not know.
  private static let valueCases: [(String, JSONTree?, JSONPointer, TemplateFault.Reason)] = {
    let reversed: JSONTree = [
      "activityStartDate": "1970-01-02T00:00:00Z", "activityEndDate": "1970-01-01T00:00:00Z",
    ]
    let order = TemplateFault.Reason.activityOrder(
      start: Instant(secondsSinceEpoch: 86_400), end: Instant(secondsSinceEpoch: 0))
    return [
      ("validFor", "P0D", "/validFor", .zeroDuration("P0D")),
      ("validFor", "P9999Y", "/validFor", .validityBeyondCalendar(start: .earliest)),
      ("subject", ["creditsEarned": -1], "/subject/creditsEarned", .negativeNumber),
      ("subject", reversed, "/subject/activityEndDate", order),
      ("publicKeyMultibase", 7, "/publicKeyMultibase", .kind(expected: "text")),
      (
        "publicKeyMultibase", "", "/publicKeyMultibase",
        .invalidKey("", .keyEncoding(.multibaseEmpty))
      ),
    ]
  }()

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
      ("type", 7, "/type", .kind(expected: "the text 'CredentialTemplate/1'")),
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
    ] as [(String, JSONTree?, JSONPointer, TemplateFault.Reason)] + valueCases)
  func `a wrong member is refused with its pointer`(
    name: String, value: JSONTree?, pointer: JSONPointer, reason: TemplateFault.Reason
  ) throws {
    let fault = try #require(faults(changing: name, to: value).first)
    #expect(fault.pointer == pointer)
    #expect(fault.reason == reason)
  }

  @Test(
    arguments: [
      (["type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": "x"], "a credential"),
      (["credentialSubject": [:], "issuer": "did:example:a"], "a credential"),
      (["type": ["VerifiableCredential", "EndorsementCredential"]], "an endorsement"),
      (["type": "VerifiablePresentation", "verifiableCredential": []], "a presentation"),
    ] as [(JSONTree, String)])
  func `a credential in the place of a template is called that, and nothing else is said`(
    document: JSONTree, phrase: String
  ) throws {
    let found = faults(document.prettyBytes())
    let fault = try #require(found.first)
    #expect(found.count == 1)
    guard case .otherDocument = fault.reason else { return #expect(Bool(false), "\(fault)") }
    #expect(fault.pointer == .root)
    #expect("\(fault.reason)".hasPrefix("this is \(phrase), not a template; "))
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

  /// What a list of recipients refuses a template for that looked right without one.
  private func faultsWhenIssued(
    _ changes: [(String, JSONTree?)], csv: String, validFrom: Instant? = nil
  ) throws -> [TemplateFault] {
    do {
      let terms = IssueTerms(issuedAt: Fixture.now, validFrom: validFrom)
      _ = try Fixture.list(csv: csv, template: try Fixture.template(changes), terms: terms)
      return []
    } catch IssuerError.template(let faults) {
      return faults
    }
  }

  @Test func `an end in the past is the template's fault, and said once`() throws {
    let changes: [(String, JSONTree?)] = [
      ("validFor", nil), ("validUntil", "2026-06-30T00:00:00Z"),
    ]
    let rows = "email\nnobody\na@b.example\nc@d.example\n"
    let found = try faultsWhenIssued(changes, csv: rows)
    #expect(found.map(\.pointer) == ["/validUntil"])
    guard case .finding(let finding)? = found.first?.reason else { return #expect(Bool(false)) }
    #expect(finding.code == .validityOrder)
    #expect((found.first?.place.line ?? 0) > 1)
    let early = try Instant(rfc3339: "2026-01-01T00:00:00Z")
    #expect(
      try faultsWhenIssued(changes, csv: "email\na@b.example\n", validFrom: early).isEmpty)
  }

  @Test func `rows that say otherwise make up for it`() throws {
    let changes: [(String, JSONTree?)] = [
      ("validFor", nil), ("validUntil", "2026-06-30T00:00:00Z"),
    ]
    for cells in ["validFrom\na@b.example,2026-01-01T00:00:00Z"] {
      #expect(try faultsWhenIssued(changes, csv: "email,\(cells)\n").isEmpty)
    }
    let late = "email,validFrom\na@b.example,2026-07-01T00:00:00Z\n"
    let rows = Fixture.faults {
      try Fixture.list(csv: late, template: try Fixture.template(changes))
    }
    #expect(rows.map(\.place) == [TextPlace(line: 2, column: 13)])
  }

  @Test func `a duration that leads out of the calendar is the template's fault`() throws {
    let found = try faultsWhenIssued([("validFor", "P7974Y")], csv: "email\na@b.example\n")
    #expect(found.map(\.pointer) == ["/validFor"])
    #expect(found.map(\.reason) == [.validityBeyondCalendar(start: Fixture.now)])
    #expect(try faultsWhenIssued([("validFor", "P7973Y")], csv: "email\na@b\n").isEmpty)
  }

  @Test func `only the first unknown member is told which ones there are`() {
    let found = faults(changing: "colour", to: "red") + faults(changing: "x", to: "y")
    #expect(found.allSatisfy { $0.description.contains("'contexts'") })
    var tree = Fixture.template
    for name in ["colour", "x"] { tree[name] = "red" }
    tree["subject"] = ["x": 1]
    #expect(
      faults(tree.prettyBytes()).map { $0.description.contains("there are '") }
        == [true, false, true])
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
