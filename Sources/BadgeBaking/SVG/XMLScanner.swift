/// What is wrong with a text, and where.
struct XMLError: Error, Equatable {
  let fault: XMLFault
  /// How many bytes stand before it.
  let offset: Int
}

/// Takes a text apart into the tags, texts and comments of XML.
///
/// It reads a part of XML on purpose: UTF-8 only, and no document type, so that no entity can be
/// defined or loaded. What it reads, every XML reader reads alike.
///
/// Source: XML 1.0 (Fifth Edition).
struct XMLScanner {
  /// A piece of a text.
  enum Token {
    /// A start tag: its name, and whether it is an end tag too. `attributes` has the rest.
    case startTag(name: Range<Int>, isEmpty: Bool)
    case endTag(name: Range<Int>)
    /// Text, in which references are still to be resolved.
    case text(Range<Int>)
    /// The content of a CDATA section.
    case section(Range<Int>)
    case comment
    case instruction
    case end
  }

  /// An attribute: its name, and its value between the quotation marks.
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  let bytes: [UInt8]
  /// Where the next piece begins.
  private(set) var position: Int
  /// The attributes of the last start tag.
  private(set) var attributes: [Attribute] = []
  private var nodes = 0
  private let limits: ImageLimits

  /// How long a name may be; those of drawings have some thirty bytes.
  private static let maxNameBytes = 256

  /// A scanner of a text, after the declaration with which it may begin.
  init(_ bytes: [UInt8], limits: ImageLimits) throws(XMLError) {
    self.bytes = bytes
    self.limits = limits
    position = bytes.starts(with: BakedImageFormat.byteOrderMark) ? 3 : 0
    guard isUTF8(bytes) else { throw fault(.notUTF8, at: 0) }
    try checkCharacters()
    try skipDeclaration()
  }

  /// The next piece.
  mutating func next() throws(XMLError) -> Token {
    guard position < bytes.count else { return .end }
    guard bytes[position] == UInt8(ascii: "<") else { return .text(try text()) }
    switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
    case UInt8(ascii: "/"): return .endTag(name: try endTag())
    case UInt8(ascii: "?"):
      try instruction()
      return .instruction
    case UInt8(ascii: "!"): return try afterExclamationMark()
    default: return try startTag()
    }
  }

  /// A fault at a place; where the next piece begins unless one is given.
  func fault(_ fault: XMLFault, at offset: Int? = nil) -> XMLError {
    XMLError(fault: fault, offset: min(offset ?? position, bytes.count))
  }

  // MARK: Pieces

  private mutating func text() throws(XMLError) -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      if bytes[position] == UInt8(ascii: "&") {
        position = try XMLReference(in: self, at: position).end
      } else {
        if bytes[position] == UInt8(ascii: "]"), has("]]>") { throw fault(.sectionEnd) }
        position += 1
      }
    }
    return start..<position
  }

  private mutating func endTag() throws(XMLError) -> Range<Int> {
    position += 2
    let name = try qualifiedName()
    skipSpace()
    try expect(UInt8(ascii: ">"), else: .endTag)
    return name
  }

  private mutating func startTag() throws(XMLError) -> Token {
    position += 1
    guard position < bytes.count, XMLScanner.beginsName(bytes[position]) else {
      throw fault(.markup, at: position - 1)
    }
    let name = try qualifiedName()
    try count()
    attributes.removeAll(keepingCapacity: true)
    while true {
      let start = position
      skipSpace()
      guard position < bytes.count else { throw fault(.truncated) }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return .startTag(name: name, isEmpty: false)
      case UInt8(ascii: "/"):
        position += 1
        try expect(UInt8(ascii: ">"), else: .markup)
        return .startTag(name: name, isEmpty: true)
      default:
        guard position > start else { throw fault(.markup) }
        guard attributes.count < limits.maxAttributes else { throw fault(.tooManyAttributes) }
        attributes.append(try attribute())
        try count()
      }
    }
  }

  private mutating func attribute() throws(XMLError) -> Attribute {
    let name = try qualifiedName()
    skipSpace()
    try expect(UInt8(ascii: "="), else: .attributeValue)
    skipSpace()
    guard position < bytes.count else { throw fault(.truncated) }
    let mark = bytes[position]
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      throw fault(.attributeValue)
    }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != mark {
      switch bytes[position] {
      case UInt8(ascii: "<"): throw fault(.attributeValue)
      case UInt8(ascii: "&"): position = try XMLReference(in: self, at: position).end
      default: position += 1
      }
    }
    guard position < bytes.count else { throw fault(.truncated) }
    position += 1
    return Attribute(name: name, value: start..<(position - 1))
  }

  private mutating func afterExclamationMark() throws(XMLError) -> Token {
    let start = position
    if has("<!--") {
      position += 4
      while position < bytes.count, !has("--") { position += 1 }
      guard position < bytes.count else { throw fault(.truncated) }
      guard has("-->") else { throw fault(.comment) }
      position += 3
      return .comment
    }
    if has("<![CDATA[") {
      position += 9
      let content = position
      while position < bytes.count, !has("]]>") { position += 1 }
      guard position < bytes.count else { throw fault(.truncated) }
      position += 3
      return .section(content..<(position - 3))
    }
    throw fault(has("<!DOCTYPE") ? .doctype : .markup, at: start)
  }

  private mutating func instruction() throws(XMLError) {
    position += 2
    let target = try name(allowsColon: true)
    // `xml` is that of the declaration, which stands at the beginning and nowhere else.
    guard !bytes[target].map({ $0 | 0x20 }).elementsEqual("xml".utf8) else {
      throw fault(.declaration, at: target.lowerBound)
    }
    guard has("?>") || skipSpace() else {
      throw fault(position < bytes.count ? .instruction : .truncated)
    }
    while position < bytes.count, !has("?>") { position += 1 }
    guard position < bytes.count else { throw fault(.truncated) }
    position += 2
  }

  // MARK: Names and marks

  /// A name of at most two parts with a colon between them.
  ///
  /// Source: Namespaces in XML 1.0 §4.
  private mutating func qualifiedName() throws(XMLError) -> Range<Int> {
    let range = try name(allowsColon: true)
    let parts = bytes[range].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.first.map(XMLScanner.beginsName) ?? false })
    else { throw fault(.name, at: range.lowerBound) }
    return range
  }

  private mutating func name(allowsColon: Bool) throws(XMLError) -> Range<Int> {
    let start = position
    guard position < bytes.count else { throw fault(.truncated) }
    guard XMLScanner.beginsName(bytes[position]) else { throw fault(.name) }
    while position < bytes.count,
      XMLScanner.continuesName(bytes[position])
        || (allowsColon && bytes[position] == UInt8(ascii: ":"))
    {
      position += 1
    }
    guard position - start <= XMLScanner.maxNameBytes else { throw fault(.name, at: start) }
    return start..<position
  }

  /// Whether a name can begin with a byte.
  ///
  /// Of characters beyond ASCII all are taken: some are none of a name, and other readers refuse them.
  private static func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: beginsName(byte)
    }
  }

  /// Whether a byte is white space of XML.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, XMLScanner.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  private mutating func expect(_ byte: UInt8, else other: XMLFault) throws(XMLError) {
    guard position < bytes.count else { throw fault(.truncated) }
    guard bytes[position] == byte else { throw fault(other) }
    position += 1
  }

  /// Whether a text stands at the current place.
  private func has(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    return text.withUTF8Buffer { text in
      for index in 0..<count where unsafe text[index] != bytes[position + index] { return false }
      return true
    }
  }

  private mutating func count() throws(XMLError) {
    nodes += 1
    guard nodes <= limits.maxNodes else { throw fault(.tooManyNodes) }
  }

  // MARK: The beginning

  /// Refuses control characters, and the two that are none in XML.
  ///
  /// Source: XML 1.0 §2.2.
  private func checkCharacters() throws(XMLError) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte >= 0x20 {
        guard byte == 0xEF, bytes.count - index > 2, bytes[index + 1] == 0xBF else { continue }
        if bytes[index + 2] >= 0xBE { throw fault(.character, at: index) }
      } else if !XMLScanner.isSpace(byte) {
        throw fault(.character, at: index)
      }
    }
  }

  /// Passes over the XML declaration.
  ///
  /// Source: XML 1.0 §2.8.
  private mutating func skipDeclaration() throws(XMLError) {
    let start = position
    guard has("<?xml"), bytes.count - position > 5, XMLScanner.isSpace(bytes[position + 5]) else {
      return
    }
    position += 5
    // The version is first and not left out; what may follow has an order.
    var last = -1
    while true {
      let hasSpace = skipSpace()
      if has("?>") { break }
      guard hasSpace else { throw fault(.declaration) }
      let attribute = try attribute()
      let name = bytes[attribute.name]
      guard
        let index = XMLScanner.pseudoAttributes.firstIndex(where: { name.elementsEqual($0.utf8) }),
        index > last, index == 0 || last >= 0
      else { throw fault(.declaration, at: start) }
      last = index
      let value = bytes[attribute.value].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      guard XMLScanner.values[index].contains(where: { value.elementsEqual($0.utf8) }) else {
        throw fault(index == 1 ? .encoding : .declaration, at: start)
      }
    }
    guard last >= 0 else { throw fault(.declaration, at: start) }
    position += 2
  }

  /// What an XML declaration says, in its order, and the values that are taken, in small letters.
  private static let pseudoAttributes = ["version", "encoding", "standalone"]
  private static let values = [["1.0"], ["utf-8", "us-ascii"], ["yes", "no"]]
}
