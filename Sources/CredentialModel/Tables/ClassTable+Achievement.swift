/// What Open Badges 3.0 says about an achievement and the results in it.
extension ClassTable {
  static let achievement = ClassTable(
    "Achievement", "Open Badges 3.0, Achievement", types: [["Achievement"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("alignment", .object(.alignment), .list),
      Property("achievementType", .term(.achievementType)),
      Property("creator", .object(.profile)),
      Property("creditsAvailable", .number(.notNegative)),
      Property("criteria", .object(.criteria), .one),
      Property("description", .text, .one),
      Property("endorsement", .endorsement, .list),
      Property("endorsementJwt", .compactJWS, .list),
      Property("fieldOfStudy", .text),
      Property("humanCode", .text),
      Property("image", .image),
      Property("inLanguage", .languageTag),
      Property("name", .text, .one),
      Property("otherIdentifier", .object(.identifierEntry), .list),
      Property("related", .object(.related), .list),
      Property("resultDescription", .object(.resultDescription), .list),
      Property("specialization", .text),
      Property("tag", .text, .list),
      Property("version", .text),
    ])

  static let criteria = ClassTable(
    "Criteria", "Open Badges 3.0, Criteria",
    [Property("id", .url), Property("narrative", .text)])

  static let alignment = ClassTable(
    "Alignment", "Open Badges 3.0, Alignment", types: [["Alignment"]],
    [
      Property("type", .types, .requiredSet),
      Property("targetCode", .text),
      Property("targetDescription", .text),
      Property("targetName", .text, .one),
      Property("targetFramework", .text),
      Property("targetType", .term(.alignmentTargetType)),
      Property("targetUrl", .url, .one),
    ])

  static let related = ClassTable(
    "Related", "Open Badges 3.0, Related", types: [["Related"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("inLanguage", .languageTag),
      Property("version", .text),
    ])

  static let evidence = ClassTable(
    "Evidence", "Open Badges 3.0, Evidence", types: [["Evidence"]],
    [
      Property("id", .url),
      Property("type", .types, .requiredSet),
      Property("narrative", .text),
      Property("name", .text),
      Property("description", .text),
      Property("genre", .text),
      Property("audience", .text),
    ])

  static let result = ClassTable(
    "Result", "Open Badges 3.0, Result", types: [["Result"]],
    [
      Property("type", .types, .requiredSet),
      Property("achievedLevel", .url),
      Property("alignment", .object(.alignment), .list),
      Property("resultDescription", .url),
      Property("status", .term(.resultStatus)),
      Property("value", .text),
    ])

  static let resultDescription = ClassTable(
    "ResultDescription", "Open Badges 3.0, ResultDescription", types: [["ResultDescription"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("alignment", .object(.alignment), .list),
      Property("allowedValue", .text, .list),
      Property("name", .text, .one),
      Property("requiredLevel", .url),
      Property("requiredValue", .text),
      Property("resultType", .term(.resultType), .one),
      Property("rubricCriterionLevel", .object(.rubricCriterionLevel), .list),
      Property("valueMax", .text),
      Property("valueMin", .text),
    ])

  static let rubricCriterionLevel = ClassTable(
    "RubricCriterionLevel", "Open Badges 3.0, RubricCriterionLevel",
    types: [["RubricCriterionLevel"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("alignment", .object(.alignment), .list),
      Property("description", .text),
      Property("level", .text),
      Property("name", .text, .one),
      Property("points", .text),
    ])
}
