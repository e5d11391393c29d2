internal import StrictJSON

/// The names that one scope of a context defines.
///
/// It is had from a ``ContextTable``, which whoever uses it holds.
@safe
struct ContextScope {
  private let words: UnsafePointer<UInt32>
  private let text: UnsafePointer<UInt8>
  private let header: UnsafePointer<UInt32>

  /// Which of the table's scopes this is.
  let index: Int

  init(words: UnsafePointer<UInt32>, text: UnsafePointer<UInt8>, index: Int) {
    unsafe self.words = words
    unsafe self.text = text
    unsafe header = words + ContextTable.headerWords + ContextTable.scopeWords * index
    self.index = index
  }

  /// A number that no other scope has: the serial number of its table, which stands before the words,
  /// and its own.
  var key: UInt64 {
    let serial = unsafe UInt64(words[-1]) << 32 | UInt64(words[-2])
    return serial << 20 | UInt64(truncatingIfNeeded: index)
  }

  /// Whether both are the same scope of the same table.
  func isSame(as other: ContextScope) -> Bool { unsafe header == other.header }

  /// Whether all that was defined outside is forgotten in it.
  var forgetsAll: Bool { unsafe header[6] == 1 }

  /// How many names the scope defines.
  var count: Int { unsafe Int(header[1]) }

  /// One of the definitions.
  func term(_ index: Int) -> PackedTerm {
    let scopes = unsafe Int(words[1])
    let first = ContextTable.headerWords + ContextTable.scopeWords * scopes
    let record = unsafe words + first + ContextTable.termWords * (Int(header[0]) + index)
    return unsafe PackedTerm(record: record, words: words, text: text)
  }

  /// The definition of a name.
  @inline(__always)
  func definition(of name: JSONCursor) -> PackedTerm? {
    unsafe definition(of: name.content, key: name.stringKey)
  }

  /// The definition of a name.
  ///
  /// - Parameters:
  ///   - name: Its UTF-8 code units.
  ///   - key: Its ``JSONCursor/stringKey``.
  /// - Returns: `nil` where the scope does not define it.
  @inline(__always)
  func definition(of name: UnsafeBufferPointer<UInt8>, key: UInt64) -> PackedTerm? {
    let mask = unsafe Int(header[3])
    let slots = unsafe words + Int(header[2])
    var slot = ContextScope.slot(of: key, mask: mask)
    while true {
      let found = unsafe Int(slots[slot])
      guard found > 0 else { return nil }
      let term = term(found - 1)
      if unsafe term.isNamed(name, key: key) { return term }
      slot = (slot + 1) & mask
    }
  }

  /// Where the search for a name begins.
  @inline(__always)
  static func slot(of key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }

  /// What stands before a name that is not defined; `nil` where nothing does.
  var vocabulary: UnsafeBufferPointer<UInt8>? {
    let length = unsafe Int(header[5])
    guard length > 0 else { return nil }
    return unsafe UnsafeBufferPointer(start: text + Int(header[4]), count: length)
  }
}

/// The definition of one name.
@safe
struct PackedTerm {
  private let record: UnsafePointer<UInt32>
  private let words: UnsafePointer<UInt32>
  private let text: UnsafePointer<UInt8>

  init(
    record: UnsafePointer<UInt32>, words: UnsafePointer<UInt32>, text: UnsafePointer<UInt8>
  ) {
    unsafe self.record = record
    unsafe self.words = words
    unsafe self.text = text
  }

  @inline(__always)
  func isNamed(_ name: UnsafeBufferPointer<UInt8>, key: UInt64) -> Bool {
    let ownKey = unsafe UInt64(record[1]) << 32 | UInt64(record[2])
    guard key == ownKey else { return false }
    guard name.count > 4, let start = name.baseAddress else { return true }
    return unsafe EqualBytes.are(start, text + Int(record[0]), count: name.count)
  }

  /// What the definition says, but for its texts.
  @inline(__always)
  var flags: TermRecord { unsafe TermRecord(packed: record[7]) }

  /// The name.
  var name: UnsafeBufferPointer<UInt8> { unsafe text(at: 0) }

  /// The ``JSONCursor/stringKey`` of the name.
  var nameKey: UInt64 { unsafe UInt64(record[1]) << 32 | UInt64(record[2]) }

  /// The IRI in angle brackets.
  @inline(__always)
  var iri: UnsafeBufferPointer<UInt8> { unsafe text(at: 3) }

  /// `^^` and the datatype in angle brackets; empty where there is none, or it is `xsd:string`.
  ///
  /// Of an alias of a keyword other than `@id` and `@type`, the keyword.
  @inline(__always)
  var datatype: UnsafeBufferPointer<UInt8> { unsafe text(at: 5) }

  /// The scoped context; `nil` where the name has none.
  @inline(__always)
  var scope: ContextScope? {
    let number = unsafe Int(record[8])
    guard number > 0 else { return nil }
    return unsafe ContextScope(words: words, text: text, index: number - 1)
  }

  /// Whether the name can only be meant as that of a class: it has a capital letter, and a context
  /// for the things that are of the class.
  ///
  /// The same IRI may be the property of another context, so that a document which names that one
  /// could be written with this name.
  var isNameOfClass: Bool {
    let flags = flags
    guard unsafe (0x41...0x5A).contains(name.first ?? 0), scope != nil else { return false }
    return flags.coercion == .none && !flags.isSet && !flags.isList && !flags.isGraph
  }

  /// Whether both define the same, whether protected or not.
  func isSame(as other: PackedTerm) -> Bool {
    unsafe record[9] == other.record[9] && record[10] == other.record[10]
  }

  @inline(__always)
  private func text(at word: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text + Int(record[word]), count: Int(record[word + 1]))
  }
}
