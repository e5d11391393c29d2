import StrictJSON
import WireFormats

/// What a check found, as facts; the sentences stand in `Problem+Sentence.swift`.
///
/// Text of the document is held by its place, so that a finding that is only counted copies none of
/// it, however long it is.
enum Problem {
  // The document as a whole.
  case unknownDocument(types: JSONCursor?)
  case tooDeep(limit: Int)
  case tooManyErrors(limit: Int)
  case unlistedWarnings(Int)

  // `@context` and `type`.
  case contextNotBase(expected: StaticString)
  case contextNotOpenBadges(isThird: Bool)
  case contextNotLearnerRecord
  case contextItem
  case contextConflict
  case contextDuplicate(JSONCursor)
  case contextProtected(JSONCursor, by: StaticString)
  case contextNested
  case typeMissing(oneOf: [StaticString])
  case typeConflict(JSONCursor, with: StaticString)
  case typeDuplicate(JSONCursor)
  case typeNotTerm
  case typeUnmapped(JSONCursor)
  case typeMappedToNonURL(JSONCursor, to: JSONCursor)

  // Any property.
  case missing(StaticString, of: StaticString)
  case null(StaticString)
  case several(StaticString)
  case notArray(StaticString)
  case empty(StaticString)
  case wrongKind(StaticString, expected: StaticString, found: JSONValue.Kind)
  case notURL(StaticString, text: JSONCursor)
  case format(StaticString, expected: StaticString, text: JSONCursor)
  case notTerm(StaticString, vocabulary: Vocabulary, text: JSONCursor)
  case outOfRange(StaticString, NumberRange, found: Double)
  case imageIsURL

  // Members that the model does not know.
  case unknownMember(JSONCursor, of: StaticString)
  case unknownNull(JSONCursor)
  case unknownEmpty(JSONCursor)
  case keywordMember(JSONCursor)

  // Text in a language, and times.
  case languageMember(JSONCursor)
  case languageValueMissing
  case languageTag(JSONCursor)
  case languageDirection
  case dateTime(StaticString, InstantError)
  case dateTimeWithoutZone(StaticString)
  case validityOrder(from: Instant, until: Instant)
  case activityOrder(start: Instant, end: Instant)
  case foreignMember(StaticString, version: DataModelVersion)

  // Who it is about, and who says so.
  case issuerMissing(Finding.Severity)
  case issuerWithoutID(Finding.Severity)
  case holderWithoutID
  case subjectEmpty
  case subjectWithoutIdentifier
  case identityHash(JSONCursor)
  case identityWeakHash

  // What is attached to it.
  case envelopedNotData
  case resourceWithoutDigest
  case resourceDuplicate(JSONCursor)
  case severalStatuses(Int)
  case schemaWithoutValidator
  case proofPurpose(JSONCursor)
  case proofDuplicate(JSONCursor)
  case previousProofUnknown(JSONCursor)
  case previousProofItself(JSONCursor)

  // What a record joins.
  case associationUnknown(JSONCursor)
  case associationItself(JSONCursor)

  // What was achieved.
  case criteriaEmpty
  case creditsExceeded(earned: Double, available: Double)
  case descriptionDuplicate(StaticString, id: JSONCursor)
  case allowedValueDuplicate(JSONCursor)
  case resultEmpty
  case levelWithoutDescription
  case unknownDescription(id: JSONCursor)
  case valueNotAllowed(JSONCursor)
  case valueOutOfRange(JSONCursor, minimum: JSONCursor?, maximum: JSONCursor?)
  case valueBesideLevels(JSONCursor)
  case rangeReversed(minimum: JSONCursor, maximum: JSONCursor)
  case rangeNotNumeric(JSONCursor)
  case unknownLevel(JSONCursor)
  case statusMissing
  case requiredValueNotAllowed(JSONCursor)
  case requiredValueNotMet(JSONCursor, value: JSONCursor?)
  case requiredValueUndecided(JSONCursor, value: JSONCursor)
  case requiredLevelUnknown(JSONCursor)
  case requiredLevelNotMet(JSONCursor, level: JSONCursor?)
}

extension Problem {
  var severity: Finding.Severity {
    switch self {
    case .issuerMissing(let severity), .issuerWithoutID(let severity): severity
    case .unlistedWarnings, .contextNested, .typeDuplicate, .imageIsURL, .unknownMember,
      .unknownNull, .unknownEmpty, .keywordMember, .dateTimeWithoutZone, .activityOrder,
      .foreignMember, .identityWeakHash, .severalStatuses, .criteriaEmpty, .allowedValueDuplicate,
      .resultEmpty, .valueBesideLevels, .rangeNotNumeric, .requiredValueNotMet,
      .requiredValueUndecided, .requiredLevelNotMet, .associationUnknown, .associationItself:
      .warning
    default: .error
    }
  }

  var code: FindingCode {
    switch self {
    case .unknownDocument: .documentKind
    case .tooDeep: .documentDepth
    case .tooManyErrors, .unlistedWarnings: .documentFindings
    case .contextNotBase: .contextBase
    case .contextNotOpenBadges: .contextOpenBadges
    case .contextNotLearnerRecord: .contextLearnerRecord
    case .contextItem: .contextItem
    case .contextConflict: .contextConflict
    case .contextDuplicate: .contextDuplicate
    case .contextProtected: .contextProtected
    case .contextNested: .contextNested
    case .typeMissing: .typeRequired
    case .typeConflict: .typeConflict
    case .typeDuplicate: .typeDuplicate
    case .typeNotTerm: .typeValue
    case .typeUnmapped: .typeUnmapped
    case .typeMappedToNonURL: .typeMappedToNonURL
    case .missing: .propertyMissing
    case .null, .unknownNull: .propertyNull
    case .several: .propertyCardinality
    case .notArray: .propertyNotArray
    case .empty, .unknownEmpty: .propertyEmpty
    case .wrongKind: .propertyType
    case .notURL: .propertyURL
    case .format: .propertyFormat
    case .notTerm: .propertyTerm
    case .outOfRange: .propertyRange
    case .imageIsURL: .propertyCompacted
    case .unknownMember: .propertyUnknown
    case .keywordMember: .propertyKeyword
    case .languageMember, .languageValueMissing: .languageValue
    case .languageTag: .languageTag
    case .languageDirection: .languageDirection
    case .dateTime: .dateTimeInvalid
    case .dateTimeWithoutZone: .dateTimeZone
    case .validityOrder: .validityOrder
    case .activityOrder: .activityOrder
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
    case .schemaWithoutValidator: .schemaValidator
    case .proofPurpose: .proofPurpose
    case .proofDuplicate: .proofDuplicate
    case .previousProofUnknown, .previousProofItself: .proofPrevious
    case .associationUnknown: .associationUnknown
    case .associationItself: .associationItself
    case .criteriaEmpty: .criteriaEmpty
    case .creditsExceeded: .resultCredits
    case .descriptionDuplicate, .allowedValueDuplicate: .resultDescriptionDuplicate
    case .resultEmpty: .resultEmpty
    case .unknownDescription: .resultUnknownDescription
    case .valueNotAllowed: .resultValueNotAllowed
    case .valueOutOfRange: .resultValueOutOfRange
    case .valueBesideLevels: .resultValueBesideLevels
    case .rangeReversed, .rangeNotNumeric: .resultDescriptionRange
    case .unknownLevel, .levelWithoutDescription: .resultLevel
    case .statusMissing: .resultStatus
    case .requiredValueNotAllowed: .resultDescriptionRequiredValue
    case .requiredValueNotMet, .requiredValueUndecided: .resultRequiredValue
    case .requiredLevelUnknown: .resultDescriptionRequiredLevel
    case .requiredLevelNotMet: .resultRequiredLevel
    }
  }
}
