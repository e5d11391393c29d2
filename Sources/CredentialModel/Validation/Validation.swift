public import StrictJSON

/// The structure of a document, held against the data models; no proof, no clock, no network.
public enum Validation {
  /// The point in a document's life at which it is looked at.
  public enum Stage: Sendable {
    /// Before issuing: what the issuing step adds may be missing.
    case draft
    /// After issuing: everything must be there.
    case issued
  }

  /// Everything that the document gets wrong, and what its reader should know.
  ///
  /// The work is linear in the size of the document, whatever stands in it. After a hundred errors
  /// the list ends with one more that says so, and the rest of the document is left alone. Of more
  /// than a hundred warnings the others are counted only; the last finding says how many they are.
  ///
  /// - Parameters:
  ///   - root: A credential, an endorsement or a presentation.
  ///   - stage: Whether the document has been issued.
  /// - Returns: The findings in the order of the walk; none for a document without fault.
  public static func findings(of root: JSONValue, stage: Stage) -> [Finding] {
    findings(of: root, stage: stage, limit: FindingList.greatestLimit)
  }

  /// The same with a shorter list, for documents inside of others: where each of many listed a
  /// hundred, telling their places would take longer than everything else.
  package static func findings(of root: JSONValue, stage: Stage, limit: Int) -> [Finding] {
    root.withCursor { root in
      var checker = Checker(stage: stage, limit: limit)
      checker.checkDocument(root)
      return checker.findings.findings(about: root)
    }
  }
}
