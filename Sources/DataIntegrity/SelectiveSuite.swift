internal import LinkedData
internal import OpenSSLCrypto

/// The suite whose proofs let the holder choose what to show: `ecdsa-sd-2023`.
///
/// Only what others are shown is verified; a base proof is for the holder alone.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.6.
enum SelectiveSuite {
  /// The most statements that are brought under the issuer's labels; a badge has some sixty.
  private static let maxStatements = 10_000

  /// What a derived proof signs of a document.
  ///
  /// - Parameters:
  ///   - linked: The document, and the proof without its value.
  ///   - value: The proof's value.
  /// - Returns: What is signed.
  /// - Throws: `ProofError.derivedProofInvalid` where the value is not of this document,
  ///   `.notCanonicalized` where canonicalizing would cost too much.
  ///
  /// Source: §3.5.9, createVerifyData, and §3.6.7 step 3.
  static func transformation(
    of linked: LinkedDocument, by value: DerivedProofValue
  ) throws(ProofError) -> ProofTransformation {
    let options = try LinkedDataSuite.canonicalForm(of: linked.proofStatements)
    let statements = try relabelled(linked.statements, by: value.labels)
    let lines = statements.lines
    if let last = value.mandatoryIndexes.last, last >= lines.count {
      throw .derivedProofInvalid(.indexBeyond(last, statements: lines.count))
    }
    var isMandatory = [Bool](repeating: false, count: lines.count)
    for index in value.mandatoryIndexes { isMandatory[index] = true }
    let chosen = lines.indices.filter { !isMandatory[$0] }.map { lines[$0] }
    guard chosen.count == value.signatures.count else {
      throw .derivedProofInvalid(
        .signatureCount(value.signatures.count, statements: chosen.count))
    }
    let members = DisclosedMembers(
      of: linked, isMandatory: statements.lineNumbers.map { isMandatory[$0] })
    return ProofTransformation(
      canonicalDocument: Array(lines.joined()), canonicalProofConfiguration: options,
      disclosure: SelectiveDisclosure(
        publicKey: value.publicKey, statementCount: lines.count, chosenMembers: members.chosen,
        mandatory: Array(value.mandatoryIndexes.map { lines[$0] }.joined()), chosen: chosen))
  }

  /// The statements with the labels that their blank nodes had when the issuer signed.
  ///
  /// Source: §3.4.1 to §3.4.3.
  private static func relabelled(
    _ statements: RDFDataset, by labels: [Int: [UInt8]]
  ) throws(ProofError) -> RelabelledStatements {
    let count = statements.statements.count
    guard count <= maxStatements else {
      throw .derivedProofInvalid(.tooManyStatements(count: count, limit: maxStatements))
    }
    let canonical: CanonicalDataset
    do throws(CanonicalizationError) {
      canonical = try statements.canonicalized()
    } catch {
      throw .notCanonicalized(error)
    }
    // Every node that a document is read with stands in a statement.
    guard labels.count == statements.blankNodeCount,
      let relabelled = statements.relabelled(by: canonical, label: { labels[$0] })
    else {
      throw .derivedProofInvalid(
        .labelsDiffer(labels: labels.count, nodes: statements.blankNodeCount))
    }
    return relabelled
  }

  /// Whether the issuer's key signed what everyone is shown, and with it the key by which each of the
  /// other statements is signed.
  ///
  /// The issuer's signature comes first: without it nobody makes the others be checked.
  ///
  /// Source: §3.6.7 steps 4 to 8. Step 7 says "the public key specified by publicKeyBytes" of both kinds
  /// of signatures; the base signature is by "the private key associated with the base proof
  /// verification method", §3.6.5 step 6.
  static func holds(
    _ value: DerivedProofValue, for transformation: ProofTransformation, by key: ECDSAPublicKey
  ) throws(ProofError) -> Bool {
    guard let disclosure = transformation.disclosure,
      disclosure.chosen.count == value.signatures.count,
      key.isValidSignature(
        value.baseSignature, encoding: .fixedWidth, for: transformation.hashData)
    else { return false }
    let statementKey: ECDSAPublicKey
    do throws(DerivedProofFault) {
      statementKey = try value.statementKey()
    } catch {
      throw .derivedProofInvalid(error)
    }
    return zip(disclosure.chosen, value.signatures).allSatisfy { statement, signature in
      statementKey.isValidSignature(signature, encoding: .fixedWidth, for: statement)
    }
  }
}
