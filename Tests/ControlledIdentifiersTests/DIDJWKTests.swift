import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// The `did:jwk` of a text, whatever it is.
private func did(_ jwk: String) -> String { "did:jwk:\(Base64URL.encode(Array(jwk.utf8)))" }

@Suite struct DIDJWKTests {
  @Test(arguments: [
    PublicKeyTexts.ed25519, PublicKeyTexts.p256, PublicKeyTexts.p384, PublicKeyTexts.rsa,
  ])
  func `a key of each kind comes back from its DID and its DID URL`(text: String) throws {
    let key = try JSONWebKey(JSONDocument(Array(text.utf8)).root).publicKey
    let read = try DIDJWK(did(text))
    #expect(read.jwk.publicKey == key)
    #expect(read.did.text == ExactString(did(text)))
    #expect(read.verificationMethod == "\(did(text))#0")
    let id = try VerificationMethodID(read.verificationMethod)
    #expect(try id.didJWK()?.jwk.publicKey == key)
    #expect(try id.controllerKey() == key)
    #expect(try id.didKey() == nil)
    #expect(try DIDJWK(DIDJWK.did(of: key)).jwk.publicKey == key)
  }

  @Test(arguments: ["1", "00", "0x", "key-1", "%30", PublicKeyTexts.p256Multikey])
  func `its only key is named 0`(fragment: String) throws {
    let id = try VerificationMethodID("\(did(PublicKeyTexts.p256))#\(fragment)")
    #expect(throws: IdentifierError.didJWKFragmentDiffers) { try id.didJWK() }
    #expect(throws: IdentifierError.didJWKFragmentDiffers) { try id.controllerKey() }
  }

  @Test(
    arguments: [
      ("did:key:z6Mk", .notDIDJWK(method: "key")), ("did:jwks:e30", .notDIDJWK(method: "jwks")),
      ("did:jwk:", .didIdentifierMissing), ("did:JWK:e30", .didMethodInvalid(index: 4)),
      ("did:jwk:e30=", .invalidCharacter(byte: 0x3D, index: 11)),
      ("did:jwk:e30#0", .didNotBare(byte: 0x23, index: 11)),
      ("did:jwk:e30:e30", .keyEncoding(.invalidCharacter(.base64url, byte: 0x3A, index: 3))),
      ("did:jwk:e31", .keyEncoding(.nonZeroSpareBits(.base64url, index: 2))),
      ("did:jwk:e", .keyEncoding(.invalidLength(.base64url, characters: 1))),
      ("did:jwk:e30", .jwkMalformed(member: "kty")),
    ] as [(String, IdentifierError)])
  func `what is no did jwk is refused with its reason`(text: String, error: IdentifierError) {
    #expect(throws: error) { try DIDJWK(text) }
  }

  @Test func `a JSON Web Key that is not strict JSON is refused`() throws {
    let texts = [
      "", "{", "null{}", PublicKeyTexts.p256 + " x", "\u{FEFF}" + PublicKeyTexts.p256,
      #"{"kty":"OKP","kty":"EC"}"#, #"{"kty":"OKP",}"#,
      "{\"a\":" + String(repeating: "[", count: 9) + String(repeating: "]", count: 9) + "}",
    ]
    for text in texts where !text.isEmpty {
      let error = try #require(throws: IdentifierError.self, "\(text)") { try DIDJWK(did(text)) }
      guard case .jwkNotJSON = error else {
        Issue.record("\(text): \(error)")
        continue
      }
    }
  }

  @Test func `a private, weak or misused key is refused`() throws {
    let key = PublicKeyTexts.p256
    let cases: [(String, IdentifierError)] = [
      (PublicKeyTexts.adding(#""d":"AA""#, to: key), .jwkPrivate(member: "d")),
      (PublicKeyTexts.adding(#""use":"enc""#, to: key), .jwkUse(member: "use")),
      (PublicKeyTexts.adding(#""key_ops":["deriveKey"]"#, to: key), .jwkUse(member: "key_ops")),
      (PublicKeyTexts.adding(#""alg":"EdDSA""#, to: key), .jwkAlgorithm("EdDSA", kind: "P-256")),
    ]
    for (text, error) in cases {
      #expect(throws: error) { try DIDJWK(did(text)) }
    }
    _ = try DIDJWK(
      did(PublicKeyTexts.adding(#""use":"sig","alg":"ES256","key_ops":["verify"]"#, to: key)))
  }

  @Test func `no changed character leaves the same DID`() throws {
    let text = did(PublicKeyTexts.ed25519)
    let key = try DIDJWK(text)
    for (index, byte) in text.utf8.enumerated() where index >= 8 {
      for bit in 0..<7 {
        var changed = Array(text.utf8)
        changed[index] = byte ^ (1 << bit)
        guard let other = try? DIDJWK(String(decoding: changed, as: UTF8.self)) else { continue }
        #expect(other.did != key.did)
      }
    }
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct DIDJWKVectorTests {
  @Test(arguments: ["tbd-web5/did_jwk/resolve.json", "multibase-didkey/did-jwk/resolve.json"])
  func `the DIDs of the vectors resolve, or are refused by name`(file: String) throws {
    let vectors = try #require(
      try JSONDocument(Vectors.bytes(file)).root["vectors"]?.elements)
    var outcomes: [String] = []
    for vector in vectors {
      let input = try #require(vector["input"]?.string)
      do {
        let key = try DIDJWK(input)
        let document = vector["output"]?["didDocument"]
        let method = try #require(document?["verificationMethod"]?[0]?["id"]?.string)
        #expect(key.verificationMethod == method)
        #expect(try VerificationMethodID(method).controllerKey() == key.jwk.publicKey)
        outcomes.append(key.jwk.publicKey.kindName)
      } catch {
        outcomes.append("\(error)")
      }
    }
    // A key on secp256k1, a key of Ed25519, and text that is no JSON.
    #expect(outcomes.count == 3)
    #expect(outcomes[0] == IdentifierError.jwkKind("secp256k1").description)
    #expect(outcomes[1] == "Ed25519")
    #expect(outcomes[2].hasPrefix("the did:jwk is no JSON Web Key: "))
  }
}
