/// Credentials and presentations as the VC Data Model has them.
extension ClassTable {
  static let verifiableCredential = ClassTable(
    "VerifiableCredential", "VC Data Model 2.0 §4.2", types: [["VerifiableCredential"]],
    notOf: otherThanCredentials,
    credentialMembers(.issuer) + validity2 + [
      Property("name", .languageText, .set, see: "VC Data Model 2.0 §4.6"),
      Property("description", .languageText, .set, see: "VC Data Model 2.0 §4.6"),
      Property("validFrom", .dateTime, see: "VC Data Model 2.0 §4.9"),
      Property(
        "credentialSubject", .object(.subject), .requiredSet, see: "VC Data Model 2.0 §4.8"),
      Property("refreshService", .object(.refreshService), .set, see: "VC Data Model 2.0 §5.4"),
      Property("credentialSchema", .object(.credentialSchema), .set, see: dataSchemas),
      Property("evidence", .object(.vcEvidence), .set, see: "VC Data Model 2.0 §5.6"),
    ])

  static let verifiableCredential11 = ClassTable(
    "VerifiableCredential", "VC Data Model 1.1 §4", types: [["VerifiableCredential"]],
    notOf: otherThanCredentials,
    credentialMembers(.issuer) + validity11 + [
      Property("name", .languageText, .set),
      Property("description", .languageText, .set),
      Property("credentialSubject", .object(.subject), .requiredSet),
      Property("refreshService", .object(.refreshService), .set),
      Property("credentialSchema", .object(.credentialSchema), .set),
      Property("evidence", .object(.vcEvidence), .set),
    ])

  static let presentation = ClassTable(
    "VerifiablePresentation", "VC Data Model 2.0 §4.13", types: [["VerifiablePresentation"]],
    notOf: [
      "VerifiableCredential", "EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation",
    ],
    [
      Property("@context", .context, .requiredSet, see: "VC Data Model 2.0 §4.3"),
      Property("id", .url, see: "VC Data Model 2.0 §4.4"),
      Property("type", .types, .requiredSet, see: "VC Data Model 2.0 §4.5"),
      Property("verifiableCredential", .credentials, .set),
      Property("holder", .reference(.holder)),
      Property("termsOfUse", .object(.termsOfUse), .set, see: "VC Data Model 2.0 §5.5"),
      Property("proof", .object(.proof), .set, see: "VC Data Model 2.0 §4.12"),
    ])

  static let envelopedCredential = ClassTable(
    "EnvelopedVerifiableCredential", "VC Data Model 2.0 §4.13",
    types: [["EnvelopedVerifiableCredential"]], envelopeMembers)

  static let envelopedPresentation = ClassTable(
    "EnvelopedVerifiablePresentation", "VC Data Model 2.0 §4.13",
    types: [["EnvelopedVerifiablePresentation"]], envelopeMembers)

  private static let envelopeMembers = [
    Property("@context", .context, .requiredSet),
    Property("id", .url, .one),
    Property("type", .types, .requiredSet),
  ]

  /// The types that no credential has.
  static let otherThanCredentials: [StaticString] = [
    "VerifiablePresentation", "EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation",
  ]

  /// What every credential has, whichever version and profile it follows.
  static func credentialMembers(_ issuer: ModelClass) -> [Property] {
    [
      Property("@context", .context, .requiredSet, see: "VC Data Model 2.0 §4.3"),
      Property("type", .types, .requiredSet, see: "VC Data Model 2.0 §4.5"),
      Property("issuer", .issuer(issuer), .one, see: "VC Data Model 2.0 §4.7"),
      Property(
        "credentialStatus", .object(.credentialStatus), .set, see: "VC Data Model 2.0 §4.10"),
      Property("termsOfUse", .object(.termsOfUse), .set, see: "VC Data Model 2.0 §5.5"),
      Property("relatedResource", .object(.relatedResource), .set, see: "VC Data Model 2.0 §5.3"),
      Property("proof", .object(.proof), .set, see: "VC Data Model 2.0 §4.12"),
      Property("id", .url, issuer == .profile ? .one : .optional, see: "VC Data Model 2.0 §4.4"),
    ]
  }

  /// The end of the validity period in version 2.0, and the members of 1.1 that mean nothing here.
  static let validity2 = [
    Property("validUntil", .dateTime, see: "VC Data Model 2.0 §4.9"),
    Property("issuanceDate", .foreign, see: "VC Data Model 2.0 §4.9"),
    Property("expirationDate", .foreign, see: "VC Data Model 2.0 §4.9"),
  ]

  /// The validity period in version 1.1, and the members of 2.0 that mean nothing here.
  static let validity11 = [
    Property("issuanceDate", .dateTime, .one, see: "VC Data Model 1.1 §4.6"),
    Property("expirationDate", .dateTime, see: "VC Data Model 1.1 §4.7"),
    Property("validFrom", .foreign, see: "VC Data Model 1.1 §4.6"),
    Property("validUntil", .foreign, see: "VC Data Model 1.1 §4.7"),
  ]

  static let dataSchemas: StaticString = "VC Data Model 2.0 §4.11"
}
