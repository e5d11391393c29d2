public import LinkedData
public import OpenSSLCrypto
public import StrictJSON

extension Cryptosuite {
  /// What the check of a proof came to, where it holds.
  public struct Verified: Sendable {
    /// What was signed.
    public let transformation: ProofTransformation
    /// The contexts that the document was read with; none for a suite that signs JSON.
    public let contexts: [ContextRevision]
  }

  /// Checks that a proof is the key's, over exactly this document.
  ///
  /// Of contexts that were changed in place, each revision is tried, today's first, and language tags
  /// are read in small letters first, then as they are written.
  ///
  /// - Parameters:
  ///   - proof: The proof, of this suite.
  ///   - document: The document.
  ///   - chain: The proofs of the document, among which the proof may name some that it builds on;
  ///     whether those hold is for the caller to find out.
  ///   - key: The key that the proof's verification method names.
  ///   - contexts: The contexts that the document may name.
  /// - Returns: What was signed.
  /// - Throws: `ProofError` where the proof does not hold.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.2 and §3.3.2.
  @discardableResult
  public func verify(
    _ proof: DataIntegrityProof, securing document: JSONValue, chain: ProofChain,
    key: PublicKey, contexts: ContextSet = .embedded
  ) throws(ProofError) -> Verified {
    let signature = try Signature(of: proof, suite: self)
    guard let key = key.ed25519 else { throw .keyKind(name: key.kindName) }
    guard isLinkedData else {
      let transformation = try transformation(of: document, proof: proof, chain: chain)
      guard signature.isValid(for: transformation, key) else { throw .signatureInvalid }
      return Verified(transformation: transformation, contexts: [])
    }
    var first: ProofError?
    var readings = (0..<LinkedDocument.revisions(of: document, among: contexts)).map {
      DocumentReading(revision: $0)
    }
    var next = 0
    while next < readings.count {
      let reading = readings[next]
      next += 1
      do throws(ProofError) {
        let (transformation, linked) = try linkedTransformation(
          of: document, proof: proof, chain: chain, contexts: contexts, reading: reading)
        if signature.isValid(for: transformation, key) {
          return Verified(transformation: transformation, contexts: linked.contexts)
        }
        if linked.hasCapitalLanguages, !reading.keepsLanguageCase {
          readings.append(DocumentReading(revision: reading.revision, keepsLanguageCase: true))
        }
        throw .signatureInvalid
      } catch {
        // What costs too much does so however it is read.
        if case .notCanonicalized = error { throw error }
        first = first ?? error
      }
    }
    throw first ?? .signatureInvalid
  }

  /// What a proof signs of a document, with the contexts that are published today.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - proof: The proof, of this suite.
  ///   - chain: The proofs of the document.
  ///   - contexts: The contexts that the document may name.
  /// - Returns: What is signed.
  /// - Throws: `ProofError` where the proof is malformed, or does not sign all that the document says.
  public func transformation(
    of document: JSONValue, proof: DataIntegrityProof, chain: ProofChain,
    contexts: ContextSet = .embedded
  ) throws(ProofError) -> ProofTransformation {
    guard isLinkedData else {
      let previous =
        proof.isChained ? try chain.previous(of: proof).map { chain.proofs[$0].json } : []
      return try EddsaJcs2022.transformation(of: document, proof: proof, previous: previous)
    }
    return try linkedTransformation(
      of: document, proof: proof, chain: chain, contexts: contexts, reading: .standard
    ).0
  }

  private func linkedTransformation(
    of document: JSONValue, proof: DataIntegrityProof, chain: ProofChain, contexts: ContextSet,
    reading: DocumentReading
  ) throws(ProofError) -> (ProofTransformation, LinkedDocument) {
    guard proof.json.kind == .object else { throw .proofNotAnObject }
    guard document.kind == .object else { throw .documentNotAnObject }
    guard Cryptosuite(of: proof) == self else { throw .unexpectedCryptosuite(proof.cryptosuite) }
    if let invalid = proof.invalidTime { throw .timeInvalid("\(invalid)") }
    return try LinkedDataSuite.transformation(
      of: document, proof: proof, previous: try chain.previous(of: proof), contexts: contexts,
      reading: reading)
  }
}

/// A signature, however the suite writes it.
private enum Signature {
  case value([UInt8])
  case jws(DetachedJWS)

  init(of proof: DataIntegrityProof, suite: Cryptosuite) throws(ProofError) {
    self =
      suite == .ed25519Signature2018
      ? .jws(try DetachedJWS(of: proof)) : .value(try ProofValue.signature(of: proof))
  }

  func isValid(for transformation: ProofTransformation, _ key: Ed25519PublicKey) -> Bool {
    let hashes = transformation.hashData
    return switch self {
    case .value(let bytes): key.isValidSignature(bytes, for: hashes)
    case .jws(let jws): key.isValidSignature(jws.signature, for: jws.signedBytes(of: hashes))
    }
  }
}
