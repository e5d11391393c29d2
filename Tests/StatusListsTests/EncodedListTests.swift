import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import StatusLists

@Suite("Encoded lists")
struct EncodedListTests {
  /// A list of the least size with some values set, and its gzip file.
  private static func sample() throws -> (bits: Bitstring, file: [UInt8]) {
    var bits = try Bitstring()
    for index in [0, 7, 8, 4_242, 131_071] { try bits.set(1, at: index) }
    let text = EncodedList.encode(bits)
    return (bits, try Multibase.decode(text.utf8, maxBytes: 1 << 20).bytes)
  }

  private static func decode(_ file: [UInt8]) throws(StatusListError) -> [UInt8] {
    try EncodedList.decode(
      ExactString(Multibase.encode(file, as: .base64url)), kind: .bitstring)
  }

  @Test func `a list comes back as it was written, whatever is in it`() throws {
    var random = SeededGenerator(seed: 20_261_126)
    for size in [1, 2, 3, 7, 8, 9, 16] {
      for density in [0, 1, 50, 100] {
        var bits = try Bitstring(
          entries: 131_072 + Int.random(in: 0..<9, using: &random), statusSize: size)
        var expected: [Int: Int] = [:]
        for _ in 0..<density {
          let index = Int.random(in: 0..<bits.count, using: &random)
          let value = Int.random(in: 0..<(1 << size), using: &random)
          try bits.set(value, at: index)
          expected[index] = value
        }
        let read = try EncodedList.decode(EncodedList.encode(bits), kind: .bitstring)
        #expect(read == bits.bytes)
        let isSame = expected.allSatisfy { index, value in
          Bitstring.value(at: index, statusSize: size, in: read) == value
        }
        #expect(isSame, "size \(size), \(density) values")
        let others = (0..<200).map { _ in Int.random(in: 0..<bits.count, using: &random) }
        #expect(
          others.allSatisfy {
            Bitstring.value(at: $0, statusSize: size, in: read) == expected[$0] ?? 0
          })
      }
    }
  }

  @Test func `no flipped bit of the gzip file changes a status silently`() throws {
    let (bits, file) = try Self.sample()
    var unchanged = 0
    for index in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[index] ^= 1 << UInt8(bit)
        guard let read = try? Self.decode(changed) else { continue }
        #expect(read == bits.bytes, "bit \(bit) of byte \(index)")
        unchanged += 1
      }
    }
    // What says nothing of the data may differ: the time, the extra flags and the system in the
    // header, and the bits of the compressed data that no code uses.
    #expect(unchanged <= 6 * 8 + 16)
  }

  @Test func `a gzip file that ends early is refused wherever it ends`() throws {
    let (_, file) = try Self.sample()
    for length in 0..<file.count {
      #expect(throws: StatusListError.gzip(.truncated), "at \(length)") {
        try Self.decode(Array(file.prefix(length)))
      }
    }
  }

  @Test func `a second member or any other byte after the file is refused`() throws {
    let (_, file) = try Self.sample()
    for rest in [file, [0], [0x1F], Array("x".utf8), [UInt8](repeating: 0, count: 512)] {
      #expect(throws: StatusListError.gzip(.trailingBytes)) { try Self.decode(file + rest) }
    }
  }

  @Test func `a wrong check sum or length is refused`() throws {
    let (_, file) = try Self.sample()
    for place in [file.count - 8, file.count - 1] {
      var changed = file
      changed[place] ^= 0x10
      #expect(throws: StatusListError.gzip(.checkFailed)) { try Self.decode(changed) }
    }
  }

  @Test func `a zlib stream, raw deflate and a plain bit string are no gzip file`() throws {
    let (bits, file) = try Self.sample()
    let raw = Array(file[10..<file.count - 8])
    // A zlib stream that asks for a dictionary.
    let zlib: [UInt8] = [0x78, 0xBB, 0, 0, 0, 1] + raw
    for other in [raw, zlib, bits.bytes] {
      #expect(throws: StatusListError.gzip(.damaged)) { try Self.decode(other) }
    }
  }

  @Test func `a name and a comment in the header are passed over`() throws {
    let (bits, file) = try Self.sample()
    var named = file
    named[3] = 0x18
    named.insert(contentsOf: Array("list.bin\0a comment\0".utf8), at: 10)
    #expect(try Self.decode(named) == bits.bytes)
  }

  @Test func `a bomb is refused at the limit, and what is exactly as large is read`() throws {
    let bomb = Gzip.compressed([UInt8](repeating: 0, count: 64 << 20))
    #expect(bomb.count < 70_000)
    #expect(throws: StatusListError.tooLarge(limit: 16 << 20)) { try Self.decode(bomb) }
    let data = [UInt8](repeating: 1, count: 100_000)
    let file = Gzip.compressed(data)
    #expect(try Gzip.expanded(file, maxBytes: 100_000) == data)
    #expect(throws: StatusListError.tooLarge(limit: 99_999)) {
      try Gzip.expanded(file, maxBytes: 99_999)
    }
  }

  @Test func `nothing is compressed to an empty file's gzip, and read back`() throws {
    #expect(try Gzip.expanded(Gzip.compressed([]), maxBytes: 10) == [])
  }

  @Test(arguments: ["", "H4sIAAAA", "zH4sI", "MH4sI", "U"])
  func `a list by the Recommendation begins with the letter of base64url`(text: String) {
    #expect(throws: StatusListError.notBase64URL) {
      try EncodedList.decode(ExactString(text), kind: .bitstring)
    }
  }

  @Test func `text that is not canonical base64url is refused`() throws {
    let text = EncodedList.encode(try Bitstring()).string
    for wrong in [text + "=", text + "\n", "u " + text.dropFirst(), text.replacing("_", with: "/")]
    where ExactString(wrong) != ExactString(text) {
      #expect(throws: StatusListError.self, "\(wrong.suffix(8))") {
        try EncodedList.decode(ExactString(wrong), kind: .bitstring)
      }
    }
    #expect(throws: StatusListError.encoding(.nonZeroSpareBits(.base64url, index: 3))) {
      try EncodedList.decode("uH4t", kind: .bitstring)
    }
  }

  @Test func `a list of 2021 is read in either alphabet, and without the letter`() throws {
    var bits = try Bitstring()
    for index in stride(from: 3, to: 131_072, by: 1_009) { try bits.set(1, at: index) }
    let text = EncodedList.encode(bits).string.dropFirst()
    let file = try Base64URL.decode(String(text))
    for written in [String(text), Base64.encode(file)] {
      #expect(
        try EncodedList.decode(ExactString(written), kind: .statusList2021) == bits.bytes)
    }
    #expect(throws: StatusListError.self) {
      try EncodedList.decode(ExactString("u" + text), kind: .statusList2021)
    }
  }
}
