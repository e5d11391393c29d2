import StrictJSON

extension JOSEError: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    formFault ?? headerFault ?? keyFault ?? payloadFault ?? code
  }

  private var formFault: String? {
    switch self {
    case .tooLarge(let limit): "the token has more than \(limit) bytes"
    case .parts(let count):
      "the token has \(count) parts between its full stops, a signed one has three; it was probably "
        + "cut when copied"
    case .encrypted: "the token is encrypted (five parts): only its receiver can open it"
    case .selectiveDisclosure:
      "the token is a selectively disclosable one (SD-JWT), which is not supported"
    case .jsonSerialization:
      "it is a JWS in its JSON serialization, of which only the compact one is supported"
    case .cose: "it is secured with COSE, which is not supported"
    case .encoding(let part, let error):
      "the token's \(part.rawValue) is not base64url in its only form: \(error)"
    case .payloadDetached: "the token has an empty payload: what was signed is elsewhere"
    case .unsecured: "the token has an empty signature: anyone can have written it"
    case .nested: "the token holds another token, which Open Badges 3.0 does not have"
    default: nil
    }
  }

  private var headerFault: String? {
    switch self {
    case .headerTooLarge(let limit): "the token's header has more than \(limit) bytes"
    case .headerMalformed(let error): "the token's header is not acceptable JSON: \(error)"
    case .headerNotObject: "the token's header is no JSON object"
    case .memberMalformed(let name):
      "the member '\(name)' of the token's header is empty, or of another kind than it has to be"
    case .memberNotAllowed(let name):
      "the token's header has a member '\(name)', which Open Badges 3.0 does not allow"
    case .critical: "the token's header names extensions that must be understood (crit): none is"
    case .unencodedPayload: "the token's header says that the payload is not encoded (b64)"
    case .keyByURL(let name):
      "the token's header says where to fetch its key (\(name)), and anyone can write that there"
    case .certificate(let name):
      "the token's header brings a certificate (\(name)), which says nothing about an issuer here"
    case .algorithmMissing: "the token's header does not say how it was signed (alg)"
    case .algorithmNone(let name):
      "the token says that nobody signed it (alg: '\(name)'), so anyone can have written it"
    case .algorithmSymmetric(let name):
      "the token is signed with a shared secret (alg: '\(name)'): whoever can check it can make it"
    case .algorithmUnsupported(let name):
      "the token is signed with '\(name)': EdDSA, ES256, ES384, RS256 and PS256 are supported"
    case .typeUnsupported(let name):
      "the token says that it is a '\(name)' (typ), which is none around a credential"
    case .contentTypeUnsupported(let name):
      "the token says that it holds a '\(name)' (cty), which is no credential"
    case .typeMismatch(let member, let name):
      "the token says '\(name)' (\(member)), and holds something else"
    default: nil
    }
  }

  private var keyFault: String? {
    switch self {
    case .keyMissing: "the token's header does not say with which key it was signed (kid, jwk)"
    case .keyIDRelative(let id):
      "the token's key '\(id)' is no absolute URL, and the token has no iss that it belongs to"
    case .key(let error): "the key in the token's header (jwk) cannot be used: \(error)"
    case .keyForOtherUse(let member, let value):
      "the key in the token's header is for something else (\(member): '\(value)')"
    case .keysDiffer: "the token's header names one key (kid) and brings another (jwk)"
    case .algorithmMismatch(let algorithm, let kind):
      "the token is said to be signed with \(algorithm.rawValue), and its key is one of \(kind)"
    case .signatureInvalid:
      "the signature does not fit the token: one of the two was changed, or another key signed"
    default: nil
    }
  }

  private var payloadFault: String? {
    switch self {
    case .payloadNotObject: "the token's payload is no JSON object"
    case .documentNotObject(let name): "the token's claim \(name) is no JSON object"
    case .severalDocuments: "the token holds both a credential (vc) and a presentation (vp)"
    case .documentMember(let name):
      "the token has a claim \(name), which is for version 1.1 of the data model, and what it holds "
        + "is not of that version"
    case .documentMemberMissing:
      "the token's payload is a document of version 1.1 of the data model, which belongs in a claim "
        + "(vc, vp)"
    default: nil
    }
  }
}
