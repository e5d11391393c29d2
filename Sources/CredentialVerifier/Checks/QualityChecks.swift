import CredentialModel
import IssuerTrust
import StrictJSON

extension Verification {
  /// Whether somebody recognises the issuer's quality, and the level is what this deployment wants.
  ///
  /// That a key is known says nothing of it, and it says nothing of the key. What is demanded is
  /// demanded of the credential: an endorser need not be what its issuer has to be.
  mutating func checkQuality(of record: IssuerRecord, for credential: Credential) {
    if role.endorsement == nil, !policy.requiredAccreditation.isEmpty {
      for demand in policy.requiredAccreditation { checkAccreditation(of: record, by: demand) }
    } else {
      checkAccreditation(of: record)
    }
    if role.endorsement == nil, let minimum = policy.minimumLevel {
      checkLevel(of: credential, minimum)
    }
  }

  private mutating func checkAccreditation(of record: IssuerRecord) {
    switch record.accreditation(at: now) {
    case .accredited(let authority, let until):
      note(.accreditation, .passed, .accredited(by: authority, until: until))
    case .expired(let authority, let until):
      note(.accreditation, .warning, .accreditationExpired(by: authority, until: until))
    case .none:
      note(.accreditation, .skipped, .notAccredited)
    }
  }

  private mutating func checkAccreditation(of record: IssuerRecord, by demand: ExactString) {
    switch record.accreditation(answeringTo: demand, at: now) {
    case .accredited(let authority, let until):
      note(.accreditation, .passed, .accredited(by: authority, until: until))
    case .expired(let authority, let until):
      note(.accreditation, .failed, .accreditationExpired(by: authority, until: until))
    case .none:
      note(.accreditation, .failed, .notAccreditedAs(demand))
    }
  }

  /// Whether each subject's achievement states a level of the framework, and none that is too low.
  ///
  /// An issuer that states several levels of one framework is taken at the lowest; where the holder
  /// could leave out one, that cannot be told.
  private mutating func checkLevel(of credential: Credential, _ minimum: MinimumLevel) {
    var lowest: DecimalLevel?
    for subject in credential.subjects {
      let levels = minimum.levels(of: subject)
      guard let level = levels.min() else {
        return note(.level, .failed, .levelNotStated(minimum), at: subject.json)
      }
      guard level >= minimum.level else {
        return note(.level, .failed, .levelTooLow(level, minimum), at: subject.json)
      }
      lowest = min(lowest ?? level, level)
    }
    if lowest != nil, membersByChoice.contains("alignment") {
      note(.level, .undetermined, .shownByChoice(member: "alignment"), at: credential.json)
    } else if let lowest {
      note(.level, .passed, .levelReached(lowest, minimum))
    } else {
      note(.level, .failed, .levelNotStated(minimum), at: credential.json)
    }
  }
}

extension MinimumLevel {
  /// The levels of the framework that a subject's achievement states as numbers.
  fileprivate func levels(of subject: AchievementSubject) -> [DecimalLevel] {
    (subject.achievement?.alignment ?? []).compactMap { alignment in
      let alignment = AwardFacts.Alignment(alignment)
      guard alignment.isTo(framework), let level = alignment.level else { return nil }
      return DecimalLevel(level.string)
    }
  }
}
