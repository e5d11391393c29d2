extension DataLoss.Reason {
  /// A stable code, for programs that act on single reasons.
  public var code: String {
    switch self {
    case .contextMissing, .contextInline, .contextRepeated, .credentialsContextNotFirst,
      .contextNested:
      "CONTEXT_NOT_ALLOWED"
    case .contextUnknown: "CONTEXT_UNKNOWN"
    case .protectedTermRedefined: "TERM_REDEFINED"
    case .termUndefined, .termMeansNothing: "TERM_UNDEFINED"
    case .memberIsIRI, .memberIsKeyword, .memberIsAlias, .memberHasOtherName,
      .memberIsType, .nameNotReserved:
      "TERM_RESPELLED"
    case .memberUnsigned: "MEMBER_UNSIGNED"
    case .typeUndefined, .typeNotText: "TYPE_UNDEFINED"
    case .typeHasOtherName: "TYPE_RESPELLED"
    case .valueEmpty, .graphEmpty: "VALUE_DROPPED"
    case .iriRelative, .iriInvalid, .blankNodeNamed, .languageInvalid: "VALUE_DROPPED"
    case .arrayNested, .valueRepeated, .iriCompact, .valueObjectInvalid, .numberRounded,
      .numberAsText, .textAsNumber, .valueNotANode:
      "VALUE_RESPELLED"
    case .descriptionScattered, .rootAmbiguous: "DESCRIPTION_SCATTERED"
    case .tooManyContexts, .tooManyTypes, .tooManyStatements, .tooManyDescriptions, .tooDeep:
      "LINKED_DATA_LIMIT"
    }
  }
}
