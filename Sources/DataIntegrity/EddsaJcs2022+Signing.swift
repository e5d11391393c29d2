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
    let configuration = try Cryptosuite.eddsaJcs2022.configuration(
      of: options, context: document["@context"])
    let transformation = ProofTransformation(
      canonicalDocument: unsecured.canonicalBytes(),
      canonicalProofConfiguration: configuration.canonicalBytes())
    let proof = try Cryptosuite.signed(
      configuration, hashData: transformation.hashData, key: key)
    var secured = document
    secured["proof"] = others.isEmpty ? proof : .array(others + [proof])
    return secured
  }
}
