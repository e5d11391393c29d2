public import ControlledIdentifiers
public import StrictJSON

extension TrustBundle {
  /// The controller document that the list carries of somebody: the DID document of a `did:web`, say.
  ///
  /// Whoever publishes the list says that the document is theirs, and nothing else: not that they may
  /// award anything, which only ``record(forIssuer:naming:)`` tells. It is read when it is first
  /// asked for.
  ///
  /// - Parameter controller: A DID or an absolute URL, byte for byte.
  /// - Returns: `nil` where the list has none.
  /// - Throws: `ControllerDocumentError` where what it has is no document, or somebody else's.
  public func didDocument(
    for controller: ExactString
  ) throws(ControllerDocumentError) -> ControllerDocument? {
    guard
      let reading = content.documents.reading(at: TargetPlace.path(ofDocumentOf: controller))
    else { return nil }
    let document = try reading.get()
    guard document.id == controller else { throw .otherDocument(id: document.id) }
    return document
  }

  /// The controllers whose documents the list carries, as far as they can be read, in the order of
  /// their paths.
  public var documentedControllers: [ExactString] {
    content.documents.paths.compactMap { path in
      try? content.documents.reading(at: path)?.get().id
    }
  }
}
