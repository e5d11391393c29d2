/// How the line of one term is read.
extension TermsReader {
  /// The keywords that can have an alias.
  ///
  /// Source: JSON-LD 1.1 §9.16.
  private static let keywords: Set = [
    "@direction", "@graph", "@id", "@included", "@index", "@json", "@language", "@list", "@nest",
    "@none", "@reverse", "@set", "@type", "@value",
  ]
  private static let containers: Set = ["graph", "id", "index", "language", "list", "set", "type"]
  private static let coercions: Set = ["id", "json", "none", "vocab"]

  /// A term, what its line says of it, and whether the line opens the block of its scoped context.
  func term(_ line: TermsLine) throws(TermsError) -> (String, TermDefinition, opensBlock: Bool) {
    var line = line
    let name = try name(&line)
    var definition = TermDefinition(target: try target(of: name, &line))
    let allowed = Self.clauses(of: definition.target)
    var seen: Set<String> = []
    while let word = line.word() {
      // Of the two words on protection only one can be true.
      let kind = word == "unprotected" ? "protected" : word
      guard allowed.contains(kind), seen.insert(kind).inserted else {
        throw error(.unexpectedWord(word), at: line)
      }
      switch word {
      case "as": definition.coercion = try coercion(&line)
      case "in": definition.containers = try containers(&line)
      case "prefix": definition.isPrefix = true
      case "protected": definition.isProtected = true
      case "unprotected": definition.isProtected = false
      default:
        try end(line)
        return (name, definition, opensBlock: true)
      }
    }
    return (name, definition, opensBlock: false)
  }

  /// What can be said of a term, by what it stands for.
  ///
  /// Source: JSON-LD 1.1 §9.15.
  private static func clauses(of target: TermDefinition.Target) -> Set<String> {
    switch target {
    case .iri: ["as", "in", "prefix", "protected", "{"]
    case .keyword: ["in", "protected"]
    case .nothing: ["protected"]
    case .reverse: ["as", "in", "protected", "{"]
    }
  }

  /// The term, and the `=` after it.
  private func name(_ line: inout TermsLine) throws(TermsError) -> String {
    let name = try line.word("a term", file: file)
    guard !name.hasPrefix("@"), !["{", "}", "="].contains(name) else {
      throw error(.badTerm(name), at: line)
    }
    _ = line.word()
    return name
  }

  private func target(
    of term: String, _ line: inout TermsLine
  ) throws(TermsError) -> TermDefinition.Target {
    let word = try line.word("what the term stands for", file: file)
    switch word {
    case "none": return .nothing
    case "reverse":
      let word = try line.word("the IRI of a property", file: file)
      return .reverse(try iri(word, term: term, at: line))
    case _ where word.hasPrefix("@"): return .keyword(try keyword(word, at: line))
    default: return .iri(try iri(word, term: term, at: line))
    }
  }

  private func coercion(_ line: inout TermsLine) throws(TermsError) -> String {
    let word = try line.word("a type", file: file)
    return Self.coercions.contains(word) ? "@" + word : try iri(word, term: nil, at: line)
  }

  private func containers(_ line: inout TermsLine) throws(TermsError) -> [String] {
    let word = try line.word("a container", file: file)
    let names = word.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy(Self.containers.contains), Set(names).count == names.count else {
      throw error(.badContainer(word), at: line)
    }
    return names.map { "@" + $0 }
  }

  /// The keyword that a word with an `@` before it is.
  func keyword(_ word: String, at line: TermsLine) throws(TermsError) -> String {
    guard Self.keywords.contains(word) else { throw error(.badKeyword(word), at: line) }
    return word
  }

  /// The IRI that a word stands for, where `*` is the name of the term.
  func iri(_ word: String, term: String?, at line: TermsLine) throws(TermsError) -> String {
    let iri: String
    if word.hasPrefix("<"), word.hasSuffix(">") {
      iri = String(word.dropFirst().dropLast())
    } else {
      guard let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")) else {
        throw error(.badIRI(word), at: line)
      }
      let name = String(word[..<colon])
      guard let namespace = namespaces[name] else { throw error(.unknownNamespace(name), at: line) }
      let rest = String(word[word.utf8.index(after: colon)...])
      iri = namespace.iri + (rest == "*" ? term ?? rest : rest)
    }
    guard Self.isAbsoluteIRI(iri) else { throw error(.badIRI(word), at: line) }
    return iri
  }

  /// Whether text has the form of an absolute IRI: a scheme, and no character that no IRI has.
  ///
  /// Compact IRIs have it too. Source: RFC 3987 §2.2, of which all that is ASCII is held.
  private static func isAbsoluteIRI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first
    else {
      return false
    }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    return isLetter(first) && !rest.isEmpty
      && text.utf8[..<colon].allSatisfy { isLetter($0) || "+-.0123456789".utf8.contains($0) }
      && rest.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>"{}|\^`"#.utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
