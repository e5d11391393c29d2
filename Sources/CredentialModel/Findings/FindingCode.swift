/// The rules that a document is held against; the raw values are stable.
public enum FindingCode: String, CaseIterable, Sendable {
  // The document as a whole.
  case documentKind = "document.kind"
  case documentDepth = "document.depth"
  case documentFindings = "document.findings"

  // `@context`.
  case contextBase = "context.base"
  case contextConflict = "context.conflict"
  case contextDuplicate = "context.duplicate"
  case contextItem = "context.item"
  case contextNested = "context.nested"
  case contextLearnerRecord = "context.learnerRecord"
  case contextOpenBadges = "context.openBadges"
  case contextProtected = "context.protected"

  // `type`.
  case typeConflict = "type.conflict"
  case typeDuplicate = "type.duplicate"
  case typeMappedToNonURL = "type.mappedToNonURL"
  case typeRequired = "type.required"
  case typeUnmapped = "type.unmapped"
  case typeValue = "type.value"

  // Any property.
  case propertyCardinality = "property.cardinality"
  case propertyCompacted = "property.compacted"
  case propertyEmpty = "property.empty"
  case propertyFormat = "property.format"
  case propertyKeyword = "property.keyword"
  case propertyMissing = "property.missing"
  case propertyNotArray = "property.notArray"
  case propertyNull = "property.null"
  case propertyRange = "property.range"
  case propertyTerm = "property.term"
  case propertyType = "property.type"
  case propertyUnknown = "property.unknown"
  case propertyURL = "property.url"

  // Text in a language.
  case languageDirection = "language.direction"
  case languageTag = "language.tag"
  case languageValue = "language.value"

  // Times.
  case activityOrder = "activity.order"
  case dateTimeInvalid = "dateTime.invalid"
  case dateTimeZone = "dateTime.zone"
  case validityForeignMember = "validity.foreignMember"
  case validityOrder = "validity.order"

  // Who it is about, and who says so.
  case holderID = "holder.id"
  case identityHash = "identity.hash"
  case identityWeakHash = "identity.weakHash"
  case issuerID = "issuer.id"
  case issuerMissing = "issuer.missing"
  case subjectEmpty = "subject.empty"
  case subjectIdentifier = "subject.identifier"

  // What is attached to it.
  case envelopedID = "enveloped.id"
  case proofDuplicate = "proof.duplicate"
  case proofPrevious = "proof.previous"
  case proofPurpose = "proof.purpose"
  case relatedResourceDigest = "relatedResource.digest"
  case relatedResourceDuplicate = "relatedResource.duplicate"
  case schemaValidator = "schema.validator"
  case statusSeveral = "status.several"

  // What a record joins.
  case associationItself = "association.itself"
  case associationUnknown = "association.unknown"

  // What was achieved.
  case criteriaEmpty = "criteria.empty"
  case resultCredits = "result.credits"
  case resultEmpty = "result.empty"
  case resultLevel = "result.level"
  case resultRequiredLevel = "result.requiredLevel"
  case resultRequiredValue = "result.requiredValue"
  case resultStatus = "result.status"
  case resultUnknownDescription = "result.unknownDescription"
  case resultValueBesideLevels = "result.valueBesideLevels"
  case resultValueNotAllowed = "result.valueNotAllowed"
  case resultValueOutOfRange = "result.valueOutOfRange"
  case resultDescriptionDuplicate = "resultDescription.duplicate"
  case resultDescriptionRange = "resultDescription.range"
  case resultDescriptionRequiredLevel = "resultDescription.requiredLevel"
  case resultDescriptionRequiredValue = "resultDescription.requiredValue"
}
