import StrictJSON
import Testing

@testable import CredentialModel

/// Whether the bytes are an absolute URL.
func isURL(_ text: [UInt8]) -> Bool { URLSyntax.isAbsolute(text.span) }

private func endOfPlain(in text: [UInt8], from start: Int) -> Int {
  URLCharacters.endOfPlain(in: text.span, from: start)
}

@Suite struct `A URL` {
  @Test(arguments: [
    // Brackets that hold no IP address, or do not stand around the host.
    "https://[[[[", "https://[[::1]]/", "https://[]/", "https://[::1", "https://a]b/",
    "https://::1]/",
    "https://a[::1]/", "https://[::1]a/", "https://[::1]@a/", "https://[::1]:80@a/",
    "https://u[x]@a/", "https://[::1][::1]/", "https://[a.b]/", "https://[1.2.3.4]/",
    "https://[:::1]/", "https://[1::2::3]/", "https://[12345::]/", "https://[1:2:3:4:5:6:7:8:9]/",
    "https://[1:2:3:4:5:6:7]/", "https://[::1:]/", "https://[::256.1.1.1]/", "https://[::1.2.3]/",
    "https://[::1.2.3.04]/", "https://[v1.a]/", "https://[::1%25eth0]/", "https://a/[b]",
    // Ports and hosts.
    "https://example.org:65536/", "https://example.org:99999999999999999999/",
    "https://example.org:abc/", "https://a:80:80/", "https://:80/", "https://user@/x", "https://@/",
    "https://user@:80/", "https://a@b@c/", "https://%/", "https://%4/", "https://a%zz/",
    "ftp://user@/x", "https://a b/", "https://a|b/", "https://a\\b/",
    // Methods and namespaces.
    "did:EXAMPLE:a", "did:exAmple:a", "did:ex-ample:a", "did:example:#k", "did:example:?a=b",
    "did:example:/a", "urn:x:?a", "urn:uuid:", "urn:u_d:a",
    // Text that reads otherwise than it runs, or is no text.
    "https://exa\u{202E}mple.org", "https://a/\u{200E}", "https://a/\u{2066}b", "https://a/\u{61C}",
    "https://\u{FEFF}x/", "https://a/\u{FEFF}",
    "https://a/\u{FFFD}", "https://a/\u{FFF9}",
    "https://a/\u{E0001}", "https://a/\u{E000}", "https://a/#\u{E000}", "https://a/?b#\u{F0000}",
    // Spaces in a host.
    "https://a\u{A0}b/", "https://a\u{3000}b/", "https://a\u{200B}b/", "https://\u{2028}/",
  ])
  func `is refused`(text: String) {
    #expect(!isURL(Array(text.utf8)))
  }

  @Test(arguments: [
    "http://[::1]:80/", "https://[2001:db8::7]/a", "https://[1:2:3:4:5:6:7:8]/", "https://[1::]",
    "https://[::ffff:192.0.2.1]:8080?q", "https://u:p@[::1]#f", "https://[::]/",
    "https://example.org:65535/", "https://example.org:/", "https://example.org:080/",
    "https://user:pass:word@example.org/", "file:///etc/x", "file://host/x", "https://a%20b/",
    "did:web:example.org%3A3000:a", "did:a1:b", "did:key:z6Mk?a=b#c", "urn:isbn:0451450523",
    "https://münchen.example/würde", "https://例え.テスト/例え", "https://a/\u{1F600}",
    "https://a/\u{A0}b",
    "https://a/?\u{E000}", "https://a/?b=\u{10FFFD}", "https://a/\u{FEFC}",
    // What the URL standard flags, and reads.
    "https://a/?filter[kind]=x", "https://a/#[1]", "https://a/?a#b[c]", "https://a/b|c",
    "https://a/?b|c#d|e", "urn:a:b?[c]",
  ])
  func `is accepted`(text: String) {
    #expect(isURL(Array(text.utf8)))
  }

  @Test(arguments: [0x80, 0x85, 0x9F, 0xFFFE, 0xFDD0, 0xFDEF, 0x1FFFF, 0xDFFFE, 0xE0FFF, 0x10FFFF])
  func `has no controls and nothing that is no character`(scalar: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(scalar)))
    for text in ["https://a/\(character)", "https://a/?\(character)", "https://\(character)/"] {
      #expect(!isURL(Array(text.utf8)))
    }
  }

  @Test(arguments: ["https://a/\u{FF}", "https://a/", "https://é/"])
  func `is no text that is cut within a character`(text: String) {
    for end in 0..<text.utf8.count {
      let cut = Array(text.utf8.prefix(end))
      let isText = String(validating: cut, as: UTF8.self) != nil
      if !isText { #expect(!isURL(cut), "\(cut)") }
    }
  }

  /// Source: RFC 3986 §2.2 and §2.3, less what has a meaning by itself.
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=".utf8)

  @Test func `has plain characters that are found one by one`() {
    for byte in UInt8.min...UInt8.max {
      #expect(URLCharacters.isPlain(byte) == Self.plain.contains(byte), "\(byte)")
    }
  }

  @Test func `has plain characters that are found alike one by one and many at a time`() {
    for byte in UInt8.min...UInt8.max {
      for length in [1, 15, 16, 17, 33] {
        for place in 0..<length {
          // Whatever stands around it: the ends of the range of plain characters, by turns.
          var text = [UInt8](repeating: place % 2 == 0 ? 0x21 : 0x7E, count: length)
          text[place] = byte
          let expected = Self.plain.contains(byte) ? length : place
          for start in [0, place / 2, place] {
            guard endOfPlain(in: text, from: start) == expected else {
              Issue.record("byte \(byte) at \(place) of \(length), from \(start)")
              return
            }
          }
          guard endOfPlain(in: text, from: place + 1) == length else {
            Issue.record("byte \(byte) at \(place) of \(length), from behind it")
            return
          }
        }
      }
    }
  }
}
