import LinkedData
import StrictJSON
import Testing

/// The expanded form of a text, as canonical JSON.
func expanded(
  _ text: String, _ options: JSONLDOptions = JSONLDOptions(),
  contexts: [String: String] = [:]
) throws -> String {
  let document = try JSONDocument(Array(text.utf8))
  let tree = try JSONLD.expand(document.root, options: options, loader: loader(of: contexts))
  return String(decoding: tree.canonicalBytes(), as: UTF8.self)
}

/// The statements of a text as N-Quads, one a line.
func statements(
  _ text: String, _ options: JSONLDOptions = JSONLDOptions(),
  contexts: [String: String] = [:]
) throws -> [String] {
  let document = try JSONDocument(Array(text.utf8))
  return TestQuads.lines(
    of: try JSONLD.dataset(of: document.root, options: options, loader: loader(of: contexts)))
}

/// The error that processing a text ends with.
func refusal(
  _ text: String, _ options: JSONLDOptions = JSONLDOptions(),
  contexts: [String: String] = [:]
) throws -> JSONLDError {
  try #require(throws: JSONLDError.self) {
    _ = try statements(text, options, contexts: contexts)
  }
}

/// A loader that knows the contexts given.
func loader(of contexts: [String: String]) -> JSONLDLoader {
  { url in contexts[url].flatMap { try? JSONDocument(Array($0.utf8)) } }
}
