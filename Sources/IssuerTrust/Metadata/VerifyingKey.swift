import StrictJSON

/// A public key of any kind, as far as metadata needs it.
///
/// In the product all keys are Ed25519. Keys of other kinds come from ``MetadataRules``.
package protocol VerifyingKey: Sendable {
  /// Bytes that are the same for the same key only: one key under two ids counts once.
  var identity: [UInt8] { get }

  /// Whether the key made the signature for exactly these bytes.
  func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool
}

/// A key of another kind than Ed25519, under its id.
struct OtherKey: Sendable {
  let id: ExactString
  let key: any VerifyingKey
}

/// A key that nobody can check signatures with; none is valid.
struct UnknownKey: VerifyingKey {
  let identity: [UInt8]

  func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool { false }
}
