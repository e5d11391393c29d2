import ControlledIdentifiers
import CredentialVerifier
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// What is demanded beside a credential's being genuine, and what is said of its quality.
@Suite struct QualityTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  private static let agency: JSONTree = [
    "authority": ["id": "https://ncvet.example", "name": "NCVET"], "kind": "awarding-body",
    "decision": "recognised", "reference": "17", "validFrom": "2026-01-01T00:00:00Z",
    "validUntil": "2026-12-31T00:00:00Z",
  ]

  private func list(_ accreditation: [JSONTree]) throws -> Federation {
    Federation(records: [
      try Federation.record(
        id: university, keyID: method, change: ["accreditation": .array(accreditation)])
    ])
  }

  private func report(
    _ accreditation: [JSONTree], _ policy: VerificationPolicy = .standard,
    at time: String = "2026-06-01T00:00:00Z", change: (inout JSONTree) -> Void = { _ in }
  ) throws -> VerificationReport {
    var document = Badge.unsigned(issuer: university)
    change(&document)
    let verifier = Verifier(trust: try list(accreditation).bundle(), policy: policy)
    return Badge.report(
      try Badge.sign(document, method: method), at: Badge.instant(time), verifier: verifier)
  }

  private func aligned(_ alignments: [JSONTree]) -> (inout JSONTree) -> Void {
    { document in
      document = document.replacing(
        ["credentialSubject", "achievement", "alignment"], with: .array(alignments))
    }
  }

  private static func alignment(_ framework: String, _ level: String?) -> JSONTree {
    .members([
      "type": ["Alignment"], "targetName": "A level", "targetUrl": "https://nsqf.example/5",
      "targetFramework": .string(framework), "targetCode": level.map { .string($0) },
    ])
  }

  // MARK: - Accreditation

  @Test func `T34 an accreditation that ended leaves the key good, and fails who demands it`()
    throws
  {
    let late = "2027-01-05T00:00:00Z"
    let plain = try report([Self.agency], at: late)
    #expect(plain.codes(.accreditation, .warning) == ["QUALITY_EXPIRED"])
    #expect(plain.check(.trustKey)?.outcome == .passed)
    #expect(plain.verdict.name == "accepted")
    let demanded = try report(
      [Self.agency], VerificationPolicy(requiredAccreditation: ["NCVET"]), at: late)
    #expect(demanded.codes(.accreditation, .failed) == ["QUALITY_EXPIRED"])
    #expect(demanded.check(.trustKey)?.outcome == .passed)
    #expect(demanded.json()["proof"] == "holds")
    #expect(demanded.verdict.name == "untrusted")
  }

  @Test(arguments: ["NCVET", "https://ncvet.example", "awarding-body"])
  func `an accreditation is demanded by the authority's name or id, or by its kind`(
    demand: String
  ) throws {
    let report = try report(
      [Self.agency], VerificationPolicy(requiredAccreditation: [ExactString(demand)]))
    #expect(report.codes(.accreditation, .passed) == ["ACCREDITED"])
    #expect(report.verdict.name == "accepted")
  }

  @Test(
    arguments: [
      "ncvet", "NCVET ", "N\u{421}VET", "NCVE", "https://ncvet.example/", "17", "recognised",
    ])
  func `an accreditation by a name that only looks like it is none`(demand: String) throws {
    let report = try report(
      [Self.agency], VerificationPolicy(requiredAccreditation: [ExactString(demand)]))
    #expect(report.codes(.accreditation, .failed) == ["QUALITY_NOT_ACCREDITED"])
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `each accreditation that is demanded must be there`() throws {
    let other: JSONTree = ["authority": ["name": "UGC"], "validUntil": "2026-02-01T00:00:00Z"]
    let report = try report(
      [Self.agency, other], VerificationPolicy(requiredAccreditation: ["NCVET", "UGC", "AICTE"]))
    #expect(report.codes(.accreditation, .passed) == ["ACCREDITED"])
    #expect(
      report.codes(.accreditation, .failed) == ["QUALITY_EXPIRED", "QUALITY_NOT_ACCREDITED"])
  }

  @Test(
    arguments: [
      ["decision": "refused"], ["validFrom": "2026-07-01T00:00:00Z"],
    ] as [[String: JSONTree]])
  func `a decision against the issuer, or of later, is no accreditation`(
    change: [String: JSONTree]
  ) throws {
    var entry = Self.agency
    for (name, value) in change { entry[name] = value }
    let report = try report([entry], VerificationPolicy(requiredAccreditation: ["NCVET"]))
    #expect(report.codes(.accreditation, .failed) == ["QUALITY_NOT_ACCREDITED"])
  }

  @Test func `a known key is no accreditation: there are two lines, and two facts`() throws {
    let report = try report([])
    #expect(report.verdict.name == "accepted")
    #expect(report.check(.trustIssuer)?.outcome == .passed)
    #expect(report.codes(.accreditation, .skipped) == ["QUALITY_NOT_ACCREDITED"])
    #expect(report.json()["issuer"]?["name"] == "Listed University")
    #expect(report.json()["quality"]?["accredited"] == "no")
  }

  // MARK: - Levels

  @Test(
    arguments: [
      ("4.5", nil), ("5", nil), ("10", nil), ("4.50", nil), ("4.499", "QUALITY_LEVEL_TOO_LOW"),
      ("4", "QUALITY_LEVEL_TOO_LOW"), ("five", "QUALITY_LEVEL_NOT_STATED"),
      ("5.", "QUALITY_LEVEL_NOT_STATED"), ("+5", "QUALITY_LEVEL_NOT_STATED"),
      (nil, "QUALITY_LEVEL_NOT_STATED"),
    ] as [(String?, String?)])
  func `a level that is demanded must be stated, and reached`(
    level: String?, code: String?
  ) throws {
    let policy = VerificationPolicy(minimumLevel: MinimumLevel("NSQF:4.5"))
    let report = try report([], policy, change: aligned([Self.alignment("NSQF", level)]))
    #expect(report.code(.level) == code)
    #expect(report.verdict.name == (code == nil ? "accepted" : "untrusted"))
    if code == nil { #expect(report.codes(.level, .passed) == ["QUALITY_LEVEL"]) }
  }

  @Test(arguments: ["nsqf", "N\u{405}QF", "EQF", "NSQF "])
  func `a level of another framework is none`(framework: String) throws {
    let policy = VerificationPolicy(minimumLevel: MinimumLevel("NSQF:1"))
    let report = try report([], policy, change: aligned([Self.alignment(framework, "8")]))
    #expect(report.code(.level) == "QUALITY_LEVEL_NOT_STATED")
  }

  @Test func `of several levels the lowest counts, and no alignment is none`() throws {
    let policy = VerificationPolicy(minimumLevel: MinimumLevel("NSQF:4.5"))
    let both = aligned([Self.alignment("NSQF", "6"), Self.alignment("NSQF", "4")])
    #expect(try report([], policy, change: both).code(.level) == "QUALITY_LEVEL_TOO_LOW")
    #expect(try report([], policy).code(.level) == "QUALITY_LEVEL_NOT_STATED")
  }

  @Test func `a framework can be named by the beginning of its URLs`() throws {
    let minimum = try #require(MinimumLevel("https://nsqf.example/:5"))
    #expect(minimum.framework == "https://nsqf.example/")
    let policy = VerificationPolicy(minimumLevel: minimum)
    let report = try report([], policy, change: aligned([Self.alignment("X", "5")]))
    #expect(report.codes(.level, .passed) == ["QUALITY_LEVEL"])
  }

  @Test(arguments: ["NSQF", "NSQF:", ":5", "", "NSQF:five", "NSQF:4,5", "NSQF: 5", "NSQF:-1"])
  func `a level that cannot be read is none`(text: String) {
    #expect(MinimumLevel(text) == nil)
  }

  @Test func `without a demand no level is looked at, and the policy says what is demanded`() throws
  {
    #expect(try report([]).check(.level) == nil)
    #expect(try report([]).json()["policy"]?["minimumLevel"] == nil)
    let policy = VerificationPolicy(
      requiredAccreditation: ["NCVET"], minimumLevel: MinimumLevel("NSQF:4.50"))
    let json = try report([], policy).json()["policy"]
    #expect(json?["requiredAccreditation"] == ["NCVET"])
    #expect(json?["minimumLevel"] == ["framework": "NSQF", "level": "4.5"])
  }

  // MARK: - Facts

  @Test func `the report tells who accredits, the level, the assessment and the evidence`() throws {
    let decision = Array("the decision".utf8)
    let digest = Base16.encode(DigestAlgorithm.sha256.digest(of: decision))
    func entry(_ path: String, _ sha256: String?) -> JSONTree {
      Self.agency.replacing(
        ["evidence"],
        with: .members(["path": .string(path), "sha256": sha256.map { .string($0) }]))
    }
    var list = try list([
      entry("evidence/1.pdf", digest), entry("evidence/1.pdf", nil),
      entry("evidence/1.pdf", String(repeating: "0", count: 64)), entry("evidence/2.pdf", digest),
    ])
    list.others = [("evidence/1.pdf", decision)]
    var document = Badge.unsigned(issuer: university)
    aligned([Self.alignment("NSQF", "5")])(&document)
    document = document.replacing(
      ["credentialSubject", "result"], with: [["type": ["Result"], "value": "87"]])
    let report = Badge.report(
      try Badge.sign(document, method: method), verifier: Verifier(trust: try list.bundle()))
    let quality = try #require(report.json()["quality"])
    #expect(quality["accredited"] == "yes")
    guard case .array(let by)? = quality["by"], case .array(let evidence)? = quality["evidence"]
    else {
      Issue.record("no lists")
      return
    }
    #expect(by.first?["name"] == "NCVET")
    #expect(by.first?["kind"] == "awarding-body")
    #expect(quality["levels"] == [["framework": "NSQF", "level": "5"]])
    #expect(quality["assessed"] == true)
    #expect(
      evidence.map { $0["state"] } == ["verified", "verified", "changed", "missing"])
    #expect(evidence.first?["sha256"] == .string(digest))
    #expect(evidence.last?["sha256"] == nil)
    let plain = try self.report([])
    #expect(plain.quality?.isAssessed == false)
    #expect(plain.quality?.levels.isEmpty == true)
  }

  @Test func `nothing is said of the quality of a document that may be anybody's`() throws {
    let forged = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: university), key: 3),
      verifier: Verifier(
        trust: try list([Self.agency]).bundle(),
        policy: VerificationPolicy(requiredAccreditation: ["NCVET"])))
    #expect(forged.json()["quality"] == nil)
    #expect(forged.codes(.accreditation, .skipped) == ["ISSUER_NOT_PROVEN"])
  }

  @Test func `what is demanded of a credential is not demanded of who endorses it`() throws {
    let trust = try Federation(records: [
      try Endorsement.record(
        Endorsement.university, "University", change: ["accreditation": [Self.agency]]),
      try Endorsement.record(Endorsement.agency, "Agency"),
    ]).bundle()
    let verifier = Verifier(
      trust: trust, policy: VerificationPolicy(requiredAccreditation: ["NCVET"]))
    let report = Badge.report(
      try Endorsement.badge([try Endorsement.signed()]), verifier: verifier)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.endorsements.map(\.report.verdict.name) == ["accepted"])
  }
}
