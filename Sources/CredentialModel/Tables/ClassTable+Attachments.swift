/// What the VC Data Model attaches to a credential: issuers, subjects, status, schemas, proofs, …
extension ClassTable {
  static let issuer = ClassTable(
    "issuer", "VC Data Model 2.0 §4.7",
    [
      Property("id", .url, .one),
      Property("type", .types, .set, see: "VC Data Model 2.0 §4.5"),
      Property("name", .languageText, .set, see: "VC Data Model 2.0 §4.6"),
      Property("description", .languageText, .set, see: "VC Data Model 2.0 §4.6"),
    ])

  static let holder = ClassTable(
    "holder", "VC Data Model 2.0 §4.13",
    [
      Property("id", .url, .one),
      Property("type", .types, .set, see: "VC Data Model 2.0 §4.5"),
    ])

  static let subject = ClassTable(
    "credentialSubject", "VC Data Model 2.0 §4.8",
    [
      Property("id", .url, see: "VC Data Model 2.0 §4.4"),
      Property("type", .types, .set, see: "VC Data Model 2.0 §4.5"),
    ])

  static let credentialStatus = ClassTable(
    "credentialStatus", "VC Data Model 2.0 §4.10",
    [Property("id", .url), Property("type", .types, .requiredSet)])

  static let credentialSchema = ClassTable(
    "credentialSchema", "VC Data Model 2.0 §4.11",
    [Property("id", .url, .one), Property("type", .types, .requiredSet)])

  static let refreshService = ClassTable(
    "refreshService", "VC Data Model 2.0 §5.4",
    [Property("id", .url), Property("type", .types, .requiredSet)])

  static let termsOfUse = ClassTable(
    "termsOfUse", "VC Data Model 2.0 §5.5",
    [Property("id", .url), Property("type", .types, .requiredSet)])

  static let vcEvidence = ClassTable(
    "evidence", "VC Data Model 2.0 §5.6",
    [Property("id", .url), Property("type", .types, .requiredSet)])

  static let relatedResource = ClassTable(
    "relatedResource", "VC Data Model 2.0 §5.3",
    [
      Property("id", .url, .one),
      Property("mediaType", .text),
      Property("digestSRI", .digestSRI, .set),
      Property("digestMultibase", .digestMultibase, .set),
    ])

  /// A proof; of `DataIntegrityProof` the rules demand more.
  static let proof = ClassTable(
    "proof", "VC Data Integrity 1.0 §2.1",
    [
      // The suite that made the proof says what its contexts are.
      Property("@context", .anything, .set),
      Property("id", .url),
      Property("type", .types, .one),
      Property("cryptosuite", .text),
      Property("created", .dateTime),
      Property("expires", .dateTime),
      Property("proofPurpose", .proofPurpose, .one),
      Property("verificationMethod", .url),
      Property("proofValue", .text),
      Property("previousProof", .text, .set, see: "VC Data Integrity 1.0 §2.1.2"),
      Property("domain", .text, .set),
      Property("challenge", .text),
      Property("nonce", .text),
    ])

  /// What a proof of the type `DataIntegrityProof` has besides.
  static let dataIntegrityMembers = proof.bits(of: [
    "cryptosuite", "verificationMethod", "proofValue",
  ])
}
