import StrictJSON

extension TermsReader {
  /// What one context says, while its lines are read.
  private struct Context {
    /// The contexts that come before this one: `null` or the URL of another.
    var before: [JSONTree] = []
    var isProtected = false
    var vocabulary: String?
    var terms: [JSONTreeMember] = []
    /// The lines on which the terms are defined.
    var places: [String: Int] = [:]

    /// The value of `@context`.
    func tree() -> JSONTree {
      var own: [JSONTreeMember] = []
      if isProtected { own.append(JSONTreeMember("@protected", true)) }
      if let vocabulary { own.append(JSONTreeMember("@vocab", .string(vocabulary))) }
      own += terms
      let all = before + (own.isEmpty && !before.isEmpty ? [] : [.object(own)])
      return all.count == 1 ? all[0] : .array(all)
    }
  }

  /// The lines up to the brace that closes the block, or up to the end of the file.
  ///
  /// Recurses once for each block in a block, at most ``maxDepth`` times.
  mutating func block(
    openedBy opening: TermsLine?, depth: Int
  ) throws(TermsError) -> JSONTree {
    if let opening, depth > Self.maxDepth {
      throw error(.tooDeep(limit: Self.maxDepth), at: opening)
    }
    var context = Context()
    while next < lines.count {
      let line = lines[next]
      next += 1
      if line.isTerm {
        try addTerm(line, to: &context, depth: depth)
      } else if line.first == "}" {
        guard opening != nil else { throw error(.unexpectedBrace, at: line) }
        var words = line
        _ = words.word()
        try end(words)
        return context.tree()
      } else {
        try obey(line, in: &context)
      }
    }
    if let opening { throw error(.unclosedBlock, at: opening) }
    return context.tree()
  }

  private mutating func obey(_ line: TermsLine, in context: inout Context) throws(TermsError) {
    var words = line
    let directive = try words.word("a directive", file: file)
    switch directive {
    case "first":
      var rest = words
      let isNone = rest.word() == "none" && rest.word() == nil
      context.before.append(isNone ? .null : .string(try iri(words)))
    case "keywords":
      let names = [try words.word("a keyword without its @", file: file)] + words.rest()
      for name in names { try addKeyword(name, to: &context, at: line) }
    case "protected" where !context.isProtected:
      context.isProtected = true
      try end(words)
    case "vocab" where context.vocabulary == nil:
      context.vocabulary = try iri(words)
    case "protected", "vocab":
      throw error(.duplicateDirective(directive), at: line)
    case _ where Self.headDirectives.contains(directive):
      throw error(.misplacedDirective(directive), at: line)
    default:
      throw error(.unknownDirective(directive), at: line)
    }
  }

  /// Adds a term of the name that a keyword has, less its `@`.
  private mutating func addKeyword(
    _ name: String, to context: inout Context, at line: TermsLine
  ) throws(TermsError) {
    let definition = TermDefinition(target: .keyword(try keyword("@" + name, at: line)))
    try add(name, definition, to: &context, at: line)
  }

  private mutating func addTerm(
    _ line: TermsLine, to context: inout Context, depth: Int
  ) throws(TermsError) {
    let (name, read, opensBlock) = try term(line)
    var definition = read
    // Before its block is read, so that the first of two wrong lines is the one reported.
    try checkIsNew(name, in: context, at: line)
    if opensBlock { definition.scope = try block(openedBy: line, depth: depth + 1) }
    try add(name, definition, to: &context, at: line)
  }

  private func checkIsNew(
    _ name: String, in context: Context, at line: TermsLine
  ) throws(TermsError) {
    if let first = context.places[name] {
      throw error(.duplicateName(name, firstLine: first), at: line)
    }
  }

  private mutating func add(
    _ name: String, _ definition: TermDefinition, to context: inout Context, at line: TermsLine
  ) throws(TermsError) {
    try checkIsNew(name, in: context, at: line)
    context.places[name] = line.number
    context.terms.append(JSONTreeMember(name, definition.tree()))
    termCount += 1
  }
}
