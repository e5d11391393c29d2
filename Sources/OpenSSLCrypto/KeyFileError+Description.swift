extension KeyFileError: CustomStringConvertible {
  /// One line for a person: what is wrong, where, what to do.
  ///
  /// Text from the file is quoted as it is; whoever prints the line escapes it.
  public var description: String {
    switch self {
    case .blockMalformed(let line):
      "line \(line) does not belong in a PEM block; the file was probably damaged when copied"
    case .blockNotEnded(let label):
      "the line -----END \(label)----- is missing; the file was probably cut"
    case .blockUnsupported("PUBLIC KEY"), .blockUnsupported("CERTIFICATE"):
      "this is the public half of a key; name the file of the private key"
    case .blockUnsupported(let label):
      "a block \"\(label)\" is no private key in PKCS#8; convert it with: "
        + "openssl pkcs8 -topk8 -scrypt -scrypt_p 8 -in FILE -out NEW"
    case .cipherTooWeak(let name):
      "the key is encrypted with \(name), a key file uses AES-256-CBC; encrypt the key anew with: "
        + "assay key import FILE --out NEW"
    case .crypto(let error):
      error.description
    case .derMalformed(let byteOffset):
      "the key is malformed at byte \(byteOffset) of the PEM block; use a backup"
    case .encryptionUnsupported(let identifier):
      "the key is encrypted by a method that is not read here (\(identifier)); re-encrypt it with: "
        + "openssl pkey -in FILE -aes-256-cbc"
    case .fieldMalformed(let name, let line):
      "line \(line) should be the field \"\(name)\" with a proper value; use a backup"
    case .keyDerivationTooCostly(let derivation):
      "the file demands \(derivation), more work than is done for any file; do not trust it"
    case .keyDerivationTooWeak(let derivation):
      "the passphrase is protected only by \(derivation); encrypt the key anew with: "
        + "assay key import FILE --out NEW"
    case .keyTypeUnsupported(let name):
      "the key is of the type \(name), and Ed25519 is needed here - make such a key with: "
        + "assay key generate --out FILE; P-256, P-384 and RSA sign JWTs: assay issue --envelope jwt"
    case .privateKeyUnsupported(let name):
      "the key is of the type \(name); Assay signs with Ed25519, and JWTs with P-256, P-384 and RSA too"
    case .noBlock:
      "this is no private key in PEM; a key file has a line -----BEGIN ENCRYPTED PRIVATE KEY-----"
    case .notPinned:
      "the file does not say which public key belongs to it; make a key file of it with: "
        + "assay key import FILE --out NEW"
    case .passphraseNeeded:
      "the key is encrypted and needs its passphrase"
    case .pkcs8VersionUnsupported(let version):
      "the key is in version \(version) of PKCS#8, which repeats the public key; this program reads "
        + "version 1 only - export the key without its public key"
    case .publicKeyMismatch(let pinned, let derived):
      "the file holds the private key of \(derived) and says it is that of \(pinned); "
        + "it was damaged or tampered with - use a backup"
    case .severalBlocks(let line):
      "a second block begins at line \(line); a key file holds one key"
    case .tooLong(let limit):
      "the file is longer than \(limit) bytes; it is no key file"
    case .trailingText(let line):
      "text follows the key at line \(line); remove it"
    case .versionUnsupported(let version):
      "the key file is of version \"\(version)\", this program reads version 1; use a newer one"
    case .wrongPassphrase:
      "the passphrase is wrong, or the encrypted key is damaged"
    }
  }
}

extension KeyFileError {
  /// The same of a key of another program, which no key file is made of: one line for a person.
  public var weaknessOfPEM: String {
    switch self {
    case .cipherTooWeak(let name): "the key is encrypted with \(name)\(Self.anew)"
    case .keyDerivationTooWeak(let derivation):
      "the passphrase is protected only by \(derivation)\(Self.anew)"
    default: description
    }
  }

  private static let anew =
    "; encrypt the key anew with: openssl pkcs8 -topk8 -scrypt -scrypt_p 8 -in FILE -out NEW"
}
