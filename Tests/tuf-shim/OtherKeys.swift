import IssuerTrust
import OpenSSLCrypto
import StrictJSON

/// The keys of other kinds than Ed25519 that repositories of other tools sign with.
///
/// Source: The Update Framework 1.0 §4.2, and the schemes of `securesystemslib`.
enum OtherKeys {
  /// Loads a key.
  ///
  /// - Parameters:
  ///   - keytype: The kind of key.
  ///   - scheme: How it signs.
  ///   - publicKey: The key in PEM.
  /// - Returns: `nil` where this is no such key.
  static func load(
    keytype: ExactString, scheme: ExactString, publicKey: [UInt8]
  ) -> (any VerifyingKey)? {
    switch (keytype.string, scheme.string) {
    case ("rsa", "rsassa-pss-sha256"): RSAKey(publicKey, padding: .pss)
    case ("rsa", "rsa-pkcs1v15-sha256"): RSAKey(publicKey, padding: .pkcs1v15)
    // Older repositories name the scheme as the kind of key.
    case ("ecdsa", "ecdsa-sha2-nistp256"), ("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"):
      ECDSAKey(publicKey, curve: .p256)
    case ("ecdsa", "ecdsa-sha2-nistp384"), ("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"):
      ECDSAKey(publicKey, curve: .p384)
    default: nil
    }
  }
}

/// A key of ECDSA whose signatures are written in DER.
private struct ECDSAKey: VerifyingKey {
  private let key: ECDSAPublicKey

  init?(_ pem: [UInt8], curve: ECDSACurve) {
    guard let key = try? ECDSAPublicKey(pem: pem), key.curve == curve else { return nil }
    self.key = key
  }

  var identity: [UInt8] { key.rawRepresentation }

  func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    key.isValidSignature(signature, encoding: .der, for: message)
  }
}

/// A key of RSA with the padding that its scheme names.
private struct RSAKey: VerifyingKey {
  private let key: RSAPublicKey
  private let padding: RSAPadding

  init?(_ pem: [UInt8], padding: RSAPadding) {
    guard let key = try? RSAPublicKey(pem: pem) else { return nil }
    self.key = key
    self.padding = padding
  }

  var identity: [UInt8] { key.modulus }

  func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    key.isValidSignature(signature, padding: padding, for: message)
  }
}
