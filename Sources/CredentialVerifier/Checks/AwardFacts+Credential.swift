import CredentialModel
import IssuerTrust
import StrictJSON

extension AwardFacts {
  /// What a credential awards to one of its subjects, in the terms in which the trust list grants.
  ///
  /// - Parameters:
  ///   - credential: The credential.
  ///   - subject: The subject.
  ///   - scope: What will be compared with it: what no grant restricts is not read.
  init(of credential: Credential, to subject: AchievementSubject, comparedWith scope: [Grant]) {
    let achievement = subject.achievement
    func needs(_ isRestricted: (Grant) -> Bool) -> Bool { scope.contains(where: isRestricted) }
    self.init()
    if needs({ $0.credentialTypes != nil }) { credentialTypes = credential.types }
    if needs({ $0.achievementTypes != nil }) {
      achievementTypes = achievement?.achievementType.map { [$0] } ?? []
    }
    if needs({ $0.achievements != nil }) { achievementID = achievement?.id }
    if needs({ $0.frameworks != nil }) {
      alignments = (achievement?.alignment ?? []).map {
        Alignment(framework: $0.targetFramework, targetURL: $0.targetUrl, level: $0.targetCode)
      }
    }
    if needs({ $0.fields != nil }) { fields = achievement?.fieldOfStudy.map { [$0] } ?? [] }
    if needs({ $0.maxCredits != nil }) {
      credits = subject.creditsEarned ?? achievement?.creditsAvailable
    }
    if needs({ $0.languages != nil }) { language = achievement?.inLanguage }
    if needs({ $0.awardedFrom != nil || $0.awardedUntil != nil }) {
      awardedAt = credential.awardedDate ?? credential.validFrom
    }
  }
}
