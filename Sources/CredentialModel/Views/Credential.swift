public import StrictJSON
public import WireFormats

/// A credential: a plain one, an Open Badge or an endorsement, of either version of the data model.
///
/// ```swift
/// let credential = Credential(try JSONDocument(bytes).root)
/// let name = credential.achievement?.name
/// ```
///
/// Source: VC Data Model 2.0 §4, VC Data Model 1.1 §4, Open Badges 3.0, AchievementCredential.
public struct Credential: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// The version of the data model that its first context states.
  public let version: DataModelVersion

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) {
    self.init(json, version: json.withCursor { DataModelVersion(of: $0) })
  }

  init(_ json: JSONValue, version: DataModelVersion) {
    self.json = json
    self.version = version
  }

  /// The `@context` entries: URLs and objects, in their order.
  public var contexts: [JSONValue] {
    json["@context"].map { Array($0.elementsOrSelf) } ?? []
  }

  /// What the credential says that it is.
  public var kind: DocumentKind { DocumentKind(of: json) }

  /// The credential's `id`.
  public var id: ExactString? { json.text("id") }

  /// The name, for display.
  public var name: LanguageValue? { json.view("name") }

  /// The description, for display.
  public var description: LanguageValue? { json.view("description") }

  /// The image, for display.
  public var image: Image? { json.view("image") }

  /// Who the credential says issued it: a profile, of which only the `id` may be given.
  public var issuer: Profile? { json.view("issuer") }

  /// The `id` of who the credential says issued it.
  public var issuerID: ExactString? { json["issuer"]?.identifier }

  /// When the credential becomes valid; of a credential of version 1.1 its `issuanceDate`.
  public var validFrom: Instant? {
    json.time(version == .v2_0 ? "validFrom" : "issuanceDate")
  }

  /// When the credential ceases to be valid; of a credential of version 1.1 its `expirationDate`.
  ///
  /// An `expirationDate` in a credential of version 2.0 means nothing: no context defines it, so
  /// some proofs do not cover it. ``Validation`` warns of it.
  public var validUntil: Instant? { validUntilValue?.instant }

  /// The member that ``validUntil`` is read from.
  var validUntilValue: JSONValue? {
    json[version == .v2_0 ? "validUntil" : "expirationDate"]
  }

  /// When the achievement was first awarded.
  public var awardedDate: Instant? { json.time("awardedDate") }

  /// The subjects: exactly one in an Open Badge.
  public var subjects: [AchievementSubject] { json.views("credentialSubject") }

  /// The achievement of the first subject.
  public var achievement: Achievement? { subjects.first?.achievement }

  /// The subject of an endorsement.
  public var endorsementSubject: EndorsementSubject? { json.view("credentialSubject") }

  /// Endorsements of the credential, with embedded proofs.
  public var endorsement: [Credential] { json.views("endorsement") }

  /// Endorsements of the credential, as compact JWS.
  public var endorsementJwt: [ExactString] { json.texts("endorsementJwt") }

  /// What the subject did to earn it.
  public var evidence: [Evidence] { json.views("evidence") }

  /// Where to learn whether it is revoked or suspended; all entries count.
  public var credentialStatus: [TypedResource] { json.views("credentialStatus") }

  /// The schemas that it says it follows.
  public var credentialSchema: [TypedResource] { json.views("credentialSchema") }

  /// Where it says that it can be renewed.
  public var refreshService: [TypedResource] { json.views("refreshService") }

  /// The terms under which it was issued.
  public var termsOfUse: [TypedResource] { json.views("termsOfUse") }

  /// Resources that it pins by digest.
  public var relatedResource: [RelatedResource] { json.views("relatedResource") }

  /// The proofs: a set, or the links of chains.
  public var proof: [Proof] { json.views("proof") }
}

/// A credential that asserts something about an entity.
///
/// Its ``Credential/endorsementSubject`` says what. Source: Open Badges 3.0, EndorsementCredential.
public typealias EndorsementCredential = Credential
