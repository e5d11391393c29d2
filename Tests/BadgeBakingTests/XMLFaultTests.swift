import BadgeBaking
import Testing

/// What is no XML, or no XML that is read here, each with its fault.
@Suite struct XMLFaultTests {
  private func fault(_ text: String, limits: ImageLimits = .standard) -> XMLFault? {
    do throws(ImageError) {
      _ = try BadgeImage(Array(text.utf8), limits: limits)
      return nil
    } catch {
      guard case .svg(let fault, _) = error else { return nil }
      return fault
    }
  }

  private static let cases: [(XMLFault, [String])] = [
    (
      .attributeRepeated,
      [
        "<svg a='1' a='2'/>", "<svg xmlns:a='urn:a' xmlns:b='urn:a' a:c='' b:c=''/>",
        "<svg xmlns='urn:a' xmlns='urn:a'/>",
      ]
    ),
    (.attributeValue, ["<svg a/>", "<svg a=1/>", "<svg a='<'/>", "<svg a = />", "<svg a b='1'/>"]),
    (
      .character,
      ["<svg>\u{1}</svg>", "<svg a='\0'/>", "<svg>\u{FFFE}</svg>", "<svg>\u{FFFF}</svg>"]
    ),
    (.comment, ["<svg><!-- a -- b --></svg>", "<svg><!-- a ---></svg>"]),
    (
      .outsideRoot,
      [
        "<svg/>a", "<svg/><svg/>", "<svg/><![CDATA[a]]>", "<!-- a -->", "<?a?>", "<svg/>&amp;",
      ]
    ),
    (
      .declaration,
      [
        "<?xml?><svg/>", "<?xml version='1.1'?><svg/>", "<?xml encoding='UTF-8'?><svg/>",
        "<?xml encoding='UTF-8' version='1.0'?><svg/>", "<?xml version='1.0' a='b'?><svg/>",
        " <?xml version='1.0'?><svg/>", "<svg><?XML a?></svg>",
        "<?xml version='1.0' version='1.0'?><svg/>",
        "<?xml version='1.0' standalone='maybe'?><svg/>",
        "<?xml version='1.0' standalone='no' encoding='UTF-8'?><svg/>",
        "<?xml version='1.0'encoding='UTF-8'?><svg/>",
      ]
    ),
    (.doctype, ["<!DOCTYPE svg><svg/>", "<svg/><!DOCTYPE svg>", "<svg><!DOCTYPE svg></svg>"]),
    (.endTag, ["</svg>", "<svg></g>", "<svg><g></svg></g>", "<svg/></svg>", "<svg></svg a='b'>"]),
    (
      .encoding,
      [
        "<?xml version='1.0' encoding='ISO-8859-1'?><svg/>",
        "<?xml version='1.0' encoding='UTF-16'?><svg/>",
      ]
    ),
    (
      .entity,
      [
        "<svg>&nbsp;</svg>", "<svg a='&x;'/>", "<svg>&LT;</svg>", "<svg>&;</svg>",
        "<svg>& amp;</svg>",
      ]
    ),
    (.instruction, ["<svg><?a+b?></svg>"]),
    (
      .markup,
      [
        "<svg><", "<svg>< g/></svg>", "<svg><1/></svg>", "<svg><!ELEMENT a></svg>",
        "<svg a='1'b='2'/>",
        "<svg / >", "<svg><![cdata[a]]></svg>", "<svg><!></svg>",
      ]
    ),
    (
      .name,
      [
        "<svg><a:b:c/></svg>", "<svg><a:/></svg>", "<svg><? a?></svg>", "<svg><a:1/></svg>",
        "<svg 1='a'/>",
      ]
    ),
    (
      .namespace,
      [
        "<svg xmlns:a=''/>", "<svg xmlns:xml='urn:a'/>", "<svg xmlns:xmlns='urn:a'/>",
        "<svg xmlns:a='http://www.w3.org/XML/1998/namespace'/>",
        "<svg xmlns='http://www.w3.org/2000/xmlns/'/>",
      ]
    ),
    (
      .prefix,
      ["<svg><a:b/></svg>", "<svg a:b=''/>", "<a:svg/>", "<svg><g xmlns:a='urn:a'/><a:b/></svg>"]
    ),
    (
      .reference,
      [
        "<svg>&#0;</svg>", "<svg>&#x110000;</svg>", "<svg>&#xD800;</svg>", "<svg>&#;</svg>",
        "<svg>&#x;</svg>",
        "<svg>&#1;</svg>", "<svg>&#xFFFE;</svg>", "<svg>&#+1;</svg>", "<svg>&#a;</svg>",
        "<svg>&#99999999999999999999;</svg>",
        "<svg>&amp", "<svg>&#x-41;</svg>", "<svg>&#X41;</svg>",
      ]
    ),
    (.sectionEnd, ["<svg>]]></svg>"]),
    (
      .truncated,
      [
        "<svg>", "<svg", "<svg a", "<svg a=", "<svg a='", "<svg/", "<svg><g/>", "<svg><!-- ",
        "<svg><![CDATA[",
        "<svg><?a", "<svg></svg", "<svg></",
      ]
    ),
  ]

  @Test(arguments: cases.indices)
  func `each fault is told`(index: Int) {
    let (expected, texts) = Self.cases[index]
    for text in texts {
      #expect(fault(text) == expected, "\(text)")
    }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: ImageError.svg(.notUTF8, line: 1)) {
      try BadgeImage(Array("<svg>".utf8) + [0xE9] + Array("</svg>".utf8))
    }
  }

  @Test func `levels, attributes, namespaces and elements are bounded`() {
    let limits = ImageLimits(maxNodes: 20, maxDepth: 4, maxAttributes: 3, maxNamespaces: 2)
    #expect(fault("<svg><a><b><c/></b></a></svg>", limits: limits) == nil)
    #expect(fault("<svg><a><b><c><d/></c></b></a></svg>", limits: limits) == .tooDeep)
    #expect(fault("<svg a='' b='' c=''/>", limits: limits) == nil)
    #expect(fault("<svg a='' b='' c='' d=''/>", limits: limits) == .tooManyAttributes)
    #expect(
      fault("<svg><g xmlns:a='urn:a'/><g xmlns:b='urn:b' xmlns='urn:c'/></svg>", limits: limits)
        == nil)
    #expect(
      fault("<svg xmlns:a='urn:a'><g xmlns:b='urn:b' xmlns='urn:c'/></svg>", limits: limits)
        == .tooManyNamespaces)
    let elements = String(repeating: "<g/>", count: 19)
    #expect(fault("<svg>\(elements)</svg>", limits: limits) == nil)
    #expect(fault("<svg>\(elements)<g/></svg>", limits: limits) == .tooManyNodes)
  }

  @Test func `a name of 256 bytes is read, and none that is longer`() {
    #expect(fault("<svg><\(String(repeating: "a", count: 256))/></svg>") == nil)
    #expect(fault("<svg><\(String(repeating: "a", count: 257))/></svg>") == .name)
  }

  @Test func `the line is told`() {
    #expect(throws: ImageError.svg(.endTag, line: 3)) {
      try BadgeImage(Array("<svg>\n<g>\n</a></g></svg>".utf8))
    }
  }

  @Test func `every fault and every error has a code and one line of words`() {
    let faults = XMLFault.allCases.map { ImageError.svg($0, line: 2) }
    let others: [ImageError] = [
      .formatUnknown, .tooLarge(bytes: 2, limit: 1), .pngTruncated(at: 8), .chunkTooLong(at: 8),
      .chunkTypeInvalid(at: 8), .checkSumWrong(chunk: "IDAT", at: 8), .headerMissing,
      .headerRepeated(at: 8), .imageDataMissing, .endMissing, .endNotEmpty,
      .trailingBytes(count: 1),
      .trailingBytes(count: 2), .tooManyChunks(limit: 1), .textMalformed(keyword: "a", at: 8),
      .chunkKindWrong(keyword: "a", found: "tEXt", at: 8), .textDamaged(at: 8),
      .textTooLarge(at: 8, limit: 1), .svgCompressed, .rootNotSVG, .tokenAndContent(line: 1),
      .credentialHasElements(line: 1), .credentialMissing, .credentialEmpty,
      .credentialRepeated(count: 2), .alreadyBaked, .notACredential,
    ]
    var sentences: Set<String> = []
    for error in faults + others {
      let sentence = error.description
      #expect(sentences.insert(sentence).inserted, "\(sentence)")
      #expect(!sentence.isEmpty && !sentence.contains("\n") && !sentence.hasSuffix("."))
      #expect(error.code.hasPrefix("IMAGE_"))
    }
  }
}
