import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A key, and how it was found from a proof's verification method.
struct ResolvedKey {
  let publicKey: PublicKey
  let source: Source

  enum Source {
    /// The trust list gives the key to the issuer of the credential.
    case list(ListedKey)
    /// The trust list gives the key to an issuer that is not the credential's.
    case otherIssuer(ExactString)
    /// The controller is a `did:key` or `did:jwk`, which is its own key.
    case didKey(controller: ExactString)
    /// The key is in the controller's document, which the trust list carries: its publisher says that
    /// the key is the controller's, and nothing of what they may award.
    case document(controller: ExactString)
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
  /// The list carries the controller's document, which does not give the key.
  case document(ControllerDocumentError)
  /// The controller's document says that the key is not to be used any more.
  case ended(ExactString, Instant)
  /// It would have to be fetched.
  case unavailable
}

/// Finds the keys of proofs without a network.
enum KeyResolution {
  /// Finds the key of a proof.
  ///
  /// The trust list is the resolver: what it says of the credential's issuer comes first, then what
  /// it says of others, whose proofs must not go unseen. Without it a `did:key` or `did:jwk` is its
  /// own key; the document of a controller that the list carries names keys; and a key in a URL's
  /// fragment can still tell whether the document was changed.
  ///
  /// A key that was found by another name than the list's is the listed one if it is the same key,
  /// and its controller is the issuer: what the list says of the key then counts, its end too.
  ///
  /// - Parameters:
  ///   - method: The proof's verification method.
  ///   - use: What the proof was made for.
  ///   - trust: The list that says whose keys are whose.
  ///   - listedIssuer: What it says of the issuer that the credential names.
  ///   - now: When a document's key must not have ended; `nil` where that is not asked.
  /// - Returns: The key.
  /// - Throws: `KeyFault.malformed` where the method is no URL with a fragment, or its controller an
  ///   own key that is malformed, or whose fragment is another key; the others as they say.
  static func resolve(
    _ method: ExactString, for use: VerificationRelationship = .assertionMethod,
    in trust: TrustBundle?, listedIssuer: IssuerRecord?, at now: Instant? = nil
  ) throws(KeyFault) -> ResolvedKey {
    if let key = listedIssuer?.key(verificationMethod: method) {
      return try listed(key, .list(key))
    }
    if let other = trust?.listedKey(verificationMethod: method) {
      return try listed(other.key, .otherIssuer(other.issuer.id))
    }
    let id: VerificationMethodID
    let own: PublicKey?
    do throws(IdentifierError) {
      id = try VerificationMethodID(method.string)
      own = try id.controllerKey()
    } catch {
      throw .malformed(error)
    }
    // What the list says of the issuer's keys goes before what anybody's document says.
    let spelt = own ?? (try? Multikey(publicKeyMultibase: id.fragment.string))?.publicKey
    if let spelt, let key = listedKey(spelt, of: listedIssuer, named: id.controller) { return key }
    if let own { return ResolvedKey(publicKey: own, source: .didKey(controller: id.controller)) }
    if let key = try documented(id, for: use, in: trust, at: now) {
      return listedKey(key, of: listedIssuer, named: id.controller)
        ?? ResolvedKey(publicKey: key, source: .document(controller: id.controller))
    }
    guard let spelt else { throw .unavailable }
    return ResolvedKey(publicKey: spelt, source: .fragment(controller: id.controller))
  }

  /// Whose a key is that comes without a name: in a token's header, say.
  ///
  /// The key itself is what the list vouches for. Where it gives it to nobody, and the signer is not
  /// its own key, nothing shows whose it is.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - signer: Who is said to have signed.
  ///   - trust: The list that says whose keys are whose.
  ///   - listedIssuer: What it says of the issuer that the credential names.
  /// - Returns: The key, with what shows whose it is.
  static func owner(
    of key: PublicKey, signer: ExactString?, in trust: TrustBundle?, listedIssuer: IssuerRecord?
  ) -> ResolvedKey {
    if let listed = listedIssuer?.key(equalTo: key) {
      return ResolvedKey(publicKey: key, source: .list(listed))
    }
    if let other = trust?.issuers(listing: key).first {
      return ResolvedKey(publicKey: key, source: .otherIssuer(other.id))
    }
    if let signer, isOwn(key, of: signer) {
      return ResolvedKey(publicKey: key, source: .didKey(controller: signer))
    }
    return ResolvedKey(publicKey: key, source: .header)
  }

  /// Whether an id is a `did:key` or `did:jwk` of a key.
  private static func isOwn(_ key: PublicKey, of id: ExactString) -> Bool {
    guard let did = try? DID(id.string) else { return false }
    if let own = try? DIDKey(did) { return own.multikey.publicKey == key }
    return (try? DIDJWK(did))?.jwk.publicKey == key
  }

  /// The key of the issuer that the list has for it under another name, where the name in the proof
  /// is one of the issuer's.
  private static func listedKey(
    _ key: PublicKey, of issuer: IssuerRecord?, named controller: ExactString
  ) -> ResolvedKey? {
    guard let issuer, issuer.isKnown(as: controller), let listed = issuer.key(equalTo: key) else {
      return nil
    }
    return ResolvedKey(publicKey: key, source: .list(listed))
  }

  /// The key of that name in its controller's document; `nil` where the list has no such document.
  private static func documented(
    _ id: VerificationMethodID, for use: VerificationRelationship, in trust: TrustBundle?,
    at now: Instant?
  ) throws(KeyFault) -> PublicKey? {
    let method: VerificationMethod?
    do throws(ControllerDocumentError) {
      method = try trust?.didDocument(for: id.controller)?.key(id, for: use)
    } catch {
      throw .document(error)
    }
    if let method, let ends = method.ends, let now, ends <= now { throw .ended(method.id, ends) }
    return method?.publicKey
  }

  private static func listed(
    _ key: ListedKey, _ source: ResolvedKey.Source
  ) throws(KeyFault) -> ResolvedKey {
    guard let publicKey = key.publicKey else { throw .refused(key.id) }
    return ResolvedKey(publicKey: publicKey, source: source)
  }
}

extension Verification {
  /// Finds the key of a proof of the document, for what its proofs have to be made for.
  func resolve(_ method: ExactString) throws(KeyFault) -> ResolvedKey {
    try KeyResolution.resolve(
      method, for: expectedPurpose, in: verifier.trust, listedIssuer: listedIssuer, at: now)
  }
}
