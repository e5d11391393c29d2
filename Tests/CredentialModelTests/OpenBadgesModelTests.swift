import TestSupport
import Testing

@testable import CredentialModel

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `The model of Open Badges` {
  /// Each table, with the class of the specification that it writes down.
  private static let classes: [(ModelClass, String)] = [
    (.achievement, "Achievement"), (.achievement, "Achievementv1p1"), (.address, "Address"),
    (.achievementCredential, "AchievementCredential"),
    (.achievementCredential11, "AchievementCredentialv1p1"),
    (.achievementSubject, "AchievementSubject"), (.achievementSubject, "AchievementSubjectv1p1"),
    (.alignment, "Alignment"), (.credentialStatus, "CredentialStatus"), (.criteria, "Criteria"),
    (.endorsementCredential, "EndorsementCredential"),
    (.endorsementCredential11, "EndorsementCredentialv1p1"),
    (.endorsementSubject, "EndorsementSubject"), (.evidence, "Evidence"),
    (.geoCoordinates, "GeoCoordinates"), (.identifierEntry, "IdentifierEntry"),
    (.identityObject, "IdentityObject"), (.image, "Image"), (.openBadgeSchema, "CredentialSchema"),
    (.openBadgeRefreshService, "RefreshService"), (.profile, "Profile"), (.profile, "Profilev1p1"),
    (.proof, "Proof"), (.related, "Related"), (.result, "Result"),
    (.resultDescription, "ResultDescription"), (.rubricCriterionLevel, "RubricCriterionLevel"),
    (.termsOfUse, "TermsOfUse"),
  ]

  /// What the tables say otherwise than the model, each with the reason.
  private static let deviations: [String: String] = [
    // The model takes these from 1EdTech's Common Data Model, which is not part of it.
    "Address.addressCountry: added": "Common Data Model",
    "Address.addressCountryCode: added": "Common Data Model",
    "Address.addressLocality: added": "Common Data Model",
    "Address.addressRegion: added": "Common Data Model",
    "Address.geo: added": "Common Data Model",
    "Address.postOfficeBoxNumber: added": "Common Data Model",
    "Address.postalCode: added": "Common Data Model",
    "Address.streetAddress: added": "Common Data Model",
    "GeoCoordinates.latitude: added": "Common Data Model",
    "GeoCoordinates.longitude: added": "Common Data Model",
    "IdentifierEntry.identifier: added": "Common Data Model",
    "IdentifierEntry.identifierType: added": "Common Data Model",
    "Profile.additionalName: added": "Common Data Model",
    "Profile.email: added": "Common Data Model",
    "Profile.familyName: added": "Common Data Model",
    "Profile.familyNamePrefix: added": "Common Data Model",
    "Profile.givenName: added": "Common Data Model",
    "Profile.honorificPrefix: added": "Common Data Model",
    "Profile.honorificSuffix: added": "Common Data Model",
    "Profile.patronymicName: added": "Common Data Model",
    "Profile.phone: added": "Common Data Model",
    // VC Data Model 2.0 §4.10 needs no id, and lets there be several types and entries.
    "CredentialStatus.id: 1": "VC Data Model 2.0 §4.10",
    "CredentialStatus.type: 1": "VC Data Model 2.0 §4.10",
    "AchievementCredential.credentialStatus: 0..1": "Bitstring Status List 1.0; a warning is given",
    "EndorsementCredential.credentialStatus: 0..1": "Bitstring Status List 1.0; a warning is given",
    // VC Data Model 2.0 §5.5 and §4.5: `type` has one or more values.
    "TermsOfUse.type: 1": "VC Data Model 2.0 §5.5",
    // VC Data Integrity 1.0 §2.1 says more of a proof, and of some members otherwise.
    "Proof.@context: added": "VC Data Integrity EdDSA Cryptosuites 1.0 §3.3.1",
    "Proof.domain: 0..1": "VC Data Integrity 1.0 §2.1: a string, or several",
    "Proof.expires: added": "VC Data Integrity 1.0 §2.1",
    "Proof.id: added": "VC Data Integrity 1.0 §2.1",
    "Proof.previousProof: added": "VC Data Integrity 1.0 §2.1",
    "Proof.proofPurpose: 0..1": "VC Data Integrity 1.0 §2.1: every proof has one",
    // What VC Data Model 2.0 adds to every credential, and what means nothing in its version.
    "AchievementCredential.relatedResource: added": "VC Data Model 2.0 §5.3",
    "EndorsementCredential.relatedResource: added": "VC Data Model 2.0 §5.3",
    "AchievementCredential.issuanceDate: added": "a warning is given",
    "AchievementCredential.expirationDate: added": "a warning is given",
    "EndorsementCredential.issuanceDate: added": "a warning is given",
    "EndorsementCredential.expirationDate: added": "a warning is given",
    "AchievementCredentialv1p1.validFrom: added": "a warning is given",
    "AchievementCredentialv1p1.validUntil: added": "a warning is given",
    "EndorsementCredentialv1p1.validFrom: added": "a warning is given",
    "EndorsementCredentialv1p1.validUntil: added": "a warning is given",
  ]

  private let model: OpenBadgesModel

  init() throws { model = try OpenBadgesModel() }

  @Test func `is what the tables say, but for what is listed here`() {
    var found: Set<String> = []
    for (modelClass, name) in Self.classes {
      #expect(model.classes[name] != nil, "\(name)")
      found.formUnion(differences(between: modelClass.table, and: name))
    }
    let known = Set(Self.deviations.keys)
    // What holds of a class holds of its form in VC Data Model 1.1.
    let unknown = found.filter { !known.contains($0) && !known.contains(Self.stem(of: $0)) }
    #expect(unknown.sorted() == [])
    let current = found.union(found.map(Self.stem))
    #expect(known.subtracting(current).sorted() == [], "no longer a deviation")
  }

  private static func stem(of difference: String) -> String {
    difference.replacing("v1p1", with: "")
  }

  private func differences(between table: ClassTable, and name: String) -> [String] {
    var differences: [String] = []
    let stated = model.properties(of: name)
    for property in stated {
      guard let entry = table.properties.first(where: { "\($0.name)" == property.name }) else {
        differences.append("\(name).\(property.name): missing")
        continue
      }
      if Self.cardinality(of: property) != Self.cardinality(of: entry) {
        differences.append("\(name).\(property.name): \(property.cardinality)")
      }
      if !Self.kinds(of: property, in: model).contains(Self.kind(of: entry)) {
        differences.append("\(name).\(property.name): is \(Self.kind(of: entry))")
      }
    }
    let names = Set(stated.map { $0.name })
    differences += table.properties.map { "\($0.name)" }.filter { !names.contains($0) }
      .map { "\(name).\($0): added" }
    if table.isExtensible != model.isExtensible(name) { differences.append("\(name): extensible") }
    let types = table.requiredTypes.map { $0.map { "\($0)" } }
    if let stated = model.classes[name]?.types, stated != types {
      differences.append("\(name): types \(types)")
    }
    return differences
  }

  // MARK: - Cardinality

  private static func cardinality(of property: OpenBadgesModel.Property) -> String {
    switch (property.cardinality, property.isCompacted) {
    // A context may stand without its array in every version of the data model.
    case ("1..*", true), ("1..*", false), ("2..*", false): "one or more"
    case ("0..*", true): "any number, or one without array"
    case ("0..*", false): "any number"
    case ("0..1", false): "at most one"
    case ("1", false): "one"
    default: property.cardinality
    }
  }

  private static func cardinality(of property: Property) -> String {
    let cardinality = property.cardinality
    switch (cardinality.isRequired, cardinality.allowsArray, cardinality.allowsSingle) {
    case (true, true, true): return "one or more"
    case (false, true, true): return "any number, or one without array"
    case (false, true, false): return "any number"
    case (false, false, true): return "at most one"
    case (true, false, true): return "one"
    default: return "something else"
    }
  }

  // MARK: - Kinds

  /// The kind of a table's values, without what narrows it.
  private static func kind(of property: Property) -> String {
    switch property.kind {
    case .object(let modelClass): "\(modelClass.table.name)"
    case .term(let vocabulary): "\(vocabulary.name)"
    case .issuer: "issuer"
    case .number: "number"
    default: "\(property.kind)"
    }
  }

  /// The kinds that write down the type of a property.
  private static func kinds(
    of property: OpenBadgesModel.Property, in model: OpenBadgesModel
  ) -> [String] {
    switch property.type {
    case "IRI": ["types"]
    case "URI", "URL": ["url"]
    case "String": property.name == "proofPurpose" ? ["proofPurpose"] : ["text"]
    case "Markdown": ["text"]
    case "Boolean": ["boolean"]
    case "Float": ["number"]
    case "Date": ["date"]
    case "DateTime", "DateTimeZ": ["dateTime"]
    case "LanguageCode": ["languageTag"]
    case "CompactJws": ["compactJWS"]
    case "Context": ["context"]
    case "IdentityHash": ["identityHash"]
    case "Image": ["image"]
    // VC Data Model 1.1 §4.5 lets an issuer be a URL, which Open Badges' own model of it does not.
    case "ProfileRef",
      "Profilev1p1" where property.name == "issuer":
      ["issuer"]
    case "EndorsementCredential", "EndorsementCredentialv1p1": ["endorsement"]
    // In our tables the parts that a plain credential has as well bear the name of their property.
    case "Proof": ["proof"]
    case "TermsOfUse": ["termsOfUse"]
    case "CredentialStatus": ["credentialStatus"]
    default: [property.type.replacing("v1p1", with: "")]
    }
  }

  // MARK: - Enumerations

  @Test(
    arguments: [
      (.achievementType, "AchievementType"), (.alignmentTargetType, "AlignmentTargetType"),
      (.resultStatus, "ResultStatusType"), (.resultType, "ResultType"),
    ] as [(Vocabulary, String)])
  func `has the terms of each enumeration`(vocabulary: Vocabulary, name: String) throws {
    let stated = try #require(model.classes[name])
    #expect("\(vocabulary.name)" == name)
    #expect(Set(vocabulary.terms.map { "\($0)" }) == Set(stated.properties.map { $0.name }))
    #expect(vocabulary.terms.count == stated.properties.count)
    #expect(vocabulary.isExtensible == (stated.kind == "EnumExt"))
  }

  @Test func `adds to an enumeration of the Common Data Model`() throws {
    let added = try #require(model.classes["IdentifierTypeEnum"]).properties.map { $0.name }
    #expect(added == ["name"])
    #expect(Vocabulary.identifierType.terms.map { "\($0)" }.contains("name"))
  }
}
