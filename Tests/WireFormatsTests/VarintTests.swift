import TestSupport
import Testing
import WireFormats

@Suite struct VarintTests {
  @Test(
    arguments: [
      (0, "00"), (1, "01"), (127, "7f"), (128, "8001"), (255, "ff01"), (300, "ac02"),
      (16_384, "808001"), (0xED, "ed01"), (0x1300, "8026"), (0x1200, "8024"),
      (UInt64(Int64.max), "ffffffffffffffff7f"),
    ] as [(UInt64, String)])
  func `known values hold both ways`(value: UInt64, hex: String) throws {
    let bytes = try Base16.decode(hex)
    #expect(try Varint.encode(value) == bytes)
    let decoded = try Varint.decode(bytes + [0xAA])
    #expect(decoded.value == value)
    #expect(decoded.length == bytes.count)
  }

  @Test(
    arguments: [
      ("", .varintTruncated(index: 0)),
      ("80", .varintTruncated(index: 1)),
      ("ffffffffffffffff", .varintTruncated(index: 8)),
      ("8000", .varintNotMinimal(index: 1)),
      ("ed0100", nil),
      ("ed8100", .varintNotMinimal(index: 2)),
      ("ffffffffffffffff80", .varintTooLarge),
      ("ffffffffffffffffff01", .varintTooLarge),
      ("808080808080808000", .varintNotMinimal(index: 8)),
    ] as [(String, WireFormatError?)])
  func `only the shortest form of at most nine bytes is read`(
    hex: String, error: WireFormatError?
  ) throws {
    let bytes = try Base16.decode(hex)
    if let error {
      #expect(throws: error) { try Varint.decode(bytes) }
    } else {
      #expect(try Varint.decode(bytes).length == 2)
    }
  }

  @Test func `a value of 64 bits is not written`() {
    #expect(throws: WireFormatError.varintTooLarge) { try Varint.encode(1 << 63) }
    #expect(throws: WireFormatError.varintTooLarge) { try Varint.encode(.max) }
  }

  @Test func `values of every size come back`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let value =
        UInt64.random(in: 0...UInt64(Int64.max), using: &generator)
        >> UInt64.random(in: 0...62, using: &generator)
      let bytes = try Varint.encode(value)
      let decoded = try Varint.decode(bytes)
      #expect(decoded == (value, bytes.count))
      #expect(throws: WireFormatError.self) { try Varint.decode([UInt8](bytes.dropLast())) }
    }
  }

  @Test func `the constant prefix is the varint of its code`() throws {
    #expect(try Varint.encode(Multicodec.ed25519PublicKey) == Multicodec.ed25519PublicKeyPrefix)
    #expect(Multicodec.keyName(0xEC) == "X25519")
    #expect(Multicodec.keyName(0x55) == nil)
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct MulticodecVectorTests {
  @Test func `every code is that of the multicodec table`() throws {
    let file = try Vectors.bytes("multibase-didkey/multicodec/table.csv")
    let table = try #require(String(validating: file, as: UTF8.self))
    let expected = [
      ("ed25519-pub", "Ed25519"), ("ed25519-priv", "Ed25519 private"), ("x25519-pub", "X25519"),
      ("secp256k1-pub", "secp256k1"), ("p256-pub", "P-256"), ("p384-pub", "P-384"),
    ]
    for (name, keyName) in expected {
      let line = try #require(table.split(separator: "\n").first { $0.hasPrefix(name + ",") })
      let fields = line.split(separator: ",").map { $0.drop { $0 == " " } }
      let code = try #require(UInt64(fields[2].dropFirst(2), radix: 16))
      #expect(Multicodec.keyName(code) == keyName, "\(name)")
    }
  }
}
