import CredentialModel
import StrictJSON

/// The documents that the tests start from.
enum Documents {
  /// A plain credential with nothing but what must be there.
  static let credential = """
    {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
      "issuer": "did:example:issuer", "credentialSubject": {"id": "did:example:subject"}}
    """

  /// A plain credential of version 1.1.
  static let credential11 = """
    {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
      "issuer": "did:example:issuer", "issuanceDate": "2020-01-01T00:00:00Z",
      "expirationDate": "2030-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:subject"}}
    """

  /// A presentation of the plain credential.
  static let presentation = """
    {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "holder": "did:example:holder", "verifiableCredential": [\(credential)]}
    """

  /// A badge with nothing but what must be there.
  static let minimalBadge = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": "did:example:issuer", "type": ["Profile"]},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:subject", "type": ["AchievementSubject"],
        "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Welding",
          "description": "Welds two plates", "criteria": {"narrative": "Weld two plates"}}}}
    """

  /// An endorsement.
  static let endorsement = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:9", "type": ["VerifiableCredential", "EndorsementCredential"],
      "name": "Endorsed", "issuer": "did:example:endorser", "validFrom": "2026-01-01T00:00:00Z",
      "awardedDate": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "urn:uuid:2", "type": ["EndorsementSubject"],
        "endorsementComment": "Good work"},
      "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-01-01T00:00:00Z", "proofPurpose": "assertionMethod",
        "verificationMethod": "did:example:endorser#key", "proofValue": "z1"}}
    """

  /// A badge in which everything that Open Badges 3.0 defines stands at least once.
  static let fullBadge = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        {"badgeColour": "https://example.org/#badgeColour"}],
      "id": "urn:uuid:a63a60be-f4af-491c-87fc-2c8fd3007a58",
      "type": ["VerifiableCredential", "AchievementCredential", "OpenBadgeCredential"],
      "name": "Welder, level 2", "description": "Awarded by the guild",
      "image": {"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image", "caption": "A torch"},
      "badgeColour": {"nested": [1, 2.5, null, "caf\\u00e9"]},
      "issuer": \(profile),
      "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2029-01-01T00:00:00+01:00",
      "awardedDate": "2025-12-31T23:59:59.5Z",
      "credentialSubject": \(subject),
      "endorsement": [\(endorsement)], "endorsementJwt": ["eyJh.eyJi.c2ln"],
      "evidence": [{"id": "https://example.org/e", "type": ["Evidence"], "narrative": "N",
        "name": "Film", "description": "D", "genre": "film", "audience": "employers"}],
      "credentialSchema": [{"id": "https://example.org/s.json",
        "type": "1EdTechJsonSchemaValidator2019"}],
      "credentialStatus": {"id": "https://example.org/list#4", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "4",
        "statusListCredential": "https://example.org/list"},
      "refreshService": {"id": "https://example.org/r", "type": "1EdTechCredentialRefresh"},
      "termsOfUse": [{"id": "https://example.org/t", "type": "https://example.org/#Terms"}],
      "proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-01-01T00:00:00Z", "proofPurpose": "assertionMethod",
        "verificationMethod": "did:example:issuer#key", "proofValue": "z1"}]}
    """

  private static let profile = """
    {"id": "did:example:issuer", "type": ["Profile"], "name": "Guild", "url": "https://example.org",
      "phone": "+4930123456", "description": "A guild", "email": "office@example.org",
      "image": {"id": "https://example.org/logo.png", "type": "Image"},
      "address": {"type": ["Address"], "addressCountry": "Germany", "addressCountryCode": "DE",
        "addressRegion": "Berlin", "addressLocality": "Berlin", "streetAddress": "A 1",
        "postOfficeBoxNumber": "7", "postalCode": "10115",
        "geo": {"type": "GeoCoordinates", "latitude": 52.5, "longitude": 13.4}},
      "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "X1",
        "identifierType": "ext:ror"}],
      "official": "A. Smith", "endorsementJwt": ["eyJh..c2ln"],
      "endorsement": [\(endorsement)],
      "parentOrg": {"id": "https://example.org/parent", "type": ["Profile", "https://a.b/#C"],
        "familyName": "F", "givenName": "G", "additionalName": "A", "patronymicName": "P",
        "honorificPrefix": "Dr.", "honorificSuffix": "MSc", "familyNamePrefix": "van",
        "dateOfBirth": "2000-02-29"}}
    """

  private static let alignment = """
    {"type": ["Alignment"], "targetCode": "c", "targetDescription": "d", "targetName": "ESCO",
      "targetFramework": "f", "targetType": "ceasn:Competency",
      "targetUrl": "https://example.org/esco"}
    """

  private static let subject = """
    {"id": "did:example:subject", "type": ["AchievementSubject"],
      "activityStartDate": "2025-09-01T00:00:00Z", "activityEndDate": "2025-12-01T00:00:00Z",
      "creditsEarned": 2.5, "licenseNumber": "L", "narrative": "N", "role": "R", "term": "T",
      "image": {"id": "https://example.org/i.svg", "type": "Image"},
      "source": {"id": "https://example.org/school", "type": ["Profile"]},
      "identifier": [{"type": "IdentityObject", "hashed": true, "salt": "Kosher",
        "identityHash":
          "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
        "identityType": "emailAddress"}],
      "result": [
        {"type": ["Result"], "resultDescription": "urn:uuid:r1", "value": "82.5",
          "alignment": [\(alignment)]},
        {"type": ["Result"], "resultDescription": "urn:uuid:r2", "value": "B"},
        {"type": ["Result"], "resultDescription": "urn:uuid:r3", "achievedLevel": "urn:uuid:l2"},
        {"type": ["Result"], "resultDescription": "urn:uuid:r4", "status": "Completed"}],
      "achievement": \(achievement)}
    """

  private static let achievement = """
    {"id": "urn:uuid:bd6d9316", "type": ["Achievement"], "achievementType": "MicroCredential",
      "name": "Welding", "description": "Welds two plates",
      "criteria": {"id": "https://example.org/c", "narrative": "Weld two plates"},
      "alignment": [\(alignment)], "creditsAvailable": 3,
      "creator": {"id": "https://example.org/creator", "type": ["Profile"]},
      "endorsement": [\(endorsement)], "endorsementJwt": ["eyJh.eyJi.c2ln"],
      "fieldOfStudy": "Metal", "humanCode": "W2", "inLanguage": "de-DE", "specialization": "MIG",
      "image": {"id": "https://example.org/a.png", "type": "Image"},
      "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "X1",
        "identifierType": "systemId"}],
      "related": [{"id": "urn:uuid:en", "type": ["Related"], "inLanguage": "en",
        "version": "1"}],
      "tag": ["metal", "heat"], "version": "2",
      "resultDescription": [
        {"id": "urn:uuid:r1", "type": ["ResultDescription"], "name": "Score",
          "resultType": "Percent", "valueMin": "0", "valueMax": "100", "requiredValue": "50.0",
          "alignment": [\(alignment)]},
        {"id": "urn:uuid:r2", "type": ["ResultDescription"], "name": "Grade",
          "resultType": "LetterGrade", "allowedValue": ["D", "C", "B", "A"],
          "requiredValue": "C"},
        {"id": "urn:uuid:r3", "type": ["ResultDescription"], "name": "Level",
          "resultType": "RubricCriterionLevel", "requiredLevel": "urn:uuid:l1",
          "rubricCriterionLevel": [
            {"id": "urn:uuid:l1", "type": ["RubricCriterionLevel"], "name": "Novice",
              "description": "D", "level": "1", "points": "1"},
            {"id": "urn:uuid:l2", "type": ["RubricCriterionLevel"], "name": "Master",
              "alignment": [\(alignment)]}]},
        {"id": "urn:uuid:r4", "type": ["ResultDescription"], "name": "Status",
          "resultType": "Status"}]}
    """
}

/// The parsed document.
func parsed(_ text: String) throws -> JSONValue {
  try JSONDocument(Array(text.utf8)).root
}

/// The findings about a document.
func findings(
  _ text: String, stage: Validation.Stage = .issued
) throws -> [Finding] {
  Validation.findings(of: try parsed(text), stage: stage)
}

/// The findings about a document that was changed.
func findings(
  _ tree: JSONTree, stage: Validation.Stage = .issued
) throws -> [Finding] {
  Validation.findings(of: try JSONDocument(tree.compactBytes()).root, stage: stage)
}

/// A change of a document: a place and what stands there afterwards; `nil` removes it.
struct Change: Sendable, CustomStringConvertible {
  let pointer: JSONPointer
  let value: JSONTree?

  init(_ pointer: JSONPointer, _ value: JSONTree?) {
    self.pointer = pointer
    self.value = value
  }

  /// The change whose value is JSON text.
  init(_ pointer: JSONPointer, json text: String) throws {
    self.init(pointer, try parsed(text).tree())
  }

  var description: String { "\(pointer) → \(value.map { "\($0)" } ?? "nothing")" }
}

extension JSONTree {
  /// The document with a change made; the member is added where it is not there.
  func changed(_ change: Change) -> JSONTree { setting(change.pointer.tokens[...], change.value) }

  private func setting(_ path: ArraySlice<ExactString>, _ value: JSONTree?) -> JSONTree? {
    guard let step = path.first else { return value }
    switch self {
    case .object:
      var copy = self
      copy[step.string] =
        path.count == 1 ? value : self[step.string]?.setting(path.dropFirst(), value)
      return copy
    case .array(var elements):
      guard let index = Int(step.string), index < elements.count else { return self }
      if let element = elements[index].setting(path.dropFirst(), value) {
        elements[index] = element
      } else {
        elements.remove(at: index)
      }
      return .array(elements)
    default:
      return self
    }
  }

  private func setting(_ path: ArraySlice<ExactString>, _ value: JSONTree?) -> JSONTree {
    (setting(path, value) as JSONTree?) ?? .null
  }
}
