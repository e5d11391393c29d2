package import StrictJSON

/// How metadata is read: what Assay asks of it, or what The Update Framework does.
///
/// Lists that Assay reads follow the stricter rules, which ``assay`` are; nothing in the product
/// makes others. Others let the same engine be tested against repositories of other tools.
package struct MetadataRules: Sendable {
  /// Loads a public key of another kind than Ed25519, by its `keytype`, `scheme` and `public`.
  package typealias KeyLoader =
    @Sendable (_ keytype: ExactString, _ scheme: ExactString, _ publicKey: [UInt8]) -> (
      any VerifyingKey
    )?

  /// The bytes that are signed, of the member `signed`.
  let canonicalBytes: @Sendable (JSONValue) -> [UInt8]

  /// Loads keys of other kinds than Ed25519; `nil` where there must be none.
  let otherKey: KeyLoader?

  /// Whether metadata must have what Assay asks beyond The Update Framework: which list it is, key
  /// ids that are digests, SHA-256 for every target, and delegations only to authorities.
  let isAssay: Bool

  /// The rules for lists: RFC 8785, and Ed25519 only.
  static let assay = MetadataRules(
    canonicalBytes: { $0.canonicalBytes() }, otherKey: nil, isAssay: true)

  private init(
    canonicalBytes: @escaping @Sendable (JSONValue) -> [UInt8], otherKey: KeyLoader?, isAssay: Bool
  ) {
    self.canonicalBytes = canonicalBytes
    self.otherKey = otherKey
    self.isAssay = isAssay
  }

  /// The rules of The Update Framework alone, for testing the engine.
  ///
  /// - Parameters:
  ///   - canonicalBytes: The canonical form of what is signed.
  ///   - otherKey: Loads keys of other kinds than Ed25519; one that it does not know has no valid
  ///     signatures.
  /// - Returns: The rules.
  package static func updateFramework(
    canonicalBytes: @escaping @Sendable (JSONValue) -> [UInt8], otherKey: @escaping KeyLoader
  ) -> MetadataRules {
    MetadataRules(canonicalBytes: canonicalBytes, otherKey: otherKey, isAssay: false)
  }
}
