import ControlledIdentifiers
import CredentialModel
import IssuerTrust
import OpenSSLCrypto
import StrictJSON

/// A key, and how it was found from a proof's verification method.
struct ResolvedKey {
  let publicKey: Ed25519PublicKey
  let source: Source

  enum Source {
    /// The trust list gives the key to the issuer of the credential.
    case list(IssuerRecord, ListedKey)
    /// The controller is a `did:key`, which is its own key.
    case didKey
    /// The key is only spelt in the fragment of somebody's URL, where anyone can write it.
    case fragment
  }
}

extension Verification {
  /// Finds the key of a proof without a network.
  ///
  /// The trust list is the resolver: what it says of the credential's issuer comes first. Without
  /// it a `did:key` is its own key, and a key in a URL's fragment can still tell whether the
  /// document was changed.
  ///
  /// - Returns: The key; `nil` where it would have to be fetched.
  /// - Throws: `IdentifierError` where a `did:key` is malformed, or its fragment is another key.
  mutating func resolve(
    _ method: VerificationMethodID, for credential: Credential
  ) throws(IdentifierError) -> ResolvedKey? {
    if let record = listedRecord(of: credential),
      let key = record.key(verificationMethod: ExactString(method.description)),
      let publicKey = key.publicKey
    {
      return ResolvedKey(publicKey: publicKey, source: .list(record, key))
    }
    if let key = try method.didKey() {
      return ResolvedKey(publicKey: key.multikey.publicKey, source: .didKey)
    }
    if let key = try? Multikey(publicKeyMultibase: method.fragment.string) {
      return ResolvedKey(publicKey: key.publicKey, source: .fragment)
    }
    return nil
  }

  /// The record that the trust list has for the issuer that the credential names.
  func listedRecord(of credential: Credential) -> IssuerRecord? {
    guard let trust = verifier.trust, let issuer = credential.issuerID else { return nil }
    return trust.record(forIssuer: issuer)
  }
}
