import StrictJSON

/// What a check found, as facts; the sentences stand in `Problem+Sentence.swift`.
enum Problem {
  // The document as a whole.
  case unknownDocument(types: [String])
  case tooDeep(limit: Int)
  case tooManyFindings(limit: Int)

  // `@context` and `type`.
  case contextNotBase(expected: StaticString)
  case contextNotOpenBadges
  case contextItem
  case contextDuplicate(String)
  case typeMissing(oneOf: [StaticString])
  case typeNotTerm
  case typeUnmapped(String)
  case typeMappedToNonURL(String, to: String)

  // Any property.
  case missing(StaticString, of: StaticString)
  case null(StaticString)
  case several(StaticString)
  case notArray(StaticString)
  case empty(StaticString)
  case wrongKind(StaticString, expected: StaticString, found: JSONValue.Kind)
  case notURL(StaticString, text: String)
  case format(StaticString, expected: StaticString, text: String)
  case notTerm(StaticString, vocabulary: Vocabulary, text: String)
  case imageIsURL

  // Text in a language, and times.
  case languageMember(String)
  case languageValueMissing
  case languageTag(String)
  case languageDirection
  case dateTime(StaticString, reason: String)
  case dateTimeWithoutZone(StaticString)
  case validityOrder(from: String, until: String)
  case foreignMember(StaticString, version: DataModelVersion)

  // Who it is about, and who says so.
  case issuerMissing(Finding.Severity)
  case issuerWithoutID(Finding.Severity)
  case holderWithoutID
  case subjectEmpty
  case subjectWithoutIdentifier
  case identityHash(String)
  case identityWeakHash

  // What is attached to it.
  case envelopedNotData
  case resourceWithoutDigest
  case resourceDuplicate(String)
  case severalStatuses(Int)

  // What was achieved.
  case criteriaEmpty
  case creditsExceeded(earned: String, available: String)
  case descriptionDuplicate(StaticString, id: String)
  case unknownDescription(id: String)
  case valueNotAllowed(String)
  case valueOutOfRange(String, minimum: String?, maximum: String?)
  case rangeReversed(minimum: String, maximum: String)
  case rangeNotNumeric(String)
  case unknownLevel(String)
  case statusMissing
  case requiredValueNotAllowed(String)
  case requiredValueNotMet(String, value: String?)
  case requiredValueUndecided(String, value: String)
  case requiredLevelUnknown(String)
  case requiredLevelNotMet(String, level: String?)
}

extension Problem {
  var severity: Finding.Severity {
    switch self {
    case .issuerMissing(let severity), .issuerWithoutID(let severity): severity
    case .dateTimeWithoutZone, .foreignMember, .imageIsURL, .identityWeakHash, .severalStatuses,
      .criteriaEmpty, .rangeNotNumeric, .requiredValueNotMet, .requiredValueUndecided,
      .requiredLevelNotMet:
      .warning
    default: .error
    }
  }

  var code: FindingCode {
    switch self {
    case .unknownDocument: .documentKind
    case .tooDeep: .documentDepth
    case .tooManyFindings: .documentFindings
    case .contextNotBase: .contextBase
    case .contextNotOpenBadges: .contextOpenBadges
    case .contextItem: .contextItem
    case .contextDuplicate: .contextDuplicate
    case .typeMissing: .typeRequired
    case .typeNotTerm: .typeValue
    case .typeUnmapped: .typeUnmapped
    case .typeMappedToNonURL: .typeMappedToNonURL
    case .missing: .propertyMissing
    case .null: .propertyNull
    case .several: .propertyCardinality
    case .notArray: .propertyNotArray
    case .empty: .propertyEmpty
    case .wrongKind: .propertyType
    case .notURL: .propertyURL
    case .format: .propertyFormat
    case .notTerm: .propertyTerm
    case .imageIsURL: .propertyCompacted
    case .languageMember, .languageValueMissing: .languageValue
    case .languageTag: .languageTag
    case .languageDirection: .languageDirection
    case .dateTime: .dateTimeInvalid
    case .dateTimeWithoutZone: .dateTimeZone
    case .validityOrder: .validityOrder
    case .foreignMember: .validityForeignMember
    case .issuerMissing: .issuerMissing
    case .issuerWithoutID: .issuerID
    case .holderWithoutID: .holderID
    case .subjectEmpty: .subjectEmpty
    case .subjectWithoutIdentifier: .subjectIdentifier
    case .identityHash: .identityHash
    case .identityWeakHash: .identityWeakHash
    case .envelopedNotData: .envelopedID
    case .resourceWithoutDigest: .relatedResourceDigest
    case .resourceDuplicate: .relatedResourceDuplicate
    case .severalStatuses: .statusSeveral
    case .criteriaEmpty: .criteriaEmpty
    case .creditsExceeded: .resultCredits
    case .descriptionDuplicate: .resultDescriptionDuplicate
    case .unknownDescription: .resultUnknownDescription
    case .valueNotAllowed: .resultValueNotAllowed
    case .valueOutOfRange: .resultValueOutOfRange
    case .rangeReversed, .rangeNotNumeric: .resultDescriptionRange
    case .unknownLevel: .resultLevel
    case .statusMissing: .resultStatus
    case .requiredValueNotAllowed: .resultDescriptionRequiredValue
    case .requiredValueNotMet, .requiredValueUndecided: .resultRequiredValue
    case .requiredLevelUnknown: .resultDescriptionRequiredLevel
    case .requiredLevelNotMet: .resultRequiredLevel
    }
  }
}
