import CredentialVerifier
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Benchmarks {
  /// Verifying the same credentials in tokens: against the bare signature check, and against
  /// credentials with a proof inside.
  static func tokens(_ fixture: Fixture) throws {
    let key = try Ed25519PrivateKey(seed: Fixture.seed)
    let writer = try TokenWriter(for: .ed25519(key.publicKey), reference: .named(Fixture.method))
    let tokens = try fixture.credentials.map { bytes in
      var tree = try JSONDocument(bytes).root.tree()
      tree["proof"] = nil
      tree["credentialSubject"]?["id"] = "did:example:learner"
      let credential = try JSONDocument(tree.compactBytes()).root
      let input = writer.signingInput(
        for: try CredentialClaims.payload(of: credential, issuedAt: fixture.now))
      return writer.token(input, signature: try key.signature(for: input))
    }
    let verifier = Verifier(trust: fixture.trust)
    let report = verifier.verify(tokens[0], at: fixture.now)
    guard case .accepted = report.verdict else {
      throw BenchmarkFailure(message: "not accepted: \(report.explanation)")
    }
    let bare = Comparison(rounds: 15, count: tokens.count) { index in
      precondition(
        fixture.bare.verify(fixture.messages[index].signature, fixture.messages[index].hash))
    } ours: { index in
      _ = verifier.verify(tokens[index], at: fixture.now)
    }
    show("verify a token of EdDSA", bare, goal: "speed ≥ 0.85", invert: true)
    let embedded = Comparison(rounds: 15, count: tokens.count) { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    } ours: { index in
      _ = verifier.verify(tokens[index], at: fixture.now)
    }
    show("  against eddsa-jcs-2022", embedded, goal: "", invert: true)
  }
}
