import JOSE
import StrictJSON
import WireFormats

/// A token that was issued before, read again.
///
/// It is known by being made anew, so that only the parts are needed here that the new one is made of.
struct IssuedToken {
  /// The name of the key in the header.
  let keyID: String?
  /// What the token holds.
  let payload: JSONValue
  /// What was signed.
  let signingInput: [UInt8]
  let signature: [UInt8]

  /// The parts of a token; `nil` where bytes are none.
  init?(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = try? JSONDocument(Base64URL.decode(Array(parts[0]))),
      let payload = try? JSONDocument(Base64URL.decode(Array(parts[1]))),
      let signature = try? Base64URL.decode(Array(parts[2]))
    else { return nil }
    keyID = header.root["kid"]?.string
    self.payload = payload.root
    self.signature = signature
    signingInput = Array(bytes[..<(parts[2].startIndex - 1)])
  }

  /// The document that bytes are, a credential or the payload of a token; `nil` for anything else.
  static func document(in bytes: [UInt8]) -> JSONValue? {
    // No JSON begins as the base 64 of a header does.
    if bytes.first == UInt8(ascii: "e") { return IssuedToken(bytes)?.payload }
    return try? JSONDocument(bytes).root
  }
}
