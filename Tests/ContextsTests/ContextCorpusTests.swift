import StrictJSON
import TestSupport
import Testing

@testable import LinkedData
@testable import compile_contexts

/// Whatever a context defines says the same to the strict reader, with the tables that are part of
/// the program, and to the general processor, with the published document.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct ContextCorpusTests {
  /// A term in a scope.
  private struct Place: Hashable {
    let path: [ScopeStep]
    let name: String
  }

  @Test(arguments: 0..<EmbeddedContexts.all.count)
  func `every term says the same with the table as with the published context`(
    index: Int
  ) throws {
    let file = try PublishedContexts.files.get()[index]
    let corpora = ContextCorpus.all(of: file)
    #expect(!corpora.isEmpty, "\(file.name) follows no credentials context")
    var covered: Set<Place> = []
    for corpus in corpora { covered.formUnion(try cover(corpus)) }
    var missing: [String] = []
    var count = 0
    for scope in ContextScopePath.all(of: file.document) {
      for term in scope.terms {
        count += 1
        if !covered.contains(Place(path: scope.path, name: term.name)) {
          missing.append("\(scope.path) \(term.name)")
        }
      }
    }
    #expect(count == file.termCount, "\(file.name)")
    #expect(missing == [], "\(file.name)")
  }

  @Test func `a vocabulary says the same with the table as with the published context`() throws {
    let files = try PublishedContexts.files.get()
    let file = try #require(files.first { $0.name == "credentials-examples-v2" })
    for corpus in ContextCorpus.all(of: file) {
      let nested: JSONTree = ["type": "Other", "é": 1, "a/b?c": ["id": "urn:a"]]
      let members = [JSONTreeMember("any", nested), JSONTreeMember("id", "urn:b")]
      try compare(corpus, corpus.document([], types: ["Any", "aNY"], members: members), [])
    }
  }

  /// Reads every term of a context in every way that it can be used.
  ///
  /// - Returns: The terms that were part of a document that both read, or that the reader refuses on
  ///   purpose.
  private func cover(_ corpus: ContextCorpus) throws -> Set<Place> {
    var covered: Set<Place> = []
    for scope in ContextScopePath.all(of: corpus.file.document) where reaches(corpus, scope) {
      var members: [JSONTreeMember] = []
      var types: [String] = []
      for term in scope.terms {
        let place = Place(path: scope.path, name: term.name)
        if let keyword = term.keyword {
          if term.name == "id" {
            members.append(JSONTreeMember("id", "https://example.org/things#1"))
          } else if term.name != "type" {
            refuses(corpus, term, keyword, at: scope.path)
          }
          covered.insert(place)
          continue
        }
        if reads(corpus, term, as: .property, at: scope.path) {
          members.append(JSONTreeMember(term.name, corpus.value(of: term, at: scope.path)))
          covered.insert(place)
        }
        if reads(corpus, term, as: .type, at: scope.path) {
          types.append(term.name)
          covered.insert(place)
        }
      }
      try compare(corpus, scope, members: members, types: types)
    }
    return covered
  }

  /// Whether the contexts before this one let the types in the path be used.
  private func reaches(_ corpus: ContextCorpus, _ scope: ContextScopePath) -> Bool {
    let types = scope.path.isEmpty ? ["VerifiableCredential"] : []
    return (try? corpus.read(corpus.document(scope.path, types: types))) != nil
  }

  /// Whether the strict reader takes a term used in a way; what it does not is known by its reason.
  private func reads(
    _ corpus: ContextCorpus, _ term: JSONTreeMember, as use: ContextCorpus.Use,
    at path: [ScopeStep]
  ) -> Bool {
    do {
      _ = try corpus.read(corpus.document(using: term, as: use, at: path))
      return true
    } catch {
      var isMeant = false
      switch ((error as? DataLoss)?.reason, use, path.last) {
      // A better name is there, or another context has the name.
      case (.memberHasOtherName, .property, _), (.typeHasOtherName, .type, _),
        (.memberIsType, .property, _), (.protectedTermRedefined, _, _):
        isMeant = true
      // What a type defines are no types of the thing that has it.
      case (.typeUndefined, .type, .type): isMeant = true
      default: break
      }
      #expect(isMeant, "\(corpus.file.name) \(path) \(term.name) as \(use.rawValue): \(error)")
      return false
    }
  }

  /// Another name for a keyword is refused on purpose.
  private func refuses(
    _ corpus: ContextCorpus, _ term: JSONTreeMember, _ keyword: String, at path: [ScopeStep]
  ) {
    let document = corpus.document(path, members: [JSONTreeMember(term.name, "urn:a")])
    let error = #expect(throws: DataLoss.self) { _ = try corpus.read(document) }
    #expect(error?.reason == .memberIsAlias(term.name), "\(corpus.file.name) \(keyword)")
  }

  private func compare(
    _ corpus: ContextCorpus, _ scope: ContextScopePath, members: [JSONTreeMember], types: [String]
  ) throws {
    // A document that names nothing but its context says nothing.
    let saysSomething = members.contains { $0.name != "id" } || !scope.path.isEmpty
    if saysSomething {
      try compare(corpus, corpus.document(scope.path, members: members), scope.path)
    }
    // Contexts of several types may contradict each other.
    let scoped = types.filter { name in
      scope.terms.contains { $0.name == name && $0.value["@context"] != nil }
    }
    let plain = types.filter { !scoped.contains($0) }
    let batches = stride(from: 0, to: plain.count, by: 20).map { start in
      Array(plain[start..<min(start + 20, plain.count)])
    }
    for batch in batches + scoped.map({ [$0] }) {
      // Two names of one class say one thing twice.
      let isRepeated = repeats(corpus, corpus.document(scope.path, types: batch))
      for types in isRepeated ? batch.map({ [$0] }) : [batch] {
        try compare(corpus, corpus.document(scope.path, types: types), scope.path)
      }
    }
  }

  private func repeats(_ corpus: ContextCorpus, _ tree: JSONTree) -> Bool {
    do {
      _ = try corpus.read(tree)
      return false
    } catch {
      return (error as? DataLoss)?.reason == .valueRepeated
    }
  }

  private func compare(
    _ corpus: ContextCorpus, _ tree: JSONTree, _ path: [ScopeStep]
  ) throws {
    do {
      let (ours, theirs) = (try corpus.read(tree), try corpus.process(tree))
      guard ours != theirs else { return }
      Issue.record("\(corpus.file.name) \(path): \(difference(ours, theirs))")
    } catch {
      Issue.record("\(corpus.file.name) \(path): \(error)")
    }
  }
}
