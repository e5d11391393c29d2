public import StrictJSON
import WireFormats

/// A document that stands, secured, in the `id` of an object: EnvelopedVerifiableCredential and
/// EnvelopedVerifiablePresentation.
///
/// Source: VC Data Model 2.0 §4.13, §4.14; RFC 2397 for `data:` URLs.
public struct EnvelopedDocument: Sendable {
  /// What the URL says that it holds, in small letters and without parameters:
  /// `application/vc+jwt`.
  public let mediaType: ExactString

  /// What it holds.
  public let content: [UInt8]

  /// Whether an object is one of the two kinds of envelopes.
  public static func isEnvelope(_ object: JSONValue) -> Bool {
    object.withCursor { object in
      object["type"]?.includesType(of: [
        "EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation",
      ]) == true
    }
  }

  /// What an envelope holds.
  ///
  /// A parameter other than `base64` says nothing that is needed: drafts of the specification had
  /// `base64url` there. Escapes (`%2E`) are not taken, because nothing that is enveloped needs any.
  ///
  /// - Parameter object: The envelope.
  /// - Throws: ``EnvelopeFault`` where its `id` holds no document.
  public init(_ object: JSONValue) throws(EnvelopeFault) {
    guard let url = object["id"]?.exactString else { throw .notData }
    let text = [UInt8](url.string.utf8)
    let scheme = Array("data:".utf8)
    guard text.count > scheme.count,
      text.prefix(scheme.count).map(EnvelopedDocument.small) == scheme,
      let comma = text.firstIndex(of: 0x2C)
    else { throw .notData }
    let head = text[scheme.count..<comma].split(
      separator: 0x3B, omittingEmptySubsequences: false)
    mediaType = ExactString(
      String(validating: (head.first ?? []).map(EnvelopedDocument.small), as: UTF8.self) ?? "")
    let content = text[(comma + 1)...]
    guard !content.isEmpty else { throw .empty }
    guard !content.contains(0x25) else { throw .escaped }
    guard head.count > 1, head.last?.map(EnvelopedDocument.small) == Array("base64".utf8) else {
      self.content = Array(content)
      return
    }
    guard let decoded = try? Base64.decode(Array(content)) else { throw .notBase64 }
    self.content = decoded
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }
}

/// Why an envelope holds no document.
public enum EnvelopeFault: Error, Equatable, Sendable {
  /// Its `id` is no `data:` URL with a comma.
  case notData
  /// There is nothing after the comma.
  case empty
  /// What is there is escaped.
  case escaped
  /// What is there is not the base64 that it says it is.
  case notBase64
}

extension EnvelopeFault: CustomStringConvertible {
  /// What is wrong, as part of a sentence.
  public var description: String {
    switch self {
    case .notData: "its id is no data: URL with a document in it"
    case .empty: "its id is a data: URL with nothing in it"
    case .escaped: "the document in its id has escapes such as %2E, which no document needs"
    case .notBase64: "the document in its id is not the base64 that the URL says it is"
    }
  }
}
