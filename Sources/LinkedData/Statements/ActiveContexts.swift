internal import StrictJSON

/// The contexts in force while a document is read: a tree of scopes, each on top of another.
///
/// A name means what the topmost scope that defines it says. Scopes are entered once: whoever
/// enters the same scope from the same place again gets the same layer, so that a thousand results
/// cost no more contexts than one.
///
/// Source: JSON-LD 1.1 API §4.1.2.
struct ActiveContexts {
  /// How a scope is entered.
  enum Entry: UInt8 {
    /// By the document's `@context`.
    case document
    /// By a property: what it defines may be redefined, and holds for all that is below.
    case property
    /// By a type: what it defines holds for this thing only.
    case type
  }

  /// Why a scope cannot be entered.
  enum Refusal: Error {
    case protectedTerm(String)
    case tooMany(limit: Int)
  }

  private struct Layer {
    let scope: ContextScope
    let parent: Int
    /// The layer that things in this one are read with; -1 where it is this one.
    let previous: Int
    let entry: Entry
    let depth: Int
    /// What tells these scopes, in this order, from all others.
    let key: UInt64
    var firstChild = -1
    var nextSibling = -1
  }

  /// A document's contexts and those of the types in it make some thirty; each costs a look at each
  /// of its names.
  static let maxLayers = 2_000

  /// Looking a name up costs as many looks as scopes are in force.
  static let maxDepth = 64

  /// No context at all.
  static let empty = -1

  private var layers: [Layer] = []
  private var firstRoot = -1

  init() { layers.reserveCapacity(32) }

  /// The layer that things are read with that stand below `layer`.
  @inline(__always)
  func outward(of layer: Int) -> Int {
    guard layer >= 0 else { return layer }
    let previous = layers[layer].previous
    return previous >= 0 ? previous : layer
  }

  /// The definition of a name that is in force.
  @inline(__always)
  func definition(of name: JSONCursor, in layer: Int) -> PackedTerm? {
    unsafe definition(of: name.content, key: name.stringKey, in: layer)
  }

  /// The definition of a name that is in force.
  func definition(
    of name: UnsafeBufferPointer<UInt8>, key: UInt64, in layer: Int
  ) -> PackedTerm? {
    unsafe place(of: name, key: key, in: layer)?.term
  }

  /// The definition of a name that is in force, and the layer that has it.
  @inline(__always)
  func place(of name: JSONCursor, in layer: Int) -> (term: PackedTerm, layer: Int)? {
    unsafe place(of: name.content, key: name.stringKey, in: layer)
  }

  /// The definition of a name that is in force, and the layer that has it.
  func place(
    of name: UnsafeBufferPointer<UInt8>, key: UInt64, in layer: Int
  ) -> (term: PackedTerm, layer: Int)? {
    unsafe layers.withUnsafeBufferPointer { layers in
      var place = layer
      while place >= 0 {
        if let term = unsafe layers[place].scope.definition(of: name, key: key) {
          return (term, place)
        }
        place = unsafe layers[place].parent
      }
      return nil
    }
  }

  /// What stands before names that nothing defines, and the layer that has it; `nil` where nothing
  /// does.
  func vocabulary(in layer: Int) -> (text: UnsafeBufferPointer<UInt8>, layer: Int)? {
    var place = layer
    while place >= 0 {
      if let text = unsafe layers[place].scope.vocabulary { return unsafe (text, place) }
      place = layers[place].parent
    }
    return nil
  }

  /// Enters a scope.
  ///
  /// - Parameters:
  ///   - scope: The scope.
  ///   - layer: The layer on top of which it comes.
  ///   - entry: By what it is entered.
  /// - Returns: The layer in which its names are in force.
  /// - Throws: `Refusal` where the scope redefines a protected name, or is one too many.
  mutating func enter(
    _ scope: ContextScope, on layer: Int, by entry: Entry
  ) throws(Refusal) -> Int {
    var child = layer >= 0 ? layers[layer].firstChild : firstRoot
    while child >= 0 {
      if layers[child].scope.isSame(as: scope), layers[child].entry == entry { return child }
      child = layers[child].nextSibling
    }
    return try add(scope, on: layer, by: entry)
  }

  private mutating func add(
    _ scope: ContextScope, on layer: Int, by entry: Entry
  ) throws(Refusal) -> Int {
    let depth = layer >= 0 ? layers[layer].depth + 1 : 0
    guard layers.count < ActiveContexts.maxLayers else {
      throw .tooMany(limit: ActiveContexts.maxLayers)
    }
    guard depth < ActiveContexts.maxDepth else { throw .tooMany(limit: ActiveContexts.maxDepth) }
    let key = CheckMemo.key(layer >= 0 ? layers[layer].key : 0, adding: scope.key)
    if entry != .property, !CheckMemo.protection.holds(key) {
      try checkProtection(of: layer, against: scope)
      CheckMemo.protection.note(key)
    }
    let outer = outward(of: layer)
    let added = Layer(
      scope: scope, parent: scope.forgetsAll ? -1 : layer,
      previous: entry == .type ? outer : (outer == layer ? -1 : outer), entry: entry, depth: depth,
      key: key,
      nextSibling: layer >= 0 ? layers[layer].firstChild : firstRoot)
    layers.append(added)
    if layer >= 0 {
      layers[layer].firstChild = layers.count - 1
    } else {
      firstRoot = layers.count - 1
    }
    return layers.count - 1
  }

  /// Source: JSON-LD 1.1 API §4.2.2 step 27.
  private func checkProtection(of layer: Int, against scope: ContextScope) throws(Refusal) {
    guard layer >= 0 else { return }
    if scope.forgetsAll, let name = protectedName(in: layer) { throw .protectedTerm(name) }
    for index in 0..<scope.count {
      let term = scope.term(index)
      guard unsafe isProtected(term.name, key: term.nameKey, in: layer, against: term) else {
        continue
      }
      throw unsafe .protectedTerm(String(decoding: term.name, as: UTF8.self))
    }
  }

  /// A name that may not be forgotten.
  ///
  /// Source: JSON-LD 1.1 API §4.1.2 step 5.1.1.
  private func protectedName(in layer: Int) -> String? {
    var place = layer
    while place >= 0 {
      let scope = layers[place].scope
      for index in 0..<scope.count where scope.term(index).flags.isProtected {
        return unsafe String(decoding: scope.term(index).name, as: UTF8.self)
      }
      place = layers[place].parent
    }
    return nil
  }

  /// Whether a name is protected in a layer, and not defined there as `term` defines it.
  ///
  /// Who repeats a protected definition without protecting it leaves it protected.
  private func isProtected(
    _ name: UnsafeBufferPointer<UInt8>, key: UInt64, in layer: Int, against term: PackedTerm
  ) -> Bool {
    guard let current = unsafe place(of: name, key: key, in: layer) else { return false }
    guard !isSame(term, on: layer, as: current) else { return false }
    var place: (term: PackedTerm, layer: Int)? = current
    while let older = place, older.term.isSame(as: current.term) {
      if older.term.flags.isProtected { return true }
      place = unsafe self.place(of: name, key: key, in: layers[older.layer].parent)
    }
    return false
  }
}

extension ActiveContexts {
  /// The IRI that a term's IRI or datatype is short for where a context in force has its prefix.
  ///
  /// 1EdTech's contexts write `xsd:dateTime` and leave it to others to say what `xsd` is; where none
  /// does, it is an IRI of its own.
  ///
  /// - Parameters:
  ///   - bytes: What is in angle brackets, with what is before them.
  ///   - start: Where it begins, after the opening bracket.
  ///   - layer: Where the term is defined.
  /// - Returns: The IRI in the same form; `nil` where it is not short for another.
  func expansion(
    of bytes: UnsafeBufferPointer<UInt8>, after start: Int, in layer: Int
  ) -> [UInt8]? {
    var colon = start
    while colon < bytes.count, unsafe bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < bytes.count else { return nil }
    // Almost all are full: what is after the colon is an authority.
    let hasAuthority =
      unsafe colon + 2 < bytes.count && bytes[colon + 1] == 0x2F && bytes[colon + 2] == 0x2F
    guard !hasAuthority else { return nil }
    let prefix = unsafe UnsafeBufferPointer(rebasing: bytes[start..<colon])
    guard
      let term = unsafe definition(of: prefix, key: JSONCursor.key(of: prefix), in: layer),
      term.flags.isPrefix
    else { return nil }
    // The prefix's IRI has an opening bracket too; its closing one comes after the rest.
    let iri = unsafe Array(term.iri.dropFirst().dropLast())
    return unsafe Array(bytes[..<start]) + iri + Array(bytes[(colon + 1)...])
  }

  /// Whether a term, defined on top of a layer, is the same as one that is defined already.
  private func isSame(
    _ term: PackedTerm, on layer: Int, as current: (term: PackedTerm, layer: Int)
  ) -> Bool {
    guard current.term.isSame(as: term) else { return false }
    // What they are short for may have changed in between.
    return unsafe expansion(of: term.iri, after: 1, in: layer)
      == expansion(of: term.iri, after: 1, in: current.layer)
      && expansion(of: term.datatype, after: 3, in: layer)
        == expansion(of: term.datatype, after: 3, in: current.layer)
  }

  /// How many layers below the one of a scope that is in force, where it was entered first.
  ///
  /// - Returns: `nil` where it is not in force.
  func outermostDepth(of scope: ContextScope, in layer: Int) -> Int? {
    var place = layer
    var depth: Int?
    while place >= 0 {
      if layers[place].scope.isSame(as: scope) { depth = layers[place].depth }
      place = layers[place].parent
    }
    return depth
  }
}
