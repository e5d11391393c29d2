import CredentialVerifier
import IssuerTrust
import JOSE
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Tokens that PyJWT and cryptography make, with keys of every kind.
@Suite(.enabled(if: IndependentTools.areAvailable, Comment(rawValue: IndependentTools.advice)))
struct PyJWTTests {
  /// Makes a key of each kind and, with it, one token that names the key and one that brings it; then
  /// what attackers make.
  private static let script = """
    import base64, hashlib, hmac, json, sys
    import jwt
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

    payload = json.load(sys.stdin)
    kid = sys.argv[1]
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    keys = {
        "EdDSA": (ed25519.Ed25519PrivateKey.generate(), OKPAlgorithm),
        "ES256": (ec.generate_private_key(ec.SECP256R1()), ECAlgorithm),
        "ES384": (ec.generate_private_key(ec.SECP384R1()), ECAlgorithm),
        "RS256": (rsa_key, RSAAlgorithm),
        "PS256": (rsa_key, RSAAlgorithm),
    }

    def public_jwk(key, kind):
        jwk = json.loads(kind.to_jwk(key.public_key()))
        return {k: v for k, v in jwk.items() if k not in ("key_ops",)}

    out = {"good": [], "bad": {}}
    for name, (key, kind) in keys.items():
        jwk = public_jwk(key, kind)
        out["good"].append({
            "alg": name, "jwk": jwk,
            "named": jwt.encode(payload, key, algorithm=name, headers={"kid": kid}),
            "brought": jwt.encode(payload, key, algorithm=name, headers={"jwk": jwk}),
        })
    out["bad"]["JOSE_ALGORITHM_NONE"] = jwt.encode(payload, None, algorithm="none", headers={"kid": kid})
    out["bad"]["JOSE_KEY_WEAK"] = jwt.encode(
        payload, small, algorithm="RS256", headers={"jwk": public_jwk(small, RSAAlgorithm)})
    out["bad"]["JOSE_ALGORITHM_UNSUPPORTED"] = jwt.encode(
        payload, rsa_key, algorithm="RS512", headers={"kid": kid})

    # The public key of RSA as the secret of an HMAC.
    b64 = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    pem = rsa_key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head = b64(json.dumps({"alg": "HS256", "typ": "JWT", "kid": kid}).encode())
    signed = head + b"." + b64(json.dumps(payload).encode())
    mac = hmac.new(pem, signed, hashlib.sha256).digest()
    out["bad"]["JOSE_ALGORITHM_SYMMETRIC"] = (signed + b"." + b64(mac)).decode()
    json.dump(out, sys.stdout)
    """

  private func made() throws -> JSONValue {
    let output = try IndependentTools.run(
      script: Self.script, input: TokenBadge.payload().compactBytes(),
      arguments: [TokenBadge.method])
    return try JSONDocument(output).root
  }

  /// A verifier whose list has the university with a key.
  private func verifier(_ jwk: JSONValue) throws -> Verifier {
    var key = try Federation.key(
      TokenBadge.method, 1, change: ["type": "JsonWebKey", "publicKeyJwk": jwk.tree()])
    key["publicKeyMultibase"] = nil
    return try Federation.verifier(
      try Federation.record(
        id: TokenBadge.university, keyID: TokenBadge.method, change: ["keys": [key]]))
  }

  @Test func `what PyJWT signs is verified, by keys of every kind`() throws {
    let made = try made()
    let good = try #require(made["good"])
    #expect(
      good.elements.compactMap { $0["alg"]?.string } == [
        "EdDSA", "ES256", "ES384", "RS256", "PS256",
      ])
    for entry in good.elements {
      let verifier = try verifier(try #require(entry["jwk"]))
      for name in ["named", "brought"] as [StaticString] {
        let token = try #require(entry[name]?.stringBytes)
        let report = verifier.verify(token, at: Badge.now)
        #expect(report.verdict.name == "accepted", "\(report.explanation)")
        #expect(report.envelope?.algorithm.rawValue == entry["alg"]?.string)
        // One bit of the payload, and one of the signature.
        for place in [token.count / 2, token.count - 20] {
          var changed = token
          changed[place] = changed[place] == 0x41 ? 0x42 : 0x41
          #expect(verifier.verify(changed, at: Badge.now).verdict.name == "rejected")
        }
        // The signature of another key.
        let other = try self.verifier(
          try #require(good[entry["alg"]?.string == "EdDSA" ? 1 : 0]?["jwk"]))
        #expect(other.verify(token, at: Badge.now).verdict.name != "accepted")
      }
    }
  }

  @Test func `what attackers make with the same tools is refused by name`() throws {
    let made = try made()
    let verifier = try verifier(try #require(made["good"]?[3]?["jwk"]))
    let bad = try #require(made["bad"])
    #expect(bad.count == 4)
    for member in bad.members {
      let report = verifier.verify(try #require(member.value.stringBytes), at: Badge.now)
      #expect(report.code(.envelope) == member.name)
      #expect(report.verdict.name == "rejected")
    }
  }
}
