import Foundation
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import compile_contexts

/// The folder `Contexts` of this tree.
private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Contexts")

/// What all its files say.
let files = Result { try ContextsFolder.read(folder.path) }

/// The two revisions of which the vectors have no copy, with the SHA-256 of their meaning.
///
/// It is of canonical JSON, and was taken when the files were compared with the published bytes, whose
/// digests they name: both are in the history of the repository of 1EdTech.
private let comparedOnce = [
  "open-badges-3.0.3-2023-12":
    "3f73775fa6be4c2124310e212f376243cdd31620892d7e68faaee750f82da9eb",
  "open-badges-3.0.3-2024-01":
    "e708a6fee24d8003b3a88904fda5b439d200dc5648f0c0fe686966fdc447dfd9",
]

struct ContextsFolderTests {
  @Test func `two revisions differ where the later one has more`() throws {
    let files = try files.get()
    let earlier = try #require(files.first { $0.name == "open-badges-3.0.3-2023-12" })
    let later = try #require(files.first { $0.name == "open-badges-3.0.3-2024-01" })
    let difference = ContextMeaning.difference(
      ContextMeaning.of(document: earlier.document), ContextMeaning.of(document: later.document))
    #expect(
      difference
        == "/Achievement/@context/inLanguage: nothing and "
        + #"{"@id":"https://schema.org/inLanguage","@protected":true}"#)
  }

  @Test(arguments: comparedOnce) func `what was compared once has not changed`(
    name: String, digest: String
  ) throws {
    let file = try #require(try files.get().first { $0.name == name })
    let meaning = ContextMeaning.of(document: file.document).canonicalBytes()
    #expect(Base16.encode(DigestAlgorithm.sha256.digest(of: meaning)) == digest)
  }

  @Test func `the example of the page on the notation is read`() throws {
    let page = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```\n")
    try #require(parts.count == 3)
    let example = try TermsReader.read(Array(parts[1].utf8), name: "example", file: "README.md")
    #expect(example.termCount == 9)
    let course = try #require(example.document["@context"]?["Course"])
    #expect(course["@context"]?["begins"]?["@id"] == "https://example.org/courses#start")
  }

  @Test func `a context that a context refers to is there too`() throws {
    let files = try files.get()
    for file in files {
      guard case .array(let contexts)? = file.document["@context"] else { continue }
      for case .string(let url) in contexts { #expect(files.contains { $0.url == url }) }
    }
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct PublishedContextTests {
  /// A document of the vectors.
  private struct Published {
    let file: String
    let meaning: JSONTree
  }

  private static func published() throws -> [[UInt8]: Published] {
    var published: [[UInt8]: Published] = [:]
    let names =
      try Vectors.files(in: "contexts").filter { $0 != "index.json" }
      + Vectors.files(in: "contexts/alternates").map { "alternates/\($0)" }
    for name in names where name.hasSuffix(".json") || name.hasSuffix(".jsonld") {
      let bytes = try Vectors.bytes("contexts/\(name)")
      let document = try JSONDocument(bytes).root.tree()
      published[DigestAlgorithm.sha256.digest(of: bytes)] = Published(
        file: name, meaning: ContextMeaning.of(document: document))
    }
    return published
  }

  @Test func `each file says what the documents with its digests say`() throws {
    let published = try Self.published()
    for file in try files.get() {
      let meaning = ContextMeaning.of(document: file.document)
      for digest in [file.digest] + file.otherDigests {
        guard let other = published[digest] else {
          #expect(
            comparedOnce[file.name] != nil, "\(file.name): \(Base16.encode(digest)) is unknown")
          continue
        }
        let difference = ContextMeaning.difference(meaning, other.meaning)
        #expect(difference == nil, "\(file.name) and \(other.file)")
      }
    }
  }

  @Test func `the file that is no older revision is the document of its URL`() throws {
    let published = try Self.published()
    let index = try JSONDocument(Vectors.bytes("contexts/index.json")).root
    for file in try files.get() where file.revision == nil {
      let name = index.member(ExactString(file.url))?.string
      #expect(published[file.digest]?.file == name, "\(file.url)")
    }
  }
}
