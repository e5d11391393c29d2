import WireFormats

/// Why a key file could not be read, unlocked or written.
///
/// Lines count from 1; byte offsets count from the start of the decoded PEM block. Of text from the
/// file there are at most 32 bytes, and an ellipsis where there would be more.
@nonexhaustive
public enum KeyFileError: Error, Equatable, Sendable {
  /// Something else has the place where the PEM block's first line, base 64 or last line should be.
  case blockMalformed(line: Int)
  /// The block has a BEGIN line and no END line.
  case blockNotEnded(label: String)
  /// The block is of a kind that Assay does not read, such as `RSA PRIVATE KEY` or `PUBLIC KEY`.
  case blockUnsupported(label: String)
  /// The key is encrypted with another cipher than AES-256.
  case cipherTooWeak(name: String)
  /// The key itself was refused, or OpenSSL failed.
  case crypto(CryptoError)
  /// The ASN.1 inside the block is not what it should be.
  case derMalformed(byteOffset: Int)
  /// The key is encrypted in a way that Assay does not read, named by its object identifier.
  case encryptionUnsupported(objectIdentifier: String)
  /// A line of the preamble is not the field that belongs there, or its value is malformed.
  case fieldMalformed(name: String, line: Int)
  /// The work that the file demands per passphrase is more than a program should do for it.
  case keyDerivationTooCostly(KeyDerivation)
  /// The passphrase could be guessed too cheaply.
  case keyDerivationTooWeak(KeyDerivation)
  /// The key is of another algorithm than Ed25519, which alone is taken there.
  case keyTypeUnsupported(name: String)
  /// There is no PEM block at all.
  case noBlock
  /// The file lacks the preamble that pins the public key: some other program made it.
  case notPinned
  /// The key is encrypted and no passphrase was given.
  case passphraseNeeded
  /// The key is in a later version of PKCS#8, which adds the public key (RFC 5958).
  case pkcs8VersionUnsupported(version: Int)
  /// The key is of a kind, or on a curve, that nothing is signed with here.
  case privateKeyUnsupported(name: String)
  /// The private key in the file is not the one its preamble names, both as multikeys.
  case publicKeyMismatch(pinned: String, derived: String)
  /// There is a second block.
  case severalBlocks(line: Int)
  /// The file is longer than `limit` bytes.
  case tooLong(limit: Int)
  /// Text follows the block.
  case trailingText(line: Int)
  /// The preamble is of a version that this program does not know.
  case versionUnsupported(String)
  /// The passphrase does not open the file, or the encrypted part is damaged.
  case wrongPassphrase
}

extension KeyFileError {
  /// A public key, as an error names it: its multikey, or the kind where it has none.
  static func name(of key: PublicKey) -> String {
    switch key {
    case .ed25519(let key): KeyFilePreamble.multikey(key)
    case .ecdsa(let key):
      Multibase.encode(
        (key.curve == .p256 ? Multicodec.p256PublicKeyPrefix : Multicodec.p384PublicKeyPrefix)
          + key.compressedRepresentation, as: .base58btc)
    case .rsa: "an RSA key"
    }
  }

  /// The beginning of text from a file: enough to know it by, too little to fill a screen.
  static func excerpt(_ text: some Collection<UInt8>) -> String {
    let beginning = String(decoding: text.prefix(32), as: UTF8.self)
    return text.count > 32 ? beginning + "\u{2026}" : beginning
  }
}
