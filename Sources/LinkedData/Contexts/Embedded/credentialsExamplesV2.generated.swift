// Made by compile-contexts from Contexts/credentials-examples-v2.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let credentialsExamplesV2 = ContextRevision(
    url: "https://www.w3.org/ns/credentials/examples/v2",
    digest: "57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c",
    includes: [], table: { credentialsExamplesV2Table })

  private static let credentialsExamplesV2Table = ContextTable(words: credentialsExamplesV2Words, text: credentialsExamplesV2Text)

  private static let credentialsExamplesV2Words: [UInt32] = [
    1,1,0,0,0,0,12,1,0,43,0,0,0,0,
  ]

  private static let credentialsExamplesV2Text: StaticString = """
https://www.w3.org/ns/credentials/examples#
"""
}
