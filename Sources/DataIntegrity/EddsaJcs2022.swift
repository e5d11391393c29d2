public import OpenSSLCrypto
public import StrictJSON

/// The cryptosuite `eddsa-jcs-2022`: Ed25519 over canonical JSON.
///
/// It works on any JSON object, credential or not.
///
/// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3.
public enum EddsaJcs2022 {
  /// The suite's name.
  public static let name = "eddsa-jcs-2022"

  /// Whether a proof says that it was made with this suite.
  public static func made(_ proof: DataIntegrityProof) -> Bool {
    Cryptosuite(of: proof) == .eddsaJcs2022
  }

  /// Checks that a proof is the key's, over exactly this document.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - document: The document; its own member `proof` is left out.
  ///   - previous: The proofs that the proof builds on, in the order of the document.
  ///   - key: The key that the proof's verification method names.
  /// - Throws: `ProofError` where it is not.
  ///
  /// Source: §3.3.2.
  public static func verify(
    _ proof: DataIntegrityProof, securing document: JSONValue, previous: [JSONValue] = [],
    key: Ed25519PublicKey
  ) throws(ProofError) {
    let signature = try ProofValue.signature(of: proof)
    let transformation = try transformation(of: document, proof: proof, previous: previous)
    guard key.isValidSignature(signature, for: transformation.hashData) else {
      throw .signatureInvalid
    }
  }

  /// What a proof signs of a document.
  ///
  /// A proof that names earlier ones (`previousProof`) signs a document that still has those, and only
  /// those: ``ProofChain`` finds them. Without them it is refused, not read as a proof of the document
  /// alone.
  ///
  /// - Parameters:
  ///   - document: The document; its own member `proof` is left out.
  ///   - proof: The proof.
  ///   - previous: The proofs that the proof builds on, in the order of the document.
  /// - Returns: What is signed.
  /// - Throws: `ProofError` where the proof is malformed or chained, or the document does not begin
  ///   with the contexts that the proof names.
  ///
  /// Source: §3.3.2 steps 1 to 6.
  public static func transformation(
    of document: JSONValue, proof: DataIntegrityProof, previous: [JSONValue] = []
  ) throws(ProofError) -> ProofTransformation {
    try JSONSuite.transformation(of: document, proof: proof, previous: previous, by: .eddsaJcs2022)
  }

  /// Whether the document has contexts after those that the proof signs.
  ///
  /// The suite lets them follow; nobody signed them.
  public static func leavesContextsUnsigned(
    _ proof: DataIntegrityProof, of document: JSONValue
  ) -> Bool {
    func count(_ value: JSONValue) -> Int? {
      value.withCursor { $0["@context"]?.elementsOrSelf.underestimatedCount }
    }
    guard let signed = count(proof.json), let stated = count(document) else { return false }
    return stated != signed
  }
}
