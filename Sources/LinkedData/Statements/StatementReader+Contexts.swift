internal import StrictJSON

extension StatementReader {
  /// Enters the contexts of a document.
  ///
  /// - Returns: The layer that its members are read with.
  mutating func enterContexts(
    _ context: JSONCursor?, of object: JSONCursor, on layer: Int = ActiveContexts.empty
  ) throws(DataLoss) -> Int {
    guard let context else { throw fail(.contextMissing, object) }
    var layer = layer
    var entered: [ContextRevision] = []
    for element in context.elementsOrSelf {
      guard element.kind == .string else { throw fail(.contextInline, element) }
      guard let revision = revision(named: element) else {
        throw fail(.contextUnknown(element.text), element)
      }
      if entered.isEmpty, !StatementReader.isOfDataModel(element) {
        throw fail(.credentialsContextNotFirst, element)
      }
      // `==` of URLs that are contexts': their bytes were compared before.
      if entered.contains(where: { $0.digest == revision.digest && $0.url == revision.url }) {
        throw fail(.contextRepeated(element.text), element)
      }
      entered.append(revision)
      layer = try enter(revision, on: layer, at: element, depth: 0)
    }
    guard !entered.isEmpty else { throw fail(.contextMissing, context) }
    return layer
  }

  private static func isOfDataModel(_ url: JSONCursor) -> Bool {
    url.isString("https://www.w3.org/ns/credentials/v2")
      || url.isString("https://www.w3.org/2018/credentials/v1")
  }

  /// Of a context with several revisions the one that is tried.
  private func revision(named url: JSONCursor) -> ContextRevision? {
    let revisions = contexts.revisions(named: url)
    guard !revisions.isEmpty else { return nil }
    return revisions[min(reading.revision, revisions.count - 1)]
  }

  private mutating func enter(
    _ revision: ContextRevision, on layer: Int, at place: JSONCursor, depth: Int
  ) throws(DataLoss) -> Int {
    var layer = layer
    for url in revision.includes {
      // Published contexts include one other; more would be a circle.
      guard depth < 4, let included = contexts.current(url) else {
        throw fail(.contextUnknown(url), place)
      }
      layer = try enter(included, on: layer, at: place, depth: depth + 1)
    }
    let table = hold(revision)
    for index in 0..<table.rootScopes {
      layer = try enter(table.scope(index), on: layer, by: .document, at: place)
    }
    return layer
  }

  /// Keeps a context's table while it is read, and compares its names with those of the others.
  private mutating func hold(_ revision: ContextRevision) -> ContextTable {
    let table = revision.table
    guard !tables.contains(where: { $0 === table }) else { return table }
    if !mayHaveOtherNames {
      mayHaveOtherNames = tables.contains { NameConflict.isKnown(between: $0, and: table) }
    }
    tables.append(table)
    used.append(revision)
    return table
  }

  /// Enters a scope; a refusal is said to be at `place`.
  mutating func enter(
    _ scope: ContextScope, on layer: Int, by entry: ActiveContexts.Entry, at place: JSONCursor
  ) throws(DataLoss) -> Int {
    do throws(ActiveContexts.Refusal) {
      return try active.enter(scope, on: layer, by: entry)
    } catch {
      switch error {
      case .protectedTerm(let name): throw fail(.protectedTermRedefined(name), place)
      case .tooMany(let limit): throw fail(.tooManyContexts(limit: limit), place)
      }
    }
  }

  /// The contexts of an object that stands in others.
  ///
  /// An embedded credential repeats its contexts, so that it can be taken out and verified alone, and
  /// so do an envelope, as the data model demands, and a proof over JSON. Any other object that has
  /// contexts of its own says something other than it seems to.
  mutating func nestedContext(
    of object: JSONCursor, in layer: Int, isRoot: Bool
  ) throws(DataLoss) -> Int {
    guard !isRoot, let context = object["@context"] else { return layer }
    let repeats = object["type"]?.elementsOrSelf.contains {
      $0.isString("VerifiableCredential") || $0.isString("DataIntegrityProof")
        || $0.isString("EnvelopedVerifiableCredential")
    }
    guard repeats == true else { throw fail(.contextNested, context) }
    return try enterContexts(context, of: object, on: layer)
  }
}

/// Whether two contexts have different names for one thing.
enum NameConflict {
  /// The same, remembering where there is none.
  static func isKnown(between left: ContextTable, and right: ContextTable) -> Bool {
    let key = CheckMemo.key(left.serial, adding: right.serial)
    if CheckMemo.names.holds(key) { return false }
    guard !exists(between: left, and: right) else { return true }
    CheckMemo.names.note(key)
    return false
  }

  static func exists(between left: ContextTable, and right: ContextTable) -> Bool {
    let (left, right) = unsafe (left.names, right.names)
    var (a, b) = (0, 0)
    while a + 1 < left.count, b + 1 < right.count {
      let (leftIRI, rightIRI) = unsafe (left[a], right[b])
      if leftIRI < rightIRI {
        a += 2
      } else if rightIRI < leftIRI {
        b += 2
      } else {
        // The pairs are sorted, so both have the same names where these stand in the same order.
        while a + 1 < left.count, unsafe left[a] == leftIRI {
          guard b + 1 < right.count, unsafe right[b] == leftIRI, unsafe right[b + 1] == left[a + 1]
          else { return true }
          a += 2
          b += 2
        }
        if b + 1 < right.count, unsafe right[b] == leftIRI { return true }
      }
    }
    return false
  }
}
