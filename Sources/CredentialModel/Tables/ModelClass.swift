/// The classes of the data models, each with its table.
enum ModelClass: UInt8, CaseIterable, Sendable {
  // VC Data Model.
  case verifiableCredential, verifiableCredential11, presentation
  case envelopedCredential, envelopedPresentation
  case issuer, holder, subject
  case credentialStatus, credentialSchema, refreshService, termsOfUse, vcEvidence
  case relatedResource, proof

  // Open Badges 3.0.
  case achievementCredential, achievementCredential11
  case endorsementCredential, endorsementCredential11
  case achievementSubject, endorsementSubject
  case achievement, criteria, alignment, related, evidence
  case result, resultDescription, rubricCriterionLevel
  case profile, identityObject, identifierEntry, address, geoCoordinates, image
  case openBadgeSchema, openBadgeRefreshService

  // Comprehensive Learner Record 2.0.
  case clrCredential, clrCredential11
  case clrSubject, association

  /// The table of the class.
  var table: ClassTable { ModelClass.tables[Int(rawValue)] }

  /// The classes of Open Badges 3.0 that stand in its credentials.
  static let openBadgeClasses: [ModelClass] = [
    .achievementSubject, .endorsementSubject, .achievement, .criteria, .alignment, .related,
    .evidence, .result, .resultDescription, .rubricCriterionLevel, .profile, .identityObject,
    .identifierEntry, .address, .geoCoordinates, .image, .achievementCredential,
    .endorsementCredential,
  ]

  private static let tables = allCases.map { $0.makeTable() }

  private func makeTable() -> ClassTable {
    switch self {
    case .verifiableCredential: .verifiableCredential
    case .verifiableCredential11: .verifiableCredential11
    case .presentation: .presentation
    case .envelopedCredential: .envelopedCredential
    case .envelopedPresentation: .envelopedPresentation
    case .issuer: .issuer
    case .holder: .holder
    case .subject: .subject
    case .credentialStatus: .credentialStatus
    case .credentialSchema: .credentialSchema
    case .refreshService: .refreshService
    case .termsOfUse: .termsOfUse
    case .vcEvidence: .vcEvidence
    case .relatedResource: .relatedResource
    case .proof: .proof
    case .achievementCredential: .achievementCredential
    case .achievementCredential11: .achievementCredential11
    case .endorsementCredential: .endorsementCredential
    case .endorsementCredential11: .endorsementCredential11
    case .achievementSubject: .achievementSubject
    case .endorsementSubject: .endorsementSubject
    case .achievement: .achievement
    case .criteria: .criteria
    case .alignment: .alignment
    case .related: .related
    case .evidence: .evidence
    case .result: .result
    case .resultDescription: .resultDescription
    case .rubricCriterionLevel: .rubricCriterionLevel
    case .profile: .profile
    case .identityObject: .identityObject
    case .identifierEntry: .identifierEntry
    case .address: .address
    case .geoCoordinates: .geoCoordinates
    case .image: .image
    case .openBadgeSchema: .openBadgeSchema
    case .openBadgeRefreshService: .openBadgeRefreshService
    case .clrCredential: .clrCredential
    case .clrCredential11: .clrCredential11
    case .clrSubject: .clrSubject
    case .association: .association
    }
  }
}
