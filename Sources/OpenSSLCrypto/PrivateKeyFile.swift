/// A file with a private key of any kind: a key file of Assay, or PKCS#8 in PEM as `openssl` and
/// other programs write it.
///
/// For what may be signed with keys of other kinds than Ed25519. What an embedded proof is made with
/// is a ``KeyFile``.
public struct PrivateKeyFile: Sendable {
  private let content: PrivateKeyContent
  /// The public key that the lines of a key file name.
  private let pin: Ed25519PublicKey?

  /// Reads a file; needs no passphrase.
  ///
  /// - Parameter bytes: the whole file, at most `KeyFile.maxBytes`. Where the key is not encrypted,
  ///   wiping the array is up to the caller.
  /// - Throws: `KeyFileError`, for example `.blockUnsupported` or `.keyDerivationTooCostly`.
  public init(_ bytes: [UInt8]) throws(KeyFileError) {
    let document = try PEMDocument(bytes)
    pin = try KeyFilePreamble(document.preamble)?.publicKey
    content = try PrivateKeyContent(document)
  }

  /// How the passphrase is stretched, or `nil` where the key is not encrypted.
  public var keyDerivation: KeyDerivation? { content.keyDerivation }

  /// What makes the encryption weaker than that of Assay's key files; `nil` where nothing does, or
  /// the key is not encrypted.
  public var weakness: KeyFileError? { content.weakness }

  /// The private key; the passphrase is not used where the key is not encrypted.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase`, `.privateKeyUnsupported`, `.pkcs8VersionUnsupported`,
  ///   `.publicKeyMismatch` or `.crypto`.
  public func unlock(with passphrase: borrowing Passphrase) throws(KeyFileError) -> PrivateKey {
    switch content {
    case .plain: try unlockUnencrypted()
    case .encrypted(let info): try checked(PKCS8.privateKey(in: info, passphrase: passphrase))
    }
  }

  /// The private key of a file that is not encrypted.
  ///
  /// - Throws: `KeyFileError.passphraseNeeded` where it is; otherwise as `unlock(with:)`.
  public func unlockUnencrypted() throws(KeyFileError) -> PrivateKey {
    guard case .plain(let info) = content else { throw .passphraseNeeded }
    return try checked(PKCS8.privateKey(in: info.bytes))
  }

  private func checked(_ key: consuming PrivateKey) throws(KeyFileError) -> PrivateKey {
    if let pin, key.publicKey != .ed25519(pin) {
      throw .publicKeyMismatch(
        pinned: KeyFilePreamble.multikey(pin), derived: KeyFileError.name(of: key.publicKey))
    }
    return key
  }
}

extension PrivateKey {
  /// Loads a key from its PKCS#8 form in DER, not encrypted.
  ///
  /// - Parameter bytes: The PrivateKeyInfo; the array is wiped in any case.
  /// - Returns: The key.
  /// - Throws: `KeyFileError`.
  public static func loading(pkcs8 bytes: inout [UInt8]) throws(KeyFileError) -> PrivateKey {
    let info: SecretBytes
    do throws(CryptoError) {
      info = try SecretBytes(movingFrom: &bytes)
    } catch {
      throw .crypto(error)
    }
    return try PKCS8.privateKey(in: info)
  }
}
