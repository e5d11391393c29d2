/// The PKCS#8 form of a private key in a PEM block, encrypted or not.
enum PrivateKeyContent: Sendable {
  case plain(PlainInfo)
  case encrypted(EncryptedPrivateKeyInfo)

  /// The PrivateKeyInfo of a key that was not encrypted, shared by all copies of what was read.
  final class PlainInfo: Sendable {
    let bytes: SecretBytes

    init(_ bytes: consuming SecretBytes) { self.bytes = bytes }
  }

  /// Reads the block, as far as that needs no passphrase.
  init(_ document: consuming PEMDocument) throws(KeyFileError) {
    switch document.label {
    case PrivateKeyPEM.plainLabel: self = .plain(PlainInfo(document.content))
    case PrivateKeyPEM.encryptedLabel:
      let der = unsafe document.content.withBytes { unsafe Array($0) }
      self = .encrypted(try EncryptedPrivateKeyInfo(der: der))
    default: throw .blockUnsupported(label: KeyFileError.excerpt(document.label.utf8))
    }
  }

  /// How the passphrase is stretched, or `nil` where the key is not encrypted.
  var keyDerivation: KeyDerivation? {
    switch self {
    case .plain: nil
    case .encrypted(let info): info.derivation
    }
  }

  /// What makes the encryption weaker than that of the key files Assay writes; `nil` where nothing
  /// does, or the key is not encrypted.
  var weakness: KeyFileError? {
    guard case .encrypted(let info) = self else { return nil }
    if !info.derivation.isStrong { return .keyDerivationTooWeak(info.derivation) }
    // Text of this program's own.
    if info.cipher != "AES-256-CBC" { return .cipherTooWeak(name: info.cipher) }
    return nil
  }
}
