public import ControlledIdentifiers
public import StrictJSON
public import WireFormats

/// Why text is no token that Assay takes, or does not hold.
@nonexhaustive
public enum JOSEError: Error, Equatable, Sendable {
  // What it is instead of a compact JWS.
  /// More bytes than the limit.
  case tooLarge(limit: Int)
  /// Another number of parts than three.
  case parts(count: Int)
  /// Five parts: encrypted. Source: RFC 7516 §3.1.
  case encrypted
  /// Disclosures follow: a selectively disclosable token.
  case selectiveDisclosure
  /// The JSON serialization. Source: RFC 7515 §7.2.
  case jsonSerialization
  /// A COSE message. Source: Securing Verifiable Credentials using JOSE and COSE §3.3.
  case cose
  /// A part that is not base64url in its only form.
  case encoding(TokenPart, WireFormatError)
  /// The second part is empty: what was signed is elsewhere. Source: RFC 7515 appendix F.
  case payloadDetached
  /// The third part is empty: nobody signed it. Source: RFC 7519 §6.
  case unsecured
  /// The payload is a token itself, or is said to be one. Source: RFC 7519 §5.2.
  case nested

  // The header.
  /// The header has more bytes than any honest one.
  case headerTooLarge(limit: Int)
  /// The header is no JSON that means one thing only.
  case headerMalformed(JSONError)
  /// The header is JSON, and no object.
  case headerNotObject
  /// A member of the header is of another kind than it has to be, or empty.
  case memberMalformed(String)
  /// A member that Open Badges 3.0 does not allow.
  case memberNotAllowed(ExactString)
  /// `crit`: extensions that must be understood, of which there are none.
  case critical
  /// `b64`: a payload that is not encoded.
  case unencodedPayload
  /// `jku`, `x5u`: a key to be fetched from wherever the token says.
  case keyByURL(member: String)
  /// `x5c`, `x5t`, `x5t#S256`: a certificate.
  case certificate(member: String)
  /// No `alg`.
  case algorithmMissing
  /// `none`, in whatever letters.
  case algorithmNone(ExactString)
  /// HMAC: whoever can check it can make it.
  case algorithmSymmetric(ExactString)
  /// An algorithm that is not known here.
  case algorithmUnsupported(ExactString)
  /// `typ` is none of a token around a credential or a presentation.
  case typeUnsupported(ExactString)
  /// `cty` is neither a credential nor a presentation.
  case contentTypeUnsupported(ExactString)
  /// `typ` or `cty` says something else than what the payload is.
  case typeMismatch(member: String, ExactString)

  // The key.
  /// Neither `kid` nor `jwk`.
  case keyMissing
  /// `kid` is no absolute URL, and nothing says whose key it is.
  case keyIDRelative(ExactString)
  /// `jwk` is no key that can be used.
  case key(IdentifierError)
  /// `jwk` says that it is for something else: another algorithm, or encryption.
  case keyForOtherUse(member: String, ExactString)
  /// `kid` names another key than `jwk` is.
  case keysDiffer
  /// The algorithm is not one of the key's kind.
  case algorithmMismatch(JWSAlgorithm, keyKind: String)
  /// The signature is not the key's over exactly these bytes.
  case signatureInvalid

  // The payload.
  /// The payload is no JSON object.
  case payloadNotObject
  /// `vc` or `vp` is no object.
  case documentNotObject(member: String)
  /// Both `vc` and `vp`.
  case severalDocuments
  /// `vc` or `vp` in a token of version 2.0 of the data model.
  case documentMember(String)
  /// A document of version 1.1 that is the payload itself.
  case documentMemberMissing
}

/// A part of a compact JWS.
public enum TokenPart: String, Sendable {
  /// The first.
  case header
  /// The second.
  case payload
  /// The third.
  case signature
}

extension JOSEError {
  /// A stable name, for machines.
  public var code: String {
    switch self {
    case .tooLarge, .headerTooLarge: "TOKEN_TOO_LARGE"
    case .parts, .payloadDetached: "TOKEN_PARTS"
    case .encrypted: "TOKEN_ENCRYPTED"
    case .selectiveDisclosure: "TOKEN_SELECTIVE_DISCLOSURE"
    case .jsonSerialization: "TOKEN_JSON_SERIALIZATION"
    case .cose: "TOKEN_COSE"
    case .encoding: "TOKEN_ENCODING"
    case .unsecured: "TOKEN_UNSECURED"
    case .nested: "TOKEN_NESTED"
    case .headerMalformed(let error):
      if case .duplicateMember = error.reason { "JOSE_DUPLICATE_MEMBER" } else { "JOSE_MALFORMED" }
    case .headerNotObject, .memberMalformed: "JOSE_MALFORMED"
    case .memberNotAllowed: "JOSE_MEMBER_NOT_ALLOWED"
    case .critical: "JOSE_CRITICAL"
    case .unencodedPayload: "JOSE_UNENCODED_PAYLOAD"
    case .keyByURL: "JOSE_KEY_BY_URL"
    case .certificate: "JOSE_CERTIFICATE"
    case .algorithmMissing: "JOSE_ALGORITHM_MISSING"
    case .algorithmNone: "JOSE_ALGORITHM_NONE"
    case .algorithmSymmetric: "JOSE_ALGORITHM_SYMMETRIC"
    case .algorithmUnsupported: "JOSE_ALGORITHM_UNSUPPORTED"
    case .algorithmMismatch: "JOSE_ALGORITHM_MISMATCH"
    case .typeUnsupported, .contentTypeUnsupported, .typeMismatch: "JOSE_TYPE"
    case .keyMissing: "JOSE_KEY_MISSING"
    case .keyIDRelative: "JOSE_KEY_ID_RELATIVE"
    case .key(.jwkPrivate): "JOSE_KEY_PRIVATE"
    case .key(.keyRefused): "JOSE_KEY_WEAK"
    case .key, .keyForOtherUse: "JOSE_KEY_INVALID"
    case .keysDiffer: "JOSE_KEYS_DIFFER"
    case .signatureInvalid: "SIGNATURE_INVALID"
    case .payloadNotObject, .documentNotObject, .severalDocuments: "TOKEN_PAYLOAD"
    case .documentMember, .documentMemberMissing: "TOKEN_VERSION_MISMATCH"
    }
  }

  /// The specification and section that the token breaks.
  public var specification: String {
    switch self {
    case .tooLarge, .parts, .jsonSerialization, .encoding, .payloadDetached, .headerTooLarge,
      .headerMalformed, .headerNotObject, .memberMalformed, .signatureInvalid:
      "RFC 7515 §5.2, §7.1"
    case .encrypted: "RFC 7516 §3.1"
    case .selectiveDisclosure, .cose, .contentTypeUnsupported, .typeUnsupported, .typeMismatch:
      "VC-JOSE-COSE §3.1"
    case .unsecured, .algorithmNone: "RFC 7519 §6, RFC 8725 §3.2"
    case .nested: "RFC 7519 §5.2"
    case .critical: "RFC 7515 §4.1.11"
    case .unencodedPayload: "RFC 7797 §3"
    case .memberNotAllowed, .keyByURL, .certificate, .keyMissing, .keyIDRelative, .keysDiffer,
      .payloadNotObject, .documentNotObject:
      "Open Badges 3.0 §8.2"
    case .algorithmMissing, .algorithmSymmetric, .algorithmUnsupported, .algorithmMismatch:
      "RFC 7518 §3.1, RFC 8725 §3.1"
    case .key, .keyForOtherUse: "RFC 7517 §4, RFC 7518 §6"
    case .severalDocuments, .documentMember, .documentMemberMissing:
      "VC Data Model 1.1 §6.3.1, VC-JOSE-COSE §3.1.3"
    }
  }
}
