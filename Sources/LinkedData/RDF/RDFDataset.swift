/// Statements about things, in graphs: what a linked-data document says.
///
/// All text stands in one array, in the form in which canonical N-Quads writes it; a term is a place
/// in that array. So nothing is allocated per statement, and what is hashed and written is copied
/// from here as it stands.
///
/// Source: RDF 1.1 Concepts §4; RDF Dataset Canonicalization 1.0 §5 for the form of the text.
public struct RDFDataset: Sendable {
  /// The IRIs and literals, one after the other, each as canonical N-Quads writes it: `<…>` with the
  /// brackets, `"…"` with its language tag or datatype, the datatype `xsd:string` left out.
  package var text: [UInt8] = []

  /// The statements, in the order in which they were said; the same may be said more than once.
  package var statements: [RDFStatement] = []

  /// How many blank nodes there are; they are numbered from 0.
  package var blankNodeCount = 0

  /// For each blank node the label that it had in the text it was read from, without `_:`; empty
  /// where the nodes never had labels.
  package var blankNodeLabels: [RDFTerm] = []

  /// A dataset that says nothing.
  package init() {}

  /// Whether any statement stands in a named graph.
  public var namesGraphs: Bool { statements.contains { !$0.graph.isDefaultGraph } }
}

/// A statement: a subject, what is said of it, and in which graph.
package struct RDFStatement: Equatable, Sendable {
  package var subject: RDFTerm
  package var predicate: RDFTerm
  package var object: RDFTerm
  /// The graph's name; ``RDFTerm/defaultGraph`` where it has none.
  package var graph: RDFTerm

  package init(
    subject: RDFTerm, predicate: RDFTerm, object: RDFTerm, graph: RDFTerm = .defaultGraph
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.graph = graph
  }
}

/// A term of a statement: a blank node, or a place in the dataset's text.
///
/// Two terms that are equal are the same; an IRI or literal may stand in the text more than once, so
/// terms that differ may still be the same.
package struct RDFTerm: Equatable, Sendable {
  /// Where the text begins, or the number of the blank node.
  package let offset: UInt32
  /// How long the text is; ``blank`` for a blank node, 0 for the default graph.
  package let length: UInt32

  private static let blank = UInt32.max

  private init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  /// The IRI or literal that stands at a place of the text.
  package init(text range: Range<Int>) {
    self.init(offset: UInt32(range.lowerBound), length: UInt32(range.count))
  }

  /// The blank node with a number.
  package static func blankNode(_ number: Int) -> RDFTerm {
    RDFTerm(offset: UInt32(number), length: blank)
  }

  /// No name: the default graph.
  package static let defaultGraph = RDFTerm(offset: 0, length: 0)

  /// The number of a blank node; `nil` for anything else.
  package var blankNode: Int? { length == RDFTerm.blank ? Int(offset) : nil }

  package var isBlank: Bool { length == RDFTerm.blank }

  package var isDefaultGraph: Bool { length == 0 }

  /// Where an IRI or literal stands in the text; empty for the default graph.
  ///
  /// Not for blank nodes.
  package var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}
