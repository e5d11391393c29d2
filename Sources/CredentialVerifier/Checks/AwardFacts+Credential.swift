import CredentialModel
import IssuerTrust
import StrictJSON

extension AwardFacts {
  /// What a credential awards to one of its subjects, in the terms in which the trust list grants.
  ///
  /// - Parameters:
  ///   - credential: The credential.
  ///   - subject: The subject.
  ///   - dimensions: What is restricted; the rest is not read.
  init(
    of credential: Credential, to subject: AchievementSubject, in dimensions: AwardDimensions
  ) {
    let achievement = subject.achievement
    func needed<Fact>(_ dimension: AwardDimensions, _ fact: () -> Fact?) -> Fact? {
      dimensions.contains(dimension) ? fact() : nil
    }
    self.init(
      credentialTypes: needed(.credentialTypes) { credential.types } ?? [],
      achievementTypes: needed(.achievementTypes) { achievement?.achievementType.map { [$0] } }
        ?? [],
      achievementID: needed(.achievements) { achievement?.id },
      alignments: needed(.frameworks) { achievement?.alignment.map { Alignment($0) } } ?? [],
      fields: needed(.fields) { achievement?.fieldOfStudy.map { [$0] } } ?? [],
      credits: needed(.credits) { subject.creditsEarned ?? achievement?.creditsAvailable },
      language: needed(.languages) { achievement?.inLanguage },
      awardedAt: needed(.dates) { credential.awardedDate ?? credential.validFrom },
      evidenceTypes: needed(.evidence) { AwardFacts.evidenceTypes(of: credential) } ?? [])
  }

  private static func evidenceTypes(of credential: Credential) -> [ExactString] {
    credential.evidence.flatMap { evidence in
      evidence.json["type"]?.elementsOrSelf.compactMap(\.exactString) ?? []
    }
  }
}

extension AwardFacts.Alignment {
  /// An alignment in the terms of the list.
  init(_ alignment: CredentialModel.Alignment) {
    self.init(
      framework: alignment.targetFramework, targetURL: alignment.targetUrl,
      level: alignment.targetCode)
  }
}
