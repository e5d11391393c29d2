import ControlledIdentifiers
import JOSE
import StrictJSON

extension Reason {
  /// What was found about a token around the document, in one sentence; `nil` of other reasons.
  var tokenSentence: String? {
    switch self {
    case .tokenInvalid(let error): "\(error)"
    case .tokenTypeUnlisted(let member, let value):
      "the token says '\(value)' (\(member)), which Open Badges 3.0 does not list, or which is a "
        + "draft's name"
    case .headerMemberIgnored(let name):
      "the token's header has a member '\(name)', which is not looked at"
    case .claimsRestored(let claims):
      "the document has no members for what the token's claims "
        + claims.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        + " say, and is shown with what they say"
    case .claim(let fault): Reason.sentence(for: fault)
    default: nil
    }
  }

  private static func sentence(for fault: ClaimAgreement.Fault) -> String {
    switch fault {
    case .missing(let claim):
      "the token has no claim '\(claim.rawValue)', which Open Badges 3.0 demands: \(claim.meaning)"
    case .nothingToSay(let claim):
      "the token has no claim '\(claim.rawValue)', and its credential names no \(claim.meaning)"
    case .malformed(let claim):
      claim.rawValue == "iat"
        ? "the token's claim 'iat' is no number of seconds, and says nothing about when it was signed"
        : "the token's claim '\(claim.rawValue)' is of another kind than it has to be"
    case .differs(let claim, let claimed, let stated):
      "the token's claim '\(claim.rawValue)' says \(quoted(claimed)), and the \(claim.meaning) is "
        + quoted(stated)
    case .rounded(let claim):
      "the token's claim '\(claim.rawValue)' leaves out the fraction of a second of the "
        + claim.meaning
    }
  }

  /// The code of what a claim gets wrong.
  static func code(of fault: ClaimAgreement.Fault) -> String {
    switch fault {
    case .missing, .nothingToSay: "CLAIM_MISSING"
    case .malformed: "CLAIM_MALFORMED"
    case .differs: "CLAIM_MISMATCH"
    case .rounded: "CLAIM_ROUNDED"
    }
  }

  /// What to do about a token that is refused.
  static func remedy(for error: JOSEError) -> String? {
    switch error {
    case .parts, .encoding, .tooLarge: "ask the holder for the original file"
    case .encrypted, .selectiveDisclosure, .jsonSerialization, .cose:
      "ask for the credential as a compact JWS, or as JSON with an embedded proof"
    case .signatureInvalid, .unsecured, .algorithmNone, .algorithmSymmetric, .critical,
      .unencodedPayload, .keyByURL, .certificate, .keysDiffer, .key(.jwkPrivate),
      .algorithmMismatch:
      "do not rely on it; ask the issuer for a fresh copy"
    case .algorithmUnsupported:
      "use a newer Assay, or ask the issuer to sign with another algorithm"
    default: "ask the issuer to issue it correctly"
    }
  }
}

extension RegisteredClaim {
  /// What the claim says again.
  fileprivate var meaning: String {
    switch self {
    case .issuer: "issuer's id"
    case .subject: "subject's id"
    case .identifier: "credential's id"
    case .notBefore: "beginning of its validity"
    case .expires: "end of its validity"
    case .issuedAt: "time of signing"
    }
  }
}
