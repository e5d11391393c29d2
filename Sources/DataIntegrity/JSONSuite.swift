internal import OpenSSLCrypto
internal import StrictJSON

/// The suites that sign a document's JSON: `eddsa-jcs-2022` and `ecdsa-jcs-2019`.
///
/// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3; Data Integrity ECDSA Cryptosuites 1.0 §3.3.
enum JSONSuite {
  /// What a proof signs of a document.
  ///
  /// - Parameters:
  ///   - document: The document; its own member `proof` is left out.
  ///   - proof: The proof.
  ///   - previous: The proofs that the proof builds on, in the order of the document.
  ///   - suite: The suite.
  ///   - digest: The function that hashes what is signed.
  /// - Returns: What is signed.
  /// - Throws: `ProofError` where the proof is malformed, of another suite or chained, or the document
  ///   does not begin with the contexts that the proof names.
  ///
  /// Source: §3.3.2 steps 1 to 6, of both.
  static func transformation(
    of document: JSONValue, proof: DataIntegrityProof, previous: [JSONValue],
    by suite: Cryptosuite, hashingWith digest: DigestAlgorithm = .sha256
  ) throws(ProofError) -> ProofTransformation {
    guard proof.json.kind == .object else { throw .proofNotAnObject }
    guard document.kind == .object else { throw .documentNotAnObject }
    guard Cryptosuite(of: proof) == suite else { throw .unexpectedCryptosuite(proof.cryptosuite) }
    guard proof.isChained == !previous.isEmpty else { throw .chained }
    if let invalid = proof.invalidTime { throw .timeInvalid("\(invalid)") }
    return ProofTransformation(
      canonicalDocument: try canonicalDocument(document, proof: proof, previous: previous),
      canonicalProofConfiguration: proof.json.canonicalBytes(omitting: "proofValue"),
      hashAlgorithm: digest)
  }

  private static func canonicalDocument(
    _ document: JSONValue, proof: DataIntegrityProof, previous: [JSONValue]
  ) throws(ProofError) -> [UInt8] {
    var contexts: JSONValue?
    if let signed = proof.json["@context"] {
      guard let stated = document["@context"], ContextPrefix.does(stated, beginWith: signed) else {
        throw .contextMismatch
      }
      // Contexts that are the same to the end are written the same.
      if stated.kind != signed.kind || stated.count != signed.count { contexts = signed }
    }
    guard contexts != nil || !previous.isEmpty else {
      return document.canonicalBytes(omitting: "proof")
    }
    // The proof may stand in another document than the one that it secures, so its contexts are
    // carried over, not only pointed at. Hardly anyone writes them in two ways.
    var unsecured = document.tree()
    unsecured["proof"] = previous.isEmpty ? nil : .array(previous.map { $0.tree() })
    if let contexts { unsecured["@context"] = contexts.tree() }
    return unsecured.canonicalBytes()
  }
}
