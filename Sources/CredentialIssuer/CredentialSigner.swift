import ControlledIdentifiers
import DataIntegrity
import JOSE
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
  /// The public key: what the trust list must have under that name.
  public let publicKey: PublicKey

  let key: PrivateKey

  /// A signer for an issuer.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - issuer: The issuer's id: a DID or a URL.
  ///   - verificationMethod: The key's name in the trust list or the issuer's DID document. Where
  ///     it is `nil`, a `did:key` issuer has only one; for others it is the issuer's id with the
  ///     key's multibase text as the fragment.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's.
  public convenience init(
    key: consuming Ed25519PrivateKey, issuer: ExactString, verificationMethod: String? = nil
  ) throws(IssuerError) {
    try self.init(
      key: PrivateKey.ed25519(key), issuer: issuer, verificationMethod: verificationMethod)
  }

  /// A signer for an issuer, with a key of any kind; only Ed25519 makes embedded proofs.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - issuer: The issuer's id: a DID or a URL.
  ///   - verificationMethod: The key's name, as for a key of Ed25519. Where it is `nil`, the fragment
  ///     of an RSA key is its thumbprint: it has no multibase text.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's.
  public init(
    key: consuming PrivateKey, issuer: ExactString, verificationMethod: String? = nil
  ) throws(IssuerError) {
    self.issuer = issuer
    publicKey = key.publicKey
    self.verificationMethod = try VerificationMethodChoice(publicKey, issuer: issuer)
      .checked(verificationMethod)
    self.key = key
  }

  /// The public key as a Multikey; `nil` for RSA, which has none.
  public var publicKeyMultibase: String? { Multikey(publicKey)?.publicKeyMultibase }

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
    try self.init(
      key: PrivateKey.ed25519(key), for: template, verificationMethod: verificationMethod)
  }

  /// A signer for the issuer of a template, with a key of any kind; only Ed25519 makes embedded proofs.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - template: The template.
  ///   - verificationMethod: Another name for the key; `nil` leaves the template's.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's, or not the template's.
  public convenience init(
    key: consuming PrivateKey, for template: CredentialTemplate, verificationMethod: String? = nil
  ) throws(IssuerError) {
    let found = key.publicKey.name
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
      switch key {
      case .ed25519(let key):
        return credential.secured(by: try proofs.value(for: credential.bytes, key: key))
      case .ecdsa: break
      case .rsa: break
      }
    } catch {
      throw .proof(error)
    }
    throw .proofKeyUnsupported(kind: publicKey.kindName)
  }

  /// Prepares tokens that name the key.
  func tokenWriter(algorithm: JWSAlgorithm?) throws(IssuerError) -> TokenWriter {
    do throws(TokenSigningError) {
      return try TokenWriter(
        for: publicKey, algorithm: algorithm, reference: .named(verificationMethod))
    } catch {
      throw .token(error)
    }
  }

  /// The signature of a token.
  func signature(
    for signingInput: [UInt8], by algorithm: JWSAlgorithm
  ) throws(IssuerError) -> [UInt8] {
    do throws(TokenSigningError) {
      return try algorithm.signature(for: signingInput, by: key)
    } catch {
      throw .token(error)
    }
  }
}

/// Finds or checks the name of an issuer's key.
struct VerificationMethodChoice {
  private let key: PublicKey
  private let issuer: ExactString

  init(_ key: PublicKey, issuer: ExactString) {
    self.key = key
    self.issuer = issuer
  }

  func checked(_ given: String?) throws(IssuerError) -> String {
    let multikey = Multikey(key)
    if issuer.utf8.starts(with: "did:key:".utf8) {
      let did = multikey.map { DIDKey($0).did }
      guard let did, issuer == ExactString(did) else {
        throw .issuerKeyMismatch(issuer: issuer, keyDID: did ?? key.name)
      }
    }
    // A fragment may hold all that a thumbprint is written with.
    let fragment = multikey?.publicKeyMultibase ?? key.jwkThumbprint
    let own = "\(issuer.string)#\(fragment)"
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
    let looksLikeKey = Self.keyBeginnings.contains { method.fragment.utf8.starts(with: $0.utf8) }
    if looksLikeKey, method.fragment != ExactString(fragment) {
      throw .verificationMethodKeyMismatch(method: given, key: key.name)
    }
    return given
  }

  /// How the texts of Ed25519, P-256 and P-384 keys begin.
  private static let keyBeginnings = ["z6Mk", "zDn", "z82"]
}
