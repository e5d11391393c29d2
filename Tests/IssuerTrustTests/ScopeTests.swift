import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `What an issuer may award` {
  /// The refusal for an award under the grants of a record.
  private func refusal(_ scope: JSONTree, _ award: AwardFacts) throws -> ScopeRefusal? {
    try TestRecord.changed { $0["scope"] = scope }.scopeRefusal(for: award)
  }

  private func code(_ scope: JSONTree, _ award: AwardFacts) throws -> String? {
    try refusal(scope, award)?.code
  }

  private static func aligned(_ framework: ExactString, level: ExactString?) -> AwardFacts {
    AwardFacts(alignments: [.init(framework: framework, targetURL: nil, level: level)])
  }

  private static func aligned(to url: ExactString, level: ExactString? = nil) -> AwardFacts {
    AwardFacts(alignments: [.init(framework: nil, targetURL: url, level: level)])
  }

  @Test func `a record without a scope restricts nothing`() throws {
    #expect(try TestRecord.changed { $0["scope"] = nil }.scopeRefusal(for: AwardFacts()) == nil)
  }

  @Test func `a record with an empty scope grants nothing`() throws {
    let record = try TestRecord.changed { $0["scope"] = [] }
    #expect(record.needsAwardFacts)
    #expect(record.scopeRefusal(for: AwardFacts())?.code == "SCOPE_NONE")
  }

  @Test func `a grant without dimensions grants everything`() throws {
    #expect(try refusal([[:]], AwardFacts()) == nil)
  }

  @Test func `T27 a type of credential that is not granted is refused`() throws {
    let scope: JSONTree = [["credentialTypes": ["OpenBadgeCredential"]]]
    #expect(try code(scope, AwardFacts(credentialTypes: ["OpenBadgeCredential"])) == nil)
    #expect(try code(scope, AwardFacts(credentialTypes: ["DiplomaCredential"])) == "SCOPE_TYPE")
    #expect(try code(scope, AwardFacts(credentialTypes: ["openbadgecredential"])) == "SCOPE_TYPE")
    #expect(try code(scope, AwardFacts()) == "SCOPE_TYPE")
  }

  @Test func `a type of achievement that is not granted is refused`() throws {
    let scope: JSONTree = [["achievementTypes": ["MicroCredential", "Course"]]]
    #expect(try code(scope, AwardFacts(achievementTypes: ["Course"])) == nil)
    #expect(try code(scope, AwardFacts(achievementTypes: ["Degree"])) == "SCOPE_TYPE")
  }

  @Test(
    arguments: [
      ("4.5", nil), ("5", nil), ("5.0", nil), ("5.000", nil), ("5.001", "SCOPE_LEVEL"),
      ("6", "SCOPE_LEVEL"), ("10", "SCOPE_LEVEL"), ("3.999", "SCOPE_LEVEL"), ("4", nil),
      ("+5", "SCOPE_LEVEL"), ("5e0", "SCOPE_LEVEL"), (" 5", "SCOPE_LEVEL"), ("5.", "SCOPE_LEVEL"),
      ("٥", "SCOPE_LEVEL"), ("", "SCOPE_LEVEL"), ("-5", "SCOPE_LEVEL"), ("0x5", "SCOPE_LEVEL"),
    ] as [(String, String?)])
  func `T28 a level outside the range is refused`(level: String, expected: String?) throws {
    let scope: JSONTree = [
      ["frameworks": [["framework": "NSQF", "minLevel": "4", "maxLevel": "5"]]]
    ]
    #expect(try code(scope, Self.aligned("NSQF", level: ExactString(level))) == expected)
  }

  @Test func `T28 a restricted level must be stated`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "NSQF", "maxLevel": "5"]]]]
    #expect(try code(scope, Self.aligned("NSQF", level: nil)) == "SCOPE_LEVEL")
  }

  @Test func `levels can be listed by name`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "EQF", "levels": ["5", "6"]]]]]
    #expect(try code(scope, Self.aligned("EQF", level: "6")) == nil)
    #expect(try code(scope, Self.aligned("EQF", level: "7")) == "SCOPE_LEVEL")
  }

  @Test(arguments: ["nsqf", "N\u{405}QF", "NSQF ", "NSQ", "NSQFX"])
  func `T29 a framework that only looks like the granted one is refused`(name: String) throws {
    let scope: JSONTree = [["frameworks": [["framework": "NSQF"]]]]
    #expect(try code(scope, Self.aligned(ExactString(name), level: "4")) == "SCOPE_FRAMEWORK")
  }

  @Test func `T30 a granted framework must be stated`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "NSQF"]]]]
    #expect(try code(scope, AwardFacts()) == "SCOPE_FRAMEWORK")
  }

  @Test func `a framework can be granted by the beginning of its addresses`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "https://nsqf.example/levels/"]]]]
    #expect(try code(scope, Self.aligned(to: "https://nsqf.example/levels/4")) == nil)
    #expect(
      try code(scope, Self.aligned(to: "https://nsqf.example.evil/levels/4")) == "SCOPE_FRAMEWORK")
  }

  @Test func `the name of a framework is no beginning of an address`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "NSQF"]]]]
    #expect(try code(scope, Self.aligned(to: "NSQF-but-not-really")) == "SCOPE_FRAMEWORK")
  }

  @Test func `a beginning without its slash covers no other host`() throws {
    let scope: JSONTree = [["frameworks": [["framework": "https://nsqf.example"]]]]
    #expect(try code(scope, Self.aligned(to: "https://nsqf.example/4")) == nil)
    #expect(
      try code(scope, Self.aligned(to: "https://nsqf.example.evil/4")) == "SCOPE_FRAMEWORK")
    #expect(
      try code(scope, Self.aligned(to: "https://nsqf.example@evil/4")) == "SCOPE_FRAMEWORK")
  }

  @Test(arguments: [
    "https://nsqf.example/levels/../4", "https://nsqf.example/levels/%2E./4",
    "https://nsqf.example/levels/..", "https://nsqf.example/levels/x/..\\4",
  ])
  func `an address that leads out of its beginning is not covered by it`(url: String) throws {
    let scope: JSONTree = [["frameworks": [["framework": "https://nsqf.example/levels/"]]]]
    #expect(try code(scope, Self.aligned(to: ExactString(url))) == "SCOPE_FRAMEWORK")
  }

  @Test(
    arguments: [
      (nil, "/scope"), ([nil], "/scope/0"), ([["fields": nil]], "/scope/0/fields"),
      ([["schema": nil]], "/scope/0/schema"), ([["frameworks": nil]], "/scope/0/frameworks"),
      ([["credits": nil]], "/scope/0/credits"),
      ([["credits": ["max": 3, "scheme": nil]]], "/scope/0/credits/scheme"),
      ([["awardedUntil": nil]], "/scope/0/awardedUntil"),
      (
        [["frameworks": [["framework": "NSQF", "maxLevel": nil]]]],
        "/scope/0/frameworks/0/maxLevel"
      ),
    ] as [(JSONTree, JSONPointer)])
  func `null is no way to say that nothing is restricted`(
    scope: JSONTree, place: JSONPointer
  ) throws {
    let error = #expect(throws: TrustError.self) { try refusal(scope, AwardFacts()) }
    guard case .malformed(_, let pointer, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(pointer == place)
  }

  @Test func `T31 an award before or after the grant is refused`() throws {
    let scope: JSONTree = [
      ["awardedFrom": "2026-01-01T00:00:00Z", "awardedUntil": "2026-12-31T23:59:59Z"]
    ]
    func award(_ time: String) throws -> AwardFacts { AwardFacts(awardedAt: try at(time)) }
    #expect(try code(scope, award("2026-01-01T00:00:00Z")) == nil)
    #expect(try code(scope, award("2026-12-31T23:59:59Z")) == nil)
    #expect(try code(scope, award("2025-12-31T23:59:59Z")) == "SCOPE_DATE")
    #expect(try code(scope, award("2027-01-01T00:00:00Z")) == "SCOPE_DATE")
    #expect(try code(scope, AwardFacts()) == "SCOPE_DATE")
  }

  @Test func `T32 halves of two grants make no grant`() throws {
    let scope: JSONTree = [
      ["credentialTypes": ["A"], "frameworks": [["framework": "NSQF"]]],
      ["credentialTypes": ["B"], "frameworks": [["framework": "EQF"]]],
    ]
    let award = AwardFacts(
      credentialTypes: ["A"], alignments: [.init(framework: "EQF", targetURL: nil, level: nil)])
    #expect(try code(scope, award) == "SCOPE_NONE")
    var whole = award
    whole.alignments[0].framework = "NSQF"
    #expect(try code(scope, whole) == nil)
  }

  @Test func `achievements are granted by id, or one segment below an address`() throws {
    let scope: JSONTree = [["achievements": ["urn:a:1", "https://uni.example/ach/*"]]]
    func award(_ id: ExactString) -> AwardFacts { AwardFacts(achievementID: id) }
    for id: ExactString in [
      "urn:a:1", "https://uni.example/ach/7", "https://uni.example/ach/...",
      "https://uni.example/ach/..7", "https://uni.example/ach/%2e7",
    ] {
      #expect(try code(scope, award(id)) == nil)
    }
    for id: ExactString in [
      "urn:a:10", "urn:a:", "https://uni.example/ach/", "https://uni.example/ach/7/8",
      "https://uni.example/ach", "https://evil.example/ach/7", "https://uni.example/ach/7?x",
      "https://uni.example/ach/7#x", "https://uni.example/ach/..", "https://uni.example/ach/.",
      "https://uni.example/ach/%2e%2E", "https://uni.example/ach/.%2e",
      "https://uni.example/ach/x\\..\\y",
    ] {
      #expect(try code(scope, award(id)) == "SCOPE_ACHIEVEMENT", "\(id)")
    }
  }

  @Test func `fields are granted by the beginning of their codes`() throws {
    let scope: JSONTree = [["fields": ["061"]]]
    #expect(try code(scope, AwardFacts(fields: ["0613"])) == nil)
    // Each field that is stated must be granted, not only one of them.
    #expect(try code(scope, AwardFacts(fields: ["0713", "0611"])) == "SCOPE_FIELD")
    #expect(try code(scope, AwardFacts(fields: ["06"])) == "SCOPE_FIELD")
    #expect(try code(scope, AwardFacts()) == "SCOPE_FIELD")
  }

  @Test func `credits are granted up to a number`() throws {
    let scope: JSONTree = [["credits": ["max": 3]]]
    #expect(try code(scope, AwardFacts(credits: 3)) == nil)
    #expect(try code(scope, AwardFacts(credits: 3.0001)) == "SCOPE_CREDIT")
    #expect(try code(scope, AwardFacts(credits: .nan)) == "SCOPE_CREDIT")
    #expect(try code(scope, AwardFacts()) == "SCOPE_CREDIT")
  }

  @Test func `a language is granted with its varieties`() throws {
    let scope: JSONTree = [["languages": ["en", "hi"]]]
    for tag: ExactString in ["hi", "en-GB", "EN"] {
      #expect(try code(scope, AwardFacts(language: tag)) == nil)
    }
    for tag: ExactString in ["e", "eng", "fr", "en_GB"] {
      #expect(try code(scope, AwardFacts(language: tag)) == "SCOPE_LANGUAGE")
    }
    #expect(try code(scope, AwardFacts()) == "SCOPE_LANGUAGE")
  }

  @Test func `one thing granted does not carry others`() throws {
    let scope: JSONTree = [
      ["frameworks": [["framework": "NSQF", "maxLevel": "5"]], "fields": ["061"]]
    ]
    var award = Self.aligned("NSQF", level: "4")
    award.fields = ["0613"]
    #expect(try code(scope, award) == nil)
    var higher = award
    higher.alignments.append(.init(framework: "NSQF", targetURL: nil, level: "8"))
    #expect(try code(scope, higher) == "SCOPE_LEVEL")
    var other = award
    other.alignments.append(.init(framework: "EQF", targetURL: nil, level: "4"))
    #expect(try code(scope, other) == "SCOPE_FRAMEWORK")
    award.fields.append("0912")
    #expect(try code(scope, award) == "SCOPE_FIELD")
  }

  @Test func `what cannot be checked is not granted`() throws {
    let cases: [(String, JSONTree)] = [
      ("schema", ["path": "schemas/a.json", "sha256": "00"]), ("jurisdictions", ["IN"]),
      ("modes", ["online"]), ("credits", ["max": 3, "scheme": "ECTS"]),
    ]
    for (name, value) in cases {
      let refusal = try refusal([.members([name: value])], AwardFacts(credits: 1))
      #expect(refusal?.dimension.rawValue == name)
    }
  }

  @Test func `all evidence that is demanded must be there, and some`() throws {
    let scope: JSONTree = [["qualityStatement": ["Evidence", "ext:Supervised"]]]
    func award(_ types: ExactString...) -> AwardFacts { AwardFacts(evidenceTypes: types) }
    #expect(try code(scope, award("ext:Supervised", "Other", "Evidence")) == nil)
    #expect(try code(scope, award("Evidence")) == "SCOPE_QUALITY")
    #expect(try code(scope, award("evidence", "ext:Supervised")) == "SCOPE_QUALITY")
    #expect(try code(scope, award()) == "SCOPE_QUALITY")
    #expect(try code([["qualityStatement": []]], award()) == "SCOPE_QUALITY")
  }

  /// Every dimension has a code, and a sentence that says what the grant has and what the award has.
  @Test(
    arguments: [
      (["credentialTypes": ["A"]], "SCOPE_TYPE", "has 'A', the credential 'Z'"),
      (["achievementTypes": ["A"]], "SCOPE_TYPE", "has 'A', the credential 'Z'"),
      (["achievements": ["urn:a"]], "SCOPE_ACHIEVEMENT", "has 'urn:a', the credential 'urn:z'"),
      (["frameworks": [["framework": "A"]]], "SCOPE_FRAMEWORK", "has 'A', the credential 'Z'"),
      (
        ["frameworks": [["framework": "Z", "levels": ["1", "2", "3", "4"], "maxLevel": "3"]]],
        "SCOPE_LEVEL", "has 'Z' '1', '2', '3' and 1 more within up to 3, the credential 'Z 9'"
      ),
      (
        ["frameworks": [["framework": "Z", "minLevel": "9.5"]]], "SCOPE_LEVEL", "'Z' from 9.5, the"
      ),
      (["fields": ["06"]], "SCOPE_FIELD", "has '06', the credential '07'"),
      (["credits": ["max": 3]], "SCOPE_CREDIT", "has at most 3, the credential 4.5"),
      (["languages": ["en"]], "SCOPE_LANGUAGE", "has 'en', the credential 'fr'"),
      (
        ["awardedUntil": "2026-01-01T00:00:00Z"], "SCOPE_DATE",
        "has until 2026-01-01T00:00:00Z, the credential 2026-02-01T00:00:00Z"
      ),
      (["qualityStatement": ["A"]], "SCOPE_QUALITY", "has 'A', the credential 'Z'"),
      (["jurisdictions": ["IN"]], "SCOPE_JURISDICTION", "(jurisdictions), which cannot be checked"),
      (["modes": ["online"]], "SCOPE_MODE", "(modes), which cannot be checked here"),
      (["schema": ["path": "schemas/1"]], "SCOPE_SCHEMA", "(schema), which cannot be checked here"),
    ] as [(JSONTree, String, String)])
  func `a refusal says what the grant has and what the award has`(
    grant: JSONTree, code: String, words: String
  ) throws {
    let award = AwardFacts(
      credentialTypes: ["VerifiableCredential", "Z"], achievementTypes: ["Z"],
      achievementID: "urn:z", alignments: [.init(framework: "Z", targetURL: nil, level: "9")],
      fields: ["07"], credits: 4.5, language: "fr", awardedAt: try at("2026-02-01T00:00:00Z"),
      evidenceTypes: ["Z"])
    let refusal = try #require(try refusal([grant], award))
    #expect(refusal.code == code)
    #expect(refusal.grantCount == 1)
    #expect("\(refusal)".contains(words), "\(refusal)")
    #expect(!"\(refusal)".contains("\n"))
    let silent = try #require(try self.refusal([grant], AwardFacts()))
    #expect(silent.stated == nil)
    #expect(silent.granted == nil || "\(silent)".hasSuffix("the credential says nothing of it"))
  }

  @Test func `what is long is cut`() throws {
    let long = ExactString(String(repeating: "x", count: 100))
    let refusal = try #require(
      try refusal(
        [["credentialTypes": [.string(long.string)]]],
        AwardFacts(credentialTypes: ["1", "2", "3", "4", "5"])))
    #expect(refusal.granted == "'" + String(repeating: "x", count: 60) + "…'")
    #expect(refusal.stated == "'1', '2', '3' and 2 more")
  }

  @Test func `the nearest grant is told, and what it does not cover`() throws {
    let scope: JSONTree = [
      ["credentialTypes": ["A"], "languages": ["en"], "credits": ["max": 1]],
      ["credentialTypes": ["B"], "languages": ["en"], "credits": ["max": 9]],
    ]
    let award = AwardFacts(credentialTypes: ["B"], credits: 5, language: "fr")
    let refusal = try #require(try refusal(scope, award))
    #expect(refusal.nearestGrant == 1)
    #expect(refusal.dimension == .languages)
  }
}
