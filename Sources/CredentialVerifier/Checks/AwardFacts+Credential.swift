import CredentialModel
import IssuerTrust

extension AwardFacts {
  /// What a credential awards, in the terms in which the trust list grants.
  init(of credential: Credential) {
    let achievements = credential.subjects.compactMap { $0.achievement }
    let achievement = achievements.first
    self.init(
      credentialTypes: credential.types,
      achievementTypes: achievements.compactMap { $0.achievementType },
      achievementID: achievement?.id,
      alignments: achievements.flatMap { $0.alignment }.map {
        AwardFacts.Alignment(
          framework: $0.targetFramework, targetURL: $0.targetUrl, level: $0.targetCode)
      },
      fields: achievements.compactMap { $0.fieldOfStudy },
      credits: credential.subjects.first?.creditsEarned ?? achievement?.creditsAvailable,
      language: achievement?.inLanguage,
      awardedAt: credential.awardedDate ?? credential.validFrom)
  }
}
