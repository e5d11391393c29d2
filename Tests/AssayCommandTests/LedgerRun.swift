import CredentialIssuer
import DataIntegrity
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// A folder with a key, a template whose credentials have a status, and a table, in which `assay` is
/// run with a ledger.
struct LedgerRun {
  let folder: TemporaryFolder

  static let template = """
    {
      "type": "CredentialTemplate/1",
      "issuer": {"id": "did:web:university.example", "type": ["Profile"], "name": "Example University"},
      "achievement": {
        "id": "https://university.example/achievements/river-water",
        "type": ["Achievement"],
        "name": "River Water",
        "description": "Measure the quality of river water.",
        "criteria": {"narrative": "A project and an examination."}
      },
      "validFor": "P2Y",
      "status": {
        "list": "https://university.example/status/", "purposes": ["revocation", "suspension"]
      }
    }
    """

  /// In memory where there is a file system for it: how long a disk takes is nothing to wait for here.
  init(rows: Int = 3) throws {
    folder = try TemporaryFolder(forThousands: true)
    try folder.write(Self.template, to: "template.json")
    try folder.write(IssueFixture.table(rows), to: "students.csv")
    try #require(
      try runAssay(
        ["key", "generate", "--out", "issuer.key", "--unencrypted-unsafe"], folder: folder.path
      ).status == 0)
  }

  /// The arguments of a run; one suite, for a debug build takes long for linked data.
  static func arguments(
    out: String = "out", ledger: String = "ledger", more: [String] = []
  ) -> [String] {
    [
      "issue", "template.json", "students.csv", "--key", "issuer.key", "--out", out, "--ledger",
      ledger, "--cryptosuite", "eddsa-jcs-2022",
    ] + more
  }

  func issue(
    out: String = "out", ledger: String = "ledger", more: [String] = [],
    environment: [String: String] = [:]
  ) throws -> RunResult {
    try runAssay(
      Self.arguments(out: out, ledger: ledger, more: more), environment: environment,
      folder: folder.path)
  }

  func run(_ arguments: String...) throws -> RunResult {
    try runAssay(arguments, folder: folder.path)
  }

  /// The names in a folder, sorted; none where there is none.
  func names(_ out: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(out)).sorted()) ?? []
  }

  /// The documents in an output, be it a folder or a file of lines.
  func documents(_ out: String) throws -> [[UInt8]] {
    if out.hasSuffix(".jsonl") {
      guard let bytes = try? folder.read(out) else { return [] }
      return bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }
    return try names(out).filter { $0.hasSuffix(".json") }.map { name in
      let bytes = try folder.read("\(out)/\(name)")
      #expect(bytes.last == UInt8(ascii: "\n"), "\(name)")
      return Array(bytes.dropLast())
    }
  }

  /// Expects that every document is whole, holds its proof, is in the ledger with its digest, and has
  /// places of its own; and that the ledger hangs together.
  @discardableResult
  func expectSound(
    _ outs: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> LedgerSummary? {
    guard FileManager.default.fileExists(atPath: folder.path("ledger/ledger.db")) else {
      for out in outs { #expect(try documents(out).isEmpty, sourceLocation: sourceLocation) }
      return nil
    }
    let ledger = try IssuanceLedger(opening: folder.path("ledger"), for: .reading)
    let key = try KeyFile(try folder.read("issuer.key")).publicKey
    var places: Set<String> = []
    for out in outs {
      for document in try documents(out) {
        let root = try JSONDocument(document).root
        let credential = try ledger.credential(try #require(root["id"]?.string))
        #expect(
          credential.digest == DigestAlgorithm.sha256.digest(of: document),
          sourceLocation: sourceLocation)
        #expect(credential.status.count == 2, sourceLocation: sourceLocation)
        for entry in credential.status {
          let isNew = places.insert("\(entry.list)#\(entry.index)").inserted
          #expect(isNew, sourceLocation: sourceLocation)
          #expect(
            root["credentialStatus"]?.elements.contains {
              $0["statusListIndex"]?.string == "\(entry.index)"
                && $0["statusListCredential"]?.string == entry.list
            } == true, sourceLocation: sourceLocation)
        }
        let chain = ProofChain(of: root)
        let proof = try #require(chain.proofs.first)
        #expect(throws: Never.self, sourceLocation: sourceLocation) {
          try Cryptosuite.eddsaJcs2022.verify(
            proof, securing: root, chain: chain, key: .ed25519(key))
        }
      }
    }
    return try ledger.verify()
  }
}
