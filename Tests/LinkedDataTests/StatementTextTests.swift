import StrictJSON
import TestSupport
import Testing

@testable import LinkedData

/// What is done twice, once on strings and once on bytes as they stand, has the same result.
@Suite struct StatementTextTests {
  private static let parts = [
    "a", "http", "https", ":", "/", "//", "?", "#", "@", "%", "%2F", "%2", "[", "]", "::1", "-",
    "+",
    ".", "_", "~", "é", "\u{E000}", "\u{FFFE}", "\u{10FFFF}", " ", "\"", "<", ">", "\\", "^", "`",
    "{",
    "|", "1", "80", "urn", "_:", "&", "'", "(", "*", ",", ";", "=", "$", "!", "\u{0}", "\u{7F}",
    "\u{80}",
    "a.example", "did:key:z6Mk", "cred",
  ]

  private static func texts(count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let starts = ["", "", "http://a.example", "urn:", "https://", "did:web:"]
    return (0..<count).map { number in
      starts[number % starts.count]
        + (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
          parts.randomElement(using: &generator) ?? ""
        }.joined()
    }
  }

  @Test func `what is an identifier is what the general processor keeps as one`() {
    var iris = 0
    for text in Self.texts(count: 50_000, seed: 5) {
      let bytes = Array(text.utf8)
      let kind = unsafe bytes.withUnsafeBufferPointer { unsafe IRIText.kind(of: $0) }
      if case .iri = kind { iris += 1 }
      switch kind {
      case .iri(let prefix):
        #expect(IRISyntax.isIRI(text), "\(text.debugDescription)")
        let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? -1
        let hasAuthority = bytes.dropFirst(colon + 1).starts(with: "//".utf8)
        #expect(prefix == (hasAuthority ? nil : colon), "\(text.debugDescription)")
      case .blankNode: #expect(IRISyntax.isBlankNode(text), "\(text.debugDescription)")
      case .relative, .invalid:
        #expect(!IRISyntax.isIRI(text), "\(text.debugDescription)")
        #expect(!IRISyntax.isBlankNode(text), "\(text.debugDescription)")
        #expect((kind == .relative) == !IRISyntax.hasScheme(text), "\(text.debugDescription)")
      }
    }
    #expect(iris > 5_000)
  }

  @Test func `a literal is escaped as the general processor escapes it`() {
    var texts = (0..<0x120).compactMap { Unicode.Scalar($0 as Int) }.map { "é1234567\($0)12345678" }
    texts += Self.texts(count: 2000, seed: 6)
    texts += (0..<20).map { String(repeating: "x", count: $0) + "\u{7F}\u{1F}\"\\" }
    for text in texts {
      var terms = TermWriter(room: 0)
      let term = unsafe Array(text.utf8).withUnsafeBufferPointer { content in
        unsafe terms.addLiteral(content, suffix: UnsafeBufferPointer(start: nil, count: 0))
      }
      #expect(
        Array(terms.bytes(of: term)) == RDFLiteral.quoted(Array(text.utf8)),
        "\(text.debugDescription)")
    }
  }

  @Test func `a name has the key that a parsed text keeps for it`() throws {
    for text in Self.texts(count: 3000, seed: 7) {
      let document = try JSONDocument(JSONTree.string(text).compactBytes())
      let key = document.root.withCursor { $0.stringKey }
      #expect(NameKey.key(of: Array(text.utf8)) == key, "\(text.debugDescription)")
    }
    #expect(NameKey.key(of: Array("type".utf8)) == JSONCursor.key(of: "type"))
    #expect(NameKey.key(of: []) == JSONCursor.key(of: ""))
  }

  @Test func `a number has the same digits by one multiplication as by many`() {
    var generator = SeededGenerator(seed: 8)
    var compared = 0
    for number in 0..<20_000 {
      var significand = UInt64.random(in: 1 << 52..<1 << 53, using: &generator)
      // Many low zeros make ties.
      if number % 2 == 0 { significand &= ~0 << UInt64.random(in: 0..<50, using: &generator) }
      let power = Int.random(in: -80...1, using: &generator)
      guard let short = DoubleText.shortDigits(of: significand, timesTwoToThe: power) else {
        continue
      }
      var long = DoubleText.longDigits(of: significand, timesTwoToThe: power)
      long.digits += Array(repeating: 0, count: max(0, 16 - long.digits.count))
      #expect(short.digits == long.digits && short.exponent == long.exponent)
      compared += 1
    }
    #expect(compared > 10_000)
  }

  @Test func `each name of a table is found by its key, and no other`() {
    for revision in EmbeddedContexts.all {
      let table = revision.table
      for index in 0..<table.rootScopes {
        let scope = table.scope(index)
        for place in 0..<scope.count {
          let term = scope.term(place)
          let name = unsafe Array(term.name)
          let found = unsafe name.withUnsafeBufferPointer {
            unsafe scope.definition(of: $0, key: JSONCursor.key(of: $0))
          }
          #expect(found?.isSame(as: term) == true)
          let longer = name + [0x78]
          let other = unsafe longer.withUnsafeBufferPointer {
            unsafe scope.definition(of: $0, key: JSONCursor.key(of: $0))
          }
          let isOther = other.map { unsafe Array($0.name) == longer } ?? true
          #expect(isOther)
        }
      }
    }
  }
}
