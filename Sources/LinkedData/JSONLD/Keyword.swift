internal import StrictJSON

/// The words with a meaning of their own, and what only looks like one.
///
/// Source: JSON-LD 1.1 §1.7.
enum Keyword {
  static let base: ExactString = "@base"
  static let container: ExactString = "@container"
  static let context: ExactString = "@context"
  static let direction: ExactString = "@direction"
  static let graph: ExactString = "@graph"
  static let id: ExactString = "@id"
  static let `import`: ExactString = "@import"
  static let included: ExactString = "@included"
  static let index: ExactString = "@index"
  static let json: ExactString = "@json"
  static let language: ExactString = "@language"
  static let list: ExactString = "@list"
  static let nest: ExactString = "@nest"
  static let none: ExactString = "@none"
  static let prefix: ExactString = "@prefix"
  static let propagate: ExactString = "@propagate"
  static let protected: ExactString = "@protected"
  static let reverse: ExactString = "@reverse"
  static let set: ExactString = "@set"
  static let type: ExactString = "@type"
  static let value: ExactString = "@value"
  static let version: ExactString = "@version"
  static let vocab: ExactString = "@vocab"

  private static let all: Set<ExactString> = [
    base, container, context, direction, graph, id, `import`, included, index, json, language,
    list, nest, none, prefix, propagate, protected, reverse, set, type, value, version, vocab,
  ]

  /// The entries of a context that define no term.
  private static let contextEntries: Set<ExactString> = [
    base, direction, `import`, language, propagate, protected, version, vocab,
  ]

  /// Whether a text is a keyword.
  static func contains(_ text: ExactString) -> Bool {
    text.string.utf8.first == UInt8(ascii: "@") && all.contains(text)
  }

  /// Whether an entry of a context says something of the context as a whole.
  static func isContextEntry(_ text: ExactString) -> Bool {
    text.string.utf8.first == UInt8(ascii: "@") && contextEntries.contains(text)
  }

  /// Whether a text has the form of a keyword, which is kept for keywords to come.
  ///
  /// Source: JSON-LD 1.1 API §5.2.2 step 2, the rule `"@"1*ALPHA`.
  static func isForm(of text: ExactString) -> Bool {
    let bytes = text.string.utf8
    guard bytes.first == UInt8(ascii: "@"), bytes.count > 1 else { return false }
    return bytes.dropFirst().allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
  }
}
