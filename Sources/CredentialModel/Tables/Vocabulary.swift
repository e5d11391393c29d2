import StrictJSON

/// The enumerations of Open Badges 3.0 and Comprehensive Learner Record 2.0.
enum Vocabulary: Sendable {
  case achievementType
  case alignmentTargetType
  case associationType
  case identifierType
  case resultStatus
  case resultType

  /// The enumeration's name in the specification.
  var name: StaticString {
    switch self {
    case .achievementType: "AchievementType"
    case .alignmentTargetType: "AlignmentTargetType"
    case .associationType: "AssociationType"
    case .identifierType: "IdentifierTypeEnum"
    case .resultStatus: "ResultStatusType"
    case .resultType: "ResultType"
    }
  }

  /// Whether terms that start with `ext:` may be added.
  var isExtensible: Bool { self != .resultStatus && self != .associationType }

  /// Whether `value` is one of the terms, or an extension where those may be.
  func contains(_ value: JSONCursor) -> Bool {
    let terms = terms
    for index in terms.indices where value.hasText(terms[index]) { return true }
    return isExtensible && value.withStringSpan { Vocabulary.isExtension($0) } == true
  }

  /// Whether the text is `ext:` and then letters, digits, full stops, hyphens or low lines.
  private static func isExtension(_ text: Span<UInt8>) -> Bool {
    let prefix: [UInt8] = [0x65, 0x78, 0x74, 0x3A]
    guard text.count > prefix.count else { return false }
    for index in 0..<prefix.count where text[index] != prefix[index] { return false }
    for index in prefix.count..<text.count {
      let byte = text[index]
      guard ASCII.isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F else {
        return false
      }
    }
    return true
  }

  /// The terms that the specification lists.
  var terms: [StaticString] {
    switch self {
    case .achievementType: Vocabulary.achievementTypes
    case .alignmentTargetType: Vocabulary.alignmentTargetTypes
    case .associationType: Vocabulary.associationTypes
    case .identifierType: Vocabulary.identifierTypes
    case .resultStatus: Vocabulary.resultStatuses
    case .resultType: Vocabulary.resultTypes
    }
  }

  private static let achievementTypes: [StaticString] = [
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree",
    "Award", "Badge", "BachelorDegree", "Certificate", "CertificateOfCompletion", "Certification",
    "CommunityService", "Competency", "Course", "CoCurricular", "Degree", "Diploma",
    "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate",
    "LearningProgram", "License", "Membership", "ProfessionalDoctorate",
    "QualityAssuranceCredential", "MasterCertificate", "MasterDegree", "MicroCredential",
    "ResearchDoctorate", "SecondarySchoolDiploma",
  ]

  private static let alignmentTargetTypes: [StaticString] = [
    "ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion",
    "CFRubricCriterionLevel", "CTDL",
  ]

  private static let associationTypes: [StaticString] = [
    "exactMatchOf", "isChildOf", "isParentOf", "isPartOf", "isPeerOf", "isRelatedTo", "precedes",
    "replacedBy",
  ]

  private static let identifierTypes: [StaticString] = [
    "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress",
    "nationalIdentityNumber", "isbn", "issn", "lisSourcedId", "oneRosterSourcedId",
    "sisSourcedId", "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId", "ltiUserId",
    "identifier",
  ]

  private static let resultStatuses: [StaticString] = [
    "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew",
  ]

  private static let resultTypes: [StaticString] = [
    "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore",
    "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore", "ScaledScore",
    "Status",
  ]
}
