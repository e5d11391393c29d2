/// How the key that encrypts a key file is made from the passphrase.
public enum KeyDerivation: Equatable, Sendable {
  /// PBKDF2 with the HMAC of a hash function named as in `SHA-512`.
  case pbkdf2(hash: String, iterations: Int)
  /// scrypt with cost N, block size r, parallelization p.
  case scrypt(n: Int, r: Int, p: Int)

  /// Whether a guess costs at least what Assay's own key files demand.
  ///
  /// Source: OWASP Password Storage Cheat Sheet; PBKDF2 with the rounds it asks of weaker hashes.
  var isStrong: Bool {
    switch self {
    case .pbkdf2(let hash, let iterations): hash == "SHA-512" && iterations >= 600_000
    case .scrypt(let n, let r, let p): n >= 16384 && r >= 8 && p >= 8
    }
  }

  /// Whether a file may ask for this much work before its passphrase is even known to be right.
  ///
  /// OpenSSL itself refuses scrypt that needs 32 MiB; below that N and r weigh the same.
  var isBearable: Bool {
    switch self {
    case .pbkdf2(_, let iterations):
      return (1...10_000_000).contains(iterations)
    case .scrypt(let n, let r, let p):
      guard n > 1, n & (n - 1) == 0, r > 0 else { return false }
      return n <= 1 << 17 && r <= 1 << 17 && n * r <= 1 << 17 && (1...16).contains(p)
    }
  }
}

extension KeyDerivation: CustomStringConvertible {
  /// The function with its parameters, for a person.
  public var description: String {
    switch self {
    case .pbkdf2(let hash, let iterations): "PBKDF2 with HMAC-\(hash), \(iterations) iterations"
    case .scrypt(let n, let r, let p): "scrypt with N=\(n), r=\(r), p=\(p)"
    }
  }
}
