import CredentialModel
import DataIntegrity
import JOSE
import StrictJSON

extension Verification {
  /// Whether the proofs of a presentation answer what was asked: each of them, as each has to hold.
  ///
  /// Source: Verifiable Credential Data Integrity 1.0 §4.5 steps 6 and 7.
  mutating func checkAnswers(of presentation: Presentation, in envelope: Envelope?) {
    guard let request else { return }
    if let claims = envelope?.payload.claims { checkAnswers(claims, to: request) }
    guard let value = presentation.json["proof"] else { return }
    for proof in value.elementsOrSelf.prefix(policy.maxProofs) {
      if let challenge = request.challenge {
        checkChallenge(proof["challenge"], is: challenge, at: proof)
      }
      if !request.domains.isEmpty {
        checkDomain(proof["domain"], is: request.domains, at: proof)
      }
    }
  }

  /// Whether the claims of a token answer what was asked.
  ///
  /// A token may be made for several, and each finds itself among them.
  ///
  /// Source: RFC 7519 §4.1.3 for `aud`; OpenID Connect Core 1.0 §2 for `nonce`.
  private mutating func checkAnswers(_ claims: JSONValue, to request: PresentationRequest) {
    if let challenge = request.challenge {
      checkChallenge(claims["nonce"], is: challenge, at: claims)
    }
    guard !request.domains.isEmpty else { return }
    let found = claims["aud"]
    let audience = found.map { Array($0.elementsOrSelf.prefix(Verification.greatestDomains)) }
    if let audience,
      audience.contains(where: { $0.exactString.map(request.domains.contains) == true })
    {
      note(.proofDomain, .passed, .domainMatches, at: found)
    } else {
      let first = audience?.lazy.compactMap(\.exactString).first
      note(.proofDomain, .failed, .domainWrong(found: first), at: found ?? claims)
    }
  }

  /// Whether a claim of a token is compared with what was asked, so that nobody need say that it is
  /// not.
  func isCompared(claim name: StaticString) -> Bool {
    guard presentation != nil, let request else { return false }
    switch "\(name)" {
    case "nonce": return request.challenge != nil
    case "aud": return !request.domains.isEmpty
    default: return false
    }
  }

  /// Whether a challenge is the one that was set.
  private mutating func checkChallenge(
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
