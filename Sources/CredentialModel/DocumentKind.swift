public import StrictJSON

/// The version of the VC Data Model that a document follows.
public enum DataModelVersion: String, Sendable {
  /// Version 1.1, with `issuanceDate` and `expirationDate`.
  case v1_1 = "1.1"
  /// Version 2.0, with `validFrom` and `validUntil`.
  case v2_0 = "2.0"

  /// The context that stands first in a document of the version.
  var baseContext: StaticString {
    switch self {
    case .v1_1: "https://www.w3.org/2018/credentials/v1"
    case .v2_0: "https://www.w3.org/ns/credentials/v2"
    }
  }

  /// The version that it is not.
  var other: DataModelVersion { self == .v1_1 ? .v2_0 : .v1_1 }

  /// The version whose base context a document names: the first context decides, and where that is
  /// neither, the one that is named further back; 2.0 where there is none.
  init(of document: JSONCursor) {
    let contexts = document["@context"]?.elementsOrSelf
    for context in contexts ?? document.elements {
      if context.hasText(DataModelVersion.v2_0.baseContext) { break }
      if context.hasText(DataModelVersion.v1_1.baseContext) {
        self = .v1_1
        return
      }
    }
    self = .v2_0
  }
}

/// What a document says that it is.
public enum DocumentKind: Equatable, Sendable {
  /// A credential; an Open Badge where it has the type `AchievementCredential` or
  /// `OpenBadgeCredential`.
  case verifiableCredential(version: DataModelVersion, openBadge: Bool)
  /// An EndorsementCredential of Open Badges 3.0.
  case endorsement(version: DataModelVersion)
  /// A ClrCredential of Comprehensive Learner Record 2.0: a record of several credentials.
  case clr(version: DataModelVersion)
  /// A presentation, or an object that envelops one.
  case presentation(version: DataModelVersion)
  /// None of these.
  case unknown

  /// What `document` says that it is.
  ///
  /// The types decide. A document that lacks the type it needs, and has the members that only a
  /// credential or a presentation has, counts as one, so that its findings say what it lacks.
  public init(of document: JSONValue) {
    self = document.withCursor { DocumentKind(of: $0) }
  }

  init(of document: JSONCursor) {
    let version = DataModelVersion(of: document)
    var types = DocumentTypes()
    if let value = document["type"] { types.formUnion(DocumentTypes(value)) }
    if !types.contains(.badge), types.contains(.endorsement) {
      self = .endorsement(version: version)
    } else if !types.contains(.badge), types.contains(.clr) {
      self = .clr(version: version)
    } else if types.contains(.credential) || types.contains(.badge) {
      self = .verifiableCredential(version: version, openBadge: types.contains(.badge))
    } else if types.contains(.presentation) {
      self = .presentation(version: version)
    } else if document["credentialSubject"] != nil {
      self = .verifiableCredential(version: version, openBadge: false)
    } else if document["verifiableCredential"] != nil {
      self = .presentation(version: version)
    } else {
      self = .unknown
    }
  }

  /// Whether the rules of Open Badges 3.0 hold, on which Comprehensive Learner Record 2.0 builds.
  public var isOpenBadges: Bool {
    switch self {
    case .verifiableCredential(_, let openBadge): openBadge
    case .endorsement, .clr: true
    case .presentation, .unknown: false
    }
  }

  /// The version of the data model; `nil` for a document that is none of its kinds.
  public var version: DataModelVersion? {
    switch self {
    case .verifiableCredential(let version, _), .endorsement(let version), .clr(let version),
      .presentation(let version):
      version
    case .unknown: nil
    }
  }

  /// The kind in one word, for machines; stable: `openBadge`, `credential`, `endorsement`, `clr`,
  /// `presentation`, `unknown`.
  public var name: String {
    switch self {
    case .verifiableCredential(_, true): "openBadge"
    case .verifiableCredential(_, false): "credential"
    case .endorsement: "endorsement"
    case .clr: "clr"
    case .presentation: "presentation"
    case .unknown: "unknown"
    }
  }

  /// The class that the document is held against.
  var modelClass: ModelClass? {
    switch self {
    case .verifiableCredential(.v2_0, false): .verifiableCredential
    case .verifiableCredential(.v1_1, false): .verifiableCredential11
    case .verifiableCredential(.v2_0, true): .achievementCredential
    case .verifiableCredential(.v1_1, true): .achievementCredential11
    case .endorsement(.v2_0): .endorsementCredential
    case .endorsement(.v1_1): .endorsementCredential11
    case .clr(.v2_0): .clrCredential
    case .clr(.v1_1): .clrCredential11
    case .presentation: .presentation
    case .unknown: nil
    }
  }
}

/// The types that decide what a document is.
private struct DocumentTypes: OptionSet {
  let rawValue: UInt8

  static let credential = DocumentTypes(rawValue: 1)
  static let presentation = DocumentTypes(rawValue: 2)
  static let badge = DocumentTypes(rawValue: 4)
  static let endorsement = DocumentTypes(rawValue: 8)
  static let clr = DocumentTypes(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ value: JSONCursor) {
    self = []
    for type in value.elementsOrSelf {
      if type.isString("VerifiableCredential") { insert(.credential) }
      if type.isString("VerifiablePresentation") { insert(.presentation) }
      if type.isString("EnvelopedVerifiablePresentation") { insert(.presentation) }
      if type.isString("AchievementCredential") { insert(.badge) }
      if type.isString("OpenBadgeCredential") { insert(.badge) }
      if type.isString("EndorsementCredential") { insert(.endorsement) }
      if type.isString("ClrCredential") { insert(.clr) }
    }
  }
}
