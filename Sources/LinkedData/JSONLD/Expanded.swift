internal import StrictJSON

/// A value of the expanded form.
enum Expanded {
  /// A value of the document as it stands: a scalar, or a JSON literal.
  case verbatim(JSONValue)
  /// A text that was made: an IRI, a keyword, a language, a direction.
  case text(ExactString)
  case null
  case array([Expanded])
  case map(ExpandedMap)

  /// The IRI or keyword, or what stands for nothing.
  init(iri: ExactString?) {
    self = iri.map { .text($0) } ?? .null
  }

  /// The elements of an array, or the value itself, once.
  var elements: [Expanded] {
    if case .array(let elements) = self { return elements }
    return [self]
  }

  /// The text of a string, made or found.
  var string: ExactString? {
    switch self {
    case .text(let text): text
    case .verbatim(let value): value.exactString
    case .array, .map, .null: nil
    }
  }

  var map: ExpandedMap? {
    if case .map(let map) = self { return map }
    return nil
  }

  /// Whether the value is `null`, made or found.
  var isNull: Bool {
    switch self {
    case .null: true
    case .verbatim(let value): value.isNull
    case .array, .map, .text: false
    }
  }

  /// The value as a document.
  ///
  /// Recurses once a level, which expansion has bounded.
  func tree() -> JSONTree {
    switch self {
    case .verbatim(let value): return value.tree()
    case .text(let text): return .string(text.string)
    case .null: return .null
    case .array(let elements): return .array(elements.map { $0.tree() })
    case .map(let map):
      return .object(map.entries.map { JSONTreeMember($0.name.string, $0.value.tree()) })
    }
  }
}

/// An object of the expanded form; its entries keep the order in which they were made.
struct ExpandedMap {
  private(set) var entries: [Entry] = []
  /// The places of the entries, once there are so many that looking at each takes long.
  private var places: [ExactString: Int] = [:]

  struct Entry {
    let name: ExactString
    var value: Expanded
  }

  init() {}

  init(_ name: ExactString, _ value: Expanded) {
    entries = [Entry(name: name, value: value)]
  }

  var count: Int { entries.count }

  subscript(_ name: ExactString) -> Expanded? {
    get { place(of: name).map { entries[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): entries[place].value = value
      case (nil, let value?): append(Entry(name: name, value: value))
      case (let place?, nil):
        entries.remove(at: place)
        places = [:]
        indexIfLarge()
      case (nil, nil): break
      }
    }
  }

  func contains(_ name: ExactString) -> Bool { place(of: name) != nil }

  /// Adds a value, or each element of an array, to the array that an entry holds.
  ///
  /// Source: JSON-LD 1.1 API §1.4.1, "add value" with `as array`.
  mutating func add(_ value: Expanded, to name: ExactString) {
    let place = self.place(of: name) ?? entries.count
    if place == entries.count { append(Entry(name: name, value: .array([]))) }
    var elements = entries[place].value.elements
    // Taken out, so that adding does not copy what is there.
    entries[place].value = .null
    if case .array(let values) = value {
      elements += values
    } else {
      elements.append(value)
    }
    entries[place].value = .array(elements)
  }

  private func place(of name: ExactString) -> Int? {
    guard places.isEmpty else { return places[name] }
    return entries.firstIndex { $0.name == name }
  }

  private mutating func append(_ entry: Entry) {
    if !places.isEmpty { places[entry.name] = entries.count }
    entries.append(entry)
    if places.isEmpty { indexIfLarge() }
  }

  private mutating func indexIfLarge() {
    guard entries.count > 16 else { return }
    for (place, entry) in entries.enumerated() { places[entry.name] = place }
  }
}

// Source: JSON-LD 1.1 §9, the kinds of object.
extension ExpandedMap {
  var isValueObject: Bool { contains(Keyword.value) }
  var isListObject: Bool { contains(Keyword.list) }

  var isNodeObject: Bool {
    !contains(Keyword.value) && !contains(Keyword.list) && !contains(Keyword.set)
  }

  /// A graph, with at most a name and an index.
  var isGraphObject: Bool {
    guard contains(Keyword.graph) else { return false }
    return entries.allSatisfy {
      $0.name == Keyword.graph || $0.name == Keyword.id || $0.name == Keyword.index
    }
  }
}
