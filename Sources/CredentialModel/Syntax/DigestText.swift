import WireFormats

/// Digests as text, in the two forms that related resources have.
///
/// Source: VC Data Model 2.0 §5.3.
enum DigestText {
  /// The name of a function of SHA-2, a hyphen, and a whole digest in base64 or base64url, padded
  /// or not.
  ///
  /// Source: Subresource Integrity §3.5.
  static func isSRI(_ text: Span<UInt8>) -> Bool {
    for (name, digits) in functions where ASCII.begins(text, with: name) {
      return isBase64(text, from: name.utf8CodeUnitCount, digits: digits)
    }
    return false
  }

  private static let functions: [(name: StaticString, digits: Int)] = [
    ("sha256-", 43), ("sha384-", 64), ("sha512-", 86),
  ]

  private static func isBase64(_ text: Span<UInt8>, from start: Int, digits: Int) -> Bool {
    let end = start + digits
    guard text.count == end || text.count == start + (digits + 3) / 4 * 4 else { return false }
    for index in start..<end {
      switch text[index] {
      case 0x2B, 0x2D, 0x2F, 0x5F: continue  // + - / _
      case let byte where ASCII.isAlphanumeric(byte): continue
      default: return false
      }
    }
    for index in end..<text.count where text[index] != 0x3D { return false }
    return true
  }

  /// Something in one of the bases that the W3C specifications use.
  ///
  /// Source: Controlled Identifiers 1.0 §2.4.
  static func isMultibase(_ text: Span<UInt8>) -> Bool {
    do throws(WireFormatError) {
      return try Multibase.decode(text, maxBytes: longestDigest).bytes.count > 0
    } catch {
      return false
    }
  }

  /// A multihash has two numbers before the digest, of which none in use is longer than 64 bytes.
  private static let longestDigest = 128
}
