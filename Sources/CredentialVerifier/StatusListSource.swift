import JOSE
public import StrictJSON

/// A status list that a caller has at hand, as it was received.
///
/// Nothing of it is believed before it was verified: who gives a list can as well be whoever wants a
/// credential to pass.
public struct StatusListSource: Equatable, Sendable {
  /// The document.
  public let bytes: [UInt8]

  /// The URL from which it was had; `nil` where the document's own `id` has to do.
  public let url: ExactString?

  /// A list.
  ///
  /// - Parameters:
  ///   - bytes: A status list credential, or a signed document of the revocation list of 1EdTech.
  ///   - url: The URL from which it was had, where that is known. A list that says that it is
  ///     another one is then named, and not passed over.
  public init(_ bytes: [UInt8], url: ExactString? = nil) {
    self.bytes = bytes
    self.url = url
  }

  /// The URL of the list; `nil` where nobody says which it is, and it is never looked at.
  ///
  /// It is that from which the list was had, or else that which the document says is its own.
  public var statedURL: ExactString? {
    url ?? StatusListSource.document(bytes)?["id"]?.exactString
  }

  /// The list in a document, which may be a token around it.
  private static func document(_ bytes: [UInt8]) -> JSONValue? {
    guard TokenText.isToken(bytes) else { return (try? JSONDocument(bytes))?.root }
    guard let token = try? CompactJWS(bytes), let root = try? JSONDocument(token.payload).root
    else {
      return nil
    }
    return (try? TokenPayload(root))?.document
  }
}
