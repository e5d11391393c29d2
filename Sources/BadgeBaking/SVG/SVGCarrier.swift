/// An element of an SVG that carries a credential.
struct SVGCarrier: Carrier {
  let name: CarrierName
  /// From its start tag to its end tag.
  var range: Range<Int>
  /// Whether it stands directly after the tag `svg`.
  let isInPlace: Bool
  /// The value of its attribute `verify`.
  let token: [UInt8]?
  /// Its text.
  var content: [UInt8] = []
  /// Whether it holds elements.
  var hasElements = false

  /// Source: Open Badges 3.0 §5.3.2.
  static let namespace = "https://purl.imsglobal.org/ob/v3p0"
  /// Source: Open Badges 2.0, Badge Baking.
  static let legacyNamespace = "http://openbadges.org"

  /// The name of the carrier that an element is; `nil` where it is none.
  static func name(of element: (namespace: [UInt8], local: ArraySlice<UInt8>)) -> CarrierName? {
    if element.namespace.elementsEqual(namespace.utf8),
      element.local.elementsEqual("credential".utf8)
    {
      return .openBadges3
    }
    if element.namespace.elementsEqual(legacyNamespace.utf8),
      element.local.elementsEqual("assertion".utf8)
    {
      return .openBadges2
    }
    return nil
  }

  /// The credential in it, at a line that is named where something is wrong with it.
  func credential(
    hasLegacyBeside: Bool, line: Int
  ) throws(ImageError) -> BakedCredential {
    guard !hasElements else { throw .credentialHasElements(line: line) }
    let content = trimmed(content)
    guard token == nil || content.isEmpty else { throw .tokenAndContent(line: line) }
    let text = token ?? content
    guard !text.isEmpty else { throw .credentialEmpty }
    var remarks: [BakedCredential.Remark] = []
    let place: BakedCredential.Place = token == nil ? .content : .attribute
    if name == .openBadges2 { remarks.append(.legacyName(place)) }
    if !isInPlace { remarks.append(.misplaced) }
    if hasLegacyBeside { remarks.append(.legacyBeside) }
    return BakedCredential(text: text, place: place, remarks: remarks)
  }

  /// Text without the white space around it.
  private func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { !XMLScanner.isSpace($0) }),
      let last = text.lastIndex(where: { !XMLScanner.isSpace($0) })
    else { return [] }
    return Array(text[first...last])
  }
}
