import ControlledIdentifiers
import CredentialVerifier
import StrictJSON
import Testing

/// Endorsements that tests put into badges, and the list by which they are judged.
///
/// The list has the university, whose badge it is, with key 1; an agency with key 2; and a ministry
/// with key 3.
enum Endorsement {
  static let university = "did:web:university.example"
  static let agency = "did:web:agency.example"
  static let ministry = "did:web:ministry.example"
  static let achievement = "https://university.example/achievements/1"
  static let badge = "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11"

  /// Who has which key.
  private static let keys: [String: UInt8] = [university: 1, agency: 2, ministry: 3]

  /// A record of the list.
  static func record(
    _ id: String, _ name: String, change: [String: JSONTree] = [:],
    changeKey: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    var change = change
    change["names"] = [["lang": "en", "display": .string(name)]]
    return try Federation.record(
      id: id, key: keys[id] ?? 9, keyID: id + "#1", change: change, changeKey: changeKey)
  }

  /// A verifier with the list, of which what it says of the agency can be changed.
  static func verifier(
    agency change: [String: JSONTree] = [:], agencyKey: [String: JSONTree] = [:],
    policy: VerificationPolicy = .standard
  ) throws -> Verifier {
    let records = [
      try record(university, "Listed University"),
      try record(agency, "Listed Agency", change: change, changeKey: agencyKey),
      try record(ministry, "Listed Ministry"),
    ]
    return Verifier(trust: try Federation(records: records).bundle(), policy: policy)
  }

  /// An endorsement with everything that Open Badges 3.0 demands, signed by who makes it.
  ///
  /// The key is the endorser's own, unless another one is named; `change` comes before signing.
  static func signed(
    of endorsed: String = achievement, by endorser: String = agency,
    key: Badge.Signing? = nil, change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var document: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:7b1c9a54-3f0e-4d62-8f4e-2f8f7a2d9c10",
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "name": "Quality assured",
      "issuer": ["id": .string(endorser), "type": ["Profile"], "name": "Claimed Agency"],
      "validFrom": "2026-03-01T00:00:00Z",
      "credentialSubject": [
        "id": .string(endorsed), "type": ["EndorsementSubject"],
        "endorsementComment": "Claimed to be excellent.",
      ],
    ]
    change(&document)
    let signing = key ?? Badge.Signing(key: keys[endorser] ?? 9, method: endorser + "#1")
    return try Badge.sign(document, key: signing.key, method: signing.method)
  }

  /// The university's badge, with endorsements somewhere.
  static func badge(
    _ endorsements: [JSONTree], at path: [String] = onAchievement,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var document = Badge.unsigned(issuer: university).replacing(
      path + ["endorsement"], with: .array(endorsements))
    change(&document)
    return try Badge.sign(document, method: university + "#1")
  }

  /// That the only endorsement does not count, and that the badge is none the worse for it.
  static func expectFailure(
    _ report: VerificationReport, _ code: String, _ words: String,
    at place: JSONPointer = "/credentialSubject/achievement/endorsement/0",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let checks = report.endorsementChecks
    #expect(checks.map(\.outcome) == [.warning], sourceLocation: sourceLocation)
    let check = try #require(checks.first, sourceLocation: sourceLocation)
    #expect(check.reason?.code == code, sourceLocation: sourceLocation)
    #expect(
      check.sentence.contains(words), "\(check.sentence)", sourceLocation: sourceLocation)
    #expect(check.pointer == place, sourceLocation: sourceLocation)
    #expect(report.verdict.name == "accepted", sourceLocation: sourceLocation)
    #expect(report.endorsements.map(\.pointer) == [place], sourceLocation: sourceLocation)
  }

  /// The way to the achievement.
  static let onAchievement = ["credentialSubject", "achievement"]
}

extension VerificationReport {
  /// The checks that name endorsements.
  var endorsementChecks: [Check] { checks.filter { $0.id == .endorsement } }
}
