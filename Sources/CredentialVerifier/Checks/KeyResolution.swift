import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON

/// A key, and how it was found from a proof's verification method.
struct ResolvedKey {
  let publicKey: Ed25519PublicKey
  let source: Source

  enum Source {
    /// The trust list gives the key to the issuer of the credential.
    case list(ListedKey)
    /// The controller is a `did:key`, which is its own key.
    case didKey(controller: ExactString)
    /// The key is only spelt in the fragment of somebody's URL, where anyone can write it.
    case fragment(controller: ExactString)
  }
}

extension Verification {
  /// Finds the key of a proof without a network.
  ///
  /// The trust list is the resolver: what it says of the credential's issuer comes first. Without
  /// it a `did:key` is its own key, and a key in a URL's fragment can still tell whether the
  /// document was changed.
  ///
  /// - Parameter method: The proof's verification method.
  /// - Returns: The key; `nil` where it would have to be fetched.
  /// - Throws: `IdentifierError` where the method is no URL with a fragment, or a `did:key` that is
  ///   malformed or whose fragment is another key.
  func resolve(_ method: ExactString) throws(IdentifierError) -> ResolvedKey? {
    if let key = listedIssuer?.key(verificationMethod: method), let publicKey = key.publicKey {
      return ResolvedKey(publicKey: publicKey, source: .list(key))
    }
    let id = try VerificationMethodID(method.string)
    if let key = try id.didKey() {
      return ResolvedKey(
        publicKey: key.multikey.publicKey, source: .didKey(controller: id.controller))
    }
    if let key = try? Multikey(publicKeyMultibase: id.fragment.string) {
      return ResolvedKey(publicKey: key.publicKey, source: .fragment(controller: id.controller))
    }
    return nil
  }
}
