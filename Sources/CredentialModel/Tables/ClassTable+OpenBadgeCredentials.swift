/// The credentials of Open Badges 3.0 and their subjects.
///
/// Two places follow the W3C where 1EdTech's model is narrower than what it builds on: a status
/// needs no `id`, and several status entries are read (with a warning).
extension ClassTable {
  static let achievementCredential = ClassTable(
    "AchievementCredential", "Open Badges 3.0, AchievementCredential",
    types: achievementCredentialTypes, notOf: otherThanCredentials,
    openBadgeMembers + validity2 + awardMembers(subject: .achievementSubject) + [
      Property("validFrom", .dateTime, .one),
      Property("name", .text),
    ])

  static let achievementCredential11 = ClassTable(
    "AchievementCredential", "Open Badges 3.0, AchievementCredentialv1p1",
    types: achievementCredentialTypes, notOf: otherThanCredentials,
    openBadgeMembers + validity11 + awardMembers(subject: .achievementSubject) + [
      Property("name", .text, .one)
    ])

  static let endorsementCredential = ClassTable(
    "EndorsementCredential", "Open Badges 3.0, EndorsementCredential",
    types: [["VerifiableCredential"], ["EndorsementCredential"]], notOf: otherThanCredentials,
    openBadgeMembers + validity2 + [
      Property("credentialSubject", .object(.endorsementSubject), .one),
      Property("validFrom", .dateTime, .one),
      Property("name", .text, .one),
    ])

  static let endorsementCredential11 = ClassTable(
    "EndorsementCredential", "Open Badges 3.0, EndorsementCredentialv1p1",
    types: [["VerifiableCredential"], ["EndorsementCredential"]], notOf: otherThanCredentials,
    openBadgeMembers + validity11 + [
      Property("credentialSubject", .object(.endorsementSubject), .one),
      Property("name", .text, .one),
    ])

  static let achievementSubject = ClassTable(
    "AchievementSubject", "Open Badges 3.0, AchievementSubject", types: [["AchievementSubject"]],
    [
      Property("id", .url),
      Property("type", .types, .requiredSet),
      Property("activityEndDate", .dateTime),
      Property("activityStartDate", .dateTime),
      Property("creditsEarned", .number(.notNegative)),
      Property("achievement", .object(.achievement), .one),
      Property("identifier", .object(.identityObject), .list),
      Property("image", .image),
      Property("licenseNumber", .text),
      Property("narrative", .text),
      Property("result", .object(.result), .list),
      Property("role", .text),
      Property("source", .object(.profile)),
      Property("term", .text),
    ])

  static let endorsementSubject = ClassTable(
    "EndorsementSubject", "Open Badges 3.0, EndorsementSubject", types: [["EndorsementSubject"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("endorsementComment", .text),
    ])

  static let openBadgeSchema = ClassTable(
    "CredentialSchema", "Open Badges 3.0, CredentialSchema",
    [Property("id", .url, .one), Property("type", .types, .one)])

  static let openBadgeRefreshService = ClassTable(
    "RefreshService", "Open Badges 3.0, RefreshService",
    [Property("id", .url, .one), Property("type", .types, .one)])

  private static let achievementCredentialTypes: [[StaticString]] = [
    ["VerifiableCredential"], ["AchievementCredential", "OpenBadgeCredential"],
  ]

  /// What achievement credentials, endorsements and records share.
  static let openBadgeMembers =
    credentialMembers(.profile) + [
      Property("description", .text),
      Property("awardedDate", .dateTime),
      Property("credentialSchema", .object(.openBadgeSchema), .set),
      Property("refreshService", .object(.openBadgeRefreshService)),
    ]

  private static func awardMembers(subject: ModelClass) -> [Property] {
    [
      Property("credentialSubject", .object(subject), .one),
      Property("image", .image),
      Property("endorsement", .endorsement, .list),
      Property("endorsementJwt", .compactJWS, .list),
      Property("evidence", .object(.evidence), .list),
    ]
  }
}
