import ControlledIdentifiers
import CredentialModel
import JOSE
import StrictJSON
import WireFormats

extension Verification {
  /// Whether text is a compact JWS, and not JSON.
  static func isToken(_ text: [UInt8]) -> Bool { TokenText.isToken(text) }

  /// Takes the document out of a compact JWS, or notes why it cannot be read.
  mutating func open(token text: [UInt8]) -> ReceivedDocument? {
    do throws(JOSEError) {
      let token = try CompactJWS(text, limits: policy.limits)
      guard let root = parse(token.payload)?.root else { return nil }
      let payload = try TokenPayload(root, limits: policy.limits)
      return ReceivedDocument(
        root: payload.document, envelope: Envelope(token: token, payload: payload))
    } catch {
      note(.envelope, .failed, .tokenInvalid(error))
      return nil
    }
  }

  /// Checks the proof around a document, and those in it.
  ///
  /// Open Badges 3.0 lets a verifier choose one; here each of a kind that is known must hold.
  ///
  /// - Returns: The proofs whose key could be found.
  mutating func check(_ envelope: Envelope, of credential: Credential) -> [CheckedProof] {
    let place = envelope.payload.claims
    note(.proofPresence, .passed, at: place)
    checkHeader(of: envelope, around: credential.kind)
    note(.proofSuite, .passed, .suiteKnown(name: envelope.header.algorithm.rawValue), at: place)
    let agreement = ClaimAgreement(
      of: envelope.payload, with: credential, headerIssuer: envelope.header.issuer)
    checkTimes(of: agreement, at: place)
    let proof = checkSignature(
      of: envelope, signer: issuerID, created: agreement.signedAt)
    // Of a document in the place of the other version nobody knows what the claims stand for.
    if envelope.payload.misplaced == nil { checkClaims(of: envelope, agreement) }
    let embedded = credential.json["proof"] == nil ? [] : checkProofs(of: credential, in: envelope)
    return (proof.map { [$0] } ?? []) + embedded
  }

  /// Checks what the header says beside the algorithm and the key.
  ///
  /// Open Badges 3.0 has `alg`, `kid`, `jwk` and `typ: JWT` only; what VC-JOSE-COSE has is taken with
  /// a remark, because both are met in badges.
  mutating func checkHeader(of envelope: Envelope, around kind: DocumentKind) {
    let header = envelope.header
    let place = envelope.payload.claims
    if let error = envelope.payload.misplaced ?? headerFault(header, around: kind) {
      return note(.envelope, .failed, .tokenInvalid(error), at: place)
    }
    var remarks: [Reason] = []
    if let type = header.type, type.isLegacy || kind.isOpenBadges && type.content != .any {
      remarks.append(.tokenTypeUnlisted(member: "typ", value: type.text))
    }
    if let type = header.contentType, type.isLegacy || kind.isOpenBadges {
      remarks.append(.tokenTypeUnlisted(member: "cty", value: type.text))
    }
    if kind.isOpenBadges, header.issuer != nil { remarks.append(.headerMemberIgnored("iss")) }
    // Enough to show what it is; a header has room for hundreds.
    remarks += header.unknownMembers.prefix(4).map { .headerMemberIgnored($0) }
    if remarks.isEmpty { note(.envelope, .passed, at: place) }
    for remark in remarks { note(.envelope, .warning, remark, at: place) }
  }

  /// What is wrong with a header, seen from what it is around.
  private func headerFault(_ header: JOSEHeader, around kind: DocumentKind) -> JOSEError? {
    if kind.isOpenBadges, let name = header.unknownMembers.first { return .memberNotAllowed(name) }
    if let type = header.type, !type.content.fits(kind) {
      return .typeMismatch(member: "typ", type.text)
    }
    if let type = header.contentType, !type.content.fits(kind) {
      return .typeMismatch(member: "cty", type.text)
    }
    return nil
  }

  /// Checks when the signature was made, and that it has not ended.
  ///
  /// Times that are the credential's own are looked at as its validity.
  mutating func checkTimes(of agreement: ClaimAgreement, at place: JSONValue) {
    let skew = policy.clockSkewSeconds
    let latest = now.adding(seconds: skew)
    if let time = agreement.signedAt, time > latest {
      note(.proofTime, .failed, .proofMadeInFuture(time), at: place["iat"])
    } else if let time = agreement.signatureNotBefore, time > latest {
      note(.proofTime, .failed, .proofMadeInFuture(time), at: place["nbf"])
    } else if let time = agreement.signatureExpires, time.adding(seconds: skew) < now {
      note(.proofTime, .failed, .proofExpired(time), at: place["exp"])
    } else {
      note(.proofTime, .passed, at: place)
    }
  }

  /// Checks that the claims say what the credential says.
  private mutating func checkClaims(of envelope: Envelope, _ agreement: ClaimAgreement) {
    let claims = envelope.payload.claims
    for fault in agreement.faults {
      let claim = claims.member(ExactString(fault.claim.rawValue)) ?? claims
      note(.claims, fault.isError ? .failed : .warning, .claim(fault), at: claim)
    }
    let restored = envelope.payload.restored
    if !restored.isEmpty {
      note(.claims, .passed, .claimsRestored(restored), at: claims)
    } else if agreement.faults.isEmpty {
      note(.claims, .passed, at: claims)
    }
    // For whom a token was made, and who has to hold it, nobody here was told.
    for name in ["aud", "cnf", "nonce"] as [StaticString] {
      guard let value = claims[name], !isCompared(claim: name) else { continue }
      note(.unenforced, .warning, .notEnforced(member: "\(name)", type: nil), at: value)
    }
  }
}

extension ClaimAgreement.Fault {
  /// The claim that it is about.
  var claim: RegisteredClaim {
    switch self {
    case .missing(let claim), .nothingToSay(let claim), .malformed(let claim), .rounded(let claim),
      .differs(let claim, _, _):
      claim
    }
  }
}

extension TokenType.Content {
  /// Whether a token that says so may be around a document.
  fileprivate func fits(_ kind: DocumentKind) -> Bool {
    switch (self, kind) {
    case (.any, _), (_, .unknown): true
    case (.presentation, .presentation): true
    case (.presentation, _), (.credential, .presentation): false
    case (.credential, _): true
    }
  }
}
