import DataIntegrity
import OpenSSLCrypto
import SelectiveSigning
import StrictJSON
import Testing
import WireFormats

/// Derived proofs of `ecdsa-sd-2023`, made by the tests' own issuer and holder.
enum Selective {
  /// What the issuer makes everyone show.
  static let mandatory = ["/issuer", "/validFrom"]

  /// A badge in which several things have no names.
  static let document: JSONTree = {
    var subject = unsignedBadge["credentialSubject"] ?? [:]
    subject["id"] = nil
    subject["identifier"] = [
      ["type": "IdentityObject", "hashed": false, "identityHash": "a@example.com"]
    ]
    return unsignedBadge.with("credentialSubject", subject)
  }()

  static func issue(_ document: JSONTree = Selective.document, mandatory: [String] = mandatory)
    throws
    -> SelectiveIssue
  {
    try SelectiveIssue(
      document, mandatory: mandatory, options: try options(), key: try ECDSATestKey(7))
  }

  /// What the holder shows: the subject beside what they have to.
  static func parts(showing pointers: [String] = ["/credentialSubject"]) throws
    -> DerivedParts
  {
    try issue().derived(showing: pointers)
  }

  @discardableResult
  static func verify(_ document: JSONTree, by key: PublicKey? = nil) throws -> ProofTransformation {
    let root = try JSONDocument(document.compactBytes()).root
    let chain = ProofChain(of: root)
    let suite = try #require(Cryptosuite(of: chain.proofs[0]))
    let key = try key ?? .ecdsa(try ECDSATestKey(7).publicKey)
    return try suite.verify(chain.proofs[0], securing: root, chain: chain, key: key).transformation
  }

  /// Why a document is refused.
  static func refusal(_ document: JSONTree) throws -> ProofError? {
    do {
      try verify(document)
      return nil
    } catch let error as ProofError {
      return error
    }
  }
}

@Suite struct SelectiveProofTests {
  @Test(
    arguments: [
      [], ["/validFrom"], ["/credentialSubject"], ["/credentialSubject/achievement/name"],
      ["/credentialSubject/achievement/criteria", "/issuer/name"],
      ["/issuer", "/credentialSubject"],
    ], [[], ["/issuer"], ["/issuer", "/validFrom"], ["/credentialSubject/achievement/name"]])
  func `whatever an issuer makes mandatory and a holder chooses, it holds`(
    _ chosen: [String], _ mandatory: [String]
  ) throws {
    guard !(chosen + mandatory).isEmpty else { return }
    let parts = try Selective.issue(mandatory: mandatory).derived(showing: chosen)
    let steps = try Selective.verify(parts.secured())
    let disclosure = try #require(steps.disclosure)
    #expect(disclosure.statementCount == parts.signatures.count + parts.mandatoryIndexes.count)
    #expect(disclosure.chosenCount == parts.signatures.count)
    #expect(disclosure.publicKey == parts.publicKey)
    #expect(steps.hashData.count == 32 + 35 + 32)
    // What is not shown is not there.
    #expect((parts.document["issuer"] == nil) == !(chosen + mandatory).joined().contains("issuer"))
  }

  @Test func `it says which of the credential's members the holder could have left out`() throws {
    var document = unsignedBadge
    document["validUntil"] = "2028-01-01T00:00:00Z"
    let all = ["/issuer", "/validFrom", "/validUntil", "/credentialSubject"]
    func chosen(_ mandatory: [String]) throws -> Set<ExactString> {
      let parts = try Selective.issue(document, mandatory: mandatory).derived(showing: all)
      return Set(try #require(try Selective.verify(parts.secured()).disclosure).chosenMembers)
    }
    #expect(try chosen(all) == [])
    #expect(try chosen(["/issuer", "/validFrom"]) == ["validUntil", "credentialSubject"])
    #expect(try chosen(["/credentialSubject"]) == ["issuer", "validFrom", "validUntil"])
    #expect(
      try chosen([]) == ["type", "issuer", "validFrom", "validUntil", "credentialSubject"])
  }

  @Test func `a status is mandatory only with all that is in it`() throws {
    var document = unsignedBadge
    let entry: JSONTree = [
      "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7",
      "statusListCredential": "https://uni.example/status/1", "statusSize": 2,
    ]
    document["credentialStatus"] = [entry, entry.with("statusListIndex", "8")]
    func isChosen(_ mandatory: [String], _ shown: [String]) throws -> Bool {
      let parts = try Selective.issue(document, mandatory: mandatory).derived(showing: shown)
      let disclosure = try #require(try Selective.verify(parts.secured()).disclosure)
      return disclosure.chosenMembers.contains("credentialStatus")
    }
    #expect(try !isChosen(["/credentialStatus"], ["/issuer"]))
    #expect(try isChosen(["/issuer"], ["/credentialStatus/0"]))
    #expect(try isChosen(["/credentialStatus/0"], ["/credentialStatus/1"]))
    #expect(
      try isChosen(["/credentialStatus/0/statusListIndex"], ["/credentialStatus/0/statusSize"]))
  }

  @Test func `the issuer's key is of P-256, and it is the issuer's`() throws {
    let document = try Selective.parts().secured()
    for (key, error) in [
      (PublicKey.ecdsa(try ECDSATestKey(8).publicKey), ProofError.signatureInvalid),
      // The key for single statements is anybody's.
      (.ecdsa(try ECDSATestKey(0x5A).publicKey), .signatureInvalid),
      (.ecdsa(try ECDSATestKey(7, on: .p384).publicKey), .keyKind(name: "P-384")),
      (.ed25519(try signer().publicKey), .keyKind(name: "Ed25519")),
    ] {
      #expect(throws: error) { try Selective.verify(document, by: key) }
    }
  }

  @Test func `a base proof is refused by name`() throws {
    #expect(try Selective.refusal(try Selective.issue().base) == .proofNotDerived)
  }

  @Test func `what everyone is shown cannot be changed, nor what was chosen`() throws {
    let document = try Selective.parts().secured()
    var changed = document
    changed["validFrom"] = "2026-01-01T00:00:01Z"
    #expect(try Selective.refusal(changed) == .signatureInvalid)
    changed = document.with(
      "credentialSubject",
      try #require(document["credentialSubject"]).with(
        "achievement",
        try #require(document["credentialSubject"]?["achievement"]).with("name", "Surgery")))
    #expect(try Selective.refusal(changed) == .signatureInvalid)
    changed = document.with("proof", document["proof"]?.with("created", "2026-01-03T00:00:00Z"))
    #expect(try Selective.refusal(changed) == .signatureInvalid)
  }

  @Test func `nothing can be added or left out after it was derived`() throws {
    let parts = try Selective.parts()
    let (document, count) = (parts.secured(), parts.signatures.count)
    let extra = document.with("validUntil", "2040-01-01T00:00:00Z")
    #expect(
      try Selective.refusal(extra)
        == .derivedProofInvalid(.signatureCount(count, statements: count + 1)))
    let less = document.with("validFrom", nil)
    let refusal = try Selective.refusal(less)
    #expect(refusal != nil)
    // The member that no context defines is not covered by any statement.
    guard case .notCovered = try Selective.refusal(document.with("nickname", "x")) else {
      Issue.record("it was read")
      return
    }
  }

  @Test func `two proofs of one issuer cannot be mixed`() throws {
    // The same key for single statements, and other labels would be needed for that.
    let one = try Selective.parts()
    let other = try Selective.issue(Selective.document.with("validFrom", "2026-02-01T00:00:00Z"))
      .derived(showing: ["/credentialSubject"])
    var mixed = one
    mixed.document["validFrom"] = other.document["validFrom"]
    #expect(try Selective.refusal(mixed.secured()) == .signatureInvalid)
    mixed.baseSignature = other.baseSignature
    // This is the other's base proof, and every statement is signed by the same key.
    #expect(try Selective.refusal(mixed.secured()) == nil)
    mixed.publicKey = [0x80, 0x24] + (try ECDSATestKey(9).publicKey.compressedRepresentation)
    #expect(try Selective.refusal(mixed.secured()) == .signatureInvalid)
  }
}

extension JSONTree {
  /// A copy with another value of a member.
  func with(_ name: String, _ value: JSONTree?) -> JSONTree {
    var copy = self
    copy[name] = value
    return copy
  }
}
