import CredentialModel
import CredentialVerifier
import DataIntegrity
import Foundation
import LinkedData
import OpenSSLCrypto
import StrictJSON

extension Benchmarks {
  /// `eddsa-rdfc-2022`: verifying as a whole, then each phase of it against the signature.
  static func linkedData() throws {
    let fixture = try Fixture(count: 500, suites: [.eddsaRdfc2022])
    let verifier = Verifier(trust: fixture.trust)
    let report = verifier.verify(fixture.credentials[0], at: fixture.now)
    guard case .accepted = report.verdict else {
      throw BenchmarkFailure(message: "not accepted: \(report.explanation)")
    }
    let size = fixture.credentials.map(\.count).reduce(0, +) / fixture.credentials.count
    print("\n500 distinct eddsa-rdfc-2022 credentials of \(size) bytes\n")
    let one = Comparison(rounds: 15, count: fixture.credentials.count) { index in
      precondition(
        fixture.bare.verify(fixture.messages[index].signature, fixture.messages[index].hash))
    } ours: { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    }
    show("verify, one thread", one, goal: "speed ≥ 0.70", invert: true)
    try phases(fixture)
    threads(verifying: fixture, with: verifier)
    memory(verifying: fixture, with: verifier)
    try issuing(fixture)
    try manyBlankNodes()
  }

  /// Reads statements and brings them in order, and nothing else.
  static func profileStatements() throws {
    let fixture = try Fixture(count: 20, suites: [.eddsaRdfc2022])
    let documents = try fixture.credentials.map { try JSONDocument($0).root }
    for _ in 0..<1000 {
      for document in documents {
        _ = try LinkedDocument(document, proof: document["proof"]).statements.canonicalized()
      }
    }
  }

  /// What one verification does beside the signature, each part against the signature.
  private static func phases(_ fixture: Fixture) throws {
    let documents = try fixture.credentials.map { try JSONDocument($0).root }
    let proofs = documents.map { DataIntegrityProof.proofs(of: $0)[0] }
    let linked = try zip(documents, proofs).map { try LinkedDocument($0, proof: $1.json) }
    let forms = try linked.map { document in
      [
        try document.proofStatements.canonicalized().nquads,
        try document.statements.canonicalized().nquads,
      ]
    }
    part("parse JSON", of: fixture) { _ = try? JSONDocument(fixture.credentials[$0]) }
    part("read statements", of: fixture) {
      _ = try? LinkedDocument(documents[$0], proof: proofs[$0].json)
    }
    part("canonicalize document", of: fixture) { _ = try? linked[$0].statements.canonicalized() }
    part("canonicalize proof", of: fixture) { _ = try? linked[$0].proofStatements.canonicalized() }
    part("hash both", of: fixture) { _ = DigestAlgorithm.sha256.digests(of: forms[$0]) }
    part("structure", of: fixture) { _ = Validation.findings(of: documents[$0], stage: .issued) }
  }

  /// What the process holds after some verifications, and after twenty times as many.
  ///
  /// Where the system does not tell, nothing is printed.
  private static func memory(verifying fixture: Fixture, with verifier: Verifier) {
    func held(after rounds: Int) -> Int? {
      for _ in 0..<rounds {
        for bytes in fixture.credentials { _ = verifier.verify(bytes, at: fixture.now) }
      }
      let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        .split(separator: " ").dropFirst().first.flatMap { Int($0) }
      return pages.map { $0 * 4 }
    }
    guard let few = held(after: 1), let many = held(after: 20) else { return }
    print(
      row("memory after 500, and 10,000 more", "\(few) KB", "\(many) KB", "", "", "no growth"))
  }

  private static func issuing(_ fixture: Fixture) throws {
    let issuance = fixture.issuance
    let comparison = Comparison(rounds: 15, count: issuance.recipients.count) { index in
      precondition(fixture.bare.sign(fixture.messages[index].hash))
    } ours: { index in
      precondition((try? issuance.credential(for: issuance.recipients[index])) != nil)
    }
    show("issue, one thread", comparison, goal: "", invert: true)
  }

  /// Blank nodes of distinct content, ten times as many against ten times the same.
  private static func manyBlankNodes() throws {
    func dataset(_ count: Int) throws -> RDFDataset {
      var text = ""
      for index in 0..<count {
        text += "<urn:a> <urn:b> _:n\(index) .\n_:n\(index) <urn:c> \"\(index)\" .\n"
      }
      return try NQuads.dataset(of: Array(text.utf8))
    }
    let (small, large) = (try dataset(1000), try dataset(10_000))
    let comparison = Comparison(rounds: 9, count: 1) { _ in
      for _ in 0..<10 { precondition((try? small.canonicalized()) != nil) }
    } ours: { _ in
      precondition((try? large.canonicalized()) != nil)
    }
    show("10,000 blank nodes, against 10 × 1,000", comparison, goal: "cost ≈ 1", invert: false)
  }
}
