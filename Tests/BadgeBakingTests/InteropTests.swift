import BadgeBaking
import TestSupport
import Testing

/// Images between Assay and programs of others: pypng and openbadgeslib.
@Suite(.enabled(if: IndependentTools.areAvailable, "run scripts/interop-tools to run this suite"))
struct InteropTests {
  private static let json = Array(
    #"{"type":["VerifiableCredential"],"name":"caf\u00e9 é]]>"}"#.utf8)
  private static let token = Array("eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl".utf8)
  private static let svg = Array(
    "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>".utf8)

  /// A picture that pypng drew, with text chunks of its own.
  private func drawn() throws -> [UInt8] {
    try IndependentTools.run(
      script: """
        import io, png, sys
        out = io.BytesIO()
        png.Writer(16, 16, greyscale=False, chunk_limit=64).write(out, [[n * x % 256 for x in range(48)] for n in range(16)])
        chunks = list(png.Reader(bytes=out.getvalue()).chunks())
        chunks.insert(1, (b'tEXt', b'Author\\0pypng'))
        png.write_chunks(sys.stdout.buffer, chunks)
        """)
  }

  @Test("pypng finds the chunk that Assay wrote, and all others as they were")
  func pypngReads() throws {
    let plain = try drawn()
    for credential in [Self.json, Self.token] {
      let baked = try BadgeImage(plain).baked(with: credential)
      let text = try IndependentTools.run(
        script: """
          import png, sys
          baked = sys.stdin.buffer.read()
          chunks = list(png.Reader(bytes=baked).chunks())
          name, text = chunks.pop(-2)
          assert name == b'iTXt' and text.startswith(b'openbadgecredential\\0\\0\\0\\0\\0'), (name, text)
          assert chunks == list(png.Reader(bytes=bytes.fromhex(sys.argv[1])).chunks())
          png.Reader(bytes=baked).asDirect()[2].__class__
          assert len(list(png.Reader(bytes=baked).read()[2])) == 16
          sys.stdout.buffer.write(text[24:])
          """, input: baked,
        arguments: [plain.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()])
      #expect(text == credential)
    }
  }

  @Test(
    "Assay finds the chunk that pypng wrote, also compressed by zlib", arguments: [false, true])
  func assayReads(isCompressed: Bool) throws {
    let baked = try IndependentTools.run(
      script: """
        import io, png, sys, zlib
        text = sys.stdin.buffer.read()
        out = io.BytesIO()
        png.Writer(1, 1, greyscale=True).write(out, [[7]])
        chunks = list(png.Reader(bytes=out.getvalue()).chunks())
        flag = int(sys.argv[1])
        body = zlib.compress(text, 9) if flag else text
        chunks.insert(1, (b'iTXt', b'openbadgecredential\\0' + bytes([flag, 0]) + b'\\0\\0' + body))
        png.write_chunks(sys.stdout.buffer, chunks)
        """, input: Self.json, arguments: [isCompressed ? "1" : "0"])
    let found = try BadgeImage(baked).credential()
    #expect(found.text == Self.json)
    #expect(found.remarks == (isCompressed ? [.compressed] : []))
  }

  @Test("openbadgeslib takes out of a PNG what Assay baked, and Assay what openbadgeslib baked")
  func openbadgeslibPNG() throws {
    let plain = try drawn()
    for credential in [Self.json, Self.token] {
      let text = try IndependentTools.run(
        script: """
          import sys
          from openbadgeslib import baking
          text = baking.extract_png(sys.stdin.buffer.read(), keyword=baking.ITXT_KEYWORD_OB3)
          sys.stdout.buffer.write(text.encode())
          """, input: try BadgeImage(plain).baked(with: credential))
      #expect(text == credential)
      let theirs = try IndependentTools.run(
        script: """
          import sys
          from openbadgeslib import baking
          sys.stdout.buffer.write(baking.bake_png(
              sys.stdin.buffer.read(), sys.argv[1], 'a comment', keyword=baking.ITXT_KEYWORD_OB3))
          """, input: plain, arguments: [String(decoding: credential, as: UTF8.self)])
      #expect(try BadgeImage(theirs).credential().text == credential)
      #expect(try BadgeImage(theirs).credential().remarks == [])
    }
  }

  @Test("what openbadgeslib bakes as Open Badges 2.0 is read, and said")
  func openbadgeslibLegacy() throws {
    let script = """
      import sys
      from openbadgeslib import baking
      bake = getattr(baking, sys.argv[1])
      sys.stdout.buffer.write(bake(sys.stdin.buffer.read(), 'a.b.c'))
      """
    let png = try IndependentTools.run(
      script: script, input: try drawn(), arguments: ["bake_png"])
    #expect(try BadgeImage(png).credential().remarks == [.legacyName(.internationalText)])
    let svg = try IndependentTools.run(script: script, input: Self.svg, arguments: ["bake_svg"])
    #expect(try BadgeImage(svg).credential().remarks.first == .legacyName(.attribute))
    #expect(try BadgeImage(svg).credential().text == Array("a.b.c".utf8))
  }

  @Test("openbadgeslib takes out of an SVG what Assay baked, and Assay what openbadgeslib baked")
  func openbadgeslibSVG() throws {
    for credential in [Self.json, Self.token] {
      let baked = try BadgeImage(Self.svg).baked(with: credential)
      let text = try IndependentTools.run(
        script: """
          import sys
          from openbadgeslib import baking
          text = baking.extract_svg(
              sys.stdin.buffer.read(), element=baking.SVG_ELEMENT_OB3, text_fallback=True)
          sys.stdout.buffer.write(text.encode())
          """, input: baked)
      #expect(try text == BadgeImage(baked).credential().text)
      let theirs = try IndependentTools.run(
        script: """
          import sys
          from openbadgeslib import baking
          text = sys.argv[1]
          sys.stdout.buffer.write(baking.bake_svg(
              sys.stdin.buffer.read(), text, element=baking.SVG_ELEMENT_OB3,
              namespace=baking.SVG_NS_OB3, as_text=text.startswith('{')))
          """, input: Self.svg, arguments: [String(decoding: credential, as: UTF8.self)])
      let found = try BadgeImage(theirs).credential()
      #expect(found.text == credential)
      // It writes the element at the end of the image.
      #expect(found.remarks == [.misplaced])
    }
  }

  @Test("Python's own reader of XML sees the element that Assay wrote, and the rest unchanged")
  func pythonReadsXML() throws {
    let baked = try BadgeImage(Self.svg).baked(with: Self.json)
    let text = try IndependentTools.run(
      script: """
        import sys
        from xml.etree import ElementTree
        root = ElementTree.fromstring(sys.stdin.buffer.read())
        assert root[0].tag == '{https://purl.imsglobal.org/ob/v3p0}credential', root[0].tag
        assert root[1].tag == '{http://www.w3.org/2000/svg}g' and len(root) == 2
        sys.stdout.buffer.write(root[0].text.encode())
        """, input: baked)
    #expect(try text == BadgeImage(baked).credential().text)
  }
}
