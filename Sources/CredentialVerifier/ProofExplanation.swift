import ControlledIdentifiers
import CredentialModel
public import DataIntegrity
import IssuerTrust
import LinkedData
public import OpenSSLCrypto
import StrictJSON

/// What a proof signs and with which key it was checked, step by step.
///
/// For two implementations that disagree: the first step in which they differ is where one of them
/// is wrong.
public struct ProofExplanation: Sendable {
  /// The proof.
  public let proof: DataIntegrityProof

  /// The suite; `nil` where it is not one that can be checked.
  public let suite: Cryptosuite?

  /// What is signed; `nil` where that cannot be said, for the reason in ``error``.
  public let transformation: ProofTransformation?

  /// The key by which the signature was checked; `nil` where there is none.
  public let publicKey: PublicKey?

  /// That key as a Multikey; `nil` where there is none, or it is one of RSA.
  public var publicKeyMultibase: String? { publicKey.flatMap { Multikey($0)?.publicKeyMultibase } }

  /// Why the proof does not hold; `nil` where it does, or it cannot be checked.
  public let error: ProofError?

  /// Whether the signature is the key's.
  public var holds: Bool { suite != nil && publicKey != nil && error == nil }
}

extension Verifier {
  /// Explains the proofs of a credential.
  ///
  /// - Parameter bytes: The document as it was received, or an image that carries it.
  /// - Returns: What was found of each proof, in the order of the document, at most as many as the
  ///   policy allows; nothing of a text that is no credential.
  public func explanations(of bytes: [UInt8]) -> [ProofExplanation] {
    let text = Verifier.takenOut(ofImage: bytes)
    guard let root = try? JSONDocument(text, limits: policy.limits).root else { return [] }
    let chain = ProofChain(of: root)
    let issuer = Credential(root).issuerID
    let listed = issuer.flatMap { trust?.record(forIssuer: $0) }
    return chain.proofs.prefix(policy.maxProofs).map { proof in
      explanation(of: proof, in: chain, of: root, listedIssuer: listed)
    }
  }

  private func explanation(
    of proof: DataIntegrityProof, in chain: ProofChain, of root: JSONValue,
    listedIssuer: IssuerRecord?
  ) -> ProofExplanation {
    guard let suite = Cryptosuite(of: proof) else {
      return ProofExplanation(
        proof: proof, suite: nil, transformation: nil, publicKey: nil, error: nil)
    }
    let key = proof.verificationMethod.flatMap {
      try? KeyResolution.resolve($0, in: trust, listedIssuer: listedIssuer).publicKey
    }
    var transformation: ProofTransformation?
    var failure: ProofError?
    do throws(ProofError) {
      if let key {
        transformation = try suite.verify(
          proof, securing: root, chain: chain, key: key, contexts: contexts
        ).transformation
      }
    } catch {
      failure = error
    }
    if transformation == nil {
      do throws(ProofError) {
        transformation = try suite.transformation(
          of: root, proof: proof, chain: chain, contexts: contexts,
          hashingWith: key?.ecdsaDigest ?? .sha256)
      } catch {
        failure = failure ?? error
      }
    }
    return ProofExplanation(
      proof: proof, suite: suite, transformation: transformation,
      publicKey: key, error: failure)
  }
}

extension PublicKey {
  /// The function that goes with a key of ECDSA; `nil` for others.
  fileprivate var ecdsaDigest: DigestAlgorithm? {
    guard case .ecdsa(let key) = self else { return nil }
    return key.curve.digest
  }
}
