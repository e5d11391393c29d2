import CredentialIssuer
import OpenSSLCrypto
import StrictJSON

extension Benchmarks {
  /// Issuing tokens, against credentials with one proof inside.
  static func issuingTokens(_ fixture: Fixture) throws {
    let key = try Ed25519PrivateKey(seed: Fixture.seed)
    try issuing("issue a token of EdDSA", PrivateKey.ed25519(key), fixture)
    let other = try ECDSAPrivateKey(curve: .p256, secret: Fixture.seed)
    try issuing("issue a token of ES256", PrivateKey.ecdsa(other), fixture)
  }

  private static func issuing(
    _ name: String, _ key: consuming PrivateKey, _ fixture: Fixture
  ) throws {
    let list = try Fixture.recipients(
      count: fixture.issuance.recipients.count, envelope: .token(nil))
    let tokens = try Issuance(
      list, signer: try CredentialSigner(key: key, issuer: ExactString(Fixture.issuer)))
    let proofs = fixture.issuance
    let comparison = Comparison(rounds: 15, count: tokens.recipients.count) { index in
      _ = try? proofs.credential(for: proofs.recipients[index])
    } ours: { index in
      _ = try? tokens.credential(for: tokens.recipients[index])
    }
    show(name, comparison, goal: "beside one with a proof inside", invert: true)
  }
}
