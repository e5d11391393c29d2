internal import OpenSSLCrypto
package import StrictJSON

/// Puts contexts into the form of ``ContextTable``.
///
/// Only contexts that mean the same wherever they stand are compiled: terms are absolute IRIs, or
/// are spelt with prefixes of the same scope. The one exception is datatypes, which 1EdTech spells
/// with prefixes of other contexts; they are looked up when a document is read.
///
/// Source: JSON-LD 1.1 API §4.1 and §4.2.
package struct ContextCompiler {
  /// A context in compiled form.
  package struct Compiled: Sendable {
    /// The form in which documents are read with it.
    package let table: ContextTable
    /// The URLs of the contexts that come before its own scopes.
    package let includes: [String]
  }

  /// More than any published context has; each costs 60 bytes and, where the context is used, a look.
  private static let maxTerms = 10_000

  /// Published contexts have two scopes in one another.
  private static let maxDepth = 8

  /// The datatype that literals have without saying so.
  static let stringDatatype = "http://www.w3.org/2001/XMLSchema#string"

  private var text: [UInt8] = []
  var scopes: [Scope] = []
  private var termCount = 0

  /// A scope while it is compiled.
  struct Scope {
    var terms: [Term] = []
    var vocabulary: String?
    /// Whether all that was defined outside is forgotten.
    var isNull = false
  }

  /// A term while it is compiled.
  struct Term {
    let name: String
    var record = TermRecord()
    var iri = ""
    var datatype = ""
    var scope: Int?
    var definition: [UInt32] = [0, 0]
  }

  private init() {}

  /// Compiles a context document.
  ///
  /// - Parameter document: An object with a member `@context`.
  /// - Returns: The context in compiled form.
  /// - Throws: ``ContextError`` where there is none, or it uses what trusted contexts may not.
  package static func compile(_ document: JSONTree) throws(ContextError) -> Compiled {
    guard let context = document["@context"] else { throw .notAContext }
    var compiler = ContextCompiler()
    var includes: [String] = []
    var parts: [JSONTree] = [context]
    if case .array(let elements) = context { parts = elements }
    var roots = 0
    // The scopes of the document stand before those in it.
    for part in parts {
      switch part {
      case .string(let url) where roots == 0: includes.append(url)
      case .object: roots += 1
      default: throw .notAContext
      }
    }
    compiler.scopes = Array(repeating: Scope(), count: roots)
    var root = 0
    for case .object(let members) in parts {
      compiler.scopes[root] = try compiler.scope(of: members, depth: 0)
      root += 1
    }
    compiler.markAliases(roots: roots)
    return Compiled(table: compiler.table(roots: roots), includes: includes)
  }

  /// Source: §4.1.2.
  private mutating func scope(
    of members: [JSONTreeMember], depth: Int
  ) throws(ContextError) -> Scope {
    guard depth < ContextCompiler.maxDepth else { throw .tooLarge }
    var scope = Scope()
    var isProtected = false
    for member in members where member.name.utf8.first == UInt8(ascii: "@") {
      switch (member.name, member.value) {
      case ("@version", .number(let version)) where version.value == 1.1: break
      case ("@protected", .bool(let flag)): isProtected = flag
      case ("@vocab", .string(let iri)) where IRISyntax.isIRI(iri): scope.vocabulary = iri
      default: throw .keywordUnsupported(member.name)
      }
    }
    let names = TermNames(members, vocabulary: scope.vocabulary)
    for member in members where member.name.utf8.first != UInt8(ascii: "@") {
      termCount += 1
      guard termCount <= ContextCompiler.maxTerms else { throw .tooLarge }
      scope.terms.append(
        try term(member, among: names, isProtected: isProtected, depth: depth))
    }
    return scope
  }

  /// Source: §4.2.2.
  private mutating func term(
    _ member: JSONTreeMember, among names: TermNames, isProtected: Bool, depth: Int
  ) throws(ContextError) -> Term {
    var term = Term(name: member.name)
    term.record.isProtected = isProtected
    var parts: [JSONTreeMember] = []
    switch member.value {
    case .null: term.record.meaning = .nothing
    case .string(let target):
      parts = [JSONTreeMember("@id", .string(target))]
    case .object(let members): parts = members
    default: throw .definitionUnsupported(term: member.name, member: "value")
    }
    guard TermNames.canBeDefined(member.name) else {
      throw .definitionUnsupported(term: member.name, member: "name")
    }
    var context: JSONTree?
    var target: String? = member.name
    for part in parts {
      switch (part.name, part.value) {
      case ("@id", .string(let iri)): target = iri
      case ("@id", .null): target = nil
      case ("@reverse", .string(let iri)):
        target = iri
        term.record.isReverse = true
      case ("@type", .string(let type)): try setType(type, of: &term, among: names)
      case ("@container", let container): try setContainer(container, of: &term)
      case ("@protected", .bool(let flag)): term.record.isProtected = flag
      case ("@prefix", .bool(let flag)): term.record.isPrefix = flag
      case ("@context", let scoped): context = scoped
      default: throw .definitionUnsupported(term: member.name, member: part.name)
      }
    }
    if let target, term.record.meaning != .nothing {
      try setTarget(target, of: &term, among: names)
    } else {
      term.record.meaning = .nothing
    }
    if case .string = member.value, TermNames.endsAsPrefix(term.iri.utf8.dropLast()) {
      term.record.isPrefix = true
    }
    let isHeldOtherwise = term.record.isList || term.record.isGraph || term.record.isPrefix
    guard !term.record.isReverse || !isHeldOtherwise && member.value["@id"] == nil else {
      throw .definitionUnsupported(term: member.name, member: "@reverse")
    }
    if let context { term.scope = try add(scoped: context, of: member.name, depth: depth) }
    term.definition = definition(of: term, scoped: context)
    return term
  }

  private func setTarget(
    _ target: String, of term: inout Term, among names: TermNames
  ) throws(ContextError) {
    switch target {
    case "@id": term.record.meaning = .id
    case "@type": term.record.meaning = .type
    case _ where target.utf8.first == UInt8(ascii: "@"):
      term.record.meaning = .keyword
      // Aliases of two keywords are two definitions.
      term.datatype = target
    default:
      guard let iri = names.iri(target, of: term.name), IRISyntax.isIRI(iri) else {
        throw .iriInvalid(term: term.name)
      }
      term.iri = "<\(iri)>"
    }
  }

  private func setType(
    _ type: String, of term: inout Term, among names: TermNames
  ) throws(ContextError) {
    switch type {
    case "@id": term.record.coercion = .id
    case "@vocab": term.record.coercion = .vocab
    case "@json": term.record.coercion = .json
    case "@none": term.record.coercion = .none
    default:
      guard let iri = names.iri(type, of: nil), IRISyntax.isIRI(iri) else {
        throw .iriInvalid(term: term.name)
      }
      term.record.coercion = NativeDatatypes.contain(iri) ? .nativeDatatype : .datatype
      term.datatype = iri == ContextCompiler.stringDatatype ? "" : "^^<\(iri)>"
    }
  }

  private func setContainer(_ container: JSONTree, of term: inout Term) throws(ContextError) {
    var kinds: [JSONTree] = [container]
    if case .array(let elements) = container { kinds = elements }
    guard !kinds.isEmpty else {
      throw .definitionUnsupported(term: term.name, member: "@container")
    }
    for kind in kinds {
      switch kind {
      case "@set": term.record.isSet = true
      case "@list": term.record.isList = true
      case "@graph": term.record.isGraph = true
      default: throw .definitionUnsupported(term: term.name, member: "@container")
      }
    }
    if term.record.isList && (term.record.isSet || term.record.isGraph) {
      throw .definitionUnsupported(term: term.name, member: "@container")
    }
  }

  private mutating func add(
    scoped context: JSONTree, of name: String, depth: Int
  ) throws(ContextError) -> Int {
    let index = scopes.count
    switch context {
    case .null:
      scopes.append(Scope(isNull: true))
    case .object(let members):
      scopes.append(Scope())
      scopes[index] = try scope(of: members, depth: depth + 1)
    default: throw .definitionUnsupported(term: name, member: "@context")
    }
    return index
  }

  /// A digest of all that two definitions must have in common to be the same.
  private func definition(of term: Term, scoped context: JSONTree?) -> [UInt32] {
    var record = term.record
    record.isProtected = false
    var bytes = Array("\(record.packed)\n\(term.iri)\n\(term.datatype)\n".utf8)
    if let context { bytes += context.canonicalBytes() }
    let digest = DigestAlgorithm.sha256.digest(of: bytes)
    return [0, 4].map { start in
      digest[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}

extension ContextCompiler {
  /// All scopes, packed.
  private mutating func table(roots: Int) -> ContextTable {
    let terms = scopes.flatMap(\.terms)
    let scopeStart = ContextTable.headerWords
    let termStart = scopeStart + ContextTable.scopeWords * scopes.count
    var slotStart = termStart + ContextTable.termWords * terms.count
    var (scopeWords, termWords, slotWords) = ([UInt32](), [UInt32](), [UInt32]())
    var first = 0
    for scope in scopes {
      let slots = ContextCompiler.slots(for: scope.terms.map(\.name))
      let vocabulary = add(scope.vocabulary ?? "")
      scopeWords += [first, scope.terms.count, slotStart, slots.count - 1].map { UInt32($0) }
      scopeWords += vocabulary + [scope.isNull ? 1 : 0, 0]
      for term in scope.terms { termWords += words(of: term) }
      slotWords += slots
      slotStart += slots.count
      first += scope.terms.count
    }
    let names = ContextCompiler.nameWords(of: terms.map { ($0.iri, $0.name) })
    let header = [roots, scopes.count, terms.count, names.count / 2].map { UInt32($0) }
    return ContextTable(words: header + scopeWords + termWords + slotWords + names, text: text)
  }

  private mutating func words(of term: Term) -> [UInt32] {
    let key = NameKey.key(of: Array(term.name.utf8))
    let name = add(term.name)
    return [name[0], UInt32(key >> 32), UInt32(truncatingIfNeeded: key)]
      + add(term.iri) + add(term.datatype)
      + [term.record.packed, UInt32((term.scope ?? -1) + 1)] + term.definition + [0]
  }

  /// Adds text and tells its place and length.
  private mutating func add(_ string: String) -> [UInt32] {
    guard !string.isEmpty else { return [0, 0] }
    let words = [UInt32(text.count), UInt32(string.utf8.count)]
    text += string.utf8
    return words
  }

  /// A table of slots, at most half of them taken.
  private static func slots(for names: [String]) -> [UInt32] {
    var count = 2
    while count < 2 * names.count { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for (index, name) in names.enumerated() {
      var slot = ContextScope.slot(of: NameKey.key(of: Array(name.utf8)), mask: count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(index + 1)
    }
    return slots
  }

  /// Hashes of each IRI and its name, in ascending order.
  private static func nameWords(of terms: [(iri: String, name: String)]) -> [UInt32] {
    var pairs = Set<UInt64>()
    for term in terms where !term.iri.isEmpty {
      pairs.insert(UInt64(NameKey.hash(of: term.iri)) << 32 | UInt64(NameKey.hash(of: term.name)))
    }
    return pairs.sorted().flatMap { [UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0)] }
  }
}
