import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `What a root may say` {
  /// The code for a list whose only root is changed and then signed by its keys.
  private func code(_ change: (inout JSONTree) -> Void) throws -> String {
    let root = try TestRoot()
    var signed = root.signed
    change(&signed)
    return try TestList(roots: [TestFile(signed, by: root.rootKeys)]).code()
  }

  @Test func `a role without enough keys for its threshold is refused`() throws {
    #expect(try code { $0["roles"]?["root"]?["threshold"] = 4 } == "TRUST_THRESHOLD")
    #expect(try code { $0["roles"]?["root"]?["threshold"] = 0 } == "TRUST_MALFORMED")
    #expect(try code { $0["roles"]?["root"]?["threshold"] = -1 } == "TRUST_MALFORMED")
  }

  @Test func `a key cannot be named twice in a role`() throws {
    let id = try TestKey("timestamp").id.string
    #expect(
      try code { $0["roles"]?["timestamp"]?["keyids"] = [.string(id), .string(id)] }
        == "TRUST_MALFORMED")
  }

  @Test func `a role cannot name a key that is not listed`() throws {
    let id = try TestKey("stranger").id.string
    #expect(
      try code { $0["roles"]?["timestamp"]?["keyids"] = [.string(id)] } == "TRUST_MALFORMED")
  }

  @Test(arguments: TrustRole.allCases)
  func `every role must be there`(role: TrustRole) throws {
    #expect(try code { $0["roles"]?[role.rawValue] = nil } == "TRUST_MALFORMED")
  }

  @Test func `keys of other kinds are refused by name`() throws {
    for keytype in ["rsa", "ecdsa", "sigstore-oidc"] {
      #expect(
        try code { signed in
          let key: JSONTree = [
            "keytype": .string(keytype), "scheme": "some-scheme", "keyval": ["public": "00"],
          ]
          let id = TestFile.sha256(key.canonicalBytes())
          signed["keys"]?[id] = key
        } == "KEY_WEAK")
    }
  }

  /// A point of small order, one of mixed order, one that is no point, and too few bytes.
  @Test(arguments: [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0200000000000000000000000000000000000000000000000000000000000000",
    "00",
  ])
  func `keys that nobody should trust are refused`(hex: String) throws {
    #expect(
      try code { signed in
        let key: JSONTree = [
          "keytype": "ed25519", "scheme": "ed25519", "keyval": ["public": .string(hex)],
        ]
        signed["keys"]?[TestFile.sha256(key.canonicalBytes())] = key
      } == "KEY_WEAK")
  }

  /// Signatures by such a key count for nothing, and no root is made with it.
  ///
  /// The key is vector 3 of "Taming the many EdDSAs": a good key plus a point of order two.
  @Test func `a key of mixed order is refused where it would count`() throws {
    let key = try Ed25519PublicKey(
      rawRepresentation: try Base16.decode(
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d"))
    let refusal = TrustError.keyNotPrimeOrder(file: "root 1", id: TrustKey.id(of: key))
    #expect(throws: refusal) { try TrustKey(key).requirePrimeOrder(file: "root 1") }
    let honest = RootDraft.Role([try TestKey("honest").publicKey], threshold: 1)
    let draft = RootDraft(
      listID: "urn:x", listName: "x", environment: .test, expires: try at("2030-01-01T00:00:00Z"),
      roles: [
        .root: honest, .targets: honest, .snapshot: honest,
        .timestamp: RootDraft.Role([key], threshold: 1),
      ])
    #expect(throws: refusal) { try draft.file() }
  }

  @Test func `the list must be named, and its environment known`() throws {
    #expect(try code { $0["x-list"] = nil } == "TRUST_MALFORMED")
    #expect(try code { $0["x-list"]?["id"] = "" } == "TRUST_MALFORMED")
    #expect(try code { $0["x-list"]?["environment"] = "Production" } == "TRUST_MALFORMED")
  }

  @Test func `a bundle must name the list of its roots`() throws {
    var list = try TestList()
    list.listID = "urn:uuid:00000000-0000-4000-8000-000000000000"
    #expect(list.code() == "TRUST_LIST_ID_CHANGED")
  }

  @Test func `what a root says can be read`() throws {
    let bundle = try TestList().read()
    #expect(bundle.listName == "Example list")
    #expect(bundle.environment == .test)
    #expect(bundle.operatorURL == "https://list.example")
    #expect(bundle.role(.targets).threshold == 2)
    #expect(bundle.role(.targets).keyIDs == (try TestRoot().targetsKeys.map(\.id)))
  }
}
