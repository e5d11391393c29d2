public import StrictJSON

/// The member of a proof that holds its signature, and that it therefore does not sign.
public enum SignatureMember: Sendable {
  case proofValue, jws
}

/// A document as the statements that it makes, for signing and verifying them.
///
/// Reading refuses every document whose JSON is not exactly what its contexts would write for its
/// statements; there is no way to read it otherwise.
public struct LinkedDocument: Sendable {
  /// The document without its proofs, or with those that a chained proof signs.
  public let statements: RDFDataset

  /// The proof without its value, as the suite signs it; nothing where no proof was read.
  public let proofStatements: RDFDataset

  /// The contexts that were used, in the order of the document.
  public let contexts: [ContextRevision]

  /// What the ``statements`` are about: the document itself.
  package let root: RDFTerm

  /// Reads a document and a proof of it.
  ///
  /// - Parameters:
  ///   - document: The document; its own `@context` says what it means.
  ///   - proof: The proof, which is read with the document's contexts; `nil` for the document alone.
  ///   - signature: The member of the proof that holds its signature.
  ///   - previous: The indices, in the document's `proof`, of those that the proof signs too.
  ///   - contexts: The contexts that the document may name.
  ///   - reading: How the document is read where the field differs.
  /// - Throws: ``DataLoss`` at the first thing that the proof would not cover as it is written.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.3 and §3.2.5.
  public init(
    _ document: JSONValue, proof: JSONValue? = nil, signature: SignatureMember = .proofValue,
    previous: [Int] = [], contexts: ContextSet = .embedded,
    reading: DocumentReading = .standard
  ) throws(DataLoss) {
    let read = document.withCursor { document in
      guard let proof else {
        return LinkedDocument.read(
          document, proof: nil, signature, previous: previous, contexts: contexts,
          reading: reading)
      }
      return proof.withCursor { proof in
        LinkedDocument.read(
          document, proof: proof, signature, previous: previous, contexts: contexts,
          reading: reading)
      }
    }
    self = try read.get()
  }

  /// Whether reading language tags as they are written makes a difference.
  public let hasCapitalLanguages: Bool

  private init(
    root: RDFTerm, statements: RDFDataset, proofStatements: RDFDataset,
    contexts: [ContextRevision], hasCapitalLanguages: Bool
  ) {
    self.root = root
    self.hasCapitalLanguages = hasCapitalLanguages
    self.statements = statements
    self.proofStatements = proofStatements
    self.contexts = contexts
  }

  /// How many revisions there are to try for a document: as many as that of its contexts has that
  /// has most; 1 where none has several.
  public static func revisions(of document: JSONValue, among contexts: ContextSet) -> Int {
    document.withCursor { document in
      var greatest = 1
      // A document with more contexts than that is refused anyway.
      for context in (document["@context"]?.elementsOrSelf ?? document.elements).prefix(64)
      where context.kind == .string {
        greatest = max(greatest, contexts.revisions(named: context).count)
      }
      return greatest
    }
  }

  private static func read(
    _ document: JSONCursor, proof: JSONCursor?, _ signature: SignatureMember, previous: [Int],
    contexts: ContextSet, reading: DocumentReading
  ) -> Result<LinkedDocument, DataLoss> {
    var reader = StatementReader(document, contexts: contexts, reading: reading)
    do throws(DataLoss) {
      let layer = try reader.enterContexts(document["@context"], of: document)
      let root = try reader.readNode(
        document, in: layer, graph: .defaultGraph, depth: 0, root: .document(keeping: previous))
      try reader.checkRoot()
      let statements = try reader.takeDataset()
      guard !statements.statements.isEmpty else { throw reader.fail(.graphEmpty, document) }
      if let proof {
        _ = try reader.readNode(
          proof, in: layer, graph: .defaultGraph, depth: 0, root: .proof(without: signature))
      }
      return .success(
        LinkedDocument(
          root: root, statements: statements, proofStatements: try reader.takeDataset(),
          contexts: reader.used, hasCapitalLanguages: reader.hasCapitalLanguages))
    } catch {
      return .failure(error)
    }
  }
}
