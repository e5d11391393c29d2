// Made by compile-contexts from Contexts/open-badges-extensions.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let openBadgesExtensions = ContextRevision(
    url: "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    digest: "146f85aa16effd7ca1da8056eb443f53ce1eca8a34186cb062832c0a97d889c3",
    includes: [], table: { openBadgesExtensionsTable })

  private static let openBadgesExtensionsTable = ContextTable(words: openBadgesExtensionsWords, text: openBadgesExtensionsText)

  private static let openBadgesExtensionsWords: [UInt32] = [
    1,1,5,3,0,5,72,15,0,0,0,0,0,2,25705,0,0,0,0,1,0,943252933,2458106093,0,2,4,1701869940,0,0,0,0,
    2,0,1192895396,3405063093,0,6,30,1415857457,36,87,0,0,0,0,800634479,1777804078,0,123,21,
    1415857457,144,78,0,0,0,0,2601169431,3223131771,0,222,24,1415857457,246,81,0,0,0,0,673406122,
    2223006566,0,3,0,0,4,0,0,0,5,0,2,1,0,0,0,0,0,828899281,1499005847,2895770489,3255501666,
    3657285538,3573421529,
  ]

  private static let openBadgesExtensionsText: StaticString = """
idtype1EdTechJsonSchemaValidator2019<https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdT\
echJsonSchemaValidator2019>1EdTechRevocationList<https://purl.imsglobal.org/spec/vcrl/v1p0/conte\
xt.json#1EdTechRevocationList>1EdTechCredentialRefresh<https://purl.imsglobal.org/spec/vccr/v1p0\
/context.json#1EdTechCredentialRefresh>
"""
}
