public import StrictJSON

/// Why a controller document gives no key.
///
/// Source: W3C Controlled Identifiers 1.0 §3.3 and §3.5.
@nonexhaustive
public enum ControllerDocumentError: Error, Equatable, Sendable {
  /// It is no such document.
  case documentInvalid(DocumentFault)
  /// It is somebody else's.
  case otherDocument(id: ExactString)
  /// It has no such key, or one that is none.
  case methodInvalid(ExactString, MethodFault)
  /// Its controller does not let the key be used for this.
  case notAllowed(ExactString, VerificationRelationship)

  /// What is wrong with a document.
  @nonexhaustive
  public enum DocumentFault: Equatable, Sendable {
    /// It is not strict JSON.
    case notJSON(JSONError)
    /// What stands at a place is missing, or is of another form.
    case malformed(JSONPointer)
    /// Its id is neither a DID nor an absolute URL without a fragment.
    case idMalformed(IdentifierError)
    /// It has two keys of one name.
    case methodRepeated(ExactString)
    /// It has more keys than anybody needs.
    case tooManyKeys(limit: Int)
  }

  /// What is wrong with a key of a document.
  @nonexhaustive
  public enum MethodFault: Equatable, Sendable {
    /// There is none of that name.
    case missing
    /// Somebody else is its controller.
    case otherController
    /// It has no type.
    case noType
    /// Its type is another one, or does not go with how the key is written.
    case otherType(ExactString)
    /// It is written in two ways, which may be two keys.
    case severalKeys
    /// Its secret half stands beside it.
    case secretKey
    /// A time in it is none.
    case timeMalformed
    /// It is of another kind, malformed or weak.
    case keyRefused(IdentifierError)
  }
}

extension ControllerDocumentError {
  /// The name that the specification gives the step that failed.
  public var code: String {
    switch self {
    case .documentInvalid: "INVALID_CONTROLLED_IDENTIFIER_DOCUMENT"
    case .otherDocument: "INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID"
    case .methodInvalid: "INVALID_VERIFICATION_METHOD"
    case .notAllowed: "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD"
    }
  }

  /// The URL by which problems of that kind are told.
  public var problemType: String { "https://w3id.org/security#\(code)" }
}
