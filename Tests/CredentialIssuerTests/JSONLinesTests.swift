import CredentialIssuer
import StrictJSON
import Testing

@Suite struct JSONLinesTests {
  @Test func `rows are objects whose members are columns`() throws {
    let list = try Fixture.list(
      jsonLines: """
        {"email": "ana@example.org", "name": "Ana", "result:Examination": 87.50, "role": null}
        {"name": "Bo", "id": "did:example:bo", "creditsEarned": "4"}
        """)
    #expect(list.recipients.map(\.email) == ["ana@example.org", nil])
    #expect(list.recipients.map(\.line) == [1, 2])
    let issuance = try Fixture.issuance(list)
    let first = try JSONDocument(issuance.credential(for: list.recipients[0])).root
    #expect(first["credentialSubject"]?["result"]?[0]?["value"]?.string == "87.5")
    let second = try JSONDocument(issuance.credential(for: list.recipients[1])).root
    #expect(second["credentialSubject"]?["creditsEarned"]?.integer == 4)
  }

  @Test(
    arguments: [
      ("", 1, 1, .noRows),
      ("{\"email\":\"a@b\"}\n\n{\"email\":\"c@d\"}\n", 2, 1, .emptyLine),
      ("{\"email\":\"a@b\"}\n  \r\n", 2, 1, .emptyLine),
      ("{\"email\":\"a@b\"}\n[1]\n", 2, 1, .notAnObject),
      ("{\"email\":\"a@b\",\"email\":\"c@d\"}", 1, 16, .notJSON(.duplicateMember("email"))),
      (
        "{\"email\":\"a@b\"}\n{\"email\":\"c@d\"", 2, 15,
        .notJSON(.unexpectedEnd(expected: .commaOrBrace))
      ),
      ("{\"email\":true}", 1, 10, .notText(column: "email")),
      ("{\"email\":[\"a@b\"]}", 1, 10, .notText(column: "email")),
      ("{\"email\":\"ana\"}", 1, 10, .invalidEmail),
      ("{\"name\":\"ö\",\"email\":\"ana\"}", 1, 21, .invalidEmail),
      ("{\"name\":\"Ana\"}", 1, 1, .noRecipient),
      ("{}", 1, 1, .noRecipient),
      ("\u{FEFF}{\"email\":\"a@b\"}", 1, 1, .notJSON(.byteOrderMark)),
      (
        "{\"email\":\"a@b\"}\n{\"id\":\"did:example:x\"}\n{\"email\":\"a@b\"}", 3, 10,
        .duplicateRecipient(firstLine: 1)
      ),
    ] as [(String, Int, Int, RowFault.Reason)])
  func `a wrong line is refused with line, column and reason`(
    text: String, line: Int, column: Int, reason: RowFault.Reason
  ) throws {
    let fault = try #require(Fixture.faults { try Fixture.list(jsonLines: text) }.first)
    #expect(fault.reason == reason)
    #expect(fault.place == TextPlace(line: line, column: column))
  }

  @Test func `an unknown member is refused at its name`() throws {
    let fault = try #require(
      Fixture.faults { try Fixture.list(jsonLines: "{\"email\":\"a@b\",\"nmae\":\"Ana\"}") }.first)
    guard case .unknownColumn("nmae", nearest: "name", _) = fault.reason else {
      return #expect(Bool(false), "\(fault)")
    }
    #expect(fault.place == TextPlace(line: 1, column: 16))
  }

  @Test func `other lines are read on after a wrong one`() {
    let faults = Fixture.faults {
      try Fixture.list(jsonLines: "nonsense\n{\"email\":\"a@b\"}\n{\"email\":\"x\"}\n")
    }
    #expect(faults.map(\.place.line) == [1, 3])
  }
}
