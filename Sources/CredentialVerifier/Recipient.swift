import StrictJSON

/// The person a credential is expected to be about.
public struct Recipient: Equatable, Sendable {
  /// An e-mail address, or the id that the subject has: a DID or another URL.
  public let identifier: String

  /// A person known by an address or id.
  public init(_ identifier: String) {
    self.identifier = identifier
  }

  /// The ways in which an issuer may have spelt it: as given, and an e-mail address also without
  /// white space around it and with small letters.
  ///
  /// Hashes compare letter by letter, and most issuers lower the letters of addresses, which no mail
  /// service tells apart. An id has one spelling.
  var spellings: [ExactString] {
    let given = ExactString(identifier)
    let bytes = Array(identifier.utf8)
    guard bytes.contains(UInt8(ascii: "@")) else { return [given] }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    let first = bytes.firstIndex { !isSpace($0) } ?? 0
    let trimmed = bytes[first...(bytes.lastIndex { !isSpace($0) } ?? first)]
    let lowered = trimmed.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    var spellings = [given]
    for bytes in [Array(trimmed), lowered] {
      // Taken from a string at letters of ASCII, so nothing is repaired.
      let spelling = ExactString(String(decoding: bytes, as: UTF8.self))
      if !spellings.contains(spelling) { spellings.append(spelling) }
    }
    return spellings
  }
}
