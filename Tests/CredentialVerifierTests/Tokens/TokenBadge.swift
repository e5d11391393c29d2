import ControlledIdentifiers
import CredentialVerifier
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Badges in tokens that tests sign, change and verify.
enum TokenBadge {
  static let university = "did:web:university.example"
  static let method = "did:web:university.example#1"
  static let learner = "did:example:learner"

  /// The header of a badge by the university.
  static let header: JSONTree = ["alg": "EdDSA", "kid": .string(method), "typ": "JWT"]

  /// A badge about a learner who has an id.
  static func badge(issuer: String = university) -> JSONTree {
    Badge.unsigned(issuer: issuer).replacing(["credentialSubject", "id"], with: .string(learner))
  }

  /// The claims that Open Badges 3.0 demands of a badge.
  static func claims(issuer: String = university) -> KeyValuePairs<String, JSONTree> {
    [
      "iss": .string(issuer), "sub": .string(learner),
      "jti": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11",
      "nbf": 1_772_323_200, "exp": 1_835_481_600,
    ]
  }

  /// The payload of a badge by the university: the badge, and the claims.
  static func payload(issuer: String = university) -> JSONTree {
    var payload = badge(issuer: issuer)
    for (name, value) in claims(issuer: issuer) { payload[name] = value }
    return payload
  }

  /// A badge of version 1.1 of the data model.
  static func oldBadge() -> JSONTree {
    var badge = badge()
    badge["@context"] = [
      "https://www.w3.org/2018/credentials/v1",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    badge["name"] = "Data analysis"
    badge["issuanceDate"] = badge["validFrom"]
    badge["expirationDate"] = badge["validUntil"]
    badge["validFrom"] = nil
    badge["validUntil"] = nil
    return badge
  }

  /// The payload of a badge of version 1.1: the claims, and the badge as one of them.
  static func oldPayload(_ badge: JSONTree = oldBadge()) -> JSONTree {
    var payload: JSONTree = ["vc": badge]
    for (name, value) in claims() { payload[name] = value }
    return payload
  }

  /// A token of any header and payload, signed with a numbered key.
  static func token(
    _ payload: JSONTree = payload(), header: JSONTree = header, key number: UInt8 = 1
  ) throws -> [UInt8] {
    try sign(header.compactBytes(), payload.compactBytes(), key: number)
  }

  /// A token of any bytes, signed with a numbered key.
  static func sign(_ header: [UInt8], _ payload: [UInt8], key number: UInt8) throws -> [UInt8] {
    let input = Array("\(Base64URL.encode(header)).\(Base64URL.encode(payload))".utf8)
    let signature = try Badge.key(number).signature(for: input)
    return input + [UInt8(ascii: ".")] + Array(Base64URL.encode(signature).utf8)
  }

  /// The key that the token's header brings.
  static func jwk(_ number: UInt8) throws -> JSONTree {
    [
      "kty": "OKP", "crv": "Ed25519",
      "x": .string(Base64URL.encode(try Badge.key(number).publicKey.rawRepresentation)),
    ]
  }

  /// A verifier whose list has the university with key 1, and a college with key 2.
  static func verifier(
    change: [String: JSONTree] = [:], policy: VerificationPolicy = .standard
  ) throws -> Verifier {
    let records = [
      try Federation.record(id: university, key: 1, keyID: method, change: change),
      try Federation.record(
        id: "did:web:college.example", key: 2, keyID: "did:web:college.example#1"),
    ]
    return Verifier(trust: try Federation(records: records).bundle(), policy: policy)
  }

  /// The report on a token.
  static func report(
    _ token: [UInt8], at time: Instant = Badge.now, verifier: Verifier? = nil
  ) throws -> VerificationReport {
    (try verifier ?? self.verifier()).verify(token, at: time)
  }

  /// The report on a payload in a token of the university's.
  static func report(on payload: JSONTree) throws -> VerificationReport {
    try report(try token(payload))
  }
}
