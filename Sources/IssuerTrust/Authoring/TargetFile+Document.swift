import ControlledIdentifiers
public import StrictJSON

extension TargetFile {
  /// The document of a controller that cannot be asked offline, in the place that follows from its
  /// id.
  ///
  /// Whoever signs the list says that the document is the controller's. It gives nobody a right to
  /// award: that is for records.
  ///
  /// - Parameters:
  ///   - json: The document; it is published as it is.
  ///   - name: How messages call it.
  /// - Throws: `TrustError` where it is too large, no such document, or of an identifier that is its
  ///   own key.
  public init(document json: [UInt8], name: String = "the document") throws(TrustError) {
    let document = try TargetFile.document(json, name: name)
    try self.init(json, at: TargetPlace.path(ofDocumentOf: document.id))
  }

  /// The controller whose document the file is; `nil` where it is none.
  public var controller: ExactString? {
    guard TargetFile.isDocument(path) else { return nil }
    return (try? ControllerDocument(bytes))?.id
  }

  /// Whether only a controller document can stand under a path.
  static func isDocument(_ path: ExactString) -> Bool {
    path.string.utf8.starts(with: "\(Kind.did.rawValue)/".utf8)
  }

  /// Refuses a document that readers could not use, or would not find.
  static func checkDocument(_ json: [UInt8], at path: ExactString) throws(TrustError) {
    let document = try document(json, name: path.string)
    guard TargetPlace.path(ofDocumentOf: document.id) == path else {
      throw .filePath(path: path)
    }
  }

  private static func document(
    _ json: [UInt8], name: String
  ) throws(TrustError) -> ControllerDocument {
    guard json.count <= ControllerDocument.maxBytes else {
      throw .tooLarge(file: name, limit: ControllerDocument.maxBytes)
    }
    let document: ControllerDocument
    do throws(ControllerDocumentError) {
      document = try ControllerDocument(json)
    } catch {
      throw .documentRefused(file: name, error)
    }
    do throws(IdentifierError) {
      try checkController(document.id)
    } catch {
      throw .documentRefused(file: name, .documentInvalid(.idMalformed(error)))
    }
    return document
  }

  /// Refuses a controller whose keys are no document's to tell, or who has a second spelling.
  private static func checkController(_ id: ExactString) throws(IdentifierError) {
    guard let did = try? DID(id.string) else { return }
    switch ExactString(did.method) {
    case "web": _ = try DIDWeb(did)
    case "key", "jwk": throw .notDIDWeb(method: did.method)
    default: break
    }
  }
}
