import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

/// What an attacker does to a document or its proof, without a trust list in play.
@Suite struct ProofAttackTests {
  @Test func `without a trust list a perfect badge is untrusted, and its proof holds`() throws {
    let report = Badge.report(try Badge.selfIssued())
    #expect(report.verdict.name == "untrusted")
    #expect(report.proofState == "holds")
    #expect(report.code(.trustIssuer) == "ISSUER_UNKNOWN")
    #expect(report.check(.issuerKey)?.outcome == .passed)
  }

  @Test func `T79 no single bit of a signed badge can be changed`() throws {
    let bytes = try Badge.selfIssued().canonicalBytes()
    let verifier = Verifier(trust: nil)
    for offset in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[offset] ^= 1 << bit
        let report = verifier.verify(changed, at: Badge.now)
        #expect(report.proofState != "holds", "byte \(offset), bit \(bit)")
        if case .rejected = report.verdict { continue }
        if case .undetermined = report.verdict { continue }
        Issue.record("byte \(offset), bit \(bit): \(report.verdict.name)")
      }
    }
  }

  @Test func `removing, adding or repeating any member breaks the proof`() throws {
    let signed = try Badge.selfIssued()
    guard case .object(let members) = signed else { return }
    for index in members.indices where members[index].name != "proof" {
      var changed = members
      changed.remove(at: index)
      #expect(Badge.report(.object(changed)).verdict.name == "rejected", "\(members[index].name)")
      let doubled = JSONTree.object(members + [members[index]])
      #expect(Badge.report(doubled).code(.json) == "JSON_DUPLICATE_KEY")
    }
    var added = signed
    added["added"] = "member"
    #expect(Badge.report(added).code(.proofSignature) == "SIGNATURE_INVALID")
  }

  @Test func `T80 removing, adding or repeating any member at any depth breaks the proof`() throws {
    let signed = try Badge.selfIssued()
    var count = 0
    for path in paths(in: signed) where path.first != "proof" {
      let removed = Badge.report(changing(signed, at: path) { $0.remove(at: $1) })
      #expect(removed.proofState == "broken", "\(path) removed")
      #expect(removed.verdict.name == "rejected", "\(path) removed")
      let added = Badge.report(
        changing(signed, at: path) { $0.insert(JSONTreeMember("added", $0[$1].value), at: $1) })
      #expect(added.code(.proofSignature) == "SIGNATURE_INVALID", "beside \(path)")
      let doubled = Badge.report(changing(signed, at: path) { $0.append($0[$1]) })
      #expect(doubled.code(.json) == "JSON_DUPLICATE_KEY", "\(path) twice")
      count += 1
    }
    #expect(count > 20)
  }

  @Test func `T80 removing or repeating any member of the proof is never accepted`() throws {
    let signed = try Badge.selfIssued()
    for path in paths(in: signed) where path.first == "proof" && path.count == 2 {
      let removed = Badge.report(changing(signed, at: path) { $0.remove(at: $1) })
      #expect(removed.proofState != "holds", "\(path) removed")
      let doubled = Badge.report(changing(signed, at: path) { $0.append($0[$1]) })
      #expect(doubled.code(.json) == "JSON_DUPLICATE_KEY", "\(path) twice")
    }
  }

  @Test func `T80 the order of members at any depth is free, that of elements is not`() throws {
    let signed = try Badge.selfIssued()
    #expect(Badge.report(reversingMembers(of: signed)).proofState == "holds")
    for path in [["@context"], ["type"]] {
      guard case .array(let elements)? = signed[path[0]] else { return }
      let report = Badge.report(
        signed.replacing(path, with: .array(elements.reversed())))
      #expect(report.proofState == "broken", "\(path)")
    }
  }

  /// The paths of all members, those of elements of arrays by their index.
  private func paths(in tree: JSONTree) -> [[String]] {
    switch tree {
    case .object(let members):
      members.flatMap { member in
        [[member.name]] + paths(in: member.value).map { [member.name] + $0 }
      }
    case .array(let elements):
      elements.enumerated().flatMap { index, element in
        paths(in: element).map { ["\(index)"] + $0 }
      }
    default: []
    }
  }

  /// A copy of which the members around the last name of a path were changed.
  private func changing(
    _ tree: JSONTree, at path: [String], _ change: (inout [JSONTreeMember], Int) -> Void
  ) -> JSONTree {
    switch tree {
    case .object(var members):
      guard let index = members.firstIndex(where: { $0.name == path[0] }) else { return tree }
      if path.count == 1 {
        change(&members, index)
      } else {
        members[index].value = changing(members[index].value, at: Array(path.dropFirst()), change)
      }
      return .object(members)
    case .array(var elements):
      guard let index = Int(path[0]) else { return tree }
      elements[index] = changing(elements[index], at: Array(path.dropFirst()), change)
      return .array(elements)
    default: return tree
    }
  }

  private func reversingMembers(of tree: JSONTree) -> JSONTree {
    switch tree {
    case .object(let members):
      .object(
        members.reversed().map { JSONTreeMember($0.name, reversingMembers(of: $0.value)) })
    case .array(let elements): .array(elements.map { reversingMembers(of: $0) })
    default: tree
    }
  }

  @Test func `putting the members in another order changes nothing`() throws {
    guard case .object(let members) = try Badge.selfIssued() else { return }
    #expect(Badge.report(.object(members.reversed())).proofState == "holds")
  }

  @Test func `a context that nobody signed is found`() throws {
    var signed = try Badge.selfIssued()
    guard case .array(let contexts)? = signed["@context"] else { return }
    signed["@context"] = .array(contexts + ["https://attacker.example/context"])
    let report = Badge.report(signed)
    #expect(report.code(.proofCoverage) == "CONTEXT_NOT_SIGNED")
    #expect(report.verdict.name == "rejected")
  }

  @Test(arguments: [
    // A key in the fragment of somebody else's identifier is anybody's key.
    ("did:web:university.example", "did:web:university.example#{key}", "ISSUER_KEY_MISMATCH"),
    ("https://university.example/", "https://university.example/#{key}", "ISSUER_KEY_MISMATCH"),
    // A did:key that is not the issuer.
    ("did:web:university.example", "did:key:{key}#{key}", "ISSUER_KEY_MISMATCH"),
  ])
  func `a key that is not shown to be the issuer's is not taken for it`(
    issuer: String, method: String, code: String
  ) throws {
    let key = try Badge.did(1).multikey.publicKeyMultibase
    let method = method.split(separator: "{key}", omittingEmptySubsequences: false)
      .joined(separator: key)
    let report = Badge.report(try Badge.sign(Badge.unsigned(issuer: issuer), method: method))
    #expect(report.proofState == "holds")
    #expect(report.code(.issuerKey) == code)
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `a did:key whose fragment is another key is no key`() throws {
    let (one, two) = (try Badge.did(1), try Badge.did(2))
    let method = "\(one.did)#\(two.multikey.publicKeyMultibase)"
    let report = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: one.did), key: 2, method: method))
    #expect(report.code(.proofSignature) == "VERIFICATION_METHOD_INVALID")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key that would have to be fetched leaves the verdict open`() throws {
    let report = Badge.report(
      try Badge.sign(
        Badge.unsigned(issuer: "did:web:university.example"),
        method: "did:web:university.example#key-1"))
    #expect(report.code(.proofSignature, .undetermined) == "KEY_UNAVAILABLE")
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `a proof made for another purpose does not assert the badge`() throws {
    let issuer = try Badge.did(1).did
    let report = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: issuer)) { $0.proofPurpose = "authentication" })
    #expect(report.code(.proofPurpose) == "PROOF_PURPOSE_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a proof from the future, and one that has ended, are refused`() throws {
    let issuer = try Badge.did(1).did
    let early = Badge.instant("2026-02-28T23:00:00Z")
    let future = Badge.report(try Badge.sign(Badge.unsigned(issuer: issuer)), at: early)
    #expect(future.code(.proofTime) == "PROOF_CREATED_IN_FUTURE")
    let ended = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: issuer)) { $0.expires = Badge.signedAt })
    #expect(ended.code(.proofTime) == "PROOF_EXPIRED")
  }

  @Test func `every known proof of a set must hold, and an unknown one is named`() throws {
    var signed = try Badge.selfIssued()
    let good = try #require(signed["proof"])
    var broken = good
    broken["created"] = "2026-03-02T00:00:00Z"
    signed["proof"] = .array([good, broken])
    #expect(Badge.report(signed).code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(Badge.report(signed).verdict.name == "rejected")
    signed["proof"] = .array([good, good.replacing(["cryptosuite"], with: "ecdsa-xi-2023")])
    let report = Badge.report(signed)
    #expect(report.code(.proofSuite, .warning) == "SUITE_UNSUPPORTED")
    #expect(report.verdict.name == "untrusted")
    signed["proof"] = .array([good.replacing(["cryptosuite"], with: "ecdsa-xi-2023")])
    #expect(Badge.report(signed).verdict.name == "undetermined")
  }

  @Test func `T78 a document with a thousand proofs is refused before any is checked`() throws {
    var signed = try Badge.selfIssued()
    let proof = try #require(signed["proof"])
    signed["proof"] = .array(Array(repeating: proof, count: 1000))
    let report = Badge.report(signed)
    #expect(report.code(.proofPresence) == "PROOF_TOO_MANY")
    #expect(report.check(.proofSignature) == nil)
  }

  @Test(
    arguments: [nil, [], "text", [:], ["type": "DataIntegrityProof"], [["type": 5]]]
      as [JSONTree?])
  func `a document without a usable proof is not accepted`(proof: JSONTree?) throws {
    var document = try Badge.selfIssued()
    document["proof"] = proof
    let report = Badge.report(document)
    #expect(report.proofState != "holds")
    #expect(report.verdict.name == "rejected" || report.verdict.name == "undetermined")
  }

  @Test(arguments: ["", "{", "null", "[]", "\"text\"", "{}", "{\"type\":\"VerifiableCredential\"}"])
  func `whatever the bytes are, there is a report`(text: String) {
    let report = Verifier(trust: nil).verify(Array(text.utf8), at: Badge.now)
    #expect(report.verdict.name == "rejected")
    #expect(!report.explanation.isEmpty)
    #expect(!report.json().compactBytes().isEmpty)
  }
}
