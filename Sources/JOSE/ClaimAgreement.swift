public import CredentialModel
public import StrictJSON
public import WireFormats

/// Whether a token's registered claims say what the members of its credential say.
///
/// A program that reads only the claims, and one that reads only the credential, must learn the
/// same. Which claims there must be, and what they stand for, is for the kind of credential:
///
/// - Open Badges 3.0 §8.2.6 demands `iss`, `sub`, `jti` and `nbf`, and has `exp` set the end.
/// - VC Data Model 1.1 §6.3.1 has each stand for its member.
/// - VC-JOSE-COSE §3.1.3 demands none; `iss` must be the issuer, `sub` and `jti` should not conflict,
///   and times are those of the signature, which no member states.
public struct ClaimAgreement: Sendable {
  /// What a claim gets wrong.
  public enum Fault: Equatable, Sendable {
    /// It is not there, and Open Badges 3.0 demands it.
    case missing(RegisteredClaim)
    /// It is not there, and so is what it would say: a subject without an id.
    case nothingToSay(RegisteredClaim)
    /// It is of another kind than it has to be.
    case malformed(RegisteredClaim)
    /// It says something else than the member.
    case differs(RegisteredClaim, claimed: ExactString, stated: ExactString?)
    /// It leaves out the fraction of a second that the member states.
    case rounded(RegisteredClaim)

    /// Whether the token is wrong, or only worth a remark.
    public var isError: Bool {
      switch self {
      case .missing(.expires), .nothingToSay, .malformed(.issuedAt), .rounded: false
      case .missing, .malformed, .differs: true
      }
    }
  }

  /// What is wrong, in the order of the claims.
  public let faults: [Fault]

  private let claims: JSONValue
  private let credential: Credential
  private let isOpenBadges: Bool
  private let timesAreMembers: Bool

  /// Compares claims with a credential.
  ///
  /// - Parameters:
  ///   - payload: The token's payload, which may be about anything.
  ///   - credential: The credential in it.
  ///   - headerIssuer: `iss` of the header, which says the same again.
  public init(
    of payload: TokenPayload, with credential: Credential, headerIssuer: ExactString? = nil
  ) {
    self.init(payload, credential, faults: [])
    var faults: [Fault] = []
    if let headerIssuer, headerIssuer != signerID {
      faults.append(.differs(.issuer, claimed: headerIssuer, stated: signerID))
    }
    for claim in RegisteredClaim.allCases {
      if let fault = fault(of: claim) { faults.append(fault) }
    }
    self.init(payload, credential, faults: faults)
  }

  private init(_ payload: TokenPayload, _ credential: Credential, faults: [Fault]) {
    self.faults = faults
    self.credential = credential
    claims = payload.claims
    isOpenBadges = credential.kind.isOpenBadges
    // No member of a presentation says when it is valid.
    timesAreMembers = isOpenBadges || payload.member == "vc"
  }

  /// Who the document says signed it: the issuer of a credential, the holder of a presentation.
  private var signerID: ExactString? {
    if case .presentation = credential.kind { return Presentation(credential.json).holderID }
    return credential.issuerID
  }

  private func fault(of claim: RegisteredClaim) -> Fault? {
    guard let value = claims[claim.name] else { return absence(of: claim) }
    guard !claim.isTime else { return timeFault(of: claim, value) }
    guard let claimed = value.exactString else { return .malformed(claim) }
    let stated = stated(claim)
    guard !stated.contains(claimed) else { return nil }
    return .differs(claim, claimed: claimed, stated: stated.first)
  }

  private func absence(of claim: RegisteredClaim) -> Fault? {
    guard isOpenBadges else { return nil }
    switch claim {
    case .issuedAt: return nil
    case .subject: return stated(.subject).isEmpty ? .nothingToSay(claim) : .missing(claim)
    case .expires: return credential.validUntil == nil ? nil : .missing(claim)
    case .issuer, .identifier, .notBefore: return .missing(claim)
    }
  }

  /// The texts that a claim may say.
  private func stated(_ claim: RegisteredClaim) -> [ExactString] {
    switch claim {
    case .issuer: signerID.map { [$0] } ?? []
    case .identifier: credential.id.map { [$0] } ?? []
    case .subject: credential.subjects.compactMap(\.id)
    case .notBefore, .expires, .issuedAt: []
    }
  }

  private func timeFault(of claim: RegisteredClaim, _ value: JSONValue) -> Fault? {
    guard let time = NumericDate(value) else { return .malformed(claim) }
    guard claim != .issuedAt, timesAreMembers else { return nil }
    let stated = claim == .notBefore ? credential.validFrom : credential.validUntil
    switch stated.map({ time.agreement(with: $0) }) ?? .different {
    case .same: return nil
    case .sameSecond: return .rounded(claim)
    case .different:
      return .differs(
        claim, claimed: ExactString(time.instant.description),
        stated: stated.map { ExactString($0.description) })
    }
  }

  /// When the signature says that it was made: `iat`.
  public var signedAt: Instant? { time(.issuedAt) }

  /// Before when the signature does not count, where that is not the credential's own beginning.
  public var signatureNotBefore: Instant? { timesAreMembers ? nil : time(.notBefore) }

  /// From when on the signature does not count, where that is not the credential's own end.
  public var signatureExpires: Instant? { timesAreMembers ? nil : time(.expires) }

  private func time(_ claim: RegisteredClaim) -> Instant? {
    claims[claim.name].flatMap { NumericDate($0) }?.instant
  }
}
