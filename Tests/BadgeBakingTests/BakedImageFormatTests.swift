import BadgeBaking
import Testing

@Suite struct BakedImageFormatTests {
  @Test(
    "an image is known by how it begins",
    arguments: [
      ("<svg/>", BakedImageFormat.svg), (" \r\n\t<?xml version='1.0'?>", .svg), ("{}", nil),
      ("eyJ", nil), ("", nil),
    ] as [(String, BakedImageFormat?)])
  func isKnown(text: String, format: BakedImageFormat?) {
    #expect(BakedImageFormat(of: Array(text.utf8)) == format)
  }

  @Test("a PNG begins with its eight bytes, and nothing less")
  func png() {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    #expect(BakedImageFormat(of: signature) == .png)
    #expect(BakedImageFormat(of: Array(signature.dropLast())) == nil)
    #expect(BakedImageFormat(of: [0xEF, 0xBB, 0xBF] + Array("<svg".utf8)) == .svg)
  }
}
