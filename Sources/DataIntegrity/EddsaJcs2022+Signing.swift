public import OpenSSLCrypto
public import StrictJSON
internal import WireFormats

extension EddsaJcs2022 {
  /// Gives a document a proof, beside those that it already has.
  ///
  /// - Parameters:
  ///   - document: An object; its own `proof` is not signed and stays.
  ///   - options: What the proof shall say.
  ///   - key: The key that `options.verificationMethod` names.
  /// - Returns: The document with its proof; a further one makes a proof set.
  /// - Throws: `ProofError.documentNotAnObject` or `.cannotSign`.
  ///
  /// Source: §3.3.1, and Verifiable Credential Data Integrity 1.0 §4.3.
  public static func sign(
    _ document: JSONTree, options: ProofOptions, key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> JSONTree {
    guard case .object = document else { throw .documentNotAnObject }
    var unsecured = document
    unsecured["proof"] = nil
    let proof = try proof(
      canonicalDocument: unsecured.canonicalBytes(), context: document["@context"],
      options: options, key: key)
    var secured = document
    switch document["proof"] {
    case nil: secured["proof"] = proof
    case .array(let others)?: secured["proof"] = .array(others + [proof])
    case let other?: secured["proof"] = .array([other, proof])
    }
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
    var proof = options.configuration(cryptosuite: name, context: context)
    let transformation = Transformation(
      canonicalDocument: canonicalDocument, canonicalProofConfiguration: proof.canonicalBytes())
    do throws(CryptoError) {
      let signature = try key.signature(for: transformation.hashData)
      proof["proofValue"] = .string(Multibase.encode(signature, as: .base58btc))
    } catch {
      throw .cannotSign(error)
    }
    return proof
  }
}
