public import StrictJSON

/// A decentralized identifier: `did:`, a method, and what the method understands.
///
/// Only the syntax is checked. Two DIDs are equal when their bytes are.
///
/// Source: W3C Decentralized Identifiers 1.0 §3.1.
public struct DID: Hashable, Sendable {
  /// The whole text.
  public let text: ExactString
  /// The method's name, such as `key` or `web`.
  public let method: String

  /// How many bytes `did:`, the method and its colon take.
  let prefixLength: Int

  /// The DID that text is.
  ///
  /// - Throws: what makes it no URL, `notDID`, `didMethodInvalid`, `didIdentifierMissing`, or
  ///   `didNotBare` where a path, query or fragment follows.
  public init(_ text: String) throws(IdentifierError) {
    try self.init(text, bytes: IdentifierSyntax.bytes(text))
  }

  init(_ text: String, bytes: [UInt8]) throws(IdentifierError) {
    guard IdentifierSyntax.equals(bytes.prefix(4), "did:") else { throw .notDID }
    let methodEnd = bytes[4...].firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
    for index in 4..<methodEnd
    where !IdentifierSyntax.isLower(bytes[index]) && !IdentifierSyntax.isDigit(bytes[index]) {
      throw .didMethodInvalid(index: index)
    }
    guard methodEnd > 4 else { throw .didMethodInvalid(index: 4) }
    guard methodEnd + 1 < bytes.count, bytes.last != UInt8(ascii: ":") else {
      throw .didIdentifierMissing
    }
    for index in (methodEnd + 1)..<bytes.count {
      try Self.checkIdentifierByte(bytes[index], index, isFirst: index == methodEnd + 1)
    }
    self.text = ExactString(text)
    self.method = String(text.utf8.dropFirst(4).prefix(methodEnd - 4)) ?? ""
    self.prefixLength = methodEnd + 1
  }

  private static func checkIdentifierByte(
    _ byte: UInt8, _ index: Int, isFirst: Bool
  ) throws(IdentifierError) {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
      throw isFirst ? .didIdentifierMissing : .didNotBare(byte: byte, index: index)
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"),
      UInt8(ascii: "%"):
      return
    default:
      guard IdentifierSyntax.isLetter(byte) || IdentifierSyntax.isDigit(byte) else {
        throw .invalidCharacter(byte: byte, index: index)
      }
    }
  }
}

extension DID: CustomStringConvertible {
  /// The whole text.
  public var description: String { text.string }
}
