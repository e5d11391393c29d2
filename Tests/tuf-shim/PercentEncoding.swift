/// Names of roles and targets, as parts of URLs and as names of files.
enum PercentEncoding {
  /// A name without any character that means something in a URL or a path.
  ///
  /// Source: RFC 3986 §2.3, and The Update Framework 1.0 §5.6, on names of files.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - keepsSlashes: Whether a `/` stays.
  /// - Returns: Letters, digits and `-._~%` only, and perhaps slashes.
  static func encode(_ name: String, keepsSlashes: Bool = false) -> String {
    var output = ""
    for byte in name.utf8 {
      if isUnreserved(byte) || byte == UInt8(ascii: "/") && keepsSlashes {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return output
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~".utf8.contains(byte)
    }
  }
}
