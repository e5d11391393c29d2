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
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.2 and §3.3.2; Data Integrity ECDSA Cryptosuites
  /// 1.0 §3.2.2, §3.3.2 and §3.6.7.
  @discardableResult
  public func verify(
    _ proof: DataIntegrityProof, securing document: JSONValue, chain: ProofChain,
    key: PublicKey, contexts: ContextSet = .embedded
  ) throws(ProofError) -> Verified {
    let check = try SignatureCheck(of: proof, suite: self, by: key)
    guard isLinkedData else {
      let transformation = try jsonTransformation(
        of: document, proof: proof, chain: chain, hashingWith: check.digest)
      guard try check.holds(for: transformation) else { throw .signatureInvalid }
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
          of: document, proof: proof, chain: chain, contexts: contexts, reading: reading,
          hashingWith: check.digest, derived: check.derived)
        if try check.holds(for: transformation) {
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
  ///   - digest: The function that goes with the key; SHA-384 for a key on P-384, else SHA-256.
  /// - Returns: What is signed.
  /// - Throws: `ProofError` where the proof is malformed, or does not sign all that the document says.
  public func transformation(
    of document: JSONValue, proof: DataIntegrityProof, chain: ProofChain,
    contexts: ContextSet = .embedded, hashingWith digest: DigestAlgorithm = .sha256
  ) throws(ProofError) -> ProofTransformation {
    guard isLinkedData else {
      return try jsonTransformation(
        of: document, proof: proof, chain: chain, hashingWith: digest)
    }
    let derived = self == .ecdsaSd2023 ? try DerivedProofValue(of: proof) : nil
    return try linkedTransformation(
      of: document, proof: proof, chain: chain, contexts: contexts, reading: .standard,
      hashingWith: digest, derived: derived
    ).0
  }

  private func jsonTransformation(
    of document: JSONValue, proof: DataIntegrityProof, chain: ProofChain,
    hashingWith digest: DigestAlgorithm
  ) throws(ProofError) -> ProofTransformation {
    let previous =
      proof.isChained ? try chain.previous(of: proof).map { chain.proofs[$0].json } : []
    return try JSONSuite.transformation(
      of: document, proof: proof, previous: previous, by: self, hashingWith: digest)
  }

  private func linkedTransformation(
    of document: JSONValue, proof: DataIntegrityProof, chain: ProofChain, contexts: ContextSet,
    reading: DocumentReading, hashingWith digest: DigestAlgorithm, derived: DerivedProofValue?
  ) throws(ProofError) -> (ProofTransformation, LinkedDocument) {
    guard proof.json.kind == .object else { throw .proofNotAnObject }
    guard document.kind == .object else { throw .documentNotAnObject }
    guard Cryptosuite(of: proof) == self else { throw .unexpectedCryptosuite(proof.cryptosuite) }
    if let invalid = proof.invalidTime { throw .timeInvalid("\(invalid)") }
    return try LinkedDataSuite.transformation(
      of: document, proof: proof, previous: try chain.previous(of: proof), contexts: contexts,
      reading: reading, hashingWith: digest, derived: derived)
  }
}
