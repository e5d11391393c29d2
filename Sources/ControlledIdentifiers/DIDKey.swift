import StrictJSON

/// A `did:key`: an identifier that is its own public key, of Ed25519, P-256 or P-384.
///
/// Whoever made the DID holds the key; who that is, it does not say.
///
/// Source: The did:key Method §3.
public struct DIDKey: Hashable, Sendable {
  /// The key.
  public let multikey: Multikey

  /// The DID of a key.
  public init(_ key: Multikey) { multikey = key }

  /// The key that a `did:key:z6Mk…` names.
  ///
  /// - Throws: what makes it no DID, `notDIDKey`, `didKeyVersioned`, or what makes it no
  ///   `Multikey`.
  public init(_ did: String) throws(IdentifierError) {
    try self.init(DID(did))
  }

  /// The key that a `did:key:z6Mk…` names.
  ///
  /// - Throws: `notDIDKey`, `didKeyVersioned`, or what makes it no `Multikey`.
  public init(_ did: DID) throws(IdentifierError) {
    guard did.isKey else { throw .notDIDKey(method: did.method) }
    let key = did.text.utf8[did.prefixLength...]
    // An early draft allowed `did:key:1.1:z6Mk…`: a second name for the same key.
    guard !key.contains(UInt8(ascii: ":")) else { throw .didKeyVersioned }
    multikey = try Multikey(publicKeyMultibase: [UInt8](key))
  }

  /// The DID: `did:key:z6Mk…`.
  public var did: String { "did:key:" + multikey.publicKeyMultibase }

  /// The DID URL of its only key: `did:key:z6Mk…#z6Mk…`.
  public var verificationMethod: String {
    let key = multikey.publicKeyMultibase
    return "did:key:\(key)#\(key)"
  }
}

extension DID {
  /// Whether the method is `key`.
  var isKey: Bool { IdentifierSyntax.equals([UInt8](method.utf8)[...], "key") }
}
