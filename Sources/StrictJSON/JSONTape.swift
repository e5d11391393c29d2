/// One value or member name of a parsed text.
///
/// A document is a flat array of nodes in document order: an object is followed by name, value,
/// name, value, …; an array by its elements. Nothing is allocated per node.
@usableFromInline
struct JSONNode: Sendable {
  /// Where the content begins: the bracket of a container, the first byte of a number or literal,
  /// the byte after the opening quote of a string.
  @usableFromInline var start: UInt32

  /// For a container, the node after its last descendant; for an escaped string, where its decoded
  /// content begins in the arena.
  @usableFromInline var link: UInt32

  /// For an object whose members do not stand in canonical order, where the order of its member
  /// names begins in the tape's `order`; for a container that is its own canonical form, where its
  /// text ends; for a string the first four bytes of its content.
  ///
  /// It stands before ``length`` so that the key of a string is one load.
  @usableFromInline var detail: UInt32

  /// The bytes of a number or of a string's decoded content; the members or elements of a
  /// container.
  @usableFromInline var length: UInt32

  @usableFromInline var kind: JSONValue.Kind
  @usableFromInline var trait: Trait

  /// What the writer and the readers need to know besides the kind.
  @usableFromInline
  enum Trait: UInt8, Sendable {
    /// A container, a literal, or a string whose content is the source's own bytes.
    case plain
    /// A string with escapes: its content stands decoded in the arena.
    case escaped
    /// A number that is its own canonical form.
    case canonicalNumber
    /// Any other number.
    case generalNumber
    /// A container whose text is its own canonical form.
    case canonicalContainer
    /// An object whose members do not stand in the order of RFC 8785.
    case unordered
    /// The literal `true`.
    case isTrue
  }
}

/// A parsed text: its bytes and the nodes in them.
///
/// Immutable once made.
@usableFromInline
final class JSONTape: Sendable {
  /// The text, followed by ``PaddedBytes/padding`` zero bytes.
  @usableFromInline let bytes: [UInt8]

  /// The decoded content of all strings with escapes.
  @usableFromInline let arena: [UInt8]

  @usableFromInline let nodes: [JSONNode]

  /// For each unordered object the nodes of its member names, in canonical order.
  let order: [UInt32]

  /// How many numbers are not their own canonical form.
  let generalNumbers: Int

  init(
    bytes: [UInt8], arena: [UInt8], nodes: [JSONNode], order: [UInt32], generalNumbers: Int
  ) {
    self.bytes = bytes
    self.arena = arena
    self.nodes = nodes
    self.order = order
    self.generalNumbers = generalNumbers
  }

  /// The node after the value at `index` and everything in it.
  @inlinable @inline(__always)
  func next(after index: Int) -> Int {
    withText { $0.next(after: index) }
  }

  /// Calls `body` with the content of the string, or the literal of the number, at `index`.
  @inlinable @inline(__always)
  func withContent<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
  {
    withText { unsafe body($0.content(of: index)) }
  }

  /// Whether the string at `index` has exactly the content of `literal`.
  @inlinable @inline(__always)
  func content(of index: Int, is literal: StaticString) -> Bool {
    withText { $0.content(of: index, is: literal) }
  }

  /// The content of the string at `index`.
  func string(at index: Int) -> String {
    unsafe withContent(of: index) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
