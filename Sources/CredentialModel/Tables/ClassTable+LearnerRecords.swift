/// What Comprehensive Learner Record 2.0 says about a record of several credentials.
///
/// Its classes are those of Open Badges 3.0, with a subject of its own.
extension ClassTable {
  static let clrCredential = ClassTable(
    "ClrCredential", "Comprehensive Learner Record 2.0, ClrCredential",
    types: [["VerifiableCredential"], ["ClrCredential"]], notOf: otherThanCredentials,
    openBadgeMembers + validity2 + recordMembers + [
      Property("validFrom", .dateTime, .one)
    ])

  static let clrCredential11 = ClassTable(
    "ClrCredential", "Comprehensive Learner Record 2.0, ClrCredential of VC Data Model 1.1",
    types: [["VerifiableCredential"], ["ClrCredential"]], notOf: otherThanCredentials,
    openBadgeMembers + validity11 + recordMembers)

  static let clrSubject = ClassTable(
    "ClrSubject", "Comprehensive Learner Record 2.0, ClrSubject", types: [["ClrSubject"]],
    [
      Property("id", .url),
      Property("type", .types, .requiredSet),
      Property("identifier", .object(.identityObject), .list),
      Property("achievement", .object(.achievement), .list),
      Property("verifiableCredential", .credentials, .requiredSet),
      Property("association", .object(.association), .list),
    ])

  static let association = ClassTable(
    "Association", "Comprehensive Learner Record 2.0, Association", types: [["Association"]],
    isExtensible: false,
    [
      Property("type", .types, .one),
      Property("associationType", .term(.associationType), .one),
      Property("sourceId", .url, .one),
      Property("targetId", .url, .one),
    ])

  private static let recordMembers = [
    Property("name", .text, .one),
    Property("credentialSubject", .object(.clrSubject), .one),
    Property("image", .image),
    Property("partial", .boolean),
    Property("endorsement", .endorsement, .list),
    Property("endorsementJwt", .compactJWS, .list),
  ]
}
