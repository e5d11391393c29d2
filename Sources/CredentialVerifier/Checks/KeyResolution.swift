import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON

/// A key, and how it was found from a proof's verification method.
struct ResolvedKey {
  let publicKey: PublicKey
  let source: Source

  enum Source {
    /// The trust list gives the key to the issuer of the credential.
    case list(ListedKey)
    /// The trust list gives the key to an issuer that is not the credential's.
    case otherIssuer(ExactString)
    /// The controller is a `did:key`, which is its own key.
    case didKey(controller: ExactString)
    /// The key is only spelt in the fragment of somebody's URL, where anyone can write it.
    case fragment(controller: ExactString)
    /// The key stands in the token's header, where whoever made the token wrote it.
    case header
  }
}

/// Why there is no key to check a proof with.
enum KeyFault: Error {
  /// The verification method names none.
  case malformed(IdentifierError)
  /// The list has the key, and cryptography refuses it.
  case refused(ExactString)
  /// It would have to be fetched.
  case unavailable
}

/// Finds the keys of proofs without a network.
enum KeyResolution {
  /// Finds the key of a proof.
  ///
  /// The trust list is the resolver: what it says of the credential's issuer comes first, then what
  /// it says of others, whose proofs must not go unseen. Without it a `did:key` is its own key, and
  /// a key in a URL's fragment can still tell whether the document was changed.
  ///
  /// - Parameters:
  ///   - method: The proof's verification method.
  ///   - trust: The list that says whose keys are whose.
  ///   - listedIssuer: What it says of the issuer that the credential names.
  /// - Returns: The key.
  /// - Throws: `KeyFault.malformed` where the method is no URL with a fragment, or a `did:key` that
  ///   is malformed or whose fragment is another key; `refused` and `unavailable` as they say.
  static func resolve(
    _ method: ExactString, in trust: TrustBundle?, listedIssuer: IssuerRecord?
  ) throws(KeyFault) -> ResolvedKey {
    if let key = listedIssuer?.key(verificationMethod: method) {
      return try listed(key, .list(key))
    }
    if let other = trust?.listedKey(verificationMethod: method) {
      return try listed(other.key, .otherIssuer(other.issuer.id))
    }
    do throws(IdentifierError) {
      let id = try VerificationMethodID(method.string)
      if let key = try id.didKey() {
        return ResolvedKey(
          publicKey: key.multikey.publicKey, source: .didKey(controller: id.controller))
      }
      if let key = try? Multikey(publicKeyMultibase: id.fragment.string) {
        return ResolvedKey(publicKey: key.publicKey, source: .fragment(controller: id.controller))
      }
    } catch {
      throw .malformed(error)
    }
    throw .unavailable
  }

  private static func listed(
    _ key: ListedKey, _ source: ResolvedKey.Source
  ) throws(KeyFault) -> ResolvedKey {
    guard let publicKey = key.publicKey else { throw .refused(key.id) }
    return ResolvedKey(publicKey: publicKey, source: source)
  }
}

extension Verification {
  /// Finds the key of a proof of the credential.
  func resolve(_ method: ExactString) throws(KeyFault) -> ResolvedKey {
    try KeyResolution.resolve(method, in: verifier.trust, listedIssuer: listedIssuer)
  }
}
