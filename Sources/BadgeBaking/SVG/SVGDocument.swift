/// An SVG whose tags are all in order, and what of it carries credentials.
///
/// Scripts, handlers of events, styles and links are so many bytes here: they are carried along, never
/// run, loaded or shown.
struct SVGDocument {
  let bytes: [UInt8]
  /// The elements that carry credentials, in their order.
  private(set) var carriers: [SVGCarrier] = []
  /// The name in the tag `svg`.
  private var rootName = 0..<0
  /// The tag `svg`.
  private var rootTag = 0..<0
  private var rootIsEmpty = false
  /// What the prefix `openbadges` stands for in the tag `svg`.
  private var prefixMeaning: [UInt8]?

  /// The namespace of SVG; an image without one is shown by nobody, and read all the same.
  ///
  /// Source: SVG 1.1 §1.3.
  private static let svgNamespace = "http://www.w3.org/2000/svg"
  private static let prefix = "openbadges"
  private static let declaration = " xmlns:\(prefix)=\"\(SVGCarrier.namespace)\""

  /// Looks at every tag from the first to the last.
  init(_ bytes: [UInt8], limits: ImageLimits) throws(ImageError) {
    self.bytes = bytes
    let isSVG: Bool
    do throws(XMLError) {
      isSVG = try read(limits)
    } catch {
      throw .svg(error.fault, line: line(of: error.offset))
    }
    guard isSVG else { throw .rootNotSVG }
  }

  /// The line of a place, from 1.
  private func line(of offset: Int) -> Int {
    bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  // MARK: Reading

  /// Where reading is.
  private struct Progress {
    var namespaces: XMLNamespaces
    /// The names of the open elements.
    var open: [Range<Int>] = []
    /// At which depth the carrier stands that is being read.
    var carrierDepth: Int?
    /// Whether nothing but white space stood since the tag `svg`.
    var isDirectlyAfterRoot = false
    var hasRoot = false
  }

  /// - Returns: Whether the first element is that of an SVG.
  private mutating func read(_ limits: ImageLimits) throws(XMLError) -> Bool {
    var scanner = try XMLScanner(bytes, limits: limits)
    var progress = Progress(namespaces: XMLNamespaces(limits: limits))
    while true {
      let start = scanner.position
      switch try scanner.next() {
      case .startTag(let name, let isEmpty):
        guard progress.open.count < limits.maxDepth else {
          throw scanner.fault(.tooDeep, at: start)
        }
        try progress.namespaces.open(scanner)
        let element = try progress.namespaces.expanded(name, scanner)
        if progress.open.isEmpty {
          guard try enterRoot(element, name, isEmpty, start, scanner, &progress) else {
            return false
          }
        } else {
          try enter(element, start, scanner, &progress)
        }
        progress.open.append(name)
        if isEmpty { leave(scanner, &progress) }
      case .endTag(let name):
        guard let open = progress.open.last, bytes[open].elementsEqual(bytes[name]) else {
          throw scanner.fault(.endTag, at: start)
        }
        leave(scanner, &progress)
      case .text(let range):
        try take(range, start, scanner, &progress)
      case .section(let range):
        guard !progress.open.isEmpty else { throw scanner.fault(.outsideRoot, at: start) }
        progress.isDirectlyAfterRoot = false
        if isInCarrier(progress) { carriers[carriers.count - 1].content += bytes[range] }
      case .comment, .instruction: break
      case .end:
        guard progress.open.isEmpty else { throw scanner.fault(.truncated) }
        guard progress.hasRoot else { throw scanner.fault(.outsideRoot) }
        return true
      }
    }
  }

  /// Takes the first tag of an image.
  private mutating func enterRoot(
    _ element: (namespace: [UInt8], local: ArraySlice<UInt8>), _ name: Range<Int>,
    _ isEmpty: Bool, _ start: Int, _ scanner: XMLScanner, _ progress: inout Progress
  ) throws(XMLError) -> Bool {
    guard !progress.hasRoot else { throw scanner.fault(.outsideRoot, at: start) }
    progress.hasRoot = true
    progress.isDirectlyAfterRoot = true
    rootName = name
    rootTag = start..<scanner.position
    rootIsEmpty = isEmpty
    prefixMeaning = progress.namespaces.namespace(of: Array(SVGDocument.prefix.utf8)[...])
    return element.local.elementsEqual("svg".utf8)
      && (element.namespace.isEmpty
        || element.namespace.elementsEqual(SVGDocument.svgNamespace.utf8))
  }

  /// Takes the tag of another element.
  private mutating func enter(
    _ element: (namespace: [UInt8], local: ArraySlice<UInt8>), _ start: Int,
    _ scanner: XMLScanner, _ progress: inout Progress
  ) throws(XMLError) {
    let isInPlace = progress.isDirectlyAfterRoot
    progress.isDirectlyAfterRoot = false
    guard progress.carrierDepth == nil else {
      carriers[carriers.count - 1].hasElements = true
      return
    }
    guard let name = SVGCarrier.name(of: element) else { return }
    let verify = scanner.attributes.first {
      bytes[$0.name].elementsEqual("verify".utf8)
    }
    carriers.append(
      SVGCarrier(
        name: name, range: start..<scanner.position, isInPlace: isInPlace,
        token: try verify.map { attribute throws(XMLError) in
          try scanner.resolved(attribute.value)
        }))
    progress.carrierDepth = progress.open.count
  }

  /// Leaves the innermost element.
  private mutating func leave(_ scanner: XMLScanner, _ progress: inout Progress) {
    progress.open.removeLast()
    progress.namespaces.close()
    guard progress.carrierDepth == progress.open.count else { return }
    progress.carrierDepth = nil
    let last = carriers.count - 1
    carriers[last].range = carriers[last].range.lowerBound..<scanner.position
  }

  /// Takes text: that of a carrier is kept.
  private mutating func take(
    _ range: Range<Int>, _ start: Int, _ scanner: XMLScanner, _ progress: inout Progress
  ) throws(XMLError) {
    if isInCarrier(progress) {
      carriers[carriers.count - 1].content += try scanner.resolved(range)
    }
    guard !bytes[range].allSatisfy(XMLScanner.isSpace) else { return }
    guard !progress.open.isEmpty else { throw scanner.fault(.outsideRoot, at: start) }
    progress.isDirectlyAfterRoot = false
  }

  /// Whether the current place is directly in a carrier, and not in an element in it.
  private func isInCarrier(_ progress: Progress) -> Bool {
    progress.carrierDepth.map { $0 == progress.open.count - 1 } ?? false
  }

  /// The credential that the image carries.
  func credential() throws(ImageError) -> BakedCredential {
    let (carrier, hasLegacyBeside) = try carriers.theOne()
    return try carrier.credential(
      hasLegacyBeside: hasLegacyBeside, line: line(of: carrier.range.lowerBound))
  }
}

// MARK: - Writing

extension SVGDocument {
  /// The image with one credential, directly after its first tag, instead of all that it carries.
  ///
  /// Source: Open Badges 3.0 §5.3.2.
  func baked(with text: CredentialText) -> [UInt8] {
    let namespace = Array(SVGCarrier.namespace.utf8)
    // Where the image gives the prefix another meaning, as those of older badges do, the element
    // declares it itself.
    let isTaken = prefixMeaning.map { $0 != namespace } ?? false
    let element = SVGDocument.element(text, declaring: isTaken)
    var edits: [(range: Range<Int>, replacement: [UInt8])] = []
    if prefixMeaning == nil {
      edits.append(
        (rootName.upperBound..<rootName.upperBound, Array(SVGDocument.declaration.utf8)))
    }
    if rootIsEmpty {
      let end = rootTag.upperBound
      let closing = Array("</".utf8) + bytes[rootName] + Array(">".utf8)
      edits.append(((end - 2)..<end, Array(">".utf8) + element + closing))
    } else {
      edits.append((rootTag.upperBound..<rootTag.upperBound, element))
    }
    return bytes.replacing(edits + carriers.map { ($0.range, []) })
  }

  private static func element(_ text: CredentialText, declaring: Bool) -> [UInt8] {
    var element = Array("<\(prefix):credential".utf8)
    if declaring { element += Array(declaration.utf8) }
    if text.isToken {
      element += Array(" verify=\"".utf8) + text.bytes + Array("\">".utf8)
    } else {
      element += Array("><![CDATA[".utf8) + escaped(text.bytes) + Array("]]>".utf8)
    }
    return element + Array("</\(prefix):credential>".utf8)
  }

  /// JSON without what a CDATA section cannot have.
  ///
  /// That is `]]>`, which would end it, and two characters that are none in XML. All of them can stand
  /// in strings only, where JSON has another spelling for them.
  private static func escaped(_ json: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(json.count)
    var index = 0
    while index < json.count {
      let rest = json[index...]
      if rest.starts(with: [0x5D, 0x5D, 0x3E]) {
        text += Array(#"]]\u003e"#.utf8)
        index += 3
      } else if rest.starts(with: [0xEF, 0xBF, 0xBE]) || rest.starts(with: [0xEF, 0xBF, 0xBF]) {
        text += Array((json[index + 2] == 0xBE ? #"\ufffe"# : #"\uffff"#).utf8)
        index += 3
      } else {
        text.append(json[index])
        index += 1
      }
    }
    return text
  }

  /// What the image can have been before a credential was baked into it: without the element, and
  /// with or without the declaration of the namespace.
  func originals() -> [[UInt8]] {
    let removed = carriers.map { (range: $0.range, replacement: [UInt8]()) }
    let declared = rootName.upperBound..<(rootName.upperBound + SVGDocument.declaration.utf8.count)
    guard declared.upperBound <= rootTag.upperBound,
      bytes[declared].elementsEqual(SVGDocument.declaration.utf8)
    else { return [bytes.replacing(removed)] }
    return [bytes.replacing([(declared, [])] + removed), bytes.replacing(removed)]
  }
}
