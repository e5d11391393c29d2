/// A private key as `openssl` and other programs write it: PKCS#8 in PEM, encrypted or not.
///
/// For taking a key over into a `KeyFile`, which is what Assay signs with: the encryption may be
/// weak, and only a file of Assay's own names the public key. Where it does, that is checked.
public struct PrivateKeyPEM: Sendable {
  static let plainLabel = "PRIVATE KEY"
  static let encryptedLabel = "ENCRYPTED PRIVATE KEY"

  private enum Content: Sendable {
    case plain(der: [UInt8])
    case encrypted(EncryptedPrivateKeyInfo)
  }

  private let content: Content
  private let pin: Ed25519PublicKey?

  /// Reads a file; needs no passphrase.
  ///
  /// - Parameter bytes: the whole file, at most `KeyFile.maxBytes`.
  /// - Throws: `KeyFileError`, for example `.blockUnsupported` or `.keyDerivationTooCostly`.
  public init(_ bytes: [UInt8]) throws(KeyFileError) {
    try self.init(PEMDocument(bytes))
  }

  init(_ document: PEMDocument) throws(KeyFileError) {
    switch document.label {
    case Self.plainLabel: content = .plain(der: document.content)
    case Self.encryptedLabel:
      content = .encrypted(try EncryptedPrivateKeyInfo(der: document.content))
    default: throw .blockUnsupported(label: document.label)
    }
    pin = try KeyFilePreamble(document.preamble)?.publicKey
  }

  /// How the passphrase is stretched, or `nil` where the key is not encrypted.
  public var keyDerivation: KeyDerivation? {
    switch content {
    case .plain: nil
    case .encrypted(let info): info.derivation
    }
  }

  /// Refuses encryption that is weaker than that of the key files Assay writes.
  func requireStrongEncryption() throws(KeyFileError) {
    guard case .encrypted(let info) = content else { return }
    guard info.derivation.isStrong else { throw .keyDerivationTooWeak(info.derivation) }
    guard info.cipher == "AES-256-CBC" else { throw .cipherTooWeak(name: info.cipher) }
  }

  /// The private key; the passphrase is not used where the key is not encrypted.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase`, `.derMalformed`, `.keyTypeUnsupported`,
  ///   `.publicKeyMismatch` or `.crypto`.
  public func unlock(with passphrase: borrowing Passphrase) throws(KeyFileError)
    -> Ed25519PrivateKey
  {
    switch content {
    case .plain: try unlockUnencrypted()
    case .encrypted(let info): try checked(PKCS8.key(in: info, passphrase: passphrase))
    }
  }

  /// The private key of a file that is not encrypted.
  ///
  /// - Throws: `KeyFileError.passphraseNeeded` where it is, otherwise as `unlock(with:)`.
  public func unlockUnencrypted() throws(KeyFileError) -> Ed25519PrivateKey {
    guard case .plain(let der) = content else { throw .passphraseNeeded }
    let info: SecretBytes
    do throws(CryptoError) {
      info = try SecretBytes(copying: der)
    } catch {
      throw .crypto(error)
    }
    return try checked(PKCS8.key(in: info))
  }

  private func checked(_ key: consuming Ed25519PrivateKey) throws(KeyFileError)
    -> Ed25519PrivateKey
  {
    if let pin { try KeyFilePreamble.check(key.publicKey, against: pin) }
    return key
  }
}
