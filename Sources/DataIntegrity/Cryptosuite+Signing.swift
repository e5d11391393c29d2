public import LinkedData
public import OpenSSLCrypto
public import StrictJSON
internal import WireFormats

extension Cryptosuite {
  /// Gives a document a proof of this suite, beside those that it already has.
  ///
  /// - Parameters:
  ///   - document: An object; of its proofs those are signed that `options.previousProof` names.
  ///   - options: What the proof shall say.
  ///   - key: The key that `options.verificationMethod` names.
  ///   - contexts: The contexts that the document may name.
  /// - Returns: The document with its proof; a further one makes a proof set, or a chain.
  /// - Throws: `ProofError.notCovered` where a linked-data suite would not sign all that the document
  ///   says, `.notForNewProofs` for a suite of which none are made, or what else is wrong.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.1, and Verifiable Credential Data Integrity
  /// 1.0 §4.3.
  public func sign(
    _ document: JSONTree, options: ProofOptions, key: borrowing Ed25519PrivateKey,
    contexts: ContextSet = .embedded
  ) throws(ProofError) -> JSONTree {
    guard case .object = document else { throw .documentNotAnObject }
    let others = try ProofList.proofs(of: document)
    var unsigned = document
    let template = try configuration(of: options, context: document["@context"])
    unsigned["proof"] = .array(others + [template])
    let root = try parsed(unsigned.compactBytes())
    let chain = ProofChain(of: root)
    guard let proof = chain.proofs.last else { throw .proofNotAnObject }
    let transformation = try transformation(
      of: root, proof: proof, chain: chain, contexts: contexts)
    let signed = try Cryptosuite.signed(template, hashData: transformation.hashData, key: key)
    var secured = document
    secured["proof"] = others.isEmpty ? signed : .array(others + [signed])
    return secured
  }

  /// The proof without its value.
  ///
  /// - Parameters:
  ///   - options: What the proof shall say.
  ///   - context: The document's `@context`, which proofs over JSON carry too.
  /// - Returns: The proof.
  /// - Throws: `ProofError.notForNewProofs` for a suite of which none are made.
  package func configuration(
    of options: ProofOptions, context: JSONTree?
  ) throws(ProofError) -> JSONTree {
    switch self {
    case .eddsaJcs2022: return options.configuration(cryptosuite: name, context: context)
    case .eddsaRdfc2022: return options.configuration(cryptosuite: name, context: nil)
    case .ed25519Signature2020:
      var proof = options.configuration(cryptosuite: name, context: nil)
      proof["cryptosuite"] = nil
      proof["type"] = .string(name)
      return proof
    case .eddsa2022, .ed25519Signature2018, .ecdsaJcs2019, .ecdsaRdfc2019, .ecdsaSd2023:
      throw .notForNewProofs(name)
    }
  }

  /// The canonical form of a proof without its value.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - contexts: The `@context` of the documents that it is for.
  /// - Returns: The canonical form, as the suite has it.
  /// - Throws: `ProofError.notCovered` where the contexts do not define what the proof says.
  package func canonicalConfiguration(
    _ proof: JSONTree, contexts: JSONTree
  ) throws(ProofError) -> [UInt8] {
    guard isLinkedData else { return proof.canonicalBytes() }
    // A proof is read with the contexts of its document, of which nothing else matters here.
    let document = try parsed(
      JSONTree.members([
        "@context": contexts, "type": "VerifiableCredential", "proof": proof,
      ]).compactBytes())
    let chain = ProofChain(of: document)
    guard let proof = chain.proofs.first else { throw .proofNotAnObject }
    return try transformation(of: document, proof: proof, chain: chain).canonicalProofConfiguration
  }

  /// A proof with its value.
  package static func signed(
    _ proof: JSONTree, hashData: [UInt8], key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> JSONTree {
    var proof = proof
    do throws(CryptoError) {
      let signature = try key.signature(for: hashData)
      proof["proofValue"] = .string(Multibase.encode(signature, as: .base58btc))
    } catch {
      throw .cannotSign(error)
    }
    return proof
  }

  /// The canonical form of a document that has no proof yet, for those who sign many.
  ///
  /// - Parameters:
  ///   - document: The document's text, in the form of RFC 8785.
  ///   - contexts: The contexts that the document may name.
  /// - Returns: The canonical form, as the suite has it.
  /// - Throws: `ProofError.notCovered` where a linked-data suite would not sign all that it says.
  package func canonicalDocument(
    _ document: [UInt8], contexts: ContextSet = .embedded
  ) throws(ProofError) -> [UInt8] {
    guard isLinkedData else { return document }
    return try LinkedDataSuite.canonicalDocument(try parsed(document), contexts: contexts)
  }

  private func parsed(_ document: [UInt8]) throws(ProofError) -> JSONValue {
    do throws(JSONError) {
      return try JSONDocument(document).root
    } catch {
      throw .documentNotJSON(error)
    }
  }
}

/// The proofs of a document that is being made.
enum ProofList {
  /// The proofs that a document has; `null` says that it has none.
  ///
  /// - Throws: `ProofError.proofNotAnObject` where it has something else.
  static func proofs(of document: JSONTree) throws(ProofError) -> [JSONTree] {
    let proofs: [JSONTree]
    switch document["proof"] {
    case nil, .null?: proofs = []
    case .array(let elements)?: proofs = elements
    case let other?: proofs = [other]
    }
    for proof in proofs {
      guard case .object = proof else { throw .proofNotAnObject }
    }
    return proofs
  }
}
