import Foundation
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import LinkedData
@testable import compile_contexts

/// The context documents that others publish, and what this tree says of them.
enum PublishedContexts {
  /// The revisions of which the vectors have no copy; the file of terms stands for them.
  ///
  /// That it may, `ContextsFolderTests` holds by the digest of its meaning.
  static let comparedOnce = ["open-badges-3.0.3-2023-12", "open-badges-3.0.3-2024-01"]

  private static let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What the files of the folder `Contexts` say, in the order of their names.
  static let files = Result {
    try ContextsFolder.read(tree.appendingPathComponent("Contexts").path)
  }

  /// A source file of the embedded contexts.
  static func source(_ name: String) throws -> String {
    let path = "Sources/LinkedData/Contexts/Embedded/\(name)"
    return try String(contentsOf: tree.appendingPathComponent(path), encoding: .utf8)
  }

  /// The published documents by the SHA-256 of their bytes, in lower-case hexadecimal.
  static let byDigest = Result {
    var documents: [String: JSONDocument] = [:]
    let names =
      try Vectors.files(in: "contexts")
      + Vectors.files(in: "contexts/alternates").map { "alternates/\($0)" }
    for name in names where name.hasSuffix(".json") || name.hasSuffix(".jsonld") {
      let bytes = try Vectors.bytes("contexts/\(name)")
      documents[Base16.encode(DigestAlgorithm.sha256.digest(of: bytes))] = try JSONDocument(bytes)
    }
    return documents
  }

  /// The published document of an embedded context.
  static func document(of revision: ContextRevision) throws -> JSONDocument {
    if let document = try byDigest.get()[revision.digest] { return document }
    let file = try #require(
      try files.get().first { Base16.encode($0.digest) == revision.digest })
    try #require(comparedOnce.contains(file.name))
    return try JSONDocument(file.document.compactBytes())
  }

  /// The revisions of each URL, today's first, as ``LinkedDocument`` numbers them.
  static let revisions = Dictionary(grouping: ContextSet.embedded.revisions) { $0.url }

  private static let loaders = Result {
    try (0..<8).map { number in
      var documents: [String: JSONDocument] = [:]
      for (url, revisions) in revisions {
        documents[url] = try document(of: revisions[min(number, revisions.count - 1)])
      }
      return documents
    }
  }

  /// A loader that gives the published documents, and of several revisions the one with the number.
  static func loader(revision number: Int) throws -> JSONLDLoader {
    let documents = try loaders.get()[number]
    return { documents[$0] }
  }

  /// The canonical form of what the general processor makes of a document.
  static func canonicalForm(
    of document: JSONDocument, revision: Int, refusesLoss: Bool = true
  ) throws -> [UInt8] {
    let dataset = try JSONLD.dataset(
      of: document.root,
      options: JSONLDOptions(lowercasesLanguageTags: true, refusesLoss: refusesLoss),
      loader: loader(revision: revision))
    return try dataset.canonicalized().nquads
  }
}

/// The lines that only one of two canonical forms has, for messages.
func difference(_ left: [UInt8], _ right: [UInt8]) -> String {
  func lines(_ bytes: [UInt8]) -> Set<Substring> {
    Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
  }
  let (left, right) = (lines(left), lines(right))
  return "only the reader: \(left.subtracting(right).sorted().prefix(6))"
    + "; only the processor: \(right.subtracting(left).sorted().prefix(6))"
}
