/// N-Quads: a line of text for each statement.
///
/// Source: RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
public enum NQuads {
  /// The dataset that a text says.
  ///
  /// Strict: the grammar of RDF 1.1 N-Quads to the letter, valid UTF-8, IRIs that begin with a
  /// scheme, and language tags in parts of at most eight characters, which the grammar alone does
  /// not demand. Takes time linear in the text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - limits: How much the text may ask of its reader.
  /// - Returns: The statements in the order of the text, repeated ones too, all terms in the form in
  ///   which canonical N-Quads writes them, and the blank nodes' labels as they were.
  /// - Throws: ``NQuadsError`` for the first place where the text is not N-Quads, or is beyond a
  ///   limit.
  public static func dataset(
    of bytes: [UInt8], limits: NQuadsLimits = .standard
  ) throws(NQuadsError) -> RDFDataset {
    var parser = NQuadsParser(bytes, limits: limits)
    return try parser.parse()
  }
}
