/// An object identifier of ASN.1, by the bytes of its content.
struct AlgorithmIdentifier: Equatable, CustomStringConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static let pbes2 = Self(pkcs + [0x05, 0x0D])
  static let pbkdf2 = Self(pkcs + [0x05, 0x0C])
  static let scrypt = Self([0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x04, 0x0B])

  static let ed25519 = Self([0x2B, 0x65, 0x70])
  static let ecPublicKey = Self([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01])
  static let rsaEncryption = Self(pkcs + [0x01, 0x01])

  /// Other types of keys, to name them in refusals.
  ///
  /// Source: RFC 8410 §3, RFC 8017 appendix A.1, RFC 5480 §2.1.1.
  static let keyTypes: [(AlgorithmIdentifier, String)] = [
    (Self([0x2B, 0x65, 0x6E]), "X25519"), (Self([0x2B, 0x65, 0x6F]), "X448"),
    (Self([0x2B, 0x65, 0x71]), "Ed448"), (rsaEncryption, "RSA"), (ecPublicKey, "EC"),
    (Self(pkcs + [0x01, 0x0A]), "RSASSA-PSS"),
  ]

  /// The HMACs that PBKDF2 may use, by their hash functions.
  ///
  /// Source: RFC 8018 appendix B.1.
  static let hashes: [(AlgorithmIdentifier, String)] = [
    (Self(digests + [0x07]), "SHA-1"), (Self(digests + [0x08]), "SHA-224"),
    (Self(digests + [0x09]), "SHA-256"), (Self(digests + [0x0A]), "SHA-384"),
    (Self(digests + [0x0B]), "SHA-512"),
  ]

  /// The ciphers that are read.
  ///
  /// Source: RFC 8018 appendix B.2, RFC 3565 §4.1.
  static let ciphers: [(AlgorithmIdentifier, String)] = [
    (Self(aes + [0x02]), "AES-128-CBC"), (Self(aes + [0x16]), "AES-192-CBC"),
    (Self(aes + [0x2A]), "AES-256-CBC"),
    (Self([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x03, 0x07]), "DES-EDE3-CBC"),
  ]

  private static let pkcs: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01]
  private static let digests: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x02]
  private static let aes: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01]

  /// The identifier as numbers with dots, `1.3.101.112`; as hexadecimal bytes where it is
  /// malformed.
  var description: String {
    var numbers: [UInt64] = []
    var number: UInt64 = 0
    for byte in bytes {
      guard number < 1 << 56 else { return hexadecimal }
      number = number << 7 | UInt64(byte & 0x7F)
      guard byte < 0x80 else { continue }
      if numbers.isEmpty {
        // The first two numbers share one: 40 times the first, which is at most 2, and the second.
        let first = min(number / 40, 2)
        numbers = [first, number - 40 * first]
      } else {
        numbers.append(number)
      }
      number = 0
    }
    guard let last = bytes.last, last < 0x80 else { return hexadecimal }
    return numbers.map(String.init).joined(separator: ".")
  }

  /// The description as an error quotes it.
  var excerpt: String { KeyFileError.excerpt(description.utf8) }

  private var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
