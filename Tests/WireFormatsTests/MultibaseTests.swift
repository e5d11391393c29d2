import TestSupport
import Testing
import WireFormats

@Suite struct MultibaseTests {
  @Test func `both bases come back with their prefix`() throws {
    let bytes = [UInt8]("yes mani !".utf8)
    #expect(Multibase.encode(bytes, as: .base58btc) == "z7paNL19xttacUY")
    #expect(Multibase.encode(bytes, as: .base64url) == "ueWVzIG1hbmkgIQ")
    for base in Multibase.Base.allCases {
      let decoded = try Multibase.decode(Multibase.encode(bytes, as: base), maxBytes: 10)
      #expect(decoded.base == base)
      #expect(decoded.bytes == bytes)
    }
  }

  @Test(
    arguments: [
      ("", .multibaseEmpty),
      ("f00", .multibasePrefixUnsupported(byte: 0x66)),
      ("Z2g", .multibasePrefixUnsupported(byte: 0x5A)),
      ("U", .multibasePrefixUnsupported(byte: 0x55)),
      (" z2g", .multibasePrefixUnsupported(byte: 0x20)),
      ("z2g0", .invalidCharacter(.base58, byte: 0x30, index: 3)),
      ("uZg==", .invalidCharacter(.base64url, byte: 0x3D, index: 3)),
      ("uZh", .nonZeroSpareBits(.base64url, index: 2)),
      ("uZ", .invalidLength(.base64url, characters: 1)),
      ("z111111111", .tooLong(.base58, maxBytes: 8)),
      ("uAAAAAAAAAAAA", .tooLong(.base64url, maxBytes: 8)),
    ] as [(String, WireFormatError)])
  func `what is not canonical or not supported is refused`(text: String, error: WireFormatError) {
    #expect(throws: error) { try Multibase.decode(text, maxBytes: 8) }
  }

  @Test func `the limit counts bytes, not characters`() throws {
    for length in 0...20 {
      let bytes = [UInt8](repeating: 0xFE, count: length)
      for base in Multibase.Base.allCases {
        let text = Multibase.encode(bytes, as: base)
        #expect(try Multibase.decode(text, maxBytes: length).bytes == bytes)
        #expect(throws: WireFormatError.self, "\(length) bytes") {
          try Multibase.decode(text + "zz", maxBytes: length)
        }
      }
    }
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct MultibaseVectorTests {
  @Test(arguments: ["basic", "leading_zero", "two_leading_zeros"])
  func `the rows of the multibase project hold both ways`(name: String) throws {
    let table = try MultibaseTable(name)
    var seen = 0
    for (encoding, text) in table.rows {
      switch encoding {
      case "base58btc":
        #expect(Multibase.encode(table.bytes, as: .base58btc) == text)
        let decoded = try Multibase.decode(text, maxBytes: table.bytes.count)
        #expect(decoded == (.base58btc, table.bytes))
        seen += 1
      case "base64url":
        #expect(Multibase.encode(table.bytes, as: .base64url) == text)
        let decoded = try Multibase.decode(text, maxBytes: table.bytes.count)
        #expect(decoded == (.base64url, table.bytes))
        seen += 1
      default:
        let prefix = try #require(text.utf8.first)
        #expect(throws: WireFormatError.multibasePrefixUnsupported(byte: prefix)) {
          try Multibase.decode(text, maxBytes: 64)
        }
      }
      if encoding == "base16" { #expect("f" + Base16.encode(table.bytes) == text) }
      if encoding == "base64pad" { #expect("M" + Base64.encode(table.bytes) == text) }
    }
    #expect(seen == 2)
    #expect(table.rows.count > 10)
  }

  @Test func `base 16 reads both cases as the project's table does`() throws {
    let table = try MultibaseTable("case_insensitivity")
    let rows = table.rows.filter { $0.encoding.hasPrefix("base16") }
    #expect(rows.count == 2)
    for row in rows { #expect(try Base16.decode(String(row.text.dropFirst())) == table.bytes) }
  }

  @Test func `the prefixes are those of the project's registry`() throws {
    let text = try #require(
      String(validating: Vectors.bytes("multibase-didkey/multibase/multibase.csv"), as: UTF8.self))
    #expect(text.contains("z,          base58btc,"))
    #expect(text.contains("u,          base64url,"))
  }
}

/// One of the project's tables: a text in quotes, and its encodings.
private struct MultibaseTable {
  let bytes: [UInt8]
  let rows: [(encoding: String, text: String)]

  init(_ name: String) throws {
    let file = try Vectors.bytes("multibase-didkey/multibase/\(name).csv")
    let text = try #require(String(validating: file, as: UTF8.self))
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      let parts = line.split(separator: ",", maxSplits: 1)
      let quoted = parts[1].drop { $0 == " " }
      return (String(parts[0]), String(quoted.dropFirst().dropLast()))
    }
    bytes = [UInt8](lines[0].1.replacing("\\x00", with: "\u{0}").utf8)
    rows = lines.dropFirst().map { (encoding: $0.0, text: $0.1) }
  }
}
