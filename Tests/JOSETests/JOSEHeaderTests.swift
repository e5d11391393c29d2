import ControlledIdentifiers
import JOSE
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@Suite struct JOSEHeaderTests {
  @Test(arguments: [
    // Not JSON that means one thing.
    ("", "JOSE_MALFORMED"), ("[]", "JOSE_MALFORMED"), ("{", "JOSE_MALFORMED"),
    (#"{"alg":"EdDSA","alg":"EdDSA"}"#, "JOSE_DUPLICATE_MEMBER"),
    (#"{"alg":"none","\u0061lg":"EdDSA"}"#, "JOSE_DUPLICATE_MEMBER"),
    (#"{"alg":1}"#, "JOSE_MALFORMED"), (#"{"alg":["EdDSA"]}"#, "JOSE_MALFORMED"),
    (#"{"alg":""}"#, "JOSE_MALFORMED"), (#"{"alg":"EdDSA","kid":7}"#, "JOSE_MALFORMED"),
    (#"{"alg":"EdDSA","kid":""}"#, "JOSE_MALFORMED"),
    (#"{"alg":"EdDSA","typ":null}"#, "JOSE_MALFORMED"),
    // Algorithms.
    (#"{}"#, "JOSE_ALGORITHM_MISSING"), (#"{"typ":"JWT"}"#, "JOSE_ALGORITHM_MISSING"),
    (#"{"alg":"none"}"#, "JOSE_ALGORITHM_NONE"), (#"{"alg":"None"}"#, "JOSE_ALGORITHM_NONE"),
    (#"{"alg":"NONE"}"#, "JOSE_ALGORITHM_NONE"), (#"{"alg":"nOnE"}"#, "JOSE_ALGORITHM_NONE"),
    (#"{"alg":"HS256"}"#, "JOSE_ALGORITHM_SYMMETRIC"),
    (#"{"alg":"HS384"}"#, "JOSE_ALGORITHM_SYMMETRIC"),
    (#"{"alg":"hs512"}"#, "JOSE_ALGORITHM_SYMMETRIC"),
    (#"{"alg":"ES256K"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    (#"{"alg":"ES512"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    (#"{"alg":"RS1"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    (#"{"alg":"eddsa"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    (#"{"alg":" EdDSA"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    (#"{"alg":"Ed448"}"#, "JOSE_ALGORITHM_UNSUPPORTED"),
    // What would change how it is read, or where its key comes from.
    (#"{"alg":"EdDSA","crit":["exp"],"exp":1}"#, "JOSE_CRITICAL"),
    (#"{"alg":"EdDSA","crit":[]}"#, "JOSE_CRITICAL"),
    (#"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#, "JOSE_UNENCODED_PAYLOAD"),
    (#"{"alg":"EdDSA","b64":true}"#, "JOSE_UNENCODED_PAYLOAD"),
    (#"{"alg":"EdDSA","jku":"https://a.example/jwks"}"#, "JOSE_KEY_BY_URL"),
    (#"{"alg":"EdDSA","x5u":"https://a.example/x"}"#, "JOSE_KEY_BY_URL"),
    (#"{"alg":"EdDSA","x5c":["MII"]}"#, "JOSE_CERTIFICATE"),
    (#"{"alg":"EdDSA","x5t":"a"}"#, "JOSE_CERTIFICATE"),
    (#"{"alg":"EdDSA","x5t#S256":"a"}"#, "JOSE_CERTIFICATE"),
    (#"{"alg":"EdDSA","enc":"A128GCM"}"#, "TOKEN_ENCRYPTED"),
    (#"{"alg":"EdDSA","zip":"DEF"}"#, "TOKEN_ENCRYPTED"),
    // Types.
    (#"{"alg":"EdDSA","typ":"Kakamimi"}"#, "JOSE_TYPE"),
    (#"{"alg":"EdDSA","typ":"at+jwt"}"#, "JOSE_TYPE"),
    (#"{"alg":"EdDSA","typ":"application/json"}"#, "JOSE_TYPE"),
    (#"{"alg":"EdDSA","typ":"vc+sd-jwt"}"#, "TOKEN_SELECTIVE_DISCLOSURE"),
    (#"{"alg":"EdDSA","cty":"bad+cty"}"#, "JOSE_TYPE"),
    (#"{"alg":"EdDSA","cty":"JWT"}"#, "TOKEN_NESTED"),
  ])
  func `a header that is refused is refused by name`(header: String, code: String) throws {
    let error = try #require(try Token.refusal(ofHeader: header))
    #expect(error.code == code, "\(error)")
    #expect(error.description != error.code)
  }

  @Test(arguments: ["JWT", "jwt", "vc+jwt", "application/vc+jwt", "VC+JWT", "vp+jwt", "vc+ld+jwt"])
  func `types of tokens are media types`(type: String) throws {
    let text = try Token.signed(#"{"alg":"EdDSA","typ":"\#(type)"}"#)
    let token = try CompactJWS(Array(text.utf8))
    #expect(token.header.type?.text == ExactString(type))
    #expect(token.header.type?.isLegacy == (type == "vc+ld+jwt"))
  }

  @Test func `members that are not known are listed`() throws {
    let text = try Token.signed(#"{"alg":"EdDSA","b":1,"iss":"did:web:a.example","a":{"x":[]}}"#)
    let header = try CompactJWS(Array(text.utf8)).header
    #expect(header.unknownMembers == ["b", "a"])
    #expect(header.issuer == "did:web:a.example")
  }

  // Keys in the header.

  private func jwk(_ change: String = "") throws -> String {
    let key = try #require(try Token.publicKey().ed25519)
    let x = Base64URL.encode(key.rawRepresentation)
    return #"{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"\#(x)"\#(change)}}"#
  }

  @Test func `a key in the header is read`() throws {
    let token = try CompactJWS(Array(try Token.signed(try jwk()).utf8))
    #expect(token.header.key?.publicKey == (try Token.publicKey()))
    let right = try jwk(#","alg":"EdDSA","use":"sig","kid":"1""#)
    #expect(try Token.refusal(ofHeader: right) == nil)
  }

  @Test func `a private key in the header is refused, and one that is for something else`() throws {
    let codes = [
      (#","d":"AAAA""#, "JOSE_KEY_PRIVATE"), (#","k":"AAAA""#, "JOSE_KEY_PRIVATE"),
      (#","alg":"ES256""#, "JOSE_KEY_INVALID"), (#","use":"enc""#, "JOSE_KEY_INVALID"),
      (#","x":"AA""#, "JOSE_DUPLICATE_MEMBER"),
    ]
    for (change, code) in codes {
      #expect(try Token.refusal(ofHeader: try jwk(change))?.code == code, "\(change)")
    }
    #expect(try Token.refusal(ofHeader: #"{"alg":"EdDSA","jwk":"x"}"#)?.code == "JOSE_KEY_INVALID")
    #expect(
      try Token.refusal(
        ofHeader: #"{"alg":"ES256","jwk":{"kty":"oct","k":"AAAA"}}"#)?.code == "JOSE_KEY_PRIVATE")
  }

  @Test func `a key of another kind than the algorithm is refused`() throws {
    let header = try jwk().replacing(#"{"alg":"EdDSA""#, with: #"{"alg":"RS256""#)
    #expect(
      try Token.refusal(ofHeader: header) == .algorithmMismatch(.rs256, keyKind: "Ed25519"))
  }

  @Test func `an RSA key of fewer than 2048 bits is refused by name`() throws {
    let modulus = Base64URL.encode([UInt8](repeating: 0xAB, count: 128))
    let header = #"{"alg":"RS256","jwk":{"kty":"RSA","n":"\#(modulus)","e":"AQAB"}}"#
    let error = try #require(try Token.refusal(ofHeader: header))
    #expect(error == .key(.keyRefused(.rsaModulusSize(bits: 1024))))
    #expect(error.code == "JOSE_KEY_WEAK")
  }

  @Test func `an algorithm is not tried with a key of another kind`() throws {
    let text = try Token.signed(#"{"alg":"ES256","kid":"did:web:a.example#1"}"#)
    let token = try CompactJWS(Array(text.utf8))
    let key = try Token.publicKey()
    #expect(throws: JOSEError.algorithmMismatch(.es256, keyKind: "Ed25519")) {
      try token.verify(by: key)
    }
  }
}
