import BadgeBaking
import Testing

/// What is read of an SVG, and what is refused.
///
/// Specification item 14.
@Suite struct SVGReadingTests {
  private static let svg = "http://www.w3.org/2000/svg"
  private static let badges = "https://purl.imsglobal.org/ob/v3p0"
  private static let token = "eyJh.eyJi.c2ln"

  /// An image with something directly after its first tag.
  private func image(_ inner: String, before: String = "", attributes: String = "") -> String {
    "\(before)<svg xmlns=\"\(Self.svg)\" xmlns:openbadges=\"\(Self.badges)\"\(attributes)>\(inner)"
      + "<path d=\"M0 0\"/></svg>"
  }

  private func credential(_ text: String) throws(ImageError) -> BakedCredential {
    try BadgeImage(Array(text.utf8)).credential()
  }

  private func text(_ image: String) throws(ImageError) -> String {
    String(decoding: try credential(image).text, as: UTF8.self)
  }

  @Test func `a token stands in the attribute`() throws {
    let found = try credential(image("<openbadges:credential verify=\"\(Self.token)\"/>"))
    #expect(found.text == Array(Self.token.utf8))
    #expect(found.place == .attribute)
    #expect(found.remarks == [])
  }

  @Test(arguments: [
    "<openbadges:credential><![CDATA[{\"a\":\"<&]]\"}]]></openbadges:credential>",
    "\n <openbadges:credential>\n<![CDATA[\n {\"a\":\"<&]]\"} ]]>\n</openbadges:credential>",
    "<openbadges:credential>{\"a\":\"&lt;&#38;]]\"}</openbadges:credential>",
    "<openbadges:credential>{\"a\":<!-- x --><![CDATA[\"<&]]\"]]>}</openbadges:credential >",
    "<openbadges:credential>{\"a\":&quot;&lt;&#x26;]]&#34;}</openbadges:credential>",
  ])
  func `JSON stands in a CDATA section, or as text`(element: String) throws {
    let found = try credential(image(element))
    #expect(String(decoding: found.text, as: UTF8.self) == #"{"a":"<&]]"}"#)
    #expect(found.place == .content)
    #expect(found.remarks == [])
  }

  @Test(arguments: [
    "<o:credential xmlns:o=\"\(badges)\" verify='\(token)'/>",
    "<credential xmlns=\"\(badges)\" verify='\(token)'></credential>",
    "<o:credential verify = '\(token)' xmlns:o='https:&#x2F;/purl.imsglobal.org/ob/v3p0'/>",
  ])
  func `item 14: the namespace counts, whatever the prefix`(element: String) throws {
    #expect(try text(image(element)) == Self.token)
  }

  @Test(arguments: [
    "<openbadges:credential xmlns:openbadges=\"urn:other\" verify='\(token)'/>",
    "<credential verify='\(token)'/>", "<openbadges:Credential verify='\(token)'/>",
    "<openbadges:assertion verify='\(token)'/>",
    "<openbadges:credential xmlns:openbadges=\"\(badges)/\" verify='\(token)'/>",
    "<!--<openbadges:credential verify='\(token)'/>-->",
    "<desc><![CDATA[<openbadges:credential verify='\(token)'/>]]></desc>",
    "<desc>&lt;openbadges:credential verify='\(token)'/></desc>",
    "<desc openbadges:credential='\(token)'/>",
  ])
  func `item 14: what only looks like it carries nothing`(element: String) {
    #expect(throws: ImageError.credentialMissing) { try text(image(element)) }
  }

  @Test func `what older versions wrote is read, and said`() throws {
    let old = "<o:assertion xmlns:o=\"http://openbadges.org\" verify=\"\(Self.token)\"/>"
    #expect(try credential(image(old)).remarks == [.legacyName(.attribute)])
    let both = image("<openbadges:credential verify=\"a.b.c\"/>" + old)
    #expect(try credential(both).remarks == [.legacyBeside])
    #expect(try text(both) == "a.b.c")
  }

  @Test(arguments: [
    "<g/><openbadges:credential verify='\(token)'/>",
    "text <openbadges:credential verify='\(token)'/>",
    "<metadata><openbadges:credential verify='\(token)'/></metadata>",
  ])
  func `in another place it is read, and said`(inner: String) throws {
    let found = try credential(image(inner))
    #expect(found.text == Array(Self.token.utf8))
    #expect(found.remarks == [.misplaced])
  }

  @Test func `a comment or white space before it is no other place`() throws {
    let inner = "\r\n\t<!-- a --><?b c?> <openbadges:credential verify='\(Self.token)'/>"
    #expect(try credential(image(inner)).remarks == [])
  }

  @Test(arguments: [
    "", "\u{FEFF}", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>\r\n",
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\" ?>\n<!-- a --><?b?>",
    "\n\t ",
  ])
  func `what may stand before an image is passed over`(before: String) throws {
    let element = "<openbadges:credential verify='\(Self.token)'/>"
    #expect(try text(image(element, before: before)) == Self.token)
  }

  @Test func `prefixes, levels and characters of drawings are read`() throws {
    let drawing = """
      <s:svg xmlns:s="\(Self.svg)" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en">
      <b:credential xmlns:b="\(Self.badges)" verify="\(Self.token)"></b:credential>
      <s:g id="\u{e9}t\u{e9}"><s:use xlink:href="#a" href="#a"/><s:g><s:\u{e9}l\u{e9}ment.1-a_/></s:g></s:g>
      <x xmlns="urn:x"><y xmlns=""/></x><s:text>&#128512; &apos;]] &gt; \u{1F600}</s:text></s:svg>
      <!-- end --><?end?>

      """
    #expect(try text(drawing) == Self.token)
  }

  // MARK: Attacks

  @Test func `item 14: a token and content beside it are refused`() {
    let both =
      "<openbadges:credential verify=\"\(Self.token)\"><![CDATA[{}]]></openbadges:credential>"
    #expect(throws: ImageError.tokenAndContent(line: 1)) { try text(image(both)) }
  }

  @Test func `item 14: two credentials are refused, wherever the second stands`() {
    let one = "<openbadges:credential verify=\"a.b.c\"/>"
    for second in [
      one, "<g><g>\(one)</g></g>", "<o:credential xmlns:o='\(Self.badges)'>{}</o:credential>",
    ] {
      #expect(throws: ImageError.credentialRepeated(count: 2)) { try text(image(one + second)) }
    }
  }

  @Test func `item 14: elements in a credential are refused`() {
    let inner = "<openbadges:credential>{<a/>}</openbadges:credential>"
    #expect(throws: ImageError.credentialHasElements(line: 1)) { try text(image(inner)) }
    let nested =
      "\n<openbadges:credential><openbadges:credential verify='a.b.c'/></openbadges:credential>"
    #expect(throws: ImageError.credentialHasElements(line: 2)) { try text(image(nested)) }
  }

  @Test(arguments: [
    "<openbadges:credential/>", "<openbadges:credential> \n</openbadges:credential>",
    "<openbadges:credential verify=''/>", "<openbadges:credential openbadges:verify='a.b.c'/>",
  ])
  func `an empty credential is refused`(element: String) {
    #expect(throws: ImageError.credentialEmpty) { try text(image(element)) }
  }

  @Test func `item 14: an external entity is refused, and nothing is loaded`() {
    let doctype = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
    let element = "<openbadges:credential>&x;</openbadges:credential>"
    #expect(throws: ImageError.svg(.doctype, line: 1)) {
      try text(image(element, before: doctype))
    }
    #expect(throws: ImageError.svg(.entity, line: 1)) { try text(image(element)) }
  }

  @Test func `item 14: a billion laughs are refused before the first`() {
    let laughs = (1...9).map {
      "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">"
    }
    let doctype = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY l0 \"lol\">\(laughs.joined())]>"
    #expect(throws: ImageError.svg(.doctype, line: 2)) {
      try text(image("<desc>&l9;</desc>", before: doctype))
    }
  }

  @Test func `item 14: a DOCTYPE that loads a definition is refused`() {
    let doctype =
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
    let error = ImageError.svg(.doctype, line: 1)
    #expect(throws: error) { try text(image("", before: doctype)) }
    #expect(error.remedy?.contains("plain SVG") == true)
    #expect(error.code == "IMAGE_ENTITIES")
  }

  @Test func `item 14: scripts and handlers are carried along, and never run`() throws {
    let inner = """
      <openbadges:credential verify="\(Self.token)"/><script>alert("&lt;" &amp;&amp; 1)</script>\
      <script><![CDATA[if (1 < 2 && 2) fetch("https://evil.example")]]></script>\
      <a href="javascript:alert(1)" onclick="x()"/><image href="https://evil.example/pixel.png"/>
      """
    let bytes = image(
      inner, before: "<?xml-stylesheet href=\"https://evil.example/a.css\"?>",
      attributes: " onload=\"x()\"")
    #expect(try text(bytes) == Self.token)
  }

  @Test func `item 14: a compressed image is refused, with what to do`() {
    let error = #expect(throws: ImageError.self) {
      try BadgeImage([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255, 3, 0])
    }
    #expect(error == .svgCompressed)
    #expect(error?.remedy?.contains("gunzip") == true)
  }

  @Test func `text that is no SVG is refused`() {
    for document in ["<html/>", "<SVG/>", "<svg xmlns='urn:x'/>", "<x:svg xmlns:x='urn:x'/>"] {
      #expect(throws: ImageError.rootNotSVG) { try text(document) }
    }
  }

  @Test func `an image without a credential says so`() {
    #expect(throws: ImageError.credentialMissing) { try text(image("")) }
    #expect(throws: ImageError.credentialMissing) { try text("<svg/>") }
  }

  @Test func `cut anywhere, it is refused`() {
    let whole = Array(image("<openbadges:credential><![CDATA[{}]]></openbadges:credential>").utf8)
    for count in 0..<whole.count {
      #expect(throws: ImageError.self, "\(count)") {
        try BadgeImage(Array(whole.prefix(count))).credential()
      }
    }
  }

  @Test func `with any byte changed, it is refused or read, and nothing else`() {
    let whole = Array(image("<openbadges:credential verify=\"\(Self.token)\"/>").utf8)
    var refused = 0
    for index in whole.indices {
      for byte in [0, 0x3C, 0x26, 0x22, 0xFF, 0x20] as [UInt8] {
        var bytes = whole
        bytes[index] = byte
        do throws(ImageError) {
          let text = try BadgeImage(bytes).credential().text
          #expect(!text.isEmpty)
        } catch {
          refused += 1
          #expect(!error.description.isEmpty)
        }
      }
    }
    #expect(refused > whole.count)
  }
}
