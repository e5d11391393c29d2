import CredentialIssuer
import CredentialModel
import StrictJSON
import Testing
import WireFormats

@Suite struct RecipientListTests {
  @Test func `the fields of a row are understood`() throws {
    let list = try Fixture.list(
      csv: #"""
        id,email,name,validFrom,awardedDate,creditsEarned,result:Examination,achievedLevel:Project
        did:example:ana,ana@example.org,"Ana, ""A""",2026-06-30T02:00:00+02:00,2026-06-29T00:00:00Z,3.5,87.5,Proficient

        """#)
    let recipient = try #require(list.recipients.first)
    #expect(recipient.id == "did:example:ana")
    #expect(recipient.email == "ana@example.org")
    #expect(recipient.name == "Ana, \"A\"")
    #expect(recipient.line == 2)
    let root = try JSONDocument(Fixture.issuance(list).credential(for: recipient)).root
    #expect(root["validFrom"]?.string == "2026-06-30T00:00:00Z")
    #expect(root["validUntil"]?.string == "2028-06-30T00:00:00Z")
    #expect(root["awardedDate"]?.string == "2026-06-29T00:00:00Z")
    let subject = try #require(root["credentialSubject"])
    #expect(subject["id"]?.string == "did:example:ana")
    #expect(subject["creditsEarned"]?.double == 3.5)
    #expect(subject["result"]?[0]?["value"]?.string == "87.5")
    #expect(subject["result"]?[0]?["resultDescription"]?.string == Fixture.examination)
    #expect(subject["result"]?[1]?["achievedLevel"]?.string == Fixture.proficient)
  }

  @Test(
    arguments: [
      ("", 1, 1, .emptyTable),
      ("email\n", 1, 1, .emptyTable),
      ("\n", 1, 1, nil),
      ("name\nAna\n", 2, 1, .noRecipient),
      ("role\nguest\n", 1, 1, .noRecipientColumn),
      ("email,email\na@b,c@d\n", 1, 7, .duplicateColumn("email")),
      ("email,name\na@b\n", 2, 1, .fieldCount(expected: 2, found: 1)),
      ("email,name\na@b,c,d\n", 2, 7, .fieldCount(expected: 2, found: 3)),
      ("email,name\na@b,c\n\n", 3, 1, .emptyLine),
      ("email,name\n,\n", 2, 1, .noRecipient),
      ("email\nana\n", 2, 1, .invalidEmail),
      ("name,email\nAna,ana@\n", 2, 5, .invalidEmail),
      ("name,email\nAna,a@b@c\n", 2, 5, .invalidEmail),
      ("name,email\nAna,Ana <a@b>\n", 2, 5, .invalidEmail),
      ("name,email\nAna, a@b\n", 2, 5, .invalidEmail),
      ("email,name\na@b,x\nc@d,y\nA@B,z\n", 4, 1, .duplicateRecipient(firstLine: 2)),
      (
        "email,creditsEarned\na@b,\"4,5\"\n", 2, 5,
        .invalidNumber(column: "creditsEarned", text: "4,5")
      ),
      ("email,creditsEarned\na@b,+4\n", 2, 5, .invalidNumber(column: "creditsEarned", text: "+4")),
      (
        "email,creditsEarned\na@b,NaN\n", 2, 5, .invalidNumber(column: "creditsEarned", text: "NaN")
      ),
      ("email,validUntil,validFor\na@b,2027-01-01T00:00:00Z,P1Y\n", 2, 26, .validityTwice),
      (
        "email,achievedLevel:Project\na@b,Great\n", 2, 5,
        .unknownLevel(text: "Great", known: ["Proficient"])
      ),
    ] as [(String, Int, Int, RowFault.Reason?)])
  func `a wrong table is refused with line, column and reason`(
    csv: String, line: Int, column: Int, reason: RowFault.Reason?
  ) throws {
    let fault = try #require(Fixture.faults { try Fixture.list(csv: csv) }.first)
    #expect(fault.place == TextPlace(line: line, column: column))
    if let reason { #expect(fault.reason == reason) }
  }

  @Test func `a time without a zone and a duration without a unit are refused`() {
    let times = Fixture.faults {
      try Fixture.list(csv: "email,awardedDate\na@b,2026-06-30\n")
    }
    guard case .invalidTime(column: "awardedDate", text: "2026-06-30", _)? = times.first?.reason
    else { return #expect(Bool(false), "\(times)") }
    #expect(times.first?.place == TextPlace(line: 2, column: 5))
    let durations = Fixture.faults { try Fixture.list(csv: "email,validFor\na@b,P2\n") }
    guard case .invalidDuration(column: "validFor", text: "P2", _)? = durations.first?.reason
    else { return #expect(Bool(false), "\(durations)") }
  }

  @Test(
    arguments: [
      ("E-Mail", "email"), ("result:Examinaton", "result:Examination"), ("valid_from", "validFrom"),
      ("evidence narrative", "evidence:narrative"), ("Grade", nil),
    ] as [(String, String?)])
  func `an unknown column is refused with the one that was meant`(
    column: String, nearest: String?
  ) throws {
    let fault = try #require(
      Fixture.faults { try Fixture.list(csv: "id,\(column)\ndid:example:a,b\n") }.first)
    guard case .unknownColumn(let name, let found, let known) = fault.reason else {
      return #expect(Bool(false), "\(fault)")
    }
    #expect(name == column)
    #expect(found == nearest)
    #expect(known.contains("evidence:narrative"))
    #expect(fault.place == TextPlace(line: 1, column: 4))
  }

  @Test(arguments: [(";", ";"), ("\t", "\t")])
  func `a table with other separators is refused with the separator`(
    separator: String, expected: String
  ) {
    let faults = Fixture.faults { try Fixture.list(csv: "email\(separator)name\na\(separator)b\n") }
    #expect(faults.first?.reason == .otherSeparator(expected))
  }

  @Test(arguments: [
    ("email,result:Examination\na@b,101\n", 5, "result.valueOutOfRange"),
    ("email,validUntil\na@b,2020-01-01T00:00:00Z\n", 5, "validity.order"),
    ("email,creditsEarned\na@b,9\n", 5, "result.credits"),
    ("id\nnot a uri\n", 1, "property.url"),
    ("email,evidence\na@b,no url\n", 5, "property.url"),
    ("email,status:Examination\na@b,Done\n", 5, "property.term"),
  ])
  func `what the data model forbids is refused at its field`(
    csv: String, column: Int, code: String
  ) throws {
    let fault = try #require(Fixture.faults { try Fixture.list(csv: csv) }.first)
    guard case .finding(let finding) = fault.reason else {
      return #expect(Bool(false), "\(fault)")
    }
    #expect(finding.code.rawValue == code)
    #expect(fault.place == TextPlace(line: 2, column: column))
  }

  @Test func `a result below the required one is issued, with a warning at its field`() throws {
    let list = try Fixture.list(csv: "email,result:Examination\na@b.example,49\n")
    #expect(list.recipients.count == 1)
    #expect(list.warnings.map(\.place) == [TextPlace(line: 2, column: 13)])
  }

  @Test func `faults of several rows are collected, up to twenty`() {
    let rows = (1...30).map { "student\($0)\n" }.joined()
    let faults = Fixture.faults { try Fixture.list(csv: "email\n" + rows) }
    #expect(faults.count == RecipientList.maxFaults)
    #expect(faults.map(\.place.line) == Array(2...21))
  }

  @Test func `the same recipient twice is possible where it is allowed`() throws {
    let terms = IssueTerms(issuedAt: Fixture.now, allowsDuplicates: true)
    let list = try Fixture.list(csv: "email\na@b\nA@B\n", terms: terms)
    #expect(list.recipients.map(\.occurrence) == [0, 1])
  }

  @Test func `more rows than the limit are refused`() {
    let limits = RecipientLimits(maxRows: 2, maxColumns: 10, maxFieldBytes: 100)
    let terms = IssueTerms(issuedAt: Fixture.now, limits: limits)
    let faults = Fixture.faults { try Fixture.list(csv: "email\na@b\nc@d\ne@f\n", terms: terms) }
    #expect(faults.map(\.reason) == [.tooManyRows(limit: 2)])
    #expect(faults.first?.place == TextPlace(line: 4, column: 1))
  }

  @Test func `a template's names of columns are understood`() throws {
    let columns: JSONTree = [
      "E-Mail-Adresse": "email", "नाम": "name", "Punkte": "result:Examination",
      "Matrikelnummer": "ignore", "Fach": "ignore",
    ]
    let list = try Fixture.list(
      csv: "Matrikelnummer,नाम,E-Mail-Adresse,Punkte,Fach\n17,आरती,a@b,60,x\n",
      template: try Fixture.template([("columns", columns)]))
    #expect(list.recipients.first?.email == "a@b")
    #expect(list.recipients.first?.name == "आरती")
  }

  @Test func `a row that goes over lines is named by where it begins, too`() throws {
    let fault = try #require(
      Fixture.faults {
        try Fixture.list(csv: "name,email\n\"one\ntwo\",nobody\n")
      }.first)
    #expect(fault.place == TextPlace(line: 3, column: 6))
    #expect(fault.rowLine == 2)
  }
}
