import OpenSSLCrypto

/// What canonicalization keeps track of.
///
/// Source: RDF Dataset Canonicalization 1.0 §4.2.
struct CanonicalizationState {
  let dataset: RDFDataset
  let algorithm: DigestAlgorithm
  private(set) var mentions: MentionIndex
  /// The first degree hashes of the nodes, by their numbers, as bytes: these have the order of the
  /// hexadecimal digits as which the specification has them.
  private(set) var hashes: [UInt8]
  var issuer: CanonicalIssuer
  /// Room for all lines: first for those of each node, in the end for the canonical form.
  var lines: [UInt8]

  /// The state before anything is hashed: §4.4.3 steps 1 and 2.
  init(
    _ dataset: RDFDataset, hashingWith algorithm: DigestAlgorithm, limits: CanonicalizationLimits
  ) throws(CanonicalizationError) {
    let (statements, nodes) = (dataset.statements.count, dataset.blankNodeCount)
    guard statements <= limits.maxStatements else {
      throw .tooManyStatements(count: statements, limit: limits.maxStatements)
    }
    guard nodes <= limits.maxBlankNodes else {
      throw .tooManyBlankNodes(count: nodes, limit: limits.maxBlankNodes)
    }
    let bytes = dataset.lineBytes(labelBytes: "_:c14n".utf8.count + String(max(0, nodes - 1)).count)
    guard bytes <= limits.maxBytes else {
      throw .tooLarge(bytes: bytes, limit: limits.maxBytes)
    }
    self.dataset = dataset
    self.algorithm = algorithm
    mentions = MentionIndex(dataset)
    hashes = [UInt8](repeating: 0, count: nodes * algorithm.byteCount)
    issuer = CanonicalIssuer(nodes: nodes)
    lines = [UInt8](repeating: 0, count: bytes)
  }

  /// Hashes the statements of each node: §4.4.3 step 3 and Hash First Degree Quads, §4.6.3.
  mutating func hashFirstDegreeQuads() {
    // One alone, as in most proofs, needs not be told from others.
    guard dataset.blankNodeCount > 1 else { return }
    var digester = Digester(algorithm)
    for node in 0..<dataset.blankNodeCount where !mentions.isEmpty(node) {
      mentions.arrange(node, of: dataset)
      let count = writeFirstDegreeLines(of: node)
      digester.digest(
        of: lines[..<count], into: &hashes,
        at: node * algorithm.byteCount)
    }
  }

  /// Writes the statements of a node, which is `_:a` in them, while all others are `_:z`.
  private mutating func writeFirstDegreeLines(of node: Int) -> Int {
    let mentions = mentions[node]
    return unsafe dataset.text.withUnsafeBytes { text in
      unsafe lines.withUnsafeMutableBytes { memory in
        var writer = unsafe LineWriter(text: text, memory: memory)
        for index in mentions {
          writer.write(dataset.statements[Int(index)]) { other, writer in
            writer.write(other == node ? UInt8(ascii: "a") : UInt8(ascii: "z"))
          }
        }
        return writer.count
      }
    }
  }
}
