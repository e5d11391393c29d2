import CredentialModel
import StrictJSON
import Testing

@Suite struct `A result` {
  @Test(arguments: [
    RuleCase(
      "/credentialSubject/result/0/resultDescription", #""urn:uuid:no""#, .resultUnknownDescription),
    RuleCase(
      "/credentialSubject/result/0/resultDescription", #""urn:uuid:R1""#, .resultUnknownDescription),
    RuleCase("/credentialSubject/result/0/value", #""100.01""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""-1""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""95%""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""nan""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""0x10""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""1e1""#, .resultValueOutOfRange),
    RuleCase(
      "/credentialSubject/result/0/value", #""100.00000000000000000001""#, .resultValueOutOfRange),
    RuleCase("/credentialSubject/result/0/value", #""49.999""#, .resultRequiredValue, .warning),
    RuleCase(
      "/credentialSubject/result/0/value", nil, .resultRequiredValue,
      at: "/credentialSubject/result/0", .warning),
    RuleCase("/credentialSubject/result/1/value", #""E""#, .resultValueNotAllowed),
    RuleCase("/credentialSubject/result/1/value", #""b""#, .resultValueNotAllowed),
    RuleCase("/credentialSubject/result/1/value", #""D""#, .resultRequiredValue, .warning),
    RuleCase("/credentialSubject/result/2/achievedLevel", #""urn:uuid:l9""#, .resultLevel),
    RuleCase(
      "/credentialSubject/result/2/achievedLevel", nil, .resultRequiredLevel,
      at: "/credentialSubject/result/2", .warning),
    RuleCase("/credentialSubject/result/3/status", nil, .resultStatus),
    RuleCase("/credentialSubject/creditsEarned", "3.5", .resultCredits),
  ])
  func `fits its description`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase(
      "/credentialSubject/result/2/resultDescription", nil, .resultLevel,
      at: "/credentialSubject/result/2/achievedLevel"),
    RuleCase(
      "/credentialSubject/result/0", #"{"type": ["Result"]}"#, .resultEmpty,
      at: "/credentialSubject/result/0", .warning),
    RuleCase(
      "/credentialSubject/result/2/value", #""good""#, .resultValueBesideLevels, .warning),
  ])
  func `says something that its description gives a meaning`(rule: RuleCase) throws {
    try rule.expect()
  }

  @Test func `of a rubric has a score beside its level`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(
        Change("/credentialSubject/achievement/resultDescription/2/resultType", "RubricScore")
      )
      .changed(Change("/credentialSubject/result/2/value", "4"))
    #expect(try findings(badge) == [])
    let found = try findings(
      badge.changed(Change("/credentialSubject/result/2/achievedLevel", nil)))
    #expect(Set(found.map { $0.code }) == [.resultValueBesideLevels, .resultRequiredLevel])
  }

  @Test func `may stand without a description where it states a value`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/result/1/resultDescription", nil))
    #expect(try findings(badge) == [])
  }

  @Test(arguments: [
    RuleCase(
      "/credentialSubject/achievement/resultDescription/1/allowedValue", #"["D", "C", "B", "C"]"#,
      .resultDescriptionDuplicate,
      at: "/credentialSubject/achievement/resultDescription/1/allowedValue/3", .warning),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/1/id", #""urn:uuid:r1""#,
      .resultDescriptionDuplicate),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/0/valueMin", #""200""#,
      .resultDescriptionRange),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/0/valueMin", #""low""#,
      .resultDescriptionRange, .warning),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/0/requiredValue", #""101""#,
      .resultDescriptionRequiredValue),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/1/requiredValue", #""F""#,
      .resultDescriptionRequiredValue),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/2/requiredLevel", #""urn:uuid:l9""#,
      .resultDescriptionRequiredLevel),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/2/rubricCriterionLevel/1/id",
      #""urn:uuid:l1""#,
      .resultDescriptionDuplicate),
    RuleCase("/credentialSubject/achievement/criteria", "{}", .criteriaEmpty, .warning),
  ])
  func `has a sound description`(rule: RuleCase) throws {
    let document = try parsed(rule.base).tree()
      .changed(try Change(rule.pointer, json: try #require(rule.value)))
    let found = try findings(document).filter { $0.code == rule.code }
    #expect(found.map { $0.pointer } == [rule.place])
    #expect(found.first?.severity == rule.severity)
  }

  @Test(arguments: [
    "0", "100", "100.0", "050", "50.00", "+99.9", "99.99999999999999999999",
  ])
  func `is compared as a number`(value: String) throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/achievement/resultDescription/0/requiredValue", nil))
      .changed(Change("/credentialSubject/result/0/value", .string(value)))
    #expect(try findings(badge) == [])
  }

  @Test(arguments: [
    ("-5", "-1", "-3", true), ("-5", "-1", "-5.0", true), ("-5", "-1", "-5.1", false),
    ("-5", "-1", "0", false), ("-1", "1", "-0", true), ("0.5", "0.75", "0.6", true),
    ("0.5", "0.75", "0.05", false), ("9", "10", "9.5", true), ("9", "10", "10.5", false),
  ])
  func `is compared with its sign`(
    minimum: String, maximum: String, value: String, isInRange: Bool
  ) throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/achievement/resultDescription/0/requiredValue", nil))
      .changed(
        Change("/credentialSubject/achievement/resultDescription/0/valueMin", .string(minimum))
      )
      .changed(
        Change("/credentialSubject/achievement/resultDescription/0/valueMax", .string(maximum))
      )
      .changed(Change("/credentialSubject/result/0/value", .string(value)))
    #expect(try findings(badge).isEmpty == isInRange)
  }

  @Test func `says that it does not meet the required level`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(
        Change(
          "/credentialSubject/achievement/resultDescription/2/requiredLevel", "urn:uuid:l2")
      )
      .changed(Change("/credentialSubject/result/2/achievedLevel", "urn:uuid:l1"))
    let found = try findings(badge)
    #expect(found.map { $0.code } == [.resultRequiredLevel])
    #expect(found.first?.pointer == "/credentialSubject/result/2/achievedLevel")
    #expect(found.first?.severity == .warning)
  }

  @Test func `may stand outside the range where it is listed`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(
        try Change(
          "/credentialSubject/achievement/resultDescription/0/allowedValue",
          json: #"["absent", "50.0"]"#)
      )
      .changed(Change("/credentialSubject/achievement/resultDescription/0/requiredValue", nil))
      .changed(Change("/credentialSubject/result/0/value", "absent"))
    #expect(try findings(badge) == [])
  }

  @Test func `whose required value nothing orders is left to the reader`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/achievement/resultDescription/1/allowedValue", nil))
    let found = try findings(badge)
    #expect(found.map { $0.code } == [.resultRequiredValue])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.message.contains("cannot be decided") == true)
  }
}
