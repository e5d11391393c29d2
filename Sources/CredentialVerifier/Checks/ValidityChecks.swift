import CredentialModel
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Verification {
  /// Whether the credential is valid now.
  ///
  /// A time that cannot be read was found by the model's rules already. An end that is not there may be
  /// left out, where the holder chose what to show.
  ///
  /// Source: VC Data Model 2.0 §4.9, Open Badges 3.0 §8.1 step 4.
  mutating func checkValidity(of credential: Credential) {
    let skew = policy.clockSkewSeconds
    if let from = credential.validFrom, from > now.adding(seconds: skew) {
      note(.validity, .failed, .notYetValid(from: from), at: credential.json)
    } else if let until = credential.validUntil, until.adding(seconds: skew) < now {
      note(.validity, .failed, .expired(until: until), at: credential.json)
    } else if isShownInPart, credential.validUntil == nil {
      note(.validity, .undetermined, .mayBeHidden(member: "validUntil"), at: credential.json)
    } else {
      let until = credential.validUntil
      note(
        .validity, .passed, isHistorical ? .validAt(now, until: until) : .validUntil(until),
        at: credential.json)
    }
  }

  /// Whether the credential is about the person expected: by the subject's id, or by one of its
  /// identifiers, plain or hashed.
  ///
  /// An identifier that cannot be compared may be the person's, or anybody's; so may a name, which is
  /// therefore not compared at all.
  ///
  /// Source: Open Badges 3.0 §8.1 step 5.
  ///
  /// - Returns: Which of the subjects it is, from 0; `nil` where none is, or nobody is expected.
  mutating func checkRecipient(of credential: Credential) -> Int? {
    guard let recipient else {
      note(.recipient, .skipped, .recipientNotAsked)
      return nil
    }
    let spellings = recipient.spellings
    var obstacle: (reason: Reason, identifier: JSONValue)?
    var isNamedOnly: JSONValue?
    var isOther = false
    for (index, subject) in credential.subjects.enumerated() {
      var isExpected = subject.id == spellings[0]
      if subject.id != nil { isOther = true }
      for identifier in subject.identifier {
        if identifier.identityType == "name" {
          isNamedOnly = isNamedOnly ?? identifier.json
          continue
        }
        for spelling in spellings where !isExpected {
          switch identifier.matches(
            identifier: spelling, sha256: { DigestAlgorithm.sha256.digest(of: $0) })
          {
          case .same: isExpected = true
          case .different: isOther = true
          case .tooWeak: obstacle = obstacle ?? (.recipientHashWeak, identifier.json)
          case .malformed: obstacle = obstacle ?? (.recipientHashMalformed, identifier.json)
          }
        }
      }
      guard !isExpected else {
        note(.recipient, .passed, .recipientMatches, at: subject.json)
        return index
      }
    }
    if obstacle == nil, !isOther, let isNamedOnly {
      obstacle = (.recipientOnlyNamed, isNamedOnly)
    }
    if let obstacle {
      note(.recipient, .undetermined, obstacle.reason, at: obstacle.identifier)
    } else {
      note(.recipient, .failed, .recipientDiffers, at: credential.json["credentialSubject"])
    }
    return nil
  }
}
