import BadgeBaking

/// Tells by how a file begins what it is: one document, a credential on each line, or neither.
///
/// No name is looked at. What a document really is, the verifier finds out.
enum ContentProbe {
  /// What a file is.
  enum Content { case document, lines, other }

  /// How much of a file is looked at where nothing tells before: as long as a line may be.
  static let greatestLength = 16 << 20

  /// The most lines that are looked at.
  private static let greatestLineCount = 8

  /// What a file is that begins with some bytes.
  ///
  /// - Parameters:
  ///   - head: The first bytes.
  ///   - isWhole: Whether there are no others.
  /// - Returns: What it is; `nil` where more must be seen.
  static func content(of head: [UInt8], isWhole: Bool) -> Content? {
    if let format = BakedImageFormat(of: head) { return isImage(head, format) }
    if let lines = holdsLines(head, isWhole: isWhole) {
      if lines { return .lines }
    } else if head.count < greatestLength {
      return nil
    }
    return isDocument(head) ? .document : .other
  }

  /// Whether bytes that begin with `<` are an SVG image: an HTML page begins in the same way.
  private static func isImage(_ head: [UInt8], _ format: BakedImageFormat) -> Content {
    guard format == .svg else { return .document }
    let start = head.prefix(64 << 10)
    return [Array("<svg".utf8), Array(":svg".utf8)].contains { start.holds($0) }
      ? .document : .other
  }

  /// Whether it begins as a JSON object does, or may be a compact JWS.
  private static func isDocument(_ head: [UInt8]) -> Bool {
    var words = head[...].withoutByteOrderMark.lazy.filter { !isBlank($0) }.makeIterator()
    if words.next() == UInt8(ascii: "{") {
      let second = words.next()
      return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
    }
    return isToken(head[...].trimmed)
  }

  /// Whether there are several lines, each a document of its own; `nil` where more must be seen.
  ///
  /// One document that is laid out in lines never looks so: what ends with the brace of an object
  /// that began on the same line is followed by a comma or by another closing bracket.
  private static func holdsLines(_ head: [UInt8], isWhole: Bool) -> Bool? {
    var previous: ArraySlice<UInt8>?
    var count = 0
    var rest = head[...]
    while count < greatestLineCount {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest[rest.startIndex..<(end ?? rest.endIndex)].trimmed
      if let first = line.first {
        if let previous, ends(previous, before: first) { return true }
        count += 1
      }
      // Only of a line that is whole can be said how it ends.
      guard let end else { return isWhole ? false : nil }
      if !line.isEmpty { previous = line }
      rest = rest[(end + 1)...]
    }
    return false
  }

  /// Whether a line is a document by itself, if the next one begins with this byte.
  private static func ends(_ line: ArraySlice<UInt8>, before next: UInt8) -> Bool {
    switch line.first {
    case UInt8(ascii: "{"):
      line.last == UInt8(ascii: "}") && !Array(",]}".utf8).contains(next)
    case UInt8(ascii: "\""):
      // A text by itself is no document, unless it is a JWS.
      line.count > 2 && line.last == UInt8(ascii: "\"") && isToken(line.dropFirst().dropLast())
    default: isToken(line)
    }
  }

  /// Whether a text may be a compact JWS: three parts in base64url.
  ///
  /// Source: RFC 7515 §3.1.
  private static func isToken(_ text: ArraySlice<UInt8>) -> Bool {
    var dots = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "."): dots += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    // The header of every JWS is an object: `{"` begins it, or `{` and a blank.
    return dots == 2 && text.first == UInt8(ascii: "e")
  }

  static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space of JSON at both ends.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !ContentProbe.isBlank($0) }),
      let last = lastIndex(where: { !ContentProbe.isBlank($0) })
    else { return [] }
    return self[first...last]
  }

  fileprivate var withoutByteOrderMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
  }

  fileprivate func holds(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    var rest = self
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: text) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
