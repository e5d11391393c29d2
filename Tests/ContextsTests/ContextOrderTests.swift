import StrictJSON
import TestSupport
import Testing

@testable import LinkedData

/// Which contexts can follow each other is the same for the strict reader and the general processor.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct ContextOrderTests {
  private static let urls = PublishedContexts.revisions.keys.sorted()

  @Test(arguments: [ContextCorpus.version1, ContextCorpus.version2])
  func `contexts that the reader takes together say the same to the processor`(
    first: String
  ) throws {
    var accepted = 0
    for second in Self.urls where second != first {
      for third in Self.urls where third != first && third != second {
        let context: JSONTree = [.string(first), .string(second), .string(third)]
        let tree: JSONTree = ["@context": context, "type": "VerifiableCredential"]
        let document = try JSONDocument(tree.compactBytes())
        guard let read = try? LinkedDocument(document.root) else { continue }
        accepted += 1
        let processed = try PublishedContexts.canonicalForm(of: document, revision: 0)
        #expect(try read.statements.canonicalized().nquads == processed)
      }
    }
    #expect(accepted > 50)
  }

  @Test func `a context that contradicts one before it is refused by both`() throws {
    for first in [ContextCorpus.version1, ContextCorpus.version2] {
      for second in Self.urls where second != first {
        let tree: JSONTree = [
          "@context": [.string(first), .string(second)], "type": "VerifiableCredential",
        ]
        let document = try JSONDocument(tree.compactBytes())
        let isRead = (try? LinkedDocument(document.root)) != nil
        let isProcessed = (try? PublishedContexts.canonicalForm(of: document, revision: 0)) != nil
        #expect(isRead == isProcessed, "\(first), then \(second)")
      }
    }
  }
}
