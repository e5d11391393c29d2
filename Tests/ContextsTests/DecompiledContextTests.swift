import LinkedData
import StrictJSON
import Testing
import WireFormats

@testable import compile_contexts

/// The documents that are made of the embedded tables, for those who read contexts as JSON-LD.
struct DecompiledContextTests {
  @Test func `each embedded context says as a document what its file says`() throws {
    let files = try files.get()
    #expect(EmbeddedContexts.all.count == files.count)
    for revision in EmbeddedContexts.all {
      let file = try #require(
        files.first { $0.url == revision.url && $0.revision == revision.revision })
      let difference = ContextMeaning.difference(
        ContextMeaning.of(document: revision.document), ContextMeaning.of(document: file.document))
      #expect(difference == nil, "\(file.name)")
    }
  }

  @Test func `a document that is compiled again gives the same table, but for its spelling`() throws
  {
    for revision in EmbeddedContexts.all {
      let again = try ContextCompiler.compile(revision.document)
      #expect(again.table.allText == revision.table.allText, "\(revision.url)")
      #expect(again.table.wordCount == revision.table.wordCount, "\(revision.url)")
    }
  }
}
