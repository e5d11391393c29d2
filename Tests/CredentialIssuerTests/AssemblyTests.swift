import CredentialIssuer
import CredentialModel
import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// What the general, slow path makes of a credential's members: parsed, its proofs taken away,
/// signed again as a tree by the same suites.
private func generic(_ credential: [UInt8], method: String) throws -> [UInt8] {
  let root = try JSONDocument(credential).root
  var tree = root.tree()
  tree["proof"] = nil
  for proof in DataIntegrityProof.proofs(of: root) {
    let options = ProofOptions(verificationMethod: method, created: proof.created)
    tree = try #require(Cryptosuite(of: proof))
      .sign(tree, options: options, key: try Fixture.key())
  }
  return tree.canonicalBytes()
}

private func signerMethod(_ list: RecipientList) throws -> String {
  try CredentialSigner(key: try Fixture.key(), issuer: list.template.issuerID).verificationMethod
}

/// A random string: letters, escapes, and characters beyond the first plane; a template may hold
/// control characters too, a table's narratives line ends, its names neither.
private func randomText(
  _ generator: inout SeededGenerator, controls: String = "\u{8}\u{C}\u{1}\u{1F}\u{7F}\u{80}\n\r\t"
) -> String {
  let scalars: [Unicode.Scalar] =
    [
      "a", "Z", "0", " ", "\"", "\\", "/", "é", "\u{301}", "آ", "आ", "李", "\u{2028}", "\u{FFFD}",
      "\u{FFFF}", "😀", "\u{10FFFF}", ",", "<",
    ] + controls.unicodeScalars
  var text = "x"
  for _ in 0..<Int.random(in: 0..<12, using: &generator) {
    text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "x")
  }
  return text
}

@Suite struct AssemblyTests {
  @Test(arguments: 0..<8)
  func `assembled credentials equal those of the general path`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rules: [JSONTree] = ["hashed", "omitted", "plain"]
    let rule = { (generator: inout SeededGenerator) in
      rules[Int.random(in: 0..<3, using: &generator)]
    }
    let tenth = JSONTree.number(try #require(JSONTree.FiniteNumber(0.1)))
    let template = try Fixture.template([
      ("name", .string(randomText(&generator))),
      ("description", .string(randomText(&generator))),
      ("recipient", ["email": rule(&generator), "name": rule(&generator)]),
      (
        "evidence",
        seed % 2 == 0 ? nil : [["type": ["Evidence"], "name": .string(randomText(&generator))]]
      ),
      (
        "subject",
        seed % 3 == 0 ? nil : ["term": .string(randomText(&generator)), "creditsEarned": tenth]
      ),
      ("validFor", seed % 4 == 0 ? nil : "P1M"),
      ("contexts", seed % 2 == 0 ? nil : ["https://university.example/context/1"]),
      ("termsOfUse", seed % 3 == 1 ? nil : [["type": "urn:example:terms", "id": "urn:x:y"]]),
      ("awardedDate", seed % 2 == 0 ? nil : "2026-01-01T00:00:00Z"),
    ])
    let lines = (0..<12).map { row -> String in
      var members: JSONTree = ["id": .string("did:example:\(row)")]
      members["email"] = row % 2 == 0 ? nil : .string("student\(row)@example.org")
      let layout = "\n\r\t"
      members["name"] = .string(randomText(&generator, controls: ""))
      members["narrative"] = row % 3 == 0 ? nil : .string(randomText(&generator, controls: layout))
      members["licenseNumber"] = row % 3 == 1 ? nil : .string(randomText(&generator, controls: ""))
      members["evidence:narrative"] =
        row % 4 == 0 ? nil : .string(randomText(&generator, controls: layout))
      members["creditsEarned"] = row % 2 == 0 ? nil : "2.5"
      members["result:Examination"] = row % 3 == 0 ? nil : .integer(Int64(50 + row))
      members["achievedLevel:Project"] = row % 3 == 1 ? nil : "Proficient"
      return String(decoding: members.compactBytes(), as: UTF8.self)
    }
    // A context of one's own is nobody's that linked data could be read with.
    let suites: [Cryptosuite] = seed % 2 == 0 ? IssueTerms.standardSuites : [.eddsaJcs2022]
    let list = try Fixture.list(
      jsonLines: lines.joined(separator: "\n"), template: template,
      terms: IssueTerms(issuedAt: Fixture.now, suites: suites))
    let issuance = try Fixture.issuance(list)
    for recipient in list.recipients {
      let credential = try issuance.credential(for: recipient)
      #expect(credential == (try generic(credential, method: signerMethod(list))), "seed \(seed)")
    }
  }

  @Test func `an issued credential verifies and has no finding`() throws {
    let list = try Fixture.list(csv: Fixture.table(3))
    let issuance = try Fixture.issuance(list)
    let publicKey = try Fixture.key().publicKey
    var ids: Set<ExactString> = []
    for recipient in list.recipients {
      let root = try JSONDocument(issuance.credential(for: recipient)).root
      let chain = ProofChain(of: root)
      #expect(chain.proofs.map { Cryptosuite(of: $0) } == [.eddsaJcs2022, .eddsaRdfc2022])
      for proof in chain.proofs {
        let suite = try #require(Cryptosuite(of: proof))
        _ = try suite.verify(proof, securing: root, chain: chain, key: .ed25519(publicKey))
      }
      #expect(Validation.findings(of: root, stage: .issued).isEmpty)
      ids.insert(try #require(root["id"]?.exactString))
    }
    #expect(ids.count == 3)
  }

  @Test func `ids are random UUIDs of version 4, salts are of 128 bits`() throws {
    let stamps = try (0..<50).map { _ in try IssueStamp(issuedAt: Fixture.now) }
    for stamp in stamps {
      let groups = stamp.id.dropFirst("urn:uuid:".count).split(separator: "-")
      #expect(stamp.id.hasPrefix("urn:uuid:"))
      #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
      #expect(groups[2].first == "4")
      #expect(["8", "9", "a", "b"].contains(groups[3].first))
      #expect(stamp.emailSalt.utf8.count == 32)
      #expect(stamp.nameSalt.utf8.count == 32)
    }
    let texts = stamps.flatMap { [$0.id, $0.emailSalt, $0.nameSalt] }
    #expect(Set(texts).count == texts.count)
  }

  @Test func `a stamp makes the same credential again`() throws {
    let list = try Fixture.list(csv: Fixture.table(2))
    let issuance = try Fixture.issuance(list)
    let credential = try issuance.credential(for: list.recipients[0])
    let stamp = try #require(IssueStamp(of: try JSONDocument(credential).root))
    #expect(try issuance.credential(for: list.recipients[0], stamp: stamp) == credential)
    #expect(try issuance.isCredential(credential, for: list.recipients[0]))
    #expect(try !issuance.isCredential(credential, for: list.recipients[1]))
  }

  @Test func `no changed bit of a credential is taken for the one that was issued`() throws {
    let list = try Fixture.list(csv: Fixture.table(1))
    let issuance = try Fixture.issuance(list)
    let credential = try issuance.credential(for: list.recipients[0])
    // Every 7th byte, each time another bit: the whole is covered, at the cost of few signatures.
    for index in stride(from: 0, to: credential.count, by: 7) {
      var changed = credential
      changed[index] ^= 1 << UInt8(index % 8)
      #expect(try !issuance.isCredential(changed, for: list.recipients[0]), "byte \(index)")
    }
  }

  @Test(
    arguments: [
      (nil, nil, nil, "2026-07-01T12:00:00Z", "2028-07-01T12:00:00Z"),
      ("2026-01-31T00:00:00Z", nil, nil, "2026-01-31T00:00:00Z", "2028-01-31T00:00:00Z"),
      (
        "2026-01-31T00:00:00Z", "2026-02-01T00:00:00Z", nil, "2026-02-01T00:00:00Z",
        "2028-02-01T00:00:00Z"
      ),
      (
        "2026-01-31T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00Z", "2028-03-01T00:00:00Z"
      ),
    ] as [(String?, String?, String?, String, String)])
  func `a credential begins when the row, the run, the template or the clock says`(
    template: String?, run: String?, row: String?, from: String, until: String
  ) throws {
    let list = try Fixture.list(
      csv: "email,validFrom\na@b.example,\(row ?? "")\n",
      template: try Fixture.template([("validFrom", template.map { .string($0) })]),
      terms: IssueTerms(
        issuedAt: Fixture.now, validFrom: try run.map { try Instant(rfc3339: $0) }))
    let root = try JSONDocument(Fixture.issuance(list).credential(for: list.recipients[0])).root
    #expect(root["validFrom"]?.string == from)
    #expect(root["validUntil"]?.string == until)
    let created = DataIntegrityProof.proofs(of: root).map { $0.json["created"]?.string }
    #expect(created == ["2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z"])
  }
}
