import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A public key of any kind, as it is put on a list, for a person or a program.
struct PublicKeyDescription {
  let publicKey: PublicKey
  /// Whether the file holds the private key, and that was unlocked.
  let isPrivate: Bool

  /// Prints it on standard output.
  func print(as format: OutputFormat) throws(CommandFailure) {
    switch format {
    case .text: try Terminal.write(text)
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }

  private var identifier: DIDKey? { Multikey(publicKey).map { DIDKey($0) } }

  private var fingerprint: String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: publicKey.subjectPublicKeyInfo))
  }

  private var text: String {
    let jwk = String(decoding: publicKey.jsonWebKey.compactBytes(), as: UTF8.self)
    let names = identifier.map { identifier in
      """
      public key           \(identifier.multikey.publicKeyMultibase)
      DID                  \(identifier.did)

      """
    }
    return """
      kind                 \(publicKey.kindName)
      \(names ?? "")JWK                  \(jwk)
      thumbprint           SHA-256 \(publicKey.jwkThumbprint)
      fingerprint          SHA-256 \(fingerprint)
      file                 \(isPrivate ? "the private key of this public key" : "a public key")

      """
  }

  private var json: JSONTree {
    .members([
      "type": "PublicKeyDescription/1",
      "kind": .string(publicKey.kindName),
      "publicKeyMultibase": identifier.map { .string($0.multikey.publicKeyMultibase) },
      "publicKeyJwk": publicKey.jsonWebKey,
      "did": identifier.map { .string($0.did) },
      "thumbprintSHA256": .string(publicKey.jwkThumbprint),
      "fingerprintSHA256": .string(fingerprint),
      "private": .bool(isPrivate),
    ])
  }
}
