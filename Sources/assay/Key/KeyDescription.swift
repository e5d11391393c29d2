import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What a key file says about its key, for a person or a program.
struct KeyDescription {
  let publicKey: Ed25519PublicKey
  let created: Instant
  let keyDerivation: KeyDerivation?
  /// Whether the private key was unlocked and has this public key.
  let isChecked: Bool

  init(_ file: KeyFile, isChecked: Bool) {
    publicKey = file.publicKey
    created = file.created
    keyDerivation = file.keyDerivation
    self.isChecked = isChecked
  }

  /// Prints it on standard output.
  func print(as format: OutputFormat) throws(CommandFailure) {
    switch format {
    case .text: try Terminal.write(text)
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }

  private var identifier: DIDKey { DIDKey(Multikey(publicKey)) }

  /// The SHA-256 of the public key as SubjectPublicKeyInfo: what
  /// `openssl pkey -in FILE -pubout -outform DER | openssl dgst -sha256` prints.
  private var fingerprint: String {
    // RFC 8410 §4: a sequence of the algorithm 1.3.101.112 and a bit string of the 32 bytes.
    let prefix: [UInt8] = [
      0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    return Base16.encode(DigestAlgorithm.sha256.digest(of: [prefix, publicKey.rawRepresentation]))
  }

  private var text: String {
    """
    public key           \(identifier.multikey.publicKeyMultibase)
    DID                  \(identifier.did)
    verification method  \(identifier.verificationMethod)
    fingerprint          SHA-256 \(fingerprint)
    created              \(created)
    encryption           \(encryption)
    checked              \(checked)

    """
  }

  private var encryption: String {
    keyDerivation.map { "AES-256-CBC, \($0)" } ?? "none: whoever reads the file can sign"
  }

  private var checked: String {
    isChecked
      ? "yes: the private key in the file is the one of this public key"
      : "no: this is what the file claims; --check unlocks it and compares"
  }

  private var json: JSONTree {
    .members([
      "type": "KeyDescription/1",
      "publicKeyMultibase": .string(identifier.multikey.publicKeyMultibase),
      "did": .string(identifier.did),
      "verificationMethod": .string(identifier.verificationMethod),
      "fingerprintSHA256": .string(fingerprint),
      "created": .string(created.description),
      "encrypted": .bool(keyDerivation != nil),
      "keyDerivation": keyDerivation.map { .string($0.description) },
      "checked": .bool(isChecked),
    ])
  }
}
