import ControlledIdentifiers
import CredentialVerifier
import JOSE
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Attacks on badges in tokens.
@Suite struct TokenAttackTests {
  private static let evil: UInt8 = 6

  @Test func `item 4: a token that nobody signed rejects, in whatever letters it says so`() throws {
    let payload = Base64URL.encode(TokenBadge.payload().compactBytes())
    for name in ["none", "None", "NONE", "nOnE"] {
      let header = Base64URL.encode(
        TokenBadge.header.replacing(["alg"], with: .string(name)).compactBytes())
      for signature in ["", "AAAA"] {
        let report = try TokenBadge.report(Array("\(header).\(payload).\(signature)".utf8))
        #expect(report.code(.envelope) == "JOSE_ALGORITHM_NONE")
        #expect(report.verdict.name == "rejected")
      }
    }
    let header = Base64URL.encode(TokenBadge.header.compactBytes())
    let report = try TokenBadge.report(Array("\(header).\(payload).".utf8))
    #expect(report.code(.envelope) == "TOKEN_UNSECURED")
  }

  private static let headers: [(name: String, value: JSONTree, code: String)] = [
    ("alg", "HS256", "JOSE_ALGORITHM_SYMMETRIC"),
    ("crit", ["exp"], "JOSE_CRITICAL"), ("b64", false, "JOSE_UNENCODED_PAYLOAD"),
    ("jku", "https://university.example/jwks", "JOSE_KEY_BY_URL"),
    ("x5u", "https://university.example/x", "JOSE_KEY_BY_URL"),
    ("x5c", ["MII"], "JOSE_CERTIFICATE"),
    ("x5t", "a", "JOSE_CERTIFICATE"), ("x5t#S256", "a", "JOSE_CERTIFICATE"),
    ("cty", "JWT", "TOKEN_NESTED"), ("typ", "at+jwt", "JOSE_TYPE"),
    ("typ", "vp+jwt", "JOSE_TYPE"), ("cty", "vp", "JOSE_TYPE"),
    ("nonce", "a", "JOSE_MEMBER_NOT_ALLOWED"), ("exp", 1, "JOSE_MEMBER_NOT_ALLOWED"),
    ("url", "https://a.example", "JOSE_MEMBER_NOT_ALLOWED"),
  ]

  @Test(arguments: headers)
  func `item 4: a header that has what it must not have rejects`(
    name: String, value: JSONTree, code: String
  ) throws {
    let header = TokenBadge.header.replacing([name], with: value)
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.code(.envelope) == code)
    #expect(report.verdict.name == "rejected")
  }

  @Test func `item 4: a key with its private half in the header rejects`() throws {
    let jwk = try TokenBadge.jwk(1).replacing(["d"], with: "AAAA")
    let report = try TokenBadge.report(
      try TokenBadge.token(header: ["alg": "EdDSA", "jwk": jwk]))
    #expect(report.code(.envelope) == "JOSE_KEY_PRIVATE")
  }

  @Test func `a member of the header twice rejects`() throws {
    let header = #"{"alg":"EdDSA","kid":"did:web:university.example#1","alg":"EdDSA"}"#
    let token = try TokenBadge.sign(
      Array(header.utf8), TokenBadge.payload().compactBytes(), key: 1)
    #expect(try TokenBadge.report(token).code(.envelope) == "JOSE_DUPLICATE_MEMBER")
  }

  @Test func `a claim twice rejects`() throws {
    let payload = Array(#"{"iss":"did:web:university.example","iss":"did:web:other.example"}"#.utf8)
    let token = try TokenBadge.sign(TokenBadge.header.compactBytes(), payload, key: 1)
    #expect(try TokenBadge.report(token).code(.json) == "JSON_DUPLICATE_KEY")
  }

  // Whose the key is.

  @Test func `item 2: a key that the token brings is nobody's, whatever iss says`() throws {
    let header: JSONTree = ["alg": "EdDSA", "jwk": try TokenBadge.jwk(Self.evil)]
    let report = try TokenBadge.report(try TokenBadge.token(header: header, key: Self.evil))
    #expect(report.proofState == "holds")
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "untrusted")
    let lonely = try TokenBadge.report(
      try TokenBadge.token(header: header, key: Self.evil), verifier: Verifier(trust: nil))
    #expect(lonely.verdict.name == "untrusted")
  }

  @Test func `item 2: a key that the token brings and the list gives to another issuer rejects`()
    throws
  {
    let header: JSONTree = ["alg": "EdDSA", "jwk": try TokenBadge.jwk(2)]
    let report = try TokenBadge.report(try TokenBadge.token(header: header, key: 2))
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key that the token brings is the issuer's where the list gives it to them`() throws
  {
    let header: JSONTree = ["alg": "EdDSA", "jwk": try TokenBadge.jwk(1)]
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.check(.issuerKey)?.reason?.code == "KEY_LISTED")
    #expect(report.envelope?.bringsKey == true)
  }

  @Test func `a token that names one key and brings another rejects`() throws {
    let header = TokenBadge.header.replacing(["jwk"], with: try TokenBadge.jwk(Self.evil))
    for key in [1, Self.evil] {
      let report = try TokenBadge.report(try TokenBadge.token(header: header, key: key))
      #expect(report.code(.proofSignature) == "JOSE_KEYS_DIFFER")
      #expect(report.verdict.name == "rejected")
    }
    let same = TokenBadge.header.replacing(["jwk"], with: try TokenBadge.jwk(1))
    #expect(try TokenBadge.report(try TokenBadge.token(header: same)).verdict.name == "accepted")
  }

  @Test func `item 5: a key that the issuer's record does not have is not its first one`() throws {
    let keys: JSONTree = [
      try Federation.key("did:web:university.example#1", 1),
      try Federation.key("did:web:university.example#2", 3),
    ]
    let verifier = try TokenBadge.verifier(change: ["keys": keys])
    for kid in ["did:web:university.example#3", "#3", "3", "https://university.example/keys/1"] {
      for key: UInt8 in [1, 3, Self.evil] {
        let header: JSONTree = ["alg": "EdDSA", "kid": .string(kid)]
        let report = try TokenBadge.report(
          try TokenBadge.token(header: header, key: key), verifier: verifier)
        #expect(report.code(.proofSignature, .undetermined) == "KEY_UNAVAILABLE")
        #expect(report.verdict.name == "undetermined")
      }
    }
    // The second key's signature under the name of the first.
    let report = try TokenBadge.report(try TokenBadge.token(key: 3), verifier: verifier)
    #expect(report.code(.proofSignature) == "SIGNATURE_INVALID")
  }

  @Test func `item 5: a token without a key is not tried with the issuer's only one`() throws {
    let report = try TokenBadge.report(try TokenBadge.token(header: ["alg": "EdDSA"]))
    #expect(report.code(.proofSignature) == "JOSE_KEY_MISSING")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a relative key of nobody rejects`() throws {
    let payload = TokenBadge.payload().replacing(["iss"], with: nil)
    let report = try TokenBadge.report(
      try TokenBadge.token(payload, header: ["alg": "EdDSA", "kid": "#1"]))
    #expect(report.code(.proofSignature) == "JOSE_KEY_ID_RELATIVE")
  }

  @Test func `item 1: a key in the fragment of the issuer's name is not the issuer's`() throws {
    let key = try Badge.did(Self.evil).multikey.publicKeyMultibase
    for kid in ["did:web:university.example#\(key)", "#\(key)", key] {
      let header: JSONTree = ["alg": "EdDSA", "kid": .string(kid)]
      let report = try TokenBadge.report(try TokenBadge.token(header: header, key: Self.evil))
      #expect(report.proofState == "holds")
      #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
      #expect(report.verdict.name == "untrusted")
    }
  }

  @Test func `another issuer's key under its own name rejects`() throws {
    let header: JSONTree = ["alg": "EdDSA", "kid": "did:web:college.example#1"]
    let report = try TokenBadge.report(try TokenBadge.token(header: header, key: 2))
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `an algorithm that is not the key's rejects before the signature is looked at`() throws
  {
    for name in ["ES256", "ES384", "RS256", "PS256"] {
      let header = TokenBadge.header.replacing(["alg"], with: .string(name))
      let report = try TokenBadge.report(try TokenBadge.token(header: header))
      #expect(report.code(.proofSignature) == "JOSE_ALGORITHM_MISMATCH")
    }
  }

  // What it is instead of a token.

  @Test(arguments: [
    ("eyJhbGciOiJkaXIifQ..iv.text.tag", "TOKEN_ENCRYPTED"),
    ("eyJhbGciOiJFZERTQSJ9.e30.c2ln~WyJhIl0~", "TOKEN_SELECTIVE_DISCLOSURE"),
    (#"{"payload":"e30","protected":"eyJ","signature":"c2ln"}"#, "TOKEN_JSON_SERIALIZATION"),
    (#"{"payload":"e30","signatures":[{"signature":"c2ln"}]}"#, "TOKEN_JSON_SERIALIZATION"),
    ("0oRYSKQBOCIDaHZlcnkvYmFk", "TOKEN_COSE"), ("d2845856a40126", "TOKEN_COSE"),
    ("foo.bar", "TOKEN_PARTS"), ("eyJ", "TOKEN_PARTS"),
  ])
  func `what is not supported is named`(text: String, code: String) throws {
    let report = try TokenBadge.report(Array(text.utf8))
    #expect(report.code(.envelope) == code)
    #expect(report.verdict.name == "rejected")
    #expect(report.checks.last?.reason?.remedy != nil)
  }

  // Changed tokens.

  @Test func `no flipped bit is accepted`() throws {
    let token = try TokenBadge.token()
    let verifier = try TokenBadge.verifier()
    for index in token.indices {
      for bit in 0..<8 {
        var changed = token
        changed[index] ^= 1 << UInt8(bit)
        let verdict = verifier.verify(changed, at: Badge.now).verdict.name
        #expect(verdict == "rejected" || verdict == "undetermined", "byte \(index), bit \(bit)")
      }
    }
  }

  @Test func `no part of another token of the same issuer is accepted`() throws {
    let one = try TokenBadge.token().split(separator: UInt8(ascii: "."))
    let other = try TokenBadge.token(
      TokenBadge.payload().replacing(["name"], with: "other"),
      header: TokenBadge.header.replacing(["typ"], with: nil)
    ).split(separator: UInt8(ascii: "."))
    let dot = UInt8(ascii: ".")
    for mask in 1..<7 {
      let parts = (0..<3).map { mask & (1 << $0) == 0 ? one[$0] : other[$0] }
      let mixed = Array(parts.joined(separator: [dot]))
      #expect(try TokenBadge.report(mixed).code(.proofSignature) == "SIGNATURE_INVALID")
    }
  }

  @Test func `members added to a payload are not covered by its signature`() throws {
    let parts = try TokenBadge.token().split(separator: UInt8(ascii: ".")).map { Array($0) }
    let changed = TokenBadge.payload().replacing(["name"], with: "Doctor").compactBytes()
    let token = parts[0] + Array(".\(Base64URL.encode(changed)).".utf8) + parts[2]
    #expect(try TokenBadge.report(token).code(.proofSignature) == "SIGNATURE_INVALID")
  }
}
