import BadgeBaking
import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import Foundation
import IssuerTrust
import SelectiveSigning
import StrictJSON
import TestSupport
import Testing

/// `docs/report-format.md` describes what programs get, all of it.
@Suite struct ReportFormatTests {
  private static let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let page: String
  /// What stands in backticks.
  private let named: Set<String>

  init() throws {
    page = try Self.text("docs/report-format.md")
    let parts = page.split(separator: "`", omittingEmptySubsequences: false)
    named = Set(stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) })
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: tree.appendingPathComponent(path), encoding: .utf8)
  }

  /// The codes in Swift source: words in capitals in quotation marks.
  private static func codes(in path: String) throws -> Set<String> {
    let source = try text(path)
    let parts = source.split(separator: "\"", omittingEmptySubsequences: false)
    let codes = parts.filter { part in
      part.count > 3 && part.first?.isLetter == true
        && part.utf8.allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
    }
    return Set(codes.map(String.init))
  }

  /// Every code that a reason can have.
  private static func allCodes() throws -> Set<String> {
    let files = [
      "Sources/CredentialVerifier/Report/Reason+Facts.swift",
      "Sources/CredentialVerifier/Report/Reason+Endorsements.swift",
      "Sources/CredentialVerifier/Report/Reason+Contents.swift",
      "Sources/CredentialVerifier/Report/Reason+Tokens.swift",
      "Sources/JOSE/JOSEError.swift",
      "Sources/CredentialVerifier/Report/StatusFinding.swift",
      "Sources/StatusLists/StatusListError.swift",
      "Sources/BadgeBaking/ImageError.swift",
      "Sources/CredentialVerifier/Report/Reason+Images.swift",
      "Sources/LinkedData/Statements/DataLoss+Code.swift", "Sources/StrictJSON/JSONError.swift",
      "Sources/IssuerTrust/TrustError.swift", "Sources/IssuerTrust/Scope/ScopeRefusal.swift",
    ]
    return try files.reduce(into: Set()) { $0.formUnion(try codes(in: $1)) }
  }

  @Test func `every check is in it, with its axis`() {
    for id in CheckID.allCases {
      #expect(page.contains("| `\(id.rawValue)` | \(id.axis.rawValue) | "), "\(id.rawValue)")
      #expect(named.contains(id.axis.rawValue))
    }
  }

  @Test func `every code is in it, and no other`() throws {
    let codes = try Self.allCodes()
    #expect(codes.count > 100)
    #expect(codes.subtracting(named).sorted() == [])
    let written = named.filter { name in
      name.contains("_") && name.utf8.allSatisfy { 0x41...0x5A ~= $0 || $0 == 0x5F }
    }
    #expect(written.subtracting(codes).sorted() == [])
  }

  @Test func `every code of a finding is in it`() {
    let codes = Set(FindingCode.allCases.map(\.rawValue))
    #expect(codes.subtracting(named).sorted() == [])
  }

  @Test func `every member of every report is in it`() throws {
    var names: Set<String> = []
    for report in try reports() { collect(report.json(), into: &names) }
    #expect(names.isSuperset(of: ["findings", "problemType", "achievementId", "country"]))
    #expect(names.subtracting(named).sorted() == [])
  }

  @Test func `every code of every report, and its outcome, is in its row`() throws {
    for check in try reports().flatMap(allChecks) {
      guard let code = check.reason?.code else { continue }
      let rows = page.split(separator: "\n").filter {
        $0.hasPrefix("| `") && $0.contains("`\(code)`") && $0.contains("`\(check.id.rawValue)`")
      }
      #expect(
        rows.contains { $0.contains(check.outcome.rawValue) },
        "\(check.id.rawValue) \(code) \(check.outcome.rawValue)")
    }
  }

  /// The checks of a report, and those of the endorsements in it.
  private func allChecks(_ report: VerificationReport) -> [Check] {
    report.checks + report.endorsements.flatMap { allChecks($0.report) }
      + report.credentials.flatMap { allChecks($0.report) }
  }

  /// Reports that together have nearly everything.
  private func reports() throws -> [VerificationReport] {
    let (university, method) = ("did:web:university.example", "did:web:university.example#1")
    let record = try Federation.record(
      id: university, keyID: method,
      change: [
        "country": "IN",
        "accreditation": [["authority": ["name": "Agency"], "validUntil": "2030-01-01T00:00:00Z"]],
      ])
    let verifier = try Federation.verifier(
      record, try Federation.record(id: "did:web:college.example", key: 2))
    let document = Badge.unsigned(issuer: university)
    let badge = try Badge.sign(document, method: method)
    let cosigned = try Badge.sign(
      document,
      each: [Badge.Signing(key: 1, method: method), Badge.Signing(key: 3)])
    let faulty = document.replacing(["validFrom"], with: "yesterday")
      .replacing(["termsOfUse"], with: ["type": "Policy"])
      .replacing(["credentialStatus"], with: ["type": "New"])
    let selective = try SelectiveBadge.issue().derived(showing: [])
    let incomplete = try SelectiveBadge.issue(mandatory: ["/issuer"]).derived(
      showing: ["/credentialStatus/0"])
    var unlike = selective
    unlike.signatures = []
    return try endorsements() + presentations() + tokens() + [
      try SelectiveBadge.report(selective.secured()),
      try SelectiveBadge.report(incomplete.secured()),
      try SelectiveBadge.report(unlike.secured()),
      try SelectiveBadge.report(try SelectiveBadge.issue().base),
      Badge.report(badge, recipient: "a@example.com", verifier: verifier),
      Badge.report(badge, recipient: "b@example.com"),
      Badge.report(cosigned, verifier: verifier),
      Badge.report(try Badge.sign(document, key: 2), verifier: verifier),
      Badge.report(try Badge.sign(faulty, method: method), verifier: verifier),
      Badge.report(badge.replacing(["name"], with: "x"), verifier: verifier),
      Badge.report(badge, at: Badge.instant("2040-01-01T00:00:00Z"), verifier: verifier),
      Badge.report(["type": "VerifiablePresentation"]),
      verifier.verify(
        try BadgeImage(TestPNG.image()).baked(with: badge.compactBytes()), at: Badge.now),
      verifier.verify(
        TestPNG.image(TestPNG.internationalText("{}", keyword: "openbadges", flag: 1)),
        at: Badge.now),
      verifier.verify(TestPNG.image(), at: Badge.now),
      verifier.verify(Array("{".utf8), at: Badge.now),
      verifier.verify(
        badge.compactBytes(), at: Badge.instant("2026-03-02T00:00:00Z"), isHistorical: true),
    ]
  }

  /// Reports that together have nearly everything that is said of tokens.
  private func tokens() throws -> [VerificationReport] {
    let header = TokenBadge.header
    var old = TokenBadge.oldBadge()
    old["expirationDate"] = nil
    let payloads: [JSONTree] = [
      TokenBadge.payload(), TokenBadge.oldPayload(old), TokenBadge.oldBadge(),
      TokenBadge.payload().replacing(["iss"], with: "urn:x"),
      TokenBadge.payload().replacing(["exp"], with: nil).replacing(["nbf"], with: "x")
        .replacing(["iat"], with: 2_000_000_000),
      TokenBadge.payload().replacing(["validFrom"], with: "2026-03-01T00:00:00.5Z"),
    ]
    let headers: [JSONTree] = [
      header.replacing(["typ"], with: "vc+jwt").replacing(["iss"], with: "urn:x"),
      header.replacing(["jwk"], with: try TokenBadge.jwk(1)), ["alg": "none"], ["alg": "EdDSA"],
      header.replacing(["kid"], with: "#7"),
    ]
    let tokens =
      try payloads.map { try TokenBadge.token($0) }
      + headers.map { try TokenBadge.token(header: $0) }
    return try tokens.map { try TokenBadge.report($0) }
  }

  /// Reports that together have nearly everything that is said of endorsements.
  private func endorsements() throws -> [VerificationReport] {
    let inner = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry) {
      $0 = $0.replacing(["issuer", "endorsement"], with: [["name": "too deep"]])
    }
    let good = try Endorsement.signed {
      $0 = $0.replacing(["issuer", "endorsement"], with: [inner])
    }
    let all = [
      good, try Endorsement.signed(by: Endorsement.university), good.replacing(["x"], with: 1),
      try Endorsement.signed(of: "urn:other"), try Endorsement.signed(by: "did:web:none.example"),
      try Endorsement.signed { $0["credentialStatus"] = ["type": "New"] },
      good.replacing(["@context"], with: nil), "none",
    ]
    let badge = try Endorsement.badge(all + Array(repeating: good, count: 16)) {
      $0["evidence"] = ["endorsement": [good], "endorsementJwt": ["a.b.c"]]
    }
    let unnamed = try Endorsement.badge([good], at: ["evidence"])
    let verifier = try Endorsement.verifier()
    let restricted = try Endorsement.verifier(agency: ["scope": []])
    return [
      Badge.report(badge, verifier: verifier), Badge.report(unnamed, verifier: verifier),
      Badge.report(try Endorsement.badge([good]), verifier: restricted),
    ]
  }

  /// Reports that together have nearly everything that is said of presentations and records.
  private func presentations() throws -> [VerificationReport] {
    let badges = [
      try Showing.badge(1), try Showing.badge(1), try Showing.badge(2, of: "urn:other"),
      try Showing.badge(3).replacing(["name"], with: "changed"), ["type": "none"],
      try Badge.sign(Badge.unsigned(issuer: try Badge.did(7).did), key: 7),
      try Badge.sign(
        Badge.unsigned(issuer: Showing.university), method: Showing.university + "#1"),
    ]
    var record = try Showing.badge(of: "urn:other")
    for _ in 0..<4 { record = try Showing.record([record]) }
    let asked = PresentationRequest(
      challenge: "now", domains: ["me.example"], requiresHolderBinding: true)
    var policy = VerificationPolicy()
    policy.maxCredentials = 2
    let answered = try Showing.signed(badges) {
      $0.challenge = "now"
      $0.domains = ["me.example"]
    }
    let fragment = "https://maria.example#\(try Badge.did(5).multikey.publicKeyMultibase)"
    return [
      try Showing.report(answered, request: asked), try Showing.report(answered),
      try Showing.report(try Showing.signed(badges), request: asked),
      try Showing.report(try Showing.unsigned(badges), request: asked),
      try Showing.report(try Showing.unsigned([record]), policy: policy),
      try Showing.report(record), try Showing.report(try Showing.badge(), request: asked),
      try Showing.report(try Showing.unsigned([])),
      try Showing.report(try Showing.signed(badges, key: 6)),
      try Showing.report(try Showing.signed(badges, method: fragment)),
      try Showing.report(try Showing.signed(badges) { $0.proofPurpose = "assertionMethod" }),
    ]
  }

  private func collect(_ tree: JSONTree, into names: inout Set<String>) {
    switch tree {
    case .object(let members):
      for member in members {
        names.insert(member.name)
        collect(member.value, into: &names)
      }
    case .array(let elements): for element in elements { collect(element, into: &names) }
    default: break
    }
  }
}
