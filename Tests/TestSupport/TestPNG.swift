/// Small PNG images, written chunk by chunk without the code that is tested.
public enum TestPNG {
  /// What every PNG begins with.
  public static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The header of an image of one grey pixel.
  public static let header = chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  /// Its pixel.
  public static let imageData = chunk("IDAT", zlib([0, 0x80]))
  /// Its end.
  public static let end = chunk("IEND", [])

  /// An image of one pixel, with chunks before its end.
  public static func image(_ chunks: [UInt8]...) -> [UInt8] {
    signature + header + imageData + chunks.flatMap { $0 } + end
  }

  /// A chunk with its length and check sum.
  public static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(crc(body))
  }

  /// An iTXt chunk.
  public static func internationalText(
    _ text: String, keyword: String = "openbadgecredential", flag: UInt8 = 0, method: UInt8 = 0,
    language: String = "", translated: String = ""
  ) -> [UInt8] {
    chunk(
      "iTXt",
      Array(keyword.utf8) + [0, flag, method] + Array(language.utf8) + [0] + Array(translated.utf8)
        + [0] + (flag == 1 ? zlib(Array(text.utf8)) : Array(text.utf8)))
  }

  /// The check sum of PNG §5.5, bit by bit.
  public static func crc(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }

  /// A stream of zlib that holds bytes as they are.
  ///
  /// Source: RFC 1950, RFC 1951 §3.2.4.
  public static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for number in [count, ~count] { stream += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      stream += block
    } while !rest.isEmpty
    return stream + bigEndian(adler(bytes))
  }

  /// A stream of zlib that expands to one letter and `runs` times 258 more of it.
  ///
  /// Source: RFC 1951 §3.2.6: the letter `a`, then a length of 258 at a distance of 1 in 13 bits.
  public static func bomb(runs: Int) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0xDA]
    var bits = 0
    var current: UInt8 = 0
    func put(_ code: [UInt8]) {
      for bit in code {
        current |= bit << UInt8(bits)
        bits += 1
        if bits == 8 {
          stream.append(current)
          (bits, current) = (0, 0)
        }
      }
    }
    put([1, 1, 0])
    put([1, 0, 0, 1, 0, 0, 0, 1])
    for _ in 0..<runs { put([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]) }
    put([0, 0, 0, 0, 0, 0, 0])
    if bits > 0 { stream.append(current) }
    let count = UInt64(runs * 258 + 1)
    let a = (1 + 0x61 * count) % 65_521
    let b = (count + 0x61 * (count * (count + 1) / 2)) % 65_521
    return stream + bigEndian(UInt32(b << 16 | a))
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
