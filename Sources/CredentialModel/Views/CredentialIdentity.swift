import StrictJSON
import WireFormats

/// Which credential a document is, by the rule by which Open Badges tells two of them apart.
///
/// Two documents with the same identity are the same credential, whatever else they say; of two, the
/// one with the newer `validFrom` is the current one. It is what they claim: compare only what was
/// verified.
///
/// Source: Open Badges 3.0 §10.
public struct CredentialIdentity: Hashable, Sendable {
  /// The issuer's `id`, unescaped and trimmed.
  public let issuer: [UInt8]

  /// The credential's `id`, unescaped and trimmed.
  public let id: [UInt8]

  /// The identity that a credential claims; `nil` where it, or its issuer, has no `id`.
  public init?(of credential: Credential) {
    guard let issuer = credential.issuerID, let id = credential.id else { return nil }
    self.init(issuer: issuer.utf8, id: id.utf8)
  }

  init(issuer: [UInt8], id: [UInt8]) {
    self.issuer = CredentialIdentity.normalized(issuer)
    self.id = CredentialIdentity.normalized(id)
  }

  /// The text with its percent-encoded characters unescaped, and then without the white space at its
  /// ends.
  ///
  /// A `%` that no two hexadecimal digits follow stands for itself. White space is that of ASCII: the
  /// rule does not say, and no id has any other.
  static func normalized(_ text: [UInt8]) -> [UInt8] {
    let unescaped = text.contains(UInt8(ascii: "%")) ? unescaped(text) : text
    guard let start = unescaped.firstIndex(where: { !isBlank($0) }),
      let end = unescaped.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return start == 0 && end == unescaped.count - 1 ? unescaped : Array(unescaped[start...end])
  }

  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

extension Credential {
  /// Whether this is a newer representation of the same credential, which takes the other's place.
  ///
  /// Source: Open Badges 3.0 §10. One that does not say since when it is valid replaces nothing, and
  /// is replaced by nothing.
  public func supersedes(_ other: Credential) -> Bool {
    guard let identity = CredentialIdentity(of: self), identity == CredentialIdentity(of: other),
      let mine = validFrom, let theirs = other.validFrom
    else { return false }
    return theirs < mine
  }
}
