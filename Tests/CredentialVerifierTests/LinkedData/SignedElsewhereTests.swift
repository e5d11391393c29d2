import ControlledIdentifiers
import DataIntegrity
import LinkedData
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// Every document of the vectors that other software signed over statements.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct SignedElsewhereTests {
  private static let fixtures = "dcc-vc-test-fixtures"

  /// What came of a document's proofs.
  private enum Outcome: Equatable {
    case holds
    case refused(String)
    case noKey(String)
  }

  /// The keys of the fixtures' `did:web` issuers, by their ids.
  private static let keys: [String: PublicKey] = {
    var keys: [String: PublicKey] = [:]
    for name in (try? Vectors.files(in: "\(fixtures)/dids")) ?? [] {
      guard let bytes = try? Vectors.bytes("\(fixtures)/dids/\(name)/did.json"),
        let root = try? JSONDocument(bytes).root
      else { continue }
      for method in (root["assertionMethod"]?.elements).map(Array.init) ?? [] {
        guard let id = method["id"]?.string, let text = method["publicKeyMultibase"]?.string else {
          continue
        }
        keys[id] = try? Multikey(publicKeyMultibase: text).publicKey
      }
    }
    return keys
  }()

  /// The key that a proof names: listed, or in the fragment.
  ///
  /// What a fragment says proves nothing about who signed; here only signatures are checked.
  private func key(named method: String) -> PublicKey? {
    if let listed = Self.keys[method] { return listed }
    guard let fragment = method.split(separator: "#").dropFirst().last else { return nil }
    return try? Multikey(publicKeyMultibase: String(fragment)).publicKey
  }

  private func outcome(_ document: JSONValue) -> Outcome {
    let chain = ProofChain(of: document)
    for proof in chain.proofs {
      let method = proof.verificationMethod?.string ?? ""
      guard let suite = Cryptosuite(of: proof) else { return .refused("another suite") }
      guard let key = key(named: method) else { return .noKey(method) }
      do throws(ProofError) {
        _ = try suite.verify(proof, securing: document, chain: chain, key: key)
      } catch {
        guard case .notCovered(let loss) = error else { return .refused("\(error)") }
        return .refused("\(loss)")
      }
    }
    return .holds
  }

  private func outcomes(of paths: [String]) throws -> [String: Outcome] {
    var outcomes: [String: Outcome] = [:]
    for path in paths {
      guard let document = try? JSONDocument(try Vectors.bytes(path)) else {
        outcomes[path] = .refused("no JSON")
        continue
      }
      guard document.root["proof"] != nil else { continue }
      outcomes[path] = outcome(document.root)
    }
    let holding = outcomes.values.filter { $0 == .holds }.count
    print("VECTORS: \(holding) of \(outcomes.count) hold")
    for (path, outcome) in outcomes.sorted(by: { $0.key < $1.key }) where outcome != .holds {
      print("VECTORS: \(path): \(outcome)")
    }
    return outcomes
  }

  private func files(_ folder: String) throws -> [String] {
    try Vectors.files(in: folder).map { "\(folder)/\($0)" }
  }

  @Test func `the Digital Credentials Consortium's fixtures come out as it says`() throws {
    let lines = try Vectors.bytes("\(Self.fixtures)/expected-handover.jsonl").split(separator: 0x0A)
    var expected: [String: String] = [:]
    for line in lines {
      let row = try JSONDocument(Array(line)).root
      let file = try #require(row["file"]?.string)
      expected["\(Self.fixtures)/\(file)"] =
        row["proofs"]?[0]?["verdict"]?.string ?? row["summary"]?.string
    }
    let outcomes = try outcomes(of: expected.keys.sorted())
    #expect(outcomes.count == 16)
    for (path, verdict) in expected {
      let found = outcomes[path]
      switch verdict {
      case "SIG_OK": #expect(found == .holds, "\(path)")
      case "NOT_JSON": #expect(found == .refused("no JSON"), "\(path)")
      default: #expect(found != .holds, "\(path)")
      }
    }
  }

  @Test func `its status lists hold but for the one that was tampered with`() throws {
    let outcomes = try outcomes(
      of: try files("\(Self.fixtures)/statusLists/didkey-ed25519Signature2020"))
    #expect(outcomes.count == 5)
    for (path, outcome) in outcomes where !path.hasSuffix("tampered") {
      #expect(outcome == .holds, "\(path)")
    }
    #expect(outcomes.filter { $0.value == .holds }.count == 4)
  }

  @Test func `all signed badges of the plugfests hold`() throws {
    let outcomes = try outcomes(
      of: try ["1-2022", "2-2022", "3-2023"].flatMap { try files("jff-plugfest/plugfest-\($0)") }
        .filter { $0.hasSuffix(".json") })
    #expect(outcomes.count == 4)
    #expect(outcomes.values.allSatisfy { $0 == .holds })
  }

  @Test func `what the oldest proof does not sign is refused in it`() throws {
    let path = "jff-plugfest/plugfest-1-2022/plugfest-1-ex-1.json"
    var document = try JSONDocument(try Vectors.bytes(path)).root.tree()
    document.set("/proof/proofValue", "zSomethingElse")
    let root = try JSONDocument(document.compactBytes()).root
    #expect(
      outcome(root)
        == .refused("\(DataLoss.Reason.memberUnsigned("proofValue")), at /proof/proofValue"))
  }

  @Test func `documents that are read make the statements of the general processor`() throws {
    let folders = ["jff-plugfest/plugfest-1-2022", "jff-plugfest/plugfest-2-2022"]
    var paths = try folders.flatMap { try files($0) }
    paths += try ["didKey", "didWeb"].flatMap {
      try files("\(Self.fixtures)/verifiableCredentials/v1/ed25519/\($0)")
    }
    paths += try files("w3c-vc-data-model-2.0").filter { $0.hasSuffix("-ok.json") }
    var compared = 0
    for path in paths {
      guard let root = try? JSONDocument(try Vectors.bytes(path)).root,
        let linked = try? LinkedDocument(root)
      else { continue }
      var unsecured = root.tree()
      unsecured["proof"] = nil
      let general = try LaxVerifier.canonicalForm(of: unsecured)
      #expect(try linked.statements.canonicalized().nquads == general, "\(path)")
      compared += 1
    }
    #expect(compared > 20)
  }

  @Test func `Digital Bazaar's examples hold, but for those with contexts of their own`() throws {
    let folders = try Vectors.files(in: "digitalbazaar").filter { !$0.contains(".") }
    let paths = try folders.flatMap { try files("digitalbazaar/\($0)") }
    let outcomes = try outcomes(of: paths)
    var inline = 0
    for (path, outcome) in outcomes {
      let document = try JSONDocument(try Vectors.bytes(path)).root
      let hasInline = document["@context"]?.elements.contains { $0.kind == .object } == true
      let proof = try #require(DataIntegrityProof.proofs(of: document).first)
      guard hasInline, Cryptosuite(of: proof)?.isLinkedData == true else { continue }
      inline += 1
      let method = try #require(proof.verificationMethod?.string)
      let key = try #require(self.key(named: method)?.ed25519)
      #expect(try LaxVerifier.holds(document.tree(), publicKey: key), "\(path)")
      guard case .refused(let why) = outcome else {
        Issue.record("\(path): \(outcome)")
        continue
      }
      // One was made on "May-23-2022".
      let reasons = ["a context is written out in the document", "created holds no RFC 3339 time"]
      #expect(reasons.contains { why.contains($0) })
    }
    #expect(inline == 4)
    #expect(outcomes.values.filter { $0 == .holds }.count == 5)
  }
}
