public import OpenSSLCrypto

/// A dataset in the form that is the same for all datasets that say the same, whatever the labels of
/// their blank nodes and the order of their statements.
///
/// That holds for every dataset of one graph, and wherever blank nodes that look the same stand in one
/// graph. Where they stand in several, RDFC-1.0 does not always see in which of them a statement
/// stands, and the form can then depend on the order of the statements.
///
/// Source: RDF Dataset Canonicalization 1.0, https://www.w3.org/TR/rdf-canon/.
public struct CanonicalDataset: Sendable {
  /// The serialized canonical form: canonical N-Quads in code point order.
  ///
  /// Source: §5.
  public let nquads: [UInt8]

  /// How many steps it took to tell blank nodes apart which their own statements do not; 0 for
  /// almost every document.
  public let steps: Int

  /// The number of each blank node's canonical identifier; ``CanonicalIssuer/none`` where no
  /// statement mentions the node.
  private let numbers: [UInt32]

  init(nquads: [UInt8], steps: Int, numbers: [UInt32]) {
    self.nquads = nquads
    self.steps = steps
    self.numbers = numbers
  }

  /// The canonical identifier that a blank node of the dataset was issued: n for `c14n`n.
  ///
  /// - Parameter node: The number of the node in the dataset that was canonicalized.
  /// - Returns: `nil` where no statement mentions the node.
  package func canonicalNumber(ofBlankNode node: Int) -> Int? {
    numbers[node] == CanonicalIssuer.none ? nil : Int(numbers[node])
  }
}

extension RDFDataset {
  /// The canonical form of the dataset, by RDFC-1.0.
  ///
  /// The form says what the dataset says in any case; see ``CanonicalDataset`` for the datasets of
  /// named graphs of which it is not the only one. Takes time in n·log n of the statements where the statements of each blank node tell it from
  /// all others, and at most ``CanonicalizationLimits/maxSteps`` steps more where they do not.
  ///
  /// - Parameters:
  ///   - algorithm: The hash function; RDFC-1.0 has SHA-256 unless something else is agreed on.
  ///   - limits: How much it may cost.
  /// - Returns: The canonical form, and the identifiers that the blank nodes have in it.
  /// - Throws: ``CanonicalizationError`` where it would cost more than that.
  public func canonicalized(
    hashingWith algorithm: DigestAlgorithm = .sha256, limits: CanonicalizationLimits = .standard
  ) throws(CanonicalizationError) -> CanonicalDataset {
    var state = try CanonicalizationState(self, hashingWith: algorithm, limits: limits)
    state.hashFirstDegreeQuads()
    let alike = state.issueByFirstDegreeHashes()
    let steps = alike.isEmpty ? 0 : try state.issueByNDegreeHashes(alike, limits: limits)
    return CanonicalDataset(
      nquads: state.serialized(), steps: steps, numbers: state.issuer.numbers)
  }
}
