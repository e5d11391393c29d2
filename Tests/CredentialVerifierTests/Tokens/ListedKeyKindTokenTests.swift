import ControlledIdentifiers
import CredentialVerifier
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// Tokens by keys of other kinds, which the trust list gives to their issuers.
@Suite struct ListedKeyKindTokenTests {
  /// A verifier whose list gives the university a key.
  private static func verifier(
    _ key: PublicKey, asJWK: Bool, change: [String: JSONTree?] = [:]
  ) throws -> Verifier {
    var record = try Federation.record(
      id: TokenBadge.university, key: 1, keyID: TokenBadge.method)
    var entry: JSONTree = [
      "id": .string(TokenBadge.method), "use": ["credential"], "status": "active",
    ]
    if !asJWK, let multikey = Multikey(key) {
      entry["type"] = "Multikey"
      entry["publicKeyMultibase"] = .string(multikey.publicKeyMultibase)
    } else {
      entry["type"] = "JsonWebKey"
      entry["publicKeyJwk"] = key.jsonWebKey
    }
    for (name, value) in change { entry[name] = value }
    record["keys"] = [entry]
    return try Federation.verifier(record)
  }

  /// What is signed of a token.
  private static func input(_ algorithm: String, _ header: [String: JSONTree] = [:]) -> [UInt8] {
    var tree = TokenBadge.header
    tree["alg"] = .string(algorithm)
    for (name, value) in header { tree[name] = value }
    let payload = Base64URL.encode(TokenBadge.payload().compactBytes())
    return Array("\(Base64URL.encode(tree.compactBytes())).\(payload)".utf8)
  }

  private static func token(_ input: [UInt8], _ signature: [UInt8]) -> [UInt8] {
    input + [UInt8(ascii: ".")] + Array(Base64URL.encode(signature).utf8)
  }

  @Test(arguments: [(ECDSACurve.p256, "ES256"), (.p384, "ES384")], [false, true])
  func `a token by a listed key on a curve is accepted`(
    _ curve: (ECDSACurve, String), asJWK: Bool
  ) throws {
    let key = try ECDSAPrivateKey.generate(curve.0)
    let input = Self.input(curve.1)
    let token = Self.token(input, try key.signature(for: input, encoding: .fixedWidth))
    let verifier = try Self.verifier(.ecdsa(key.publicKey), asJWK: asJWK)
    let report = verifier.verify(token, at: Badge.now)
    #expect(report.codes(.issuerKey, .passed) == ["KEY_LISTED"])
    #expect(report.verdict.name == "accepted")
    // The other curve's key under that name.
    let other = try ECDSAPrivateKey.generate(curve.0 == .p256 ? .p384 : .p256)
    let wrong = try Self.verifier(.ecdsa(other.publicKey), asJWK: asJWK)
    #expect(wrong.verify(token, at: Badge.now).verdict.name == "rejected")
  }

  @Test func `a token by a listed RSA key is accepted, with the algorithms of the record alone`()
    throws
  {
    let key = try RSAPrivateKey.generate()
    for (name, padding) in [("RS256", RSAPadding.pkcs1v15), ("PS256", .pss)] {
      let input = Self.input(name)
      let token = Self.token(input, try key.signature(for: input, padding: padding))
      let (any, only) = (
        try Self.verifier(.rsa(key.publicKey), asJWK: true),
        try Self.verifier(.rsa(key.publicKey), asJWK: true, change: ["alg": ["PS256"]])
      )
      #expect(any.verify(token, at: Badge.now).verdict.name == "accepted")
      let report = only.verify(token, at: Badge.now)
      if name == "PS256" {
        #expect(report.verdict.name == "accepted")
      } else {
        #expect(report.code(.trustKey) == "KEY_PURPOSE")
        #expect(report.verdict.name == "untrusted")
      }
    }
  }

  @Test func `T77 a key of one kind is none for the algorithm of another`() throws {
    let key = try ECDSAPrivateKey.generate(.p256)
    let verifier = try Self.verifier(.ecdsa(key.publicKey), asJWK: false)
    for name in ["EdDSA", "ES384", "RS256"] {
      let input = Self.input(name)
      let token = Self.token(input, try key.signature(for: input, encoding: .fixedWidth))
      let report = verifier.verify(token, at: Badge.now)
      #expect(report.check(.proofSignature)?.outcome == .failed, "\(name)")
      #expect(report.verdict.name == "rejected")
    }
  }

  @Test func `T77 T75 a listed key that is none leaves its tokens open`() throws {
    let key = try ECDSAPrivateKey.generate(.p256)
    let input = Self.input("ES256")
    let token = Self.token(input, try key.signature(for: input, encoding: .fixedWidth))
    // The same first coordinate, and a second one that no point has with it.
    var jwk = PublicKey.ecdsa(key.publicKey).jsonWebKey
    jwk["y"] = .string(Base64URL.encode([UInt8](repeating: 7, count: 32)))
    let verifier = try Self.verifier(
      .ecdsa(key.publicKey), asJWK: true, change: ["publicKeyJwk": jwk])
    let report = verifier.verify(token, at: Badge.now)
    #expect(report.code(.proofSignature, .undetermined) == "KEY_WEAK")
    #expect(report.verdict.name == "undetermined")
  }

  @Test(arguments: [ECDSACurve.p256, .p384])
  func `a did key and a did jwk of a curve are their own keys`(_ curve: ECDSACurve) throws {
    let key = try ECDSAPrivateKey.generate(curve)
    let did = DIDKey(Multikey(key.publicKey))
    let own = DIDJWK.did(of: .ecdsa(key.publicKey))
    for (issuer, method) in [(did.did, did.verificationMethod), (own, "\(own)#0")] {
      let header: JSONTree = [
        "alg": .string(curve == .p256 ? "ES256" : "ES384"), "kid": .string(method),
      ]
      let payload = TokenBadge.payload(issuer: issuer)
      let input = Array(
        "\(Base64URL.encode(header.compactBytes())).\(Base64URL.encode(payload.compactBytes()))"
          .utf8)
      let token = Self.token(input, try key.signature(for: input, encoding: .fixedWidth))
      let report = Verifier(trust: nil).verify(token, at: Badge.now)
      #expect(report.proofState == "holds")
      #expect(report.codes(.issuerKey, .passed) == ["KEY_IS_ISSUER"])
      #expect(report.verdict.name == "untrusted")
    }
  }

  @Test func `Specification item 2: a key that a token brings is the listed one, or nobody's`()
    throws
  {
    let key = try ECDSAPrivateKey.generate(.p256)
    let evil = try ECDSAPrivateKey.generate(.p256)
    let verifier = try Self.verifier(.ecdsa(key.publicKey), asJWK: false)
    func input(_ brought: PublicKey) -> [UInt8] {
      let header: JSONTree = ["alg": "ES256", "jwk": brought.jsonWebKey]
      let payload = Base64URL.encode(TokenBadge.payload().compactBytes())
      return Array("\(Base64URL.encode(header.compactBytes())).\(payload)".utf8)
    }
    let own = input(.ecdsa(key.publicKey))
    let genuine = verifier.verify(
      Self.token(own, try key.signature(for: own, encoding: .fixedWidth)), at: Badge.now)
    #expect(genuine.codes(.issuerKey, .passed) == ["KEY_LISTED"])
    #expect(genuine.verdict.name == "accepted")
    let brought = input(.ecdsa(evil.publicKey))
    let forged = verifier.verify(
      Self.token(brought, try evil.signature(for: brought, encoding: .fixedWidth)), at: Badge.now)
    #expect(forged.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(forged.verdict.name == "untrusted")
  }
}
