internal import StrictJSON

/// What several descriptions of one thing may say.
///
/// The outermost is the one that readers look at; where several are as far out, that of the issuer,
/// and then the first.
///
/// - It is where the thing is named first: a thing may not be named, and be described further inside.
///   Only the issuer of the document may be; whoever reads one knows that it may be a string.
/// - Descriptions that have a type in common, or none, say nothing that the outermost of them does not.
///   Of an issuer who is also the subject, both say the same.
/// - Others are of the thing in another part: as the subject of an endorsement, say. They may say what
///   could not be said in the outermost, where nothing defines it; anything else, as a name or a
///   description, they may only repeat. What kind of credential the thing is, only the outermost says.
/// - An achievement may be named as its own criteria, as in 1EdTech's examples. Its narrative is then
///   that of the criteria, and stands there.
struct Descriptions {
  private let reader: StatementReader
  private let names = Names()

  /// The names that the document's contexts have for properties, once they are asked for.
  private final class Names {
    var found: ContextNames?
  }

  /// The rules for the descriptions that a reader found.
  init(of reader: StatementReader) {
    self.reader = reader
  }

  /// Looks for a description that says what it may not.
  ///
  /// - Parameter group: All descriptions of one thing in one graph.
  /// - Returns: The object; `nil` where there is none.
  func fault(in group: [Description]) -> JSONCursor? {
    guard group.count > 1 else { return nil }
    let issuer = reader.document["issuer"]?.number ?? -1
    let mention = group.filter { $0.said.isEmpty && !isIssuerName($0, issuer) }.map(\.depth).min()
    let outward = group.filter { !$0.said.isEmpty }.sorted {
      ($0.depth, $0.place.number == issuer ? -1 : $0.place.number)
        < ($1.depth, $1.place.number == issuer ? -1 : $1.place.number)
    }
    guard let first = outward.first else { return nil }
    let criteria = first.place["criteria"].flatMap { criteria in
      group.contains { $0.place.number == criteria.number } ? criteria : nil
    }
    if let criteria, first.place["narrative"] != nil, criteria["narrative"] == nil {
      return criteria
    }
    if let mention, mention < first.depth { return first.place }
    guard outward.count > 1 else { return nil }
    let all = Set(first.said.map { key(of: $0, in: first) })
    var outermost: [ExactString: Set<ExactString>] = [:]
    for type in types(of: first) { outermost[type] = all }
    for other in outward.dropFirst() {
      let types = types(of: other)
      var other = other
      if let criteria, other.place.number == criteria.number {
        let narrative = criteria["narrative"]?.number
        other.said.removeAll { $0.place == narrative }
      }
      let said = Set(other.said.map { key(of: $0, in: other) })
      let isInPart = !types.isEmpty && first.typeCount > 0 && types.allSatisfy { !all.contains($0) }
      guard isInPart ? saysItsPart(other, beside: first, all) : said.isSubset(of: all) else {
        return other.place
      }
      // Either may be the one that is looked at.
      let isBeside = first.place.number == issuer && other.depth == first.depth
      guard isInPart || !isBeside || all.isSubset(of: said) else { return other.place }
      for type in types {
        guard said.isSubset(of: outermost[type] ?? said) else { return other.place }
        outermost[type] = outermost[type] ?? said
      }
    }
    return nil
  }

  private func isIssuerName(_ description: Description, _ issuer: Int) -> Bool {
    description.place.number == issuer && description.place.kind == .string
  }

  private func types(of description: Description) -> [ExactString] {
    description.said.prefix(description.typeCount).map { key(of: $0, in: description) }
  }

  /// Whether a description says only what the outermost cannot say, or says too.
  private func saysItsPart(
    _ description: Description, beside first: Description, _ all: Set<ExactString>
  ) -> Bool {
    for type in description.said.prefix(description.typeCount) {
      // What kind of credential something is, is no part that it has here alone.
      let name = unsafe description.place.cursor(at: type.place).content
      guard unsafe !name.suffix(10).elementsEqual("Credential".utf8) else { return false }
    }
    return description.said.dropFirst(description.typeCount).allSatisfy {
      all.contains(key(of: $0, in: description)) || !isNamed($0, in: first)
    }
  }

  /// Whether the contexts of a description have a name for a statement's property.
  private func isNamed(_ said: Description.Said, in description: Description) -> Bool {
    let predicate = reader.dataset.statements[said.statement].predicate
    return unsafe reader.terms.text.withUnsafeBufferPointer { text in
      let iri = unsafe UnsafeBufferPointer(rebasing: text[predicate.range].dropFirst().dropLast())
      var known = names.found ?? ContextNames()
      known.add(reader.tables)
      names.found = known
      return unsafe known.haveName(for: iri, among: reader.active, in: description.inner)
    }
  }

  /// A statement without its graph, for comparing those of one thing.
  ///
  /// Things without a name are the same where they are written the same.
  private func key(of said: Description.Said, in description: Description) -> ExactString {
    let statement = reader.dataset.statements[said.statement]
    func text(_ term: RDFTerm) -> String {
      String(decoding: reader.terms.text[term.range], as: UTF8.self)
    }
    guard !statement.subject.isBlank, !statement.object.isBlank else {
      let value = description.place.cursor(at: said.place).value
      let written = String(decoding: value.canonicalBytes(), as: UTF8.self)
      let sign = statement.subject.isBlank ? " ^ " : " = "
      return ExactString(text(statement.predicate) + sign + written)
    }
    return ExactString(
      text(statement.subject) + " " + text(statement.predicate) + " " + text(statement.object))
  }
}
