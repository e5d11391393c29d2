/// What a context says of one name, as it stands packed in a ``ContextTable``.
///
/// Source: JSON-LD 1.1 API §4.2, create term definition.
struct TermRecord: Equatable, Sendable {
  /// What the name stands for.
  enum Meaning: UInt32, Sendable {
    /// A property or class, by its IRI.
    case iri
    /// `@id`.
    case id
    /// `@type`.
    case type
    /// Another keyword.
    case keyword
    /// Nothing: what stands under the name says nothing.
    case nothing
  }

  /// How a string under the name is read.
  enum Coercion: UInt32, Sendable {
    /// As text.
    case none
    /// As an IRI.
    case id
    /// As a name that the context defines, or an IRI.
    case vocab
    /// As any JSON.
    case json
    /// As text of a datatype.
    case datatype
    /// As a number or truth value, which JSON writes without quotes.
    case nativeDatatype
  }

  var meaning: Meaning = .iri
  var coercion: Coercion = .none
  var isSet = false
  var isList = false
  var isGraph = false
  /// Whether later contexts may not say something else.
  var isProtected = false
  /// Whether `name:rest` stands for the IRI followed by `rest`.
  var isPrefix = false
  /// Whether the value is the subject, and the thing that has it the object.
  var isReverse = false
  /// Whether the same context has another name for this property, which is the one to use.
  var isAliasOfProperty = false
  /// Whether the same context has another name for this class, which is the one to use.
  var isAliasOfType = false

  /// The record's flags in one word.
  var packed: UInt32 {
    var bits = meaning.rawValue | coercion.rawValue << 4
    for (shift, flag) in flags.enumerated() where flag { bits |= 1 << UInt32(8 + shift) }
    return bits
  }

  private var flags: [Bool] {
    [isSet, isList, isGraph, isProtected, isPrefix, isReverse, isAliasOfProperty, isAliasOfType]
  }

  init() {}

  /// The flags that a word holds.
  @inline(__always)
  init(packed: UInt32) {
    func flag(_ shift: UInt32) -> Bool { packed >> (8 + shift) & 1 == 1 }
    meaning = Meaning(rawValue: packed & 0xF) ?? .nothing
    coercion = Coercion(rawValue: packed >> 4 & 0xF) ?? .none
    isSet = flag(0)
    isList = flag(1)
    isGraph = flag(2)
    isProtected = flag(3)
    isPrefix = flag(4)
    isReverse = flag(5)
    isAliasOfProperty = flag(6)
    isAliasOfType = flag(7)
  }
}
