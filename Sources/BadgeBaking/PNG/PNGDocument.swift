/// A PNG whose chunks are all in order, and what of them carries credentials.
///
/// Source: W3C PNG (Third Edition) §5.
struct PNGDocument {
  let bytes: [UInt8]
  /// The text chunks that carry credentials, in their order.
  let carriers: [PNGCarrier]
  private let maxTextBytes: Int

  /// What stands around the content of a chunk: its length, its type and its check sum.
  ///
  /// Source: PNG §5.3.
  static let chunkOverhead = 12

  /// The length that a chunk has less than.
  static let lengthLimit: UInt32 = 1 << 31

  /// Looks at every chunk from the first to the last.
  init(_ bytes: [UInt8], limits: ImageLimits) throws(ImageError) {
    self.bytes = bytes
    maxTextBytes = limits.maxTextBytes
    var carriers: [PNGCarrier] = []
    var position = BakedImageFormat.pngSignature.count
    var hasImageData = false
    for number in 0... {
      guard position < bytes.count else { throw number == 0 ? .headerMissing : .endMissing }
      guard number < limits.maxChunks else { throw .tooManyChunks(limit: limits.maxChunks) }
      let chunk = try PNGChunk(in: bytes, at: position)
      guard (number == 0) == (chunk.kind == .header) else {
        throw number == 0 ? .headerMissing : .headerRepeated(at: position)
      }
      switch chunk.kind {
      case .header:
        guard chunk.content.count == 13 else { throw .headerMissing }
      case .imageData: hasImageData = true
      case .end:
        guard hasImageData else { throw .imageDataMissing }
        guard chunk.content.isEmpty else { throw .endNotEmpty }
        // Programs that look for a picture stop here; what follows, only some would see.
        guard chunk.range.upperBound == bytes.count else {
          throw .trailingBytes(count: bytes.count - chunk.range.upperBound)
        }
        self.carriers = carriers
        return
      case .text(let place):
        if let carrier = try PNGCarrier(of: chunk, place, in: bytes) { carriers.append(carrier) }
      case .other: break
      }
      position = chunk.range.upperBound
    }
    throw .endMissing
  }

  /// The credential that the image carries.
  func credential() throws(ImageError) -> BakedCredential {
    let (carrier, hasLegacyBeside) = try carriers.theOne()
    let text = try carrier.text(in: bytes, maxBytes: maxTextBytes)
    guard !text.isEmpty else { throw .credentialEmpty }
    var remarks: [BakedCredential.Remark] = []
    if carrier.name == .openBadges2 { remarks.append(.legacyName(carrier.place)) }
    if carrier.isCompressed { remarks.append(.compressed) }
    if hasLegacyBeside { remarks.append(.legacyBeside) }
    return BakedCredential(text: text, place: carrier.place, remarks: remarks)
  }

  /// The image without any credential.
  func withoutCarriers() -> [UInt8] {
    bytes.replacing(carriers.map { ($0.range, []) })
  }

  /// The image with one credential, before the chunk that ends it, instead of all that it carries.
  ///
  /// Source: Open Badges 3.0 §5.3.1: not compressed, without a language or another keyword.
  func baked(with text: CredentialText) throws(ImageError) -> [UInt8] {
    let content = Array(CarrierName.openBadges3.keyword.utf8) + [0, 0, 0, 0, 0] + text.bytes
    guard content.count < Int(PNGDocument.lengthLimit) else {
      throw .tooLarge(bytes: content.count, limit: Int(PNGDocument.lengthLimit))
    }
    let end = bytes.count - PNGDocument.chunkOverhead
    var edits = carriers.map { ($0.range, [UInt8]()) }
    edits.append((end..<end, PNGChunk.bytes(type: "iTXt", content: content)))
    return bytes.replacing(edits)
  }
}

extension [UInt8] {
  /// A copy with ranges replaced, which are in order and do not overlap.
  func replacing(_ edits: [(range: Range<Int>, replacement: [UInt8])]) -> [UInt8] {
    let growth = edits.reduce(0) { $0 + $1.replacement.count - $1.range.count }
    var result: [UInt8] = []
    result.reserveCapacity(count + growth)
    var position = 0
    for edit in edits {
      result += self[position..<edit.range.lowerBound]
      result += edit.replacement
      position = edit.range.upperBound
    }
    result += self[position...]
    return result
  }
}
