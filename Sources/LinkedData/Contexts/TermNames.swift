internal import StrictJSON

/// The names of one scope, for finding out what its definitions stand for.
///
/// Nothing outside of the scope is known here. A name that might stand for something there is not
/// found; a compact IRI whose prefix might be defined there is looked up when a document is read.
struct TermNames {
  /// What a name stands for, as written, and whether compact IRIs may begin with it.
  private struct Target {
    let text: String
    /// Whether the definition is a string, which decides by its end.
    let isSimple: Bool
    let isPrefix: Bool
  }

  private var targets: [ExactString: Target] = [:]
  private let vocabulary: String?

  init(_ members: [JSONTreeMember], vocabulary: String?) {
    self.vocabulary = vocabulary
    for member in members {
      switch member.value {
      case .string(let text):
        targets[ExactString(member.name)] = Target(text: text, isSimple: true, isPrefix: false)
      case .object:
        guard case .string(let text)? = member.value["@id"] else { continue }
        targets[ExactString(member.name)] = Target(
          text: text, isSimple: false, isPrefix: member.value["@prefix"] == true)
      default: break
      }
    }
  }

  /// Whether a name can be a term: one that is an IRI itself, or a path, is defined by nobody.
  static func canBeDefined(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
  }

  /// Whether an IRI ends as one that is meant to be continued.
  ///
  /// Source: JSON-LD 1.1 API §4.2.2 step 14.2.5.
  static func endsAsPrefix(_ iri: some BidirectionalCollection<UInt8>) -> Bool {
    iri.last.map { ":/?#[]@".utf8.contains($0) } ?? false
  }

  /// The IRI that a name, compact IRI or IRI stands for; `nil` where it stands for none.
  ///
  /// - Parameters:
  ///   - value: The name or IRI.
  ///   - term: The term that is being defined, which stands for itself after the vocabulary.
  ///   - depth: How many names led to this one.
  /// - Returns: The IRI.
  ///
  /// Source: JSON-LD 1.1 API §5.2.2.
  func iri(_ value: String, of term: String?, depth: Int = 0) -> String? {
    guard depth < 8, value.utf8.first != UInt8(ascii: "@") else { return nil }
    let bytes = Array(value.utf8)
    guard let colon = bytes.dropFirst().firstIndex(of: UInt8(ascii: ":")) else {
      if let term, term.utf8.elementsEqual(value.utf8) { return vocabulary.map { $0 + value } }
      guard let target = targets[ExactString(value)] else { return nil }
      return iri(target.text, of: value, depth: depth + 1)
    }
    let rest = String(value.utf8.dropFirst(colon + 1)) ?? ""
    guard !rest.hasPrefix("//") else { return value }
    let prefix = String(value.utf8.prefix(colon)) ?? ""
    guard let target = targets[ExactString(prefix)] else { return value }
    guard let start = iri(target.text, of: prefix, depth: depth + 1) else { return nil }
    let continues = target.isPrefix || target.isSimple && TermNames.endsAsPrefix(start.utf8)
    return continues ? start + rest : value
  }
}
