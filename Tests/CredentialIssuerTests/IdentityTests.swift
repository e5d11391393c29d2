import StrictJSON
import Testing

@testable import CredentialIssuer

@Suite struct IdentityTests {
  @Test func `the specification's own hash comes out`() {
    // Open Badges 3.0, IdentityHash: the example of the derived type.
    #expect(
      Identity.hash(of: Array("a@example.com".utf8), salt: "Kosher")
        == "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399")
  }

  @Test(
    arguments: [
      (nil, "hashed", nil), ("hashed", "hashed", nil), ("plain", "plain", nil),
      ("plain", "plain", "plain"), ("hashed", "hashed", "hashed"), ("omitted", nil, "plain"),
    ] as [(String?, String?, String?)])
  func `e-mail address and name stand in the credential as the template says`(
    rule: String?, email: String?, name: String?
  ) throws {
    var rules = JSONTree.members([
      "email": rule.map { .string($0) }, "name": name.map { .string($0) },
    ])
    if rule == nil, name == nil { rules = [:] }
    let list = try Fixture.list(
      csv: "email,name\nana@example.org,Ana\n",
      template: try Fixture.template([("recipient", rules)]))
    let credential = try Fixture.issuance(list).credential(for: list.recipients[0])
    let identifiers = try #require(
      try JSONDocument(credential).root["credentialSubject"]?["identifier"])
    let found = Dictionary(
      uniqueKeysWithValues: identifiers.elements.map {
        ($0["identityType"]?.exactString ?? "", $0)
      })
    try expect(found["emailAddress"], is: email, of: "ana@example.org")
    try expect(found["name"], is: name, of: "Ana")
    let text = String(decoding: credential, as: UTF8.self)
    #expect(text.contains("ana@example.org") == (email == "plain"))
    #expect(text.contains("\"Ana\"") == (name == "plain"))
  }

  private func expect(_ identity: JSONValue?, is rule: String?, of text: String) throws {
    guard let rule else { return #expect(identity == nil) }
    let identity = try #require(identity)
    #expect(identity["hashed"]?.bool == (rule == "hashed"))
    if rule == "plain" {
      #expect(identity["identityHash"]?.string == text)
      #expect(identity["salt"] == nil)
    } else {
      let salt = try #require(identity["salt"]?.string)
      #expect(salt.utf8.count == 32)
      #expect(
        identity["identityHash"]?.string == Identity.hash(of: Array(text.utf8), salt: salt))
    }
  }

  @Test(arguments: [
    "ana@example.org", "Ana@Example.ORG", " ana@example.org\t", "\u{A0}ANA@example.org\u{2003}",
  ])
  func `an e-mail address is hashed trimmed and in lower case`(spelling: String) throws {
    let list = try Fixture.list(csv: "email\n\(spelling)\n")
    let root = try JSONDocument(Fixture.issuance(list).credential(for: list.recipients[0])).root
    try expect(
      root["credentialSubject"]?["identifier"]?[0], is: "hashed", of: "ana@example.org")
  }

  @Test func `letters beyond ASCII are hashed as they are`() throws {
    let list = try Fixture.list(csv: "email\nJOSÉ@Example.org\n")
    let root = try JSONDocument(Fixture.issuance(list).credential(for: list.recipients[0])).root
    try expect(
      root["credentialSubject"]?["identifier"]?[0], is: "hashed", of: "josÉ@example.org")
  }

  @Test func `an e-mail address in the clear is trimmed, and spelt as in the table`() throws {
    let list = try Fixture.list(
      csv: "email\n Ana@Example.org \n",
      template: try Fixture.template([("recipient", ["email": "plain"])]))
    let root = try JSONDocument(Fixture.issuance(list).credential(for: list.recipients[0])).root
    try expect(root["credentialSubject"]?["identifier"]?[0], is: "plain", of: "Ana@Example.org")
  }

  @Test func `each recipient has a salt of their own`() throws {
    let list = try Fixture.list(csv: Fixture.table(20))
    let issuance = try Fixture.issuance(list)
    let salts = try list.recipients.map { recipient in
      try JSONDocument(issuance.credential(for: recipient))
        .root["credentialSubject"]?["identifier"]?[0]?["salt"]?.exactString
    }
    #expect(Set(salts).count == 20)
  }

  @Test func `a name that the template leaves out does not identify anybody`() throws {
    let rules: JSONTree = ["email": "omitted"]
    let faults = Fixture.faults {
      try Fixture.list(
        csv: "email,name\nana@example.org,Ana\n",
        template: try Fixture.template([("recipient", rules)]))
    }
    #expect(faults.map(\.reason) == [.noRecipient])
  }
}
