/// A property of a class: its name, what its values are, and how many there are.
struct Property: Sendable {
  let name: StaticString
  let kind: ValueKind
  let cardinality: Cardinality

  /// The section that defines the property; empty where the class's own section does.
  let section: StaticString

  init(
    _ name: StaticString, _ kind: ValueKind, _ cardinality: Cardinality = .optional,
    see section: StaticString = ""
  ) {
    self.name = name
    self.kind = kind
    self.cardinality = cardinality
    self.section = section
  }
}

/// How many values a property has, and how JSON writes them.
struct Cardinality: Sendable {
  let isRequired: Bool
  let allowsArray: Bool

  /// Whether a single value may stand without its array.
  let allowsSingle: Bool

  /// Exactly one (1).
  static let one = Cardinality(isRequired: true, allowsArray: false, allowsSingle: true)
  /// At most one (0..1).
  static let optional = Cardinality(isRequired: false, allowsArray: false, allowsSingle: true)
  /// An array (0..*).
  static let list = Cardinality(isRequired: false, allowsArray: true, allowsSingle: false)
  /// An array, or a single value in its place (0..*).
  static let set = Cardinality(isRequired: false, allowsArray: true, allowsSingle: true)
  /// An array, or a single value in its place (1..*).
  static let requiredSet = Cardinality(isRequired: true, allowsArray: true, allowsSingle: true)
}

/// What the values of a property are.
enum ValueKind: Sendable {
  /// What the model says nothing about.
  case anything
  case boolean
  /// A JWS in its compact form: three parts of base64url with full stops between them.
  case compactJWS
  /// The `@context` of a document.
  case context
  case countryCode
  /// One or more credentials, embedded or enveloped.
  case credentials
  /// A calendar date.
  case date
  /// RFC 3339, with a zone.
  case dateTime
  /// A digest in multibase.
  case digestMultibase
  /// A digest as Subresource Integrity writes it.
  case digestSRI
  case emailAddress
  /// An EndorsementCredential, a document of its own.
  case endorsement
  /// A member that means something in the other version of the data model only.
  case foreign
  case identityHash
  /// An Image, or the URL of one.
  case image
  /// The URL of an issuer, or an object that has one.
  case issuer(ModelClass)
  /// A tag of BCP 47.
  case languageTag
  /// Text, or text with its language and direction.
  case languageText
  case number(NumberRange)
  case object(ModelClass)
  /// What a proof is made for.
  case proofPurpose
  /// The URL of a thing, or an object that has one.
  case reference(ModelClass)
  case term(Vocabulary)
  case text
  /// The types of the object.
  case types
  /// An absolute URL.
  case url
}

/// The numbers that a property may be.
enum NumberRange: Sendable {
  case latitude
  case longitude
  case notNegative

  func contains(_ number: Double) -> Bool {
    switch self {
    case .latitude: number.magnitude <= 90
    case .longitude: number.magnitude <= 180
    case .notNegative: number >= 0
    }
  }

  /// The range in words.
  var name: StaticString {
    switch self {
    case .latitude: "degrees from -90 to 90"
    case .longitude: "degrees from -180 to 180"
    case .notNegative: "a number that is not negative"
    }
  }
}
