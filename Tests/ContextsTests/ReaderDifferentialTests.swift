import StrictJSON
import TestSupport
import Testing

@testable import LinkedData
@testable import compile_contexts

/// What the strict reader takes says the same to the general processor, which drops nothing of it.
///
/// So whatever the general processor refuses, the strict reader refuses. No difference is meant:
/// language tags keep their case in both, as the default options of the general processor leave it.
/// What the reader refuses and the processor takes is its purpose, and not looked at here.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct ReaderDifferentialTests {
  @Test func `each shape is taken as it is`() throws {
    for (number, shape) in DocumentShapes.all.enumerated() {
      let document = try JSONDocument(shape.compactBytes())
      #expect(throws: Never.self, "shape \(number)") { _ = try LinkedDocument(document.root) }
      #expect(try agrees(shape, revision: 0, "shape \(number)"))
    }
  }

  @Test(arguments: 0..<DocumentShapes.all.count)
  func `what the reader takes of changed documents says the same to the processor`(
    number: Int
  ) throws {
    let shape = DocumentShapes.all[number]
    var mutation = DocumentMutation(seed: UInt64(number), names: try Self.names(for: shape))
    var taken = 0
    for round in 0..<600 {
      let tree = mutation.changed(shape, times: 1 + round % 3)
      if try agrees(tree, revision: round % 3, "shape \(number), round \(round)") { taken += 1 }
    }
    #expect(taken > 40)
  }

  /// The terms of all contexts; those of the contexts of a document several times.
  private static func names(for document: JSONTree) throws -> [String] {
    var urls: [JSONTree] = []
    if case .array(let elements)? = document["@context"] { urls = elements }
    var names: [String] = []
    for file in try PublishedContexts.files.get() {
      let terms = ContextScopePath.all(of: file.document).flatMap { $0.terms.map(\.name) }
      for _ in 0..<(urls.contains(.string(file.url)) ? 10 : 1) { names += terms }
    }
    return names
  }

  /// Compares both readings of a document.
  ///
  /// - Returns: Whether the strict reader takes the document.
  private func agrees(_ tree: JSONTree, revision: Int, _ comment: String) throws -> Bool {
    let document = try JSONDocument(tree.compactBytes())
    let read: LinkedDocument
    do {
      read = try LinkedDocument(
        document.root, previous: Array(0..<64), reading: DocumentReading(revision: revision))
    } catch {
      #expect(!error.description.isEmpty)
      return false
    }
    let text = String(decoding: document.bytes, as: UTF8.self)
    do {
      let ours = try read.statements.canonicalized().nquads
      let theirs = try PublishedContexts.canonicalForm(of: document, revision: revision)
      if ours != theirs { Issue.record("\(comment): \(difference(ours, theirs))\n\(text)") }
    } catch {
      Issue.record("\(comment): the processor refuses: \(error)\n\(text)")
    }
    return true
  }
}
