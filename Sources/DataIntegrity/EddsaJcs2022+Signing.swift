public import OpenSSLCrypto
public import StrictJSON

extension EddsaJcs2022 {
  /// Gives a document a proof, beside those that it already has.
  ///
  /// - Parameters:
  ///   - document: An object; its own `proof` is not signed and stays, but for `null`, which says that
  ///     there is none.
  ///   - options: What the proof shall say.
  ///   - key: The key that `options.verificationMethod` names.
  /// - Returns: The document with its proof; a further one makes a proof set.
  /// - Throws: `ProofError.documentNotAnObject`, `.proofNotAnObject` where the document's `proof` is
  ///   neither an object nor a list of objects, or `.cannotSign`.
  ///
  /// Source: §3.3.1, and Verifiable Credential Data Integrity 1.0 §4.3.
  public static func sign(
    _ document: JSONTree, options: ProofOptions, key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> JSONTree {
    guard case .object = document else { throw .documentNotAnObject }
    let others = try ProofList.proofs(of: document)
    var unsecured = document
    unsecured["proof"] = nil
    let proof = try proof(
      canonicalDocument: unsecured.canonicalBytes(), context: document["@context"],
      options: options, key: key)
    var secured = document
    secured["proof"] = others.isEmpty ? proof : .array(others + [proof])
    return secured
  }

  /// Makes the proof for a document that is already canonical.
  ///
  /// For those who issue many documents that differ little, and write their canonical form directly.
  ///
  /// - Parameters:
  ///   - canonicalDocument: The document without a proof, in the form of RFC 8785.
  ///   - context: The document's `@context`, `nil` where it has none.
  ///   - options: What the proof shall say.
  ///   - key: The key that `options.verificationMethod` names.
  /// - Returns: The proof.
  /// - Throws: `ProofError.cannotSign`.
  public static func proof(
    canonicalDocument: [UInt8], context: JSONTree?, options: ProofOptions,
    key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> JSONTree {
    let proof = options.configuration(cryptosuite: name, context: context)
    let transformation = ProofTransformation(
      canonicalDocument: canonicalDocument, canonicalProofConfiguration: proof.canonicalBytes())
    return try Cryptosuite.signed(proof, hashData: transformation.hashData, key: key)
  }
}
