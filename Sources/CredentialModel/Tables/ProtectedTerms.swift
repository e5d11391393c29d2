import StrictJSON

/// The terms that a context in a document may not give another meaning.
///
/// The base contexts protect their terms, so a JSON-LD processor refuses a document that defines one
/// of them differently. The terms by which a credential says who, what and until when, and those of
/// Open Badges in a badge, stand in contexts that hold inside it; they are refused too, because a
/// reader of the JSON and a reader of the context must find the same.
///
/// Source: JSON-LD 1.1 §4.1.11, VC Data Model 2.0 §4.3 and Appendix B.
struct ProtectedTerms: Sendable {
  /// Terms that may be defined once more as they are: `id` and `type` as keywords, the others under
  /// the prefix.
  private let properties: [(prefix: StaticString, terms: [StaticString])]

  /// Terms that may not be defined at all.
  private let others: [StaticString]

  /// Whether a definition of a term changes what the base context says of it; `nil` where that says
  /// nothing.
  func areChanged(by definition: JSONCursor, of term: JSONCursor) -> Bool? {
    for group in properties {
      for name in group.terms where term.hasText(name) {
        return !definition.isDefinition(of: term, under: group.prefix)
      }
    }
    return term.hasText(oneOf: others) ? true : nil
  }

  /// Whether a definition of a term changes what Open Badges 3.0 says of it.
  static func areBadgeTermsChanged(by definition: JSONCursor, of term: JSONCursor) -> Bool {
    for modelClass in ModelClass.openBadgeClasses {
      let table = modelClass.table
      if table.index(of: term) != nil {
        return !definition.isDefinition(of: term, under: badges)
          && !(term.hasText(oneOf: schemaTerms)
            && definition.isDefinition(of: term, under: "https://schema.org/"))
      }
      for types in table.requiredTypes where term.hasText(oneOf: types) { return true }
    }
    return false
  }

  /// Whether a term looks like one of the keywords that an inline context may not contain.
  static func isKeyword(_ term: JSONCursor, definedBy definition: JSONCursor) -> Bool {
    // What a type is may be said to be a set, and nothing else.
    if term.isString("@type") { return definition.kind != .object }
    return term.hasText(oneOf: keywords)
  }

  private static let keywords: [StaticString] = [
    "@container", "@context", "@default", "@embed", "@explicit", "@graph", "@id", "@included",
    "@index", "@json", "@list", "@nest", "@none", "@null", "@omitDefault", "@prefix",
    "@preserve", "@requireAll", "@reverse", "@set", "@value",
  ]

  /// The terms that Open Badges 3.0 takes from schema.org for all its classes.
  private static let schemaTerms: [StaticString] = ["description", "inLanguage", "name", "url"]

  private static let credentials: StaticString = "https://www.w3.org/2018/credentials#"
  private static let badges: StaticString = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
  private static let security: StaticString = "https://w3id.org/security#"
}

extension ProtectedTerms {
  /// The terms of the base context of a version.
  static func of(_ version: DataModelVersion) -> ProtectedTerms {
    switch version {
    case .v1_1: version11
    case .v2_0: version20
    }
  }

  private static let version20 = ProtectedTerms(
    properties: [
      ("https://schema.org/", ["description", "id", "name", "type"]),
      (
        credentials,
        [
          "confidenceMethod", "credentialSchema", "credentialStatus", "credentialSubject",
          "digestSRI", "evidence", "holder", "issuer", "refreshService", "relatedResource",
          "renderMethod", "termsOfUse", "validFrom", "validUntil", "verifiableCredential",
        ]
      ),
      (security, ["digestMultibase", "proof"]),
    ],
    others: [
      "BitstringStatusList", "BitstringStatusListCredential", "BitstringStatusListEntry",
      "DataIntegrityProof", "EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation",
      "JsonSchema", "JsonSchemaCredential", "VerifiableCredential", "VerifiablePresentation",
      "mediaType",
      // Of JSON Web Tokens.
      "...", "_sd", "_sd_alg", "aud", "cnf", "exp", "iat", "iss", "jku", "kid", "nbf", "sub", "x5u",
    ])

  private static let version11 = ProtectedTerms(
    properties: [
      (
        credentials,
        [
          "credentialSchema", "credentialStatus", "credentialSubject", "evidence",
          "expirationDate", "holder", "id", "issuanceDate", "issued", "issuer", "refreshService",
          "termsOfUse", "type", "validFrom", "validUntil", "verifiableCredential",
        ]
      ),
      (security, ["proof"]),
    ],
    others: [
      "EcdsaSecp256k1Signature2019", "EcdsaSecp256r1Signature2019", "Ed25519Signature2018",
      "RsaSignature2018", "VerifiableCredential", "VerifiablePresentation",
    ])
}

extension JSONCursor {
  /// Whether a definition in a context says of a term what stands under this prefix anyway.
  fileprivate func isDefinition(of term: JSONCursor, under prefix: StaticString) -> Bool {
    let target = kind == .object ? self["@id"] : self
    guard let target else { return false }
    if term.isString("id") { return target.isString("@id") }
    if term.isString("type") { return target.isString("@type") }
    let isSame = target.withStringSpan { url in
      term.withStringSpan { name in
        ASCII.is(url, prefix, followedBy: name)
      }
    }
    return (isSame ?? nil) ?? false
  }
}
