import ControlledIdentifiers
import DataIntegrity
public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A key that signs for one issuer.
///
/// A credential whose key nobody can tie to its issuer is worth nothing, so the tie is checked
/// before anything is signed: a `did:key` issuer must be this key; the verification method of
/// another issuer must be the issuer's own.
public final class CredentialSigner: Sendable {
  /// Whose key it is.
  public let issuer: ExactString
  /// What the proofs name as their key.
  public let verificationMethod: String
  /// The public key, as a Multikey: what the trust list must have under that name.
  public let publicKeyMultibase: String

  let key: Ed25519PrivateKey

  /// A signer for an issuer.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - issuer: The issuer's id: a DID or a URL.
  ///   - verificationMethod: The key's name in the trust list or the issuer's DID document. Where
  ///     it is `nil`, a `did:key` issuer has only one; for others it is the issuer's id with the
  ///     key's multibase text as the fragment.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's.
  public init(
    key: consuming Ed25519PrivateKey, issuer: ExactString, verificationMethod: String? = nil
  ) throws(IssuerError) {
    self.issuer = issuer
    let multikey = Multikey(key.publicKey)
    publicKeyMultibase = multikey.publicKeyMultibase
    self.verificationMethod = try VerificationMethodChoice(multikey, issuer: issuer)
      .checked(verificationMethod)
    self.key = key
  }

  /// A signer for the issuer of a template, under the name that the template gives the key.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - template: The template.
  ///   - verificationMethod: Another name for the key; `nil` leaves the template's.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's, or not the template's.
  public convenience init(
    key: consuming Ed25519PrivateKey, for template: CredentialTemplate,
    verificationMethod: String? = nil
  ) throws(IssuerError) {
    let found = Multikey(key.publicKey).publicKeyMultibase
    if let expected = template.publicKeyMultibase, ExactString(expected) != ExactString(found) {
      throw .templateKeyMismatch(template: expected, key: found)
    }
    try self.init(
      key: key, issuer: template.issuerID,
      verificationMethod: verificationMethod ?? template.verificationMethod)
  }

  /// Prepares the proofs of documents that have the same `@context` and are signed at one time.
  func preparedProofs(
    by suites: [Cryptosuite], contexts: JSONTree, created: Instant
  ) throws(IssuerError) -> PreparedProofs {
    let options = ProofOptions(verificationMethod: verificationMethod)
    var proofs: [PreparedProof] = []
    do throws(ProofError) {
      for suite in suites {
        proofs.append(
          try PreparedProof(suite: suite, contexts: contexts, options: options, created: created))
      }
    } catch {
      throw .proof(error)
    }
    return PreparedProofs(proofs, created: created)
  }

  /// The credential with its proofs, in canonical form.
  func secured(
    _ credential: UnsecuredCredential, by proofs: PreparedProofs
  ) throws(IssuerError) -> [UInt8] {
    do throws(ProofError) {
      return credential.secured(by: try proofs.value(for: credential.bytes, key: key))
    } catch {
      throw .proof(error)
    }
  }
}

/// Finds or checks the name of an issuer's key.
struct VerificationMethodChoice {
  private let key: Multikey
  private let issuer: ExactString

  init(_ key: Multikey, issuer: ExactString) {
    self.key = key
    self.issuer = issuer
  }

  func checked(_ given: String?) throws(IssuerError) -> String {
    let did = DIDKey(key)
    if issuer.utf8.starts(with: "did:key:".utf8), issuer != ExactString(did.did) {
      throw .issuerKeyMismatch(issuer: issuer, keyDID: did.did)
    }
    let own = "\(issuer.string)#\(key.publicKeyMultibase)"
    guard let given else { return own }
    let method: VerificationMethodID
    do {
      method = try VerificationMethodID(given)
      try method.checkDIDKeyFragment()
    } catch {
      throw .invalidVerificationMethod(given, error)
    }
    guard method.controller == issuer else {
      throw .verificationMethodForeign(method: given, issuer: issuer)
    }
    // A fragment that is a key is believed by people who read it; it must be this one.
    let looksLikeKey = method.fragment.utf8.starts(with: "z6Mk".utf8)
    if looksLikeKey, method.fragment != ExactString(key.publicKeyMultibase) {
      throw .verificationMethodKeyMismatch(method: given, key: key.publicKeyMultibase)
    }
    return given
  }
}
