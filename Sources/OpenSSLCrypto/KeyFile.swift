public import WireFormats

/// A file with an Ed25519 private key: PKCS#8 in PEM, with lines in front that name the public key.
///
/// `openssl pkey -in FILE` reads the same file and skips those lines. They are there because the
/// encryption of PKCS#8 does not notice damage: a changed ciphertext can decrypt to another key,
/// and only the public key named in front shows that it is the wrong one.
///
/// The lines are no secret and are not protected: before the key is unlocked, `publicKey` is what
/// the file claims, and `created` is never more than that.
///
///     Assay-Key-File: 1
///     Algorithm: Ed25519
///     Public-Key: z6Mk…
///     Created: 2026-01-02T03:04:05Z
///     -----BEGIN ENCRYPTED PRIVATE KEY-----
///
/// Source: RFC 7468 §2 (explanatory text), RFC 8410 §7, RFC 8018, RFC 7914.
public struct KeyFile: Sendable {
  /// The most bytes of a file that is read as a key file.
  public static let maxBytes = PEMDocument.maxBytes

  /// The public key that the file names.
  public let publicKey: Ed25519PublicKey
  /// When the key was made, as the file says.
  public let created: Instant
  /// How the passphrase is stretched, or `nil` where the key is not encrypted.
  public let keyDerivation: KeyDerivation?

  private let key: PrivateKeyPEM

  /// Reads a key file; needs no passphrase.
  ///
  /// - Parameter bytes: the whole file, at most `maxBytes`. Where the key is not encrypted, wiping
  ///   the array is up to the caller.
  /// - Throws: `KeyFileError`, for example `.notPinned` for a PEM file of another program, or
  ///   `.keyDerivationTooWeak`.
  public init(_ bytes: [UInt8]) throws(KeyFileError) {
    try self.init(bytes, acceptingWeakDerivation: false)
  }

  /// Reads a key file, whose key derivation may be as weak as a test needs it.
  package init(_ bytes: [UInt8], acceptingWeakDerivation: Bool) throws(KeyFileError) {
    let document = try PEMDocument(bytes)
    let preamble = try KeyFilePreamble(document.preamble)
    // First of all whether it is a private key: only one can be made a key file.
    key = try PrivateKeyPEM(document)
    guard let preamble else { throw .notPinned }
    if !acceptingWeakDerivation { try key.requireStrongEncryption() }
    publicKey = preamble.publicKey
    created = preamble.created
    keyDerivation = key.keyDerivation
  }

  /// The private key of an encrypted file; takes some tenths of a second, by intention.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase`, `.keyTypeUnsupported`, `.pkcs8VersionUnsupported`,
  ///   `.publicKeyMismatch` or `.crypto`.
  public func unlock(with passphrase: borrowing Passphrase) throws(KeyFileError)
    -> Ed25519PrivateKey
  {
    try key.unlock(with: passphrase)
  }

  /// The private key of a file that is not encrypted.
  ///
  /// - Throws: `KeyFileError.passphraseNeeded` where it is; `.publicKeyMismatch` or `.crypto`.
  public func unlockUnencrypted() throws(KeyFileError) -> Ed25519PrivateKey {
    try key.unlockUnencrypted()
  }
}

extension KeyFile {
  /// A key file encrypted with scrypt (N=16384, r=8, p=8) and AES-256-CBC.
  ///
  /// Each guess of the passphrase costs 16 MiB of memory and some tenths of a second.
  ///
  /// - Throws: `KeyFileError.crypto`.
  public static func encode(
    _ key: borrowing Ed25519PrivateKey, passphrase: borrowing Passphrase, created: Instant
  ) throws(KeyFileError) -> [UInt8] {
    try encode(key, passphrase: passphrase, created: created, n: 16384, r: 8, p: 8)
  }

  /// A key file whose key derivation may be as cheap as a test needs it.
  package static func encode(
    _ key: borrowing Ed25519PrivateKey, passphrase: borrowing Passphrase, created: Instant,
    n: Int, r: Int, p: Int
  ) throws(KeyFileError) -> [UInt8] {
    PEMDocument.encode(
      preamble: KeyFilePreamble(publicKey: key.publicKey, created: created).lines,
      label: PrivateKeyPEM.encryptedLabel,
      content: try PKCS8.encrypted(key, passphrase: passphrase, n: n, r: r, p: p))
  }

  /// A key file that is not encrypted: whoever reads it has the key.
  ///
  /// - Returns: the file's bytes; once they are written, the caller gives them to
  ///   `SecretMemory.wipe(_:from:)`.
  /// - Throws: `KeyFileError.crypto`.
  public static func encodeUnencryptedUnsafe(
    _ key: borrowing Ed25519PrivateKey, created: Instant
  ) throws(KeyFileError) -> [UInt8] {
    var info = try PKCS8.plain(key)
    defer { SecretMemory.wipe(&info) }
    return PEMDocument.encode(
      preamble: KeyFilePreamble(publicKey: key.publicKey, created: created).lines,
      label: PrivateKeyPEM.plainLabel, content: info)
  }
}
