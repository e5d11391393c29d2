internal import LinkedData
internal import OpenSSLCrypto
internal import StrictJSON

/// The suites that sign what a document says: `eddsa-rdfc-2022` and its forerunners, and those of
/// ECDSA.
///
/// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2; Data Integrity ECDSA Cryptosuites 1.0 §3.2 and
/// §3.6.
enum LinkedDataSuite {
  /// What a proof signs of a document.
  ///
  /// - Parameters:
  ///   - document: The document; of its proofs only those of `previous` are signed.
  ///   - proof: The proof.
  ///   - previous: The indices of the proofs that it builds on.
  ///   - contexts: The contexts that the document may name.
  ///   - reading: How the document is read where the field differs.
  ///   - digest: The function that hashes what is signed, and tells blank nodes apart.
  ///   - derived: The proof's value, where the holder chose what of the document to show.
  /// - Returns: The transformation, and the document as it was read.
  /// - Throws: `ProofError.notCovered` where the document is not exactly what would be signed,
  ///   `.notCanonicalized` where canonicalizing would cost too much, `.derivedProofInvalid` where the
  ///   proof's value does not fit the document.
  static func transformation(
    of document: JSONValue, proof: DataIntegrityProof, previous: [Int], contexts: ContextSet,
    reading: DocumentReading, hashingWith digest: DigestAlgorithm, derived: DerivedProofValue?
  ) throws(ProofError) -> (ProofTransformation, LinkedDocument) {
    try checkContext(of: proof, in: document)
    let linked = try linkedDocument(
      document, proof: proof, previous: previous, contexts: contexts, reading: reading)
    if let derived {
      return (try SelectiveSuite.transformation(of: linked, by: derived), linked)
    }
    let transformation = ProofTransformation(
      canonicalDocument: try canonicalForm(of: linked.statements, hashingWith: digest),
      canonicalProofConfiguration: try canonicalForm(
        of: linked.proofStatements, hashingWith: digest),
      hashAlgorithm: digest)
    return (transformation, linked)
  }

  /// The suite replaces the proof's own `@context` with the document's, so it has to be the same to
  /// mean what it says.
  ///
  /// Source: §3.2.5 step 5.
  private static func checkContext(
    of proof: DataIntegrityProof, in document: JSONValue
  ) throws(ProofError) {
    guard let own = proof.json["@context"] else { return }
    guard let stated = document["@context"], ContextPrefix.does(stated, beginWith: own),
      ContextPrefix.does(own, beginWith: stated)
    else { throw .contextMismatch }
  }

  private static func linkedDocument(
    _ document: JSONValue, proof: DataIntegrityProof?, previous: [Int], contexts: ContextSet,
    reading: DocumentReading
  ) throws(ProofError) -> LinkedDocument {
    do throws(DataLoss) {
      return try LinkedDocument(
        document, proof: proof?.json, signature: signature(of: proof), previous: previous,
        contexts: contexts, reading: reading)
    } catch {
      throw .notCovered(error)
    }
  }

  private static func signature(of proof: DataIntegrityProof?) -> SignatureMember {
    proof.flatMap { Cryptosuite(of: $0) } == .ed25519Signature2018 ? .jws : .proofValue
  }

  /// The canonical form of a document without proofs, for those who sign many.
  static func canonicalDocument(
    _ document: JSONValue, contexts: ContextSet
  ) throws(ProofError) -> [UInt8] {
    try canonicalForm(
      of: try linkedDocument(
        document, proof: nil, previous: [], contexts: contexts, reading: .standard
      )
      .statements)
  }

  /// Source: §3.2.3 step 2.
  static func canonicalForm(
    of statements: RDFDataset, hashingWith digest: DigestAlgorithm = .sha256
  ) throws(ProofError) -> [UInt8] {
    do throws(CanonicalizationError) {
      return try statements.canonicalized(hashingWith: digest).nquads
    } catch {
      throw .notCanonicalized(error)
    }
  }
}
