import Foundation
import TestSupport
import Testing

@testable import LinkedData

@Suite struct JSONLDTextTests {
  /// Source: RFC 3986 §5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ])
  func `the references of RFC 3986 are resolved`(reference: String, expected: String) {
    #expect(IRIReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test(arguments: [
    ("g", "http://a", "http://a/g"), ("g", "urn:a:b", "urn:g"), ("", "x:", "x:"),
    ("é", "http://h/ü/x", "http://h/ü/é"), ("..", "http://h", "http://h/"), ("g", "", "g"),
  ])
  func `references are resolved against unusual bases`(
    reference: String, base: String, expected: String
  ) {
    #expect(IRIReference.resolve(reference, against: base) == expected)
  }

  @Test(arguments: [
    "a:", "http://a/b?c#d", "urn:x:y", "did:key:z6Mk#z6Mk", "http://[::1]:80/", "mailto:a@b",
    "http://u:p@h:/", "x:%20", "http://é.example/ü?\u{E000}#ß", "data:a,b;c", "x+y-z.1:?/?#/?",
  ])
  func `well-formed IRIs are recognized`(text: String) {
    #expect(IRISyntax.isIRI(text))
  }

  @Test(arguments: [
    "", "a", ":a", "1a:b", "_:b", "/a", "#a", "a b:c", "x: ", "x:<", "x:>", "x:\"", "x:{", "x:|",
    "x:\\", "x:^", "x:`", "x:%2", "x:%", "x:%zz", "x:#a#b", "x:[", "http://h:x/", "http://[::1/",
    "http://[]/", "http://a@b@c/", "x:\u{7F}", "x:\u{80}", "x:\u{E000}", "x:\u{FFFE}", "x:\n",
    "http://h[/",
  ])
  func `what is no IRI is recognized`(text: String) {
    #expect(!IRISyntax.isIRI(text))
  }

  @Test func `language tags are letters and digits in parts of eight`() {
    for tag in ["en", "de-1996", "x", "zh-Hant-TW", "i-klingon"] {
      #expect(IRISyntax.isLanguageTag(tag))
    }
    for tag in ["", "-", "en-", "1", "e1", "en_US", "abcdefghi", "en-abcdefghi", "ä", "en--x"] {
      #expect(!IRISyntax.isLanguageTag(tag))
    }
  }

  @Test func `doubles are written with 16 digits, rounded exactly`() {
    for (value, text) in [
      (0.0, "0.0E0"), (-0.0, "0.0E0"), (5.3, "5.3E0"), (-1.5e-7, "-1.5E-7"), (1e21, "1.0E21"),
      (.leastNonzeroMagnitude, "4.940656458412465E-324"),
      (.greatestFiniteMagnitude, "1.797693134862316E308"),
      (0.1 + 0.2, "3.0E-1"), (0.99999999999999989, "9.999999999999999E-1"),
      (2.2250738585072014e-308, "2.225073858507201E-308"), (100, "1.0E2"),
    ] as [(Double, String)] {
      #expect(String(decoding: DoubleText(value).bytes, as: UTF8.self) == text)
    }
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value != 0 else { continue }
      // Of two that are as near, the C library takes the even one.
      let tail = String(format: "%.40E", value).split(separator: "E")[0].suffix(25)
      if tail == "5" + String(repeating: "0", count: 24) { continue }
      let text = String(decoding: DoubleText(value).bytes, as: UTF8.self)
      let parts = String(format: "%.15E", value).split(separator: "E")
      var mantissa = String(parts[0])
      while mantissa.hasSuffix("0") && !mantissa.hasSuffix(".0") { mantissa.removeLast() }
      #expect(text == "\(mantissa)E\(Int(parts[1]) ?? 0)")
    }
  }
}
