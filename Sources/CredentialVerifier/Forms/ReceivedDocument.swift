import BadgeBaking
import CredentialModel
import StrictJSON

/// A document, out of all that it came in.
struct ReceivedDocument {
  let root: JSONValue
  /// The proof around it, where there is one.
  let envelope: Envelope?
}

extension Verification {
  /// Takes a document out of what it came in, by what the bytes are, never by a name.
  ///
  /// - Returns: The document; `nil` where there is none, which was noted.
  mutating func receive(_ bytes: [UInt8]) -> ReceivedDocument? {
    guard let format = BakedImageFormat(of: bytes) else { return receive(text: bytes) }
    forms.append(format == .png ? .png : .svg)
    guard let text = takeOut(of: bytes, format: format) else { return nil }
    return receive(text: text)
  }

  /// Takes a document out of its envelope, if it has one.
  mutating func receive(text: [UInt8]) -> ReceivedDocument? {
    if Verification.isToken(text) {
      forms.append(.jwt)
      return open(token: text)
    }
    forms.append(.json)
    return parse(text).map { ReceivedDocument(root: $0.root, envelope: nil) }
  }
}
