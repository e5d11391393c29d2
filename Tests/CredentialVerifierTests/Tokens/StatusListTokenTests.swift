import ControlledIdentifiers
import CredentialVerifier
import StatusLists
import StrictJSON
import Testing
import WireFormats

/// Status lists that come as tokens.
@Suite struct StatusListTokenTests {
  /// The university's list in a token.
  private func list(
    revoked: Bool, key: UInt8 = 1, method: String = StatusFixture.method,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> [UInt8] {
    var bits = try Bitstring(statusSize: 1)
    if revoked { try bits.set(1, at: 7) }
    var payload = StatusListCredential(
      id: StatusFixture.url, issuer: ExactString(StatusFixture.university),
      validFrom: Badge.instant(StatusFixture.listDate), purposes: [.revocation], bitstring: bits
    ).tree()
    payload["iss"] = .string(StatusFixture.university)
    change(&payload)
    return try TokenBadge.token(
      payload, header: ["alg": "EdDSA", "typ": "vc+jwt", "kid": .string(method)], key: key)
  }

  private func status(_ bytes: [UInt8]) throws -> [String] {
    let fixture = StatusFixture()
    let carried = Verifier(trust: try fixture.trust(carrying: [bytes]))
      .verify(try fixture.badge().compactBytes(), at: Badge.now)
    let given = try fixture.report(given: [StatusListSource(bytes)])
    return [carried.status, given.status]
  }

  @Test func `a list in a token is read as one with a proof inside`() throws {
    #expect(try status(list(revoked: false)) == ["passed STATUS_CLEAR", "passed STATUS_CLEAR"])
    #expect(try status(list(revoked: true)) == ["failed REVOKED", "failed REVOKED"])
  }

  @Test func `a list in a token tells its URL`() throws {
    #expect(StatusListSource(try list(revoked: false)).statedURL == StatusFixture.url)
    #expect(StatusListSource(Array("eyJ.e30.c2ln".utf8)).statedURL == nil)
  }

  @Test func `a list in a token that is not its publisher's says nothing`() throws {
    let broken = "undetermined STATUS_VERIFICATION_ERROR"
    #expect(try status(list(revoked: false, key: 9)) == [broken, broken])
    let other = try list(revoked: false) { $0["iss"] = "did:web:other.example" }
    #expect(try status(other) == [broken, broken])
    let ended = try list(revoked: false) { $0["exp"] = 1_780_000_000 }
    #expect(try status(ended) == [broken, broken])
  }

  @Test func `a list in a token is remembered`() throws {
    let fixture = StatusFixture()
    let verifier = Verifier(
      trust: try fixture.trust(carrying: []),
      statusLists: [StatusListSource(try list(revoked: true))])
    #expect(verifier.statusMemory(at: Badge.now).newest(of: StatusFixture.url) != nil)
  }
}
