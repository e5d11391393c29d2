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
      ("email\n", 1, 1, .noRows),
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
      ("name,email\nAna,a b@c\n", 2, 5, .invalidEmail),
      ("name,email\nAna,   \n", 2, 5, .invalidEmail),
      ("email,name\na@b,x\nc@d,y\nA@B,z\n", 4, 1, .duplicateRecipient(firstLine: 2)),
      ("email,name\na@b,x\n a@B\u{A0},z\n", 3, 1, .duplicateRecipient(firstLine: 2)),
      (
        "id,email\ndid:example:a,a@b\n,A@b\n", 3, 2, .duplicateRecipient(firstLine: 2)
      ),
      (
        "id,email\n,a@b\ndid:example:a,a@b\n", 3, 15, .duplicateRecipient(firstLine: 2)
      ),
      (
        "id,email\ndid:example:a,a@b\ndid:example:a,c@d\n,c@d\n", 3, 1,
        .duplicateRecipient(firstLine: 2)
      ),
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
    ] as [(String, Int, Int, RowFault.Reason?)] + valueCases)
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

  /// Values that the data model would let pass.
  private static let valueCases: [(String, Int, Int, RowFault.Reason?)] = [
    ("name,email\n\u{A0} \t,a@b\n", 2, 1, .controlCharacter(column: "name", scalar: "\t")),
    ("email,role\na@b,\u{2003}\n", 2, 5, .blankText(column: "role")),
    ("email,term\na@b,\u{7}\n", 2, 5, .controlCharacter(column: "term", scalar: "\u{7}")),
    (
      "email,licenseNumber\na@b,\"1\n2\"\n", 2, 5,
      .controlCharacter(column: "licenseNumber", scalar: "\n")
    ),
    (
      "email,narrative\na@b,\"1\n2\u{0}\"\n", 2, 5,
      .controlCharacter(column: "narrative", scalar: "\u{0}")
    ),
    ("email,evidence:name\na@b, \n", 2, 5, .blankText(column: "evidence:name")),
    ("email,result:Project\na@b, \n", 2, 5, .blankText(column: "result:Project")),
    (
      "email,creditsEarned\na@b,-0.5\n", 2, 5,
      .negativeNumber(column: "creditsEarned", text: "-0.5")
    ),
    ("email,validFor\na@b,P0D\n", 2, 5, .zeroDuration(column: "validFor", text: "P0D")),
    ("email,validFor\na@b,PT0S\n", 2, 5, .zeroDuration(column: "validFor", text: "PT0S")),
    ("email,validFor\na@b,P8000Y\n", 2, 5, .validityBeyondCalendar(start: Fixture.now)),
    (
      "email,activityStartDate,activityEndDate\na@b,2026-02-01T00:00:00Z,2026-01-31T23:00:00Z\n",
      2, 26,
      .activityOrder(
        start: Instant(secondsSinceEpoch: 1_769_904_000),
        end: Instant(secondsSinceEpoch: 1_769_900_400))
    ),
  ]

  @Test func `a duration that the row's own beginning leads out of the calendar is refused`() throws
  {
    let csv = "email,validFrom\na@b,9998-06-01T00:00:00Z\nc@d,9997-06-01T00:00:00Z\n"
    let start = try Instant(rfc3339: "9998-06-01T00:00:00Z")
    let faults = Fixture.faults { try Fixture.list(csv: csv) }
    #expect(faults.map(\.reason) == [.validityBeyondCalendar(start: start)])
    #expect(faults.first?.place == TextPlace(line: 2, column: 5))
  }

  @Test func `a row's activity and the template's must fit together`() throws {
    let template = try Fixture.template([
      ("subject", ["activityStartDate": "2026-02-01T00:00:00Z"])
    ])
    let csv = "email,activityEndDate\na@b,2026-01-31T00:00:00Z\n"
    let faults = Fixture.faults { try Fixture.list(csv: csv, template: template) }
    guard case .activityOrder? = faults.first?.reason else {
      return #expect(Bool(false), "\(faults)")
    }
    #expect(faults.first?.place == TextPlace(line: 2, column: 5))
    let right = "email,activityEndDate\na@b,2026-02-01T00:00:00Z\n"
    #expect(try Fixture.list(csv: right, template: template).recipients.count == 1)
  }

  @Test func `only the first unknown column is told which ones there are`() throws {
    let faults = Fixture.faults { try Fixture.list(csv: "email,Grade,naem,Class\na,b,c,d\n") }
    #expect(faults.map { $0.description.contains("'licenseNumber'") } == [true, false, false])
    #expect(faults[1].description.hasSuffix("there is no column 'naem'; did you mean 'name'?"))
    #expect(faults[2].description.hasSuffix("there is no column 'Class'"))
    let lines = Fixture.faults {
      try Fixture.list(jsonLines: "{\"email\":\"a@b\",\"X\":1}\n{\"email\":\"c@d\",\"X\":2}\n")
    }
    #expect(lines.map { $0.description.contains("'licenseNumber'") } == [true, false])
  }

  @Test func `too few and too many fields have their own advice`() {
    let few = RowFault.Reason.fieldCount(expected: 2, found: 1).description
    let many = RowFault.Reason.fieldCount(expected: 2, found: 3).description
    #expect(few.contains("an empty field needs its comma too"))
    #expect(many.contains("put a field that holds a comma in double quotes"))
  }

  @Test func `all warnings are counted, the first ones kept`() throws {
    let rows = (1...30).map { "student\($0)@students.example,1\n" }.joined()
    let list = try Fixture.list(csv: "email,result:Examination\n" + rows)
    #expect(list.warnings.count == RecipientList.maxFaults)
    #expect(list.warningCount == 30)
  }

  @Test func `a level below the required one is named as people know it`() throws {
    guard var achievement = Fixture.template["achievement"] else { return }
    achievement["resultDescription"] = [
      [
        "id": .string(Fixture.project), "type": ["ResultDescription"], "name": "Project",
        "resultType": "RubricCriterionLevel", "requiredLevel": .string(Fixture.proficient),
        "rubricCriterionLevel": [
          ["id": "urn:level:1", "type": ["RubricCriterionLevel"], "name": "Not yet"],
          [
            "id": .string(Fixture.proficient), "type": ["RubricCriterionLevel"],
            "name": "Proficient",
          ],
        ],
      ]
    ]
    let list = try Fixture.list(
      csv: "email,achievedLevel:Project\na@b.example,Not yet\n",
      template: try Fixture.template([("achievement", achievement)]))
    #expect(
      list.warnings.map(\.reason) == [
        .requiredLevelNotMet(
          required: ResultLevel(id: ExactString(Fixture.proficient), name: "Proficient"),
          achieved: ResultLevel(id: "urn:level:1", name: "Not yet"))
      ])
    #expect(
      list.warnings.first?.reason.description
        == "the result does not meet the required level 'Proficient' ('\(Fixture.proficient)'): "
        + "it is 'Not yet' ('urn:level:1')")
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
        try Fixture.list(csv: "narrative,email\n\"one\ntwo\",nobody\n")
      }.first)
    #expect(fault.place == TextPlace(line: 3, column: 6))
    #expect(fault.rowLine == 2)
  }
}
