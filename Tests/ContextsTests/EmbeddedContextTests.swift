import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import LinkedData
@testable import compile_contexts

/// The tables that are part of the program are those that the compiler makes of the folder today.
struct EmbeddedContextTests {
  private static let pairs = Result {
    let files = try PublishedContexts.files.get()
    try #require(files.count == EmbeddedContexts.all.count)
    return Array(zip(files, EmbeddedContexts.all))
  }

  @Test func `each table is what the compiler makes of its file`() throws {
    for (file, embedded) in try Self.pairs.get() {
      let compiled = try ContextCompiler.compile(file.document)
      #expect(embedded.table.allWords == compiled.table.allWords, "\(file.name)")
      #expect(embedded.table.allText == compiled.table.allText, "\(file.name)")
      #expect(embedded.includes == compiled.includes, "\(file.name)")
      #expect(embedded.url == file.url)
      #expect(embedded.revision == file.revision)
      #expect(embedded.digest == Base16.encode(file.digest))
    }
  }

  @Test func `the source of each table is what the tool writes today`() throws {
    let files = try PublishedContexts.files.get()
    for file in files {
      let table = try SwiftTable(file)
      #expect(try PublishedContexts.source(table.fileName) == table.source, "\(file.name)")
    }
    let list = SwiftTable.list(of: try files.map { file in try SwiftTable(file) })
    #expect(try PublishedContexts.source("EmbeddedContexts+All.generated.swift") == list)
  }

  @Test func `what a context includes is embedded too`() throws {
    for revision in EmbeddedContexts.all {
      for url in revision.includes {
        #expect(EmbeddedContexts.all.contains { $0.url == url && $0.revision == nil })
      }
    }
  }

  @Test(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
  func `each digest is that of published bytes`() throws {
    let published = try PublishedContexts.byDigest.get()
    var missing: [String] = []
    for (file, embedded) in try Self.pairs.get() {
      guard let document = published[embedded.digest] else {
        missing.append(file.name)
        continue
      }
      let digest = Base16.encode(DigestAlgorithm.sha256.digest(of: document.bytes))
      #expect(digest == embedded.digest, "\(file.name)")
    }
    #expect(missing == PublishedContexts.comparedOnce)
  }
}
