/// A text chunk of a PNG that carries a credential.
struct PNGCarrier: Carrier {
  let name: CarrierName
  let place: BakedCredential.Place
  let isCompressed: Bool
  /// The whole chunk.
  let range: Range<Int>
  /// Its text.
  private let payload: Range<Int>

  /// The carrier that a text chunk is; `nil` where its keyword is none of a credential.
  ///
  /// Source: W3C PNG (Third Edition) §11.3.3.
  init?(
    of chunk: PNGChunk, _ place: BakedCredential.Place, in bytes: [UInt8]
  ) throws(ImageError) {
    var rest = bytes[chunk.content]
    guard let name = CarrierName(keyword: rest.prefix { $0 != 0 }) else { return nil }
    let start = chunk.range.lowerBound
    // Older badges are in all three kinds of text chunk; Open Badges 3.0 knows one. Where it was
    // accepted in the others, a decoy could stand in them that only some programs see.
    guard place == .internationalText || name == .openBadges2 else {
      throw .chunkKindWrong(keyword: name.keyword, found: place.rawValue, at: start)
    }
    guard rest.count > name.keyword.utf8.count else {
      throw .textMalformed(keyword: name.keyword, at: start)
    }
    rest = rest.dropFirst(name.keyword.utf8.count + 1)
    var isCompressed = false
    switch place {
    case .internationalText:
      guard let flag = PNGCarrier.takeInternationalFields(&rest) else {
        throw .textMalformed(keyword: name.keyword, at: start)
      }
      isCompressed = flag
    case .compressedText:
      guard rest.popFirst() == 0 else { throw .textMalformed(keyword: name.keyword, at: start) }
      isCompressed = true
    default: break
    }
    self.name = name
    self.place = place
    self.isCompressed = isCompressed
    range = chunk.range
    payload = rest.startIndex..<rest.endIndex
  }

  /// Takes what stands between the keyword and the text of an iTXt chunk.
  ///
  /// The method of compression means nothing where there is none, and language and translated keyword
  /// mean nothing here.
  ///
  /// - Returns: Whether the text is compressed; `nil` where a field is malformed or missing.
  private static func takeInternationalFields(_ rest: inout ArraySlice<UInt8>) -> Bool? {
    guard let flag = rest.popFirst(), let method = rest.popFirst(),
      flag == 0 || (flag == 1 && method == 0)
    else { return nil }
    for _ in 0..<2 {
      guard let end = rest.firstIndex(of: 0) else { return nil }
      rest = rest[(end + 1)...]
    }
    return flag == 1
  }

  /// The text, expanded where it is compressed.
  func text(in bytes: [UInt8], maxBytes: Int) throws(ImageError) -> [UInt8] {
    guard isCompressed else { return Array(bytes[payload]) }
    switch ZlibStream.expanded(Array(bytes[payload]), maxBytes: maxBytes) {
    case .whole(let text): return text
    case .damaged: throw .textDamaged(at: range.lowerBound)
    case .tooLarge: throw .textTooLarge(at: range.lowerBound, limit: maxBytes)
    }
  }
}
