import ControlledIdentifiers
import StrictJSON
import Testing

private let one = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
private let two = "z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"

@Suite struct VerificationMethodIDTests {
  @Test(arguments: [
    ("did:web:uni.example#key-1", "did:web:uni.example", "key-1"),
    ("did:web:uni.example%3A3000:a:b#k", "did:web:uni.example%3A3000:a:b", "k"),
    ("https://uni.example/keys.json#1", "https://uni.example/keys.json", "1"),
    ("https://uni.example?a=b#c/d?e", "https://uni.example?a=b", "c/d?e"),
    ("https://[2001:db8::1]/#k", "https://[2001:db8::1]/", "k"),
    (
      "urn:uuid:0f9c5a1e-0000-4000-8000-000000000000#k",
      "urn:uuid:0f9c5a1e-0000-4000-8000-000000000000", "k"
    ),
  ])
  func `a URL with a fragment has a controller and a name`(
    url: String, controller: String, fragment: String
  ) throws {
    let id = try VerificationMethodID(url)
    #expect(id.controller == ExactString(controller))
    #expect(id.fragment == ExactString(fragment))
    #expect(id.description == url)
    #expect(try id.didKey() == nil)
    try id.checkDIDKeyFragment()
  }

  @Test(
    arguments: [
      ("", .empty),
      ("#key-1", .notAbsolute),
      ("key-1", .notAbsolute),
      ("/keys#1", .notAbsolute),
      ("1did:web:x#k", .notAbsolute),
      ("a b:c#d", .invalidCharacter(byte: 0x20, index: 1)),
      ("urn:#k", .notAbsolute),
      ("x#did:web:uni.example", .notAbsolute),
      ("did:web:uni.example", .fragmentMissing),
      ("https://uni.example/keys.json", .fragmentMissing),
      ("did:web:uni.example#", .fragmentEmpty),
      ("did:web:uni.example#a#b", .fragmentRepeated(index: 21)),
      ("did:web:uni.example##", .fragmentRepeated(index: 20)),
      ("did:web:uni.example/path#k", .didNotBare(byte: 0x2F, index: 19)),
      ("did:web:uni.example?versionId=1#k", .didNotBare(byte: 0x3F, index: 19)),
      ("did:web:#k", .didIdentifierMissing),
      ("did:web:/a#k", .didIdentifierMissing),
      ("did:WEB:uni.example#k", .didMethodInvalid(index: 4)),
      ("Did:web:uni.example#k", .notDID),
      ("https:#k", .hostMissing),
      ("https:uni.example#k", .hostMissing),
      ("https:///keys#k", .hostMissing),
      ("HTTPS://#k", .hostMissing),
      ("https://user@uni.example#k", nil),
      ("https://uni.example/%zz#k", .invalidPercentEscape(index: 20)),
      ("https://uni.example/%4", .invalidPercentEscape(index: 20)),
      ("https://uni.example/\u{0}#k", .invalidCharacter(byte: 0x00, index: 20)),
      ("https://unié.example/#k", .invalidCharacter(byte: 0xC3, index: 11)),
      ("https://uni.example/\u{202E}#k", .invalidCharacter(byte: 0xE2, index: 20)),
      ("https:\\\\uni.example#k", .invalidCharacter(byte: 0x5C, index: 6)),
      ("<https://uni.example#k>", .invalidCharacter(byte: 0x3C, index: 0)),
    ] as [(String, IdentifierError?)])
  func `everything else is refused with its reason`(url: String, error: IdentifierError?) throws {
    if let error {
      #expect(throws: error) { try VerificationMethodID(url) }
    } else {
      _ = try VerificationMethodID(url)
    }
  }

  @Test func `a did key whose fragment names another key is refused`() throws {
    for fragment in [two, "key-1", "z", one + "1", String(one.dropLast()), one.lowercased()] {
      let id = try VerificationMethodID("did:key:\(one)#\(fragment)")
      #expect(throws: IdentifierError.didKeyFragmentDiffers) { try id.didKey() }
      #expect(throws: IdentifierError.didKeyFragmentDiffers) { try id.checkDIDKeyFragment() }
    }
  }

  @Test func `a key in the fragment of another controller is not the controller's`() throws {
    for controller in ["did:web:uni.example", "https://uni.example", "did:keyx:\(one)"] {
      #expect(try VerificationMethodID("\(controller)#\(one)").didKey() == nil)
    }
  }

  @Test func `a did key of another kind is refused even where the fragment agrees`() throws {
    let agreement = "z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F"
    let id = try VerificationMethodID("did:key:\(agreement)#\(agreement)")
    #expect(throws: IdentifierError.keyKind(code: 0xEC)) { try id.didKey() }
    try id.checkDIDKeyFragment()
  }

  @Test func `identifiers differ by any byte`() throws {
    let id = try VerificationMethodID("https://uni.example/#k")
    #expect(try VerificationMethodID("https://UNI.example/#k") != id)
    #expect(try VerificationMethodID("https://uni.example#k") != id)
    #expect(try VerificationMethodID("https://uni.example/%23#k") != id)
    #expect(try VerificationMethodID("https://uni.example/#k") == id)
  }

  @Test func `an identifier has a limit`() throws {
    let long = "https://uni.example/" + String(repeating: "a", count: 2_048) + "#k"
    #expect(throws: IdentifierError.tooLong(maxBytes: 2_048)) { try VerificationMethodID(long) }
    let longest = String(long.prefix(2_046)) + "#k"
    #expect(try VerificationMethodID(longest).description == longest)
  }
}
