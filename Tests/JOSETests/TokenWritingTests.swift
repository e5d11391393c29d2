import ControlledIdentifiers
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Whole tokens: their headers, and the claims of credentials.
@Suite struct TokenWritingTests {
  private static let now = Instant(secondsSinceEpoch: 1_782_907_200)
  private static let credential = """
    {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:uuid:1","type":["x"],\
    "issuer":{"id":"did:web:a.example","name":"A"},"validFrom":"2026-01-02T03:04:05Z",\
    "validUntil":"2027-01-02T03:04:05Z","credentialSubject":{"id":"did:example:b"}}
    """

  private func payload(_ change: (inout JSONTree) -> Void) throws -> JSONTree {
    var tree = try JSONDocument(Array(Self.credential.utf8)).root.tree()
    change(&tree)
    let root = try JSONDocument(tree.compactBytes()).root
    return try JSONDocument(CredentialClaims.payload(of: root, issuedAt: Self.now)).root.tree()
  }

  private func refusal(_ change: (inout JSONTree) -> Void) throws -> TokenSigningError? {
    do {
      _ = try payload(change)
      return nil
    } catch let error as TokenSigningError {
      return error
    }
  }

  @Test(arguments: TokenSigningTests.kinds)
  func `a token has a canonical header, and is read and verified`(
    text: String, algorithms: [JWSAlgorithm]
  ) throws {
    let key = try TokenSigningTests.key(text)
    for algorithm in algorithms {
      let writer = try TokenWriter(
        for: key.publicKey, algorithm: algorithm, reference: .named("did:web:a.example#1"))
      #expect(
        writer.header
          == Array(
            #"{"alg":"\#(algorithm.rawValue)","kid":"did:web:a.example#1","typ":"JWT"}"#.utf8))
      let payload = Array(#"{"iss":"did:web:a.example"}"#.utf8)
      let token = try writer.token(for: payload, by: key)
      #expect(!token.contains(UInt8(ascii: "\n")) && !token.contains(UInt8(ascii: "=")))
      let read = try CompactJWS(token)
      #expect(read.payload == payload)
      try read.verify(by: key.publicKey)
      let input = writer.signingInput(for: payload)
      #expect(Array(token[..<input.count]) == input)
      #expect(writer.token(input, signature: [1, 2, 3]) == input + Array(".AQID".utf8))
    }
  }

  @Test(arguments: TokenSigningTests.kinds)
  func `a header can have the key itself, and never its private half`(
    text: String, algorithms: [JWSAlgorithm]
  ) throws {
    let key = try TokenSigningTests.key(text)
    let writer = try TokenWriter(for: key.publicKey, reference: .embedded)
    let header = try JSONDocument(writer.header).root
    #expect(header["kid"] == nil)
    let named = try JSONWebKey(try #require(header["jwk"]))
    #expect(named.publicKey == key.publicKey)
  }

  @Test func `the claims say again what the credential says`() throws {
    var expected = try JSONDocument(Array(Self.credential.utf8)).root.tree()
    expected["iss"] = "did:web:a.example"
    expected["jti"] = "urn:uuid:1"
    expected["sub"] = "did:example:b"
    expected["nbf"] = 1_767_323_045
    expected["exp"] = 1_798_859_045
    expected["iat"] = 1_782_907_200
    let made = try payload { _ in }
    #expect(made.canonicalBytes() == expected.canonicalBytes())
    // An issuer may be its id alone, and a credential without end has no `exp`.
    let other = try payload {
      $0["issuer"] = "did:web:a.example"
      $0["validUntil"] = nil
    }
    #expect(other["iss"] == "did:web:a.example" && other["exp"] == nil)
  }

  @Test func `a credential that a token cannot say again is refused with the place`() throws {
    #expect(try refusal { $0["id"] = nil } == .memberMissing(path: "/id"))
    #expect(try refusal { $0["id"] = 1 } == .memberMissing(path: "/id"))
    #expect(try refusal { $0["issuer"] = nil } == .memberMissing(path: "/issuer/id"))
    #expect(try refusal { $0["validFrom"] = nil } == .memberMissing(path: "/validFrom"))
    #expect(try refusal { $0["validFrom"] = "today" } == .memberMissing(path: "/validFrom"))
    #expect(
      try refusal { $0["validFrom"] = "2026-01-02T03:04:05.5Z" }
        == .timeNotWhole(path: "/validFrom"))
    #expect(
      try refusal { $0["validUntil"] = "2026-01-02T03:04:05.5Z" }
        == .timeNotWhole(path: "/validUntil"))
    #expect(
      try refusal { $0["credentialSubject"] = ["type": "x"] }
        == .memberMissing(path: "/credentialSubject/id"))
    for name in ["iss", "sub", "jti", "nbf", "exp", "iat"] {
      #expect(try refusal { $0[name] = "x" } == .claimTaken(name: name))
    }
    #expect(throws: TokenSigningError.memberMissing(path: "/id")) {
      try CredentialClaims.payload(of: JSONDocument(Array("[]".utf8)).root, issuedAt: Self.now)
    }
  }
}
