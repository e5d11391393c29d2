import CredentialModel
import DataIntegrity
import StrictJSON

extension Verification {
  /// Whether the proofs of a presentation answer what was asked: each of them, as each has to hold.
  ///
  /// Source: Verifiable Credential Data Integrity 1.0 §4.5 steps 6 and 7.
  mutating func checkAnswers(of presentation: Presentation) {
    guard let request, let value = presentation.json["proof"] else { return }
    for proof in value.elementsOrSelf.prefix(policy.maxProofs) {
      if let challenge = request.challenge {
        checkChallenge(proof["challenge"], is: challenge, at: proof)
      }
      if !request.domains.isEmpty {
        checkDomain(proof["domain"], is: request.domains, at: proof)
      }
    }
  }

  /// Whether a challenge is the one that was set.
  mutating func checkChallenge(
    _ found: JSONValue?, is challenge: ExactString, at place: JSONValue
  ) {
    if found?.exactString == challenge {
      note(.proofChallenge, .passed, .challengeAnswered, at: found)
    } else {
      note(
        .proofChallenge, .failed, .challengeWrong(found: found?.exactString), at: found ?? place)
    }
  }

  /// Whether the domains of a proof are those that were asked for, as sets.
  private mutating func checkDomain(
    _ found: JSONValue?, is domains: [ExactString], at place: JSONValue
  ) {
    let limit = Verification.greatestDomains + 1
    let stated = found.map { Array($0.elementsOrSelf.prefix(limit)) } ?? []
    let texts = stated.compactMap(\.exactString)
    if texts.count == stated.count, stated.count <= Verification.greatestDomains,
      Set(texts) == Set(domains)
    {
      note(.proofDomain, .passed, .domainMatches, at: found)
    } else {
      note(.proofDomain, .failed, .domainWrong(found: texts.first), at: found ?? place)
    }
  }

  /// How many domains of a proof are looked at: more than anybody has names.
  private static let greatestDomains = 64

  /// Fails where something was asked of a presentation, and what came is none.
  mutating func checkThatNothingWasAsked() {
    guard case .whole = role, let request, request.needsProof else { return }
    note(.holderKey, .failed, .notPresented)
  }
}
