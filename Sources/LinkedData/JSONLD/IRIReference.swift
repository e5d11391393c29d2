/// An IRI or a relative reference, taken apart.
///
/// Source: RFC 3986 §5.2 and appendix B; RFC 3987 §6.5 for characters beyond ASCII, which are
/// treated as unreserved ones are.
struct IRIReference {
  private var scheme: ArraySlice<UInt8>?
  private var authority: ArraySlice<UInt8>?
  private var path: ArraySlice<UInt8>
  private var query: ArraySlice<UInt8>?
  private var fragment: ArraySlice<UInt8>?

  /// The parts of a text; every text has them, well-formed or not.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[(hash + 1)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if let length = IRISyntax.schemeLength(of: rest) {
      scheme = rest.prefix(length)
      rest = rest.dropFirst(length + 1)
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The text of a reference when it stands in a document found at `base`.
  static func resolve(_ reference: String, against base: String) -> String {
    IRIReference(reference).resolved(against: IRIReference(base)).text
  }

  /// The reference as it is meant where `base` is.
  ///
  /// Source: RFC 3986 §5.2.2, strict.
  private func resolved(against base: IRIReference) -> IRIReference {
    var target = self
    if scheme == nil {
      target.scheme = base.scheme
      if authority == nil {
        target.authority = base.authority
        if path.isEmpty {
          target.path = base.path
          target.query = query ?? base.query
          return target
        }
        if path.first != UInt8(ascii: "/") { target.path = merged(with: base) }
      }
    }
    target.path = IRIReference.removingDotSegments(target.path)
    return target
  }

  /// The path after the folder of the base's.
  ///
  /// Source: RFC 3986 §5.2.3.
  private func merged(with base: IRIReference) -> ArraySlice<UInt8> {
    if base.authority != nil && base.path.isEmpty { return [UInt8(ascii: "/")] + path }
    guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
  }

  /// Walks the path once; what has been put out is taken back for each step up.
  ///
  /// Source: RFC 3986 §5.2.4, with the letters of its steps.
  private static func removingDotSegments(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let slash = UInt8(ascii: "/")
    var rest = path
    var output: [UInt8] = []
    output.reserveCapacity(path.count)
    while let first = rest.first {
      let isRooted = first == slash
      let segmentStart = isRooted ? rest.startIndex + 1 : rest.startIndex
      let end = rest[segmentStart...].firstIndex(of: slash) ?? rest.endIndex
      let segment = rest[segmentStart..<end]
      let isStepUp = segment.elementsEqual("..".utf8)
      guard isStepUp || segment.elementsEqual(".".utf8) else {
        output += rest[..<end]  // E
        rest = rest[end...]
        continue
      }
      guard isRooted else {
        rest = rest[end...].dropFirst()  // A and D
        continue
      }
      if isStepUp { output.removeLast(output.count - (output.lastIndex(of: slash) ?? 0)) }  // C
      if end == rest.endIndex { output.append(slash) }  // the ends of B and C
      rest = rest[end...]
    }
    return output[...]
  }

  /// The parts put together.
  ///
  /// Source: RFC 3986 §5.3.
  private var text: String {
    var bytes: [UInt8] = []
    if let scheme { bytes += scheme + [UInt8(ascii: ":")] }
    if let authority { bytes += "//".utf8 + authority }
    bytes += path
    if let query { bytes += [UInt8(ascii: "?")] + query }
    if let fragment { bytes += [UInt8(ascii: "#")] + fragment }
    // The parts were cut at ASCII characters only, so what they make is UTF-8.
    return String(validating: bytes, as: UTF8.self) ?? ""
  }
}
