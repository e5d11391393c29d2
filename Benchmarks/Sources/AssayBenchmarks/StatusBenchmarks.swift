import CredentialModel
import CredentialVerifier
import DataIntegrity
import OpenSSLCrypto
import StatusLists
import StrictJSON

extension Benchmarks {
  /// What looking up the status of a credential costs, beside the signature.
  ///
  /// All credentials name one list, which is verified and expanded once.
  static func status(_ fixture: Fixture) throws {
    let key = try Ed25519PrivateKey(seed: Fixture.seed)
    let url: ExactString = "https://university.example/status/1"
    var bits = try Bitstring()
    for index in stride(from: 0, to: bits.count, by: 100) { try bits.set(1, at: index) }
    let list = StatusListCredential(
      id: url, issuer: ExactString(Fixture.issuer), validFrom: fixture.now,
      purposes: [.revocation], bitstring: bits)
    let options = ProofOptions(verificationMethod: Fixture.method, created: fixture.now)
    let bytes = try EddsaJcs2022.sign(list.tree(), options: options, key: key).compactBytes()
    let credentials = try (0..<100_000).map { number -> Credential in
      let entry = StatusEntryTerms(
        listURL: url, purpose: .revocation, index: (number * 7_919) % bits.count)
      let tree: JSONTree = [
        "id": .string("urn:example:\(number)"), "issuer": .string(Fixture.issuer),
        "credentialStatus": entry.tree(),
      ]
      return Credential(try JSONDocument(tree.compactBytes()).root)
    }
    let verifier = Verifier(trust: fixture.trust, statusLists: [StatusListSource(bytes)])
    let first = verifier.statusChecks(of: credentials[1], at: fixture.now)
    guard first.map(\.outcome) == [.passed] else {
      throw BenchmarkFailure(message: "the list is not used: \(first.map(\.sentence))")
    }
    if CommandLine.arguments.contains("profile-status") {
      for credential in credentials { _ = verifier.statusChecks(of: credential, at: fixture.now) }
      return
    }
    let read = try StatusList(JSONDocument(bytes).root)
    let bare = Comparison(rounds: 9, count: credentials.count) { index in
      precondition(entryJSON(credentials[index])?["statusListIndex"] != nil)
    } ours: { index in
      guard let json = entryJSON(credentials[index]), let entry = try? StatusEntry(json) else {
        preconditionFailure("an entry is well-formed")
      }
      precondition((try? read.value(of: entry, credentialID: nil)) != nil)
    }
    show("status: read an entry, look it up", bare, goal: "< 0.50 µs", invert: false)
    let whole = Comparison(rounds: 9, count: credentials.count) { index in
      precondition(entryJSON(credentials[index])?["statusListIndex"] != nil)
    } ours: { index in
      precondition(verifier.statusChecks(of: credentials[index], at: fixture.now).count == 1)
    }
    show("  the same by the verifier, with a check", whole, goal: "", invert: false)
  }

  private static func entryJSON(_ credential: Credential) -> JSONValue? {
    credential.json["credentialStatus"]
  }
}
