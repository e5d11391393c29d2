import ControlledIdentifiers
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@Suite struct CompactJWSTests {
  @Test func `a token is read, and is its key's`() throws {
    let text = try Token.signed()
    let token = try CompactJWS(Array(text.utf8))
    #expect(token.header.algorithm == .edDSA)
    #expect(token.header.keyID == "did:web:a.example#1")
    #expect(token.payload == Array(#"{"iss":"did:web:a.example"}"#.utf8))
    #expect(token.text == Array(text.utf8))
    try token.verify(by: try Token.publicKey())
    #expect(throws: JOSEError.signatureInvalid) { try token.verify(by: try Token.publicKey(2)) }
  }

  @Test func `white space around a token is passed over, and none inside of it`() throws {
    let text = try Token.signed()
    for margin in ["\n", "\r\n", " \t\r\n\n", String(repeating: " ", count: 1_000)] {
      #expect(try CompactJWS(Array((margin + text + margin).utf8)).text == Array(text.utf8))
    }
    #expect(Token.refusal(String(repeating: " ", count: 2_000) + text)?.code == "TOKEN_ENCODING")
    #expect(
      Token.refusal(text.replacing(".", with: ".\n", maxReplacements: 1))?.code == "TOKEN_ENCODING")
  }

  @Test(arguments: [
    ("eyJ", "TOKEN_PARTS"), ("a.b", "TOKEN_PARTS"), ("foo.bar", "TOKEN_PARTS"),
    ("a.b.c.d", "TOKEN_PARTS"), ("a.b.c.d.e.f", "TOKEN_PARTS"), ("", "TOKEN_PARTS"),
    ("eyJhbGciOiJkaXIifQ..iv.text.tag", "TOKEN_ENCRYPTED"),
    ("eyJhbGciOiJFZERTQSJ9.e30.c2ln~WyJhIl0~", "TOKEN_SELECTIVE_DISCLOSURE"),
    (#"{"payload":"e30","signatures":[]}"#, "TOKEN_JSON_SERIALIZATION"),
    ("0oRYSKQBOCIDaHZlcnkvYmFk", "TOKEN_COSE"), ("d2845856a40126036e", "TOKEN_COSE"),
  ])
  func `what is no compact JWS is named`(text: String, code: String) {
    #expect(Token.refusal(text)?.code == code)
  }

  @Test func `base64url is taken in its only form`() throws {
    let text = try Token.signed()
    let parts = text.split(separator: ".").map(String.init)
    let wrong = [
      // Padding, the other alphabet, a character too many, spare bits.
      [parts[0] + "=", parts[1], parts[2]], [parts[0], parts[1], parts[2] + "=="],
      [parts[0], parts[1] + "=", parts[2]],
      [parts[0], parts[1], parts[2].replacing("-", with: "+")],
      [parts[0], parts[1], parts[2] + "AAA"],
      [parts[0], parts[1], String(parts[2].dropLast()) + "B"],
    ]
    for parts in wrong where parts.joined(separator: ".") != text {
      let code = Token.refusal(parts.joined(separator: "."))?.code
      #expect(code == "TOKEN_ENCODING", "\(parts)")
    }
  }

  @Test func `a token without a payload or a signature is named`() throws {
    let parts = try Token.signed().split(separator: ".").map(String.init)
    #expect(Token.refusal("\(parts[0])..\(parts[2])") == .payloadDetached)
    #expect(Token.refusal("\(parts[0]).\(parts[1]).") == .unsecured)
    #expect(Token.refusal("..\(parts[2])")?.code == "JOSE_MALFORMED")
  }

  @Test func `a token that holds a token is refused`() throws {
    let inner = try Token.signed()
    #expect(Token.refusal(try Token.signed(#"{"alg":"EdDSA"}"#, inner)) == .nested)
    #expect(try Token.refusal(ofHeader: #"{"alg":"EdDSA","cty":"JWT"}"#) == .nested)
    #expect(try Token.refusal(ofHeader: #"{"alg":"EdDSA","cty":"application/jwt"}"#) == .nested)
  }

  @Test func `a token that is too large is not read`() throws {
    let limits = JSONLimits(maxBytes: 100, maxDepth: 8, maxNodes: 100)
    let text = Array(try Token.signed().utf8)
    #expect(throws: JOSEError.tooLarge(limit: 100)) { try CompactJWS(text, limits: limits) }
    let header = #"{"alg":"EdDSA","kid":""# + String(repeating: "a", count: 20_000) + #""}"#
    #expect(try Token.refusal(ofHeader: header)?.code == "TOKEN_TOO_LARGE")
  }

  @Test func `no truncation is a token of the same key, and no flipped bit`() throws {
    let text = Array(try Token.signed().utf8)
    let key = try Token.publicKey()
    for length in 0..<text.count {
      guard let token = try? CompactJWS(Array(text[..<length])) else { continue }
      #expect(throws: JOSEError.signatureInvalid, "\(length)") { try token.verify(by: key) }
    }
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << UInt8(bit)
        guard let token = try? CompactJWS(changed) else { continue }
        #expect(throws: JOSEError.self, "byte \(index), bit \(bit)") { try token.verify(by: key) }
      }
    }
  }

  @Test func `whatever is read has only that text`() throws {
    var generator = SeededGenerator(seed: 5)
    let text = Array(try Token.signed().utf8)
    let alphabet = Array("eyJAB-_.=+/ \n\u{0}".utf8)
    var read = 0
    for _ in 0..<3_000 {
      var changed = text
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        if Bool.random(using: &generator) {
          changed[place] = byte
        } else {
          changed.insert(byte, at: place)
        }
      }
      guard let token = try? CompactJWS(changed) else { continue }
      read += 1
      let trimmed = changed.drop { $0 == 0x20 || $0 == 0x0A }
      #expect(trimmed.starts(with: token.text))
    }
    #expect(read > 100)
  }

  @Test func `tokens are told from JSON by what they are`() throws {
    let tokens = [
      try Token.signed(), " \n" + (try Token.signed()), "eyJ", "foo.bar", "a.b.c", "e{", "0oRYSKQB",
      "d28458",
    ]
    for text in tokens { #expect(TokenText.isToken(Array(text.utf8)), "\(text)") }
    let others = [
      "", " ", "{}", " {}", "[]", "null", "true", "1.5", "-1.5e3", "\"eyJ.e30.c2ln\"", "doodoo",
      "\u{FEFF}eyJ.e30.c2ln", "a.b c", "https://a.example/b.c",
    ]
    for text in others { #expect(!TokenText.isToken(Array(text.utf8)), "\(text)") }
  }
}
