import StrictJSON

extension ControllerDocumentError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .documentInvalid(let fault): "the controller document is none: \(fault)"
    case .otherDocument(let id): "the controller document is that of '\(id)'"
    case .methodInvalid(let id, let fault): "the controller document gives no key '\(id)': \(fault)"
    case .notAllowed(let id, let use):
      "the controller does not let the key '\(id)' be used for \(use.purpose): "
        + "it is not in '\(use.rawValue)'"
    }
  }
}

extension ControllerDocumentError.DocumentFault: CustomStringConvertible {
  /// The fact as a clause.
  public var description: String {
    switch self {
    case .notJSON(let error): "\(error)"
    case .malformed(let place): "what stands at '\(place)' is missing or of another form"
    case .idMalformed(let error): "its id is no DID or URL: \(error)"
    case .methodRepeated(let id): "it has two keys '\(id)'"
    case .tooManyKeys(let limit): "it has more than \(limit) keys"
    }
  }
}

extension ControllerDocumentError.MethodFault: CustomStringConvertible {
  /// The fact as a clause.
  public var description: String {
    switch self {
    case .missing: "there is none of that name"
    case .otherController: "its controller is somebody else"
    case .noType: "it has no type"
    case .otherType(let type):
      "it is of the type '\(type)', or not written as keys of that type are; known are Multikey, "
        + "JsonWebKey, JsonWebKey2020 and Ed25519VerificationKey2020"
    case .severalKeys: "it is written both as a multikey and as a JSON Web Key"
    case .secretKey: "its secret half stands beside it, so that anybody can sign"
    case .timeMalformed: "'expires' or 'revoked' is no time"
    case .keyRefused(let error): "\(error)"
    }
  }
}

extension VerificationRelationship {
  /// What keys are used for, in words.
  fileprivate var purpose: String {
    switch self {
    case .assertionMethod: "claims"
    case .authentication: "authentication"
    }
  }
}
