// Made by compile-contexts from the folder Contexts. Do not edit.
// swift-format-ignore-file

extension EmbeddedContexts {
  /// All of them.
  package static let all: [ContextRevision] = [
    bitstringStatusListV1,
    clr_2_0_1,
    clr_2_0,
    credentialsExamplesV1,
    credentialsExamplesV2,
    credentialsV1,
    credentialsV2,
    dataIntegrityV1,
    dataIntegrityV2,
    dccV1,
    didV1,
    ed25519_2020V1,
    jffPlugfest_1,
    multikeyV1,
    odrl,
    openBadges_3_0_0_2022_06,
    openBadges_3_0_0,
    openBadges_3_0_1,
    openBadges_3_0_2,
    openBadges_3_0_3_2023_12,
    openBadges_3_0_3_2024_01,
    openBadges_3_0_3Validator,
    openBadges_3_0_3,
    openBadgesExtensions,
    statusList_2021V1,
  ]
}
