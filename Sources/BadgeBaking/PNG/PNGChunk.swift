import CZlib

/// One chunk of a PNG, whose length and check sum are right.
///
/// Source: W3C PNG (Third Edition) §5.3.
struct PNGChunk {
  /// What matters here about a chunk.
  enum Kind: Equatable {
    case header, imageData, end, other
    case text(BakedCredential.Place)
  }

  let kind: Kind
  /// All of it.
  let range: Range<Int>
  /// What it holds.
  let content: Range<Int>

  /// Reads the chunk at a place of an image.
  init(in bytes: [UInt8], at start: Int) throws(ImageError) {
    guard bytes.count - start >= PNGDocument.chunkOverhead else { throw .pngTruncated(at: start) }
    let length = PNGChunk.number(in: bytes, at: start)
    guard length < PNGDocument.lengthLimit else { throw .chunkTooLong(at: start) }
    let type = bytes[(start + 4)..<(start + 8)]
    guard type.allSatisfy(PNGChunk.isLetter) else { throw .chunkTypeInvalid(at: start) }
    guard Int(length) <= bytes.count - start - PNGDocument.chunkOverhead else {
      throw .pngTruncated(at: start)
    }
    content = (start + 8)..<(start + 8 + Int(length))
    range = start..<(content.upperBound + 4)
    let name = String(type.map { Character(Unicode.Scalar($0)) })
    let sum = PNGChunk.checkSum(of: bytes, in: (start + 4)..<content.upperBound)
    guard sum == PNGChunk.number(in: bytes, at: content.upperBound) else {
      throw .checkSumWrong(chunk: name, at: start)
    }
    kind = PNGChunk.kind(of: type)
  }

  private static func kind(of type: ArraySlice<UInt8>) -> Kind {
    if type.elementsEqual("IDAT".utf8) { return .imageData }
    if type.elementsEqual("IHDR".utf8) { return .header }
    if type.elementsEqual("IEND".utf8) { return .end }
    if type.elementsEqual("iTXt".utf8) { return .text(.internationalText) }
    if type.elementsEqual("tEXt".utf8) { return .text(.text) }
    if type.elementsEqual("zTXt".utf8) { return .text(.compressedText) }
    return .other
  }

  /// A chunk, written.
  static func bytes(type: StaticString, content: [UInt8]) -> [UInt8] {
    var chunk = bigEndian(UInt32(truncatingIfNeeded: content.count))
    chunk.reserveCapacity(content.count + PNGDocument.chunkOverhead)
    chunk += Array("\(type)".utf8)
    chunk += content
    return chunk + bigEndian(checkSum(of: chunk, in: 4..<chunk.count))
  }

  /// The check sum of a range, by zlib.
  ///
  /// Source: PNG §5.5; the same as that of RFC 1952 §8.
  static func checkSum(of bytes: [UInt8], in range: Range<Int>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
      return unsafe UInt32(truncatingIfNeeded: crc32_z(0, part.baseAddress, part.count))
    }
  }

  private static func number(in bytes: [UInt8], at start: Int) -> UInt32 {
    bytes[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
