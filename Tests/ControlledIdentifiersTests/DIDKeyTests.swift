import ControlledIdentifiers
import OpenSSLCrypto
import TestSupport
import Testing
import WireFormats

/// The key of RFC 8032 §7.1, first test, and of the second.
private let one = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
private let two = "z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"

@Suite struct DIDKeyTests {
  @Test func `a key comes back from its DID and from its DID URL`() throws {
    let did = try DIDKey("did:key:" + one)
    #expect(did.did == "did:key:" + one)
    #expect(did.verificationMethod == "did:key:\(one)#\(one)")
    #expect(try VerificationMethodID(did.verificationMethod).didKey() == did)
    #expect(try DIDKey(did.did) == did)
    #expect(try DIDKey("did:key:" + two) != did)
  }

  @Test func `random keys come back`() throws {
    for _ in 0..<20 {
      let did = try DIDKey(Multikey(Ed25519PrivateKey.generate().publicKey))
      #expect(try DIDKey(did.did) == did)
      #expect(did.did.hasPrefix("did:key:z6Mk"))
    }
  }

  @Test(
    arguments: [
      ("", .empty),
      ("did:key:", .didIdentifierMissing),
      ("did:key", .didIdentifierMissing),
      ("did::\(one)", .didMethodInvalid(index: 4)),
      ("did:", .didMethodInvalid(index: 4)),
      ("did:Key:\(one)", .didMethodInvalid(index: 4)),
      ("did:kéy:\(one)", .invalidCharacter(byte: 0xC3, index: 5)),
      ("DID:key:\(one)", .notDID),
      ("key:\(one)", .notDID),
      (one, .notDID),
      ("https://did:key:\(one)", .notDID),
      ("did:web:uni.example", .notDIDKey(method: "web")),
      ("did:keys:\(one)", .notDIDKey(method: "keys")),
      ("did:key:1.1:\(one)", .didKeyVersioned),
      ("did:key:\(one):", .didIdentifierMissing),
      ("did:key:\(one)/path", .didNotBare(byte: 0x2F, index: 56)),
      ("did:key:\(one)?a=b", .didNotBare(byte: 0x3F, index: 56)),
      ("did:key:\(one)#\(one)", .didNotBare(byte: 0x23, index: 56)),
      ("did:key:\(one);a", .invalidCharacter(byte: 0x3B, index: 56)),
      ("did:key:\(one) ", .invalidCharacter(byte: 0x20, index: 56)),
      (" did:key:\(one)", .invalidCharacter(byte: 0x20, index: 0)),
      ("did:key:\(one)\n", .invalidCharacter(byte: 0x0A, index: 56)),
      ("did:key:%7A6Mk", .keyEncoding(.multibasePrefixUnsupported(byte: 0x25))),
      ("did:key:%7", .invalidPercentEscape(index: 8)),
      ("did:key:uZg", .keyBase(.base64url)),
      ("did:key:f00", .keyEncoding(.multibasePrefixUnsupported(byte: 0x66))),
      ("did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F", .keyKind(code: 0xEC)),
      ("did:key:z6MkO", .keyEncoding(.invalidCharacter(.base58, byte: 0x4F, index: 4))),
    ] as [(String, IdentifierError)])
  func `what is no did key is refused with its reason`(text: String, error: IdentifierError) {
    #expect(throws: error) { try DIDKey(text) }
  }

  @Test func `an Ed25519 key in base64url is refused as a did key`() throws {
    let bytes = try Multibase.decode(one, maxBytes: 34).bytes
    #expect(throws: IdentifierError.keyBase(.base64url)) {
      try DIDKey("did:key:" + Multibase.encode(bytes, as: .base64url))
    }
  }

  @Test func `no changed character leaves the same key`() throws {
    let did = try DIDKey("did:key:" + one)
    let text = [UInt8](did.did.utf8)
    for index in text.indices {
      for bit in 0..<7 {
        var changed = text
        changed[index] ^= 1 << bit
        let string = try #require(String(validating: changed, as: UTF8.self))
        // Some of the changes are other keys; none is this one.
        #expect((try? DIDKey(string)) != did, "\(string)")
      }
    }
  }
}
