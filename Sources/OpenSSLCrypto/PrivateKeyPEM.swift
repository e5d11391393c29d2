/// A private key as `openssl` and other programs write it: PKCS#8 in PEM, encrypted or not.
///
/// For taking a key over into a `KeyFile`, which is what Assay signs with: the encryption may be
/// weak, and only a file of Assay's own names the public key. Where it does, that is checked.
public struct PrivateKeyPEM: Sendable {
  static let plainLabel = "PRIVATE KEY"
  static let encryptedLabel = "ENCRYPTED PRIVATE KEY"

  private let content: PrivateKeyContent
  private let pin: Ed25519PublicKey?

  /// Reads a file; needs no passphrase.
  ///
  /// - Parameter bytes: the whole file, at most `KeyFile.maxBytes`. Where the key is not encrypted,
  ///   wiping the array is up to the caller.
  /// - Throws: `KeyFileError`, for example `.blockUnsupported`, `.keyDerivationTooCostly`, or, where
  ///   the key is not encrypted, `.keyTypeUnsupported`.
  public init(_ bytes: [UInt8]) throws(KeyFileError) {
    try self.init(PEMDocument(bytes))
  }

  init(_ document: consuming PEMDocument) throws(KeyFileError) {
    pin = try KeyFilePreamble(document.preamble)?.publicKey
    content = try PrivateKeyContent(document)
    if case .plain(let info) = content { try PKCS8.requireEd25519(info.bytes) }
  }

  /// Whether the beginning of a file says that a private key follows, of whatever kind.
  ///
  /// It tells whether a file that others can reach is a secret without reading the secret.
  public static func isAnnounced(in beginning: Span<UInt8>) -> Bool {
    var start = 0
    for index in 0..<beginning.count where beginning[index] == UInt8(ascii: "\n") {
      if isAnnouncement(beginning.extracting(start..<index)) { return true }
      start = index + 1
    }
    return isAnnouncement(beginning.extracting(start..<beginning.count))
  }

  private static func isAnnouncement(_ line: Span<UInt8>) -> Bool {
    // No label is as long; a line that is longer begins no block.
    guard line.count <= 128 else { return false }
    let text = (0..<line.count).map { line[$0] }
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    let end = text.lastIndex { !blanks.contains($0) } ?? 0
    return text.starts(with: PEMDocument.begin)
      && text[...end].suffix(keyWords.count).elementsEqual(keyWords)
  }

  /// What the first line of every private key ends with, in PKCS#8 and in older forms.
  private static let keyWords = Array("PRIVATE KEY-----".utf8)

  /// How the passphrase is stretched, or `nil` where the key is not encrypted.
  public var keyDerivation: KeyDerivation? { content.keyDerivation }

  /// Refuses encryption that is weaker than that of the key files Assay writes.
  func requireStrongEncryption() throws(KeyFileError) {
    if let weakness = content.weakness { throw weakness }
  }

  /// The private key; the passphrase is not used where the key is not encrypted.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase`, `.keyTypeUnsupported`, `.pkcs8VersionUnsupported`,
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
  /// - Throws: `KeyFileError.passphraseNeeded` where it is; `.publicKeyMismatch` or `.crypto`.
  public func unlockUnencrypted() throws(KeyFileError) -> Ed25519PrivateKey {
    guard case .plain(let info) = content else { throw .passphraseNeeded }
    return try checked(PKCS8.key(in: info.bytes))
  }

  private func checked(_ key: consuming Ed25519PrivateKey) throws(KeyFileError)
    -> Ed25519PrivateKey
  {
    if let pin { try KeyFilePreamble.check(key.publicKey, against: pin) }
    return key
  }
}
