import Foundation
import LinkedData
import OpenSSLCrypto
import TestSupport
import Testing

/// The tests of the W3C's own suite for RDFC-1.0.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct RDFVectorTests {
  private struct Manifest: Decodable {
    let entries: [Entry]
  }

  private struct Entry: Decodable {
    let id: String
    let type: String
    let hashAlgorithm: String?
    let action: String
    let result: String?

    var algorithm: DigestAlgorithm { hashAlgorithm == "SHA384" ? .sha384 : .sha256 }

    /// The files that the entry names; `nil` where they are not all there.
    func files() -> (action: [UInt8], result: [UInt8]?)? {
      guard let action = try? Vectors.bytes("w3c-rdf-canon/\(action)") else { return nil }
      guard let result else { return (action, nil) }
      guard let bytes = try? Vectors.bytes("w3c-rdf-canon/\(result)") else { return nil }
      return (action, bytes)
    }
  }

  @Test func `the tests of the W3C's suite have the results that its manifest names`() throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(try Vectors.bytes("w3c-rdf-canon/manifest.jsonld")))
    var (passed, absent) = ([String: Int](), [String: Int]())
    for entry in manifest.entries {
      guard let files = entry.files() else {
        absent[entry.type, default: 0] += 1
        continue
      }
      let dataset = try NQuads.dataset(of: files.action)
      switch entry.type {
      case "rdfc:RDFC10EvalTest":
        let canonical = try dataset.canonicalized(hashingWith: entry.algorithm)
        #expect(canonical.nquads == files.result, "\(entry.id)")
      case "rdfc:RDFC10MapTest":
        let canonical = try dataset.canonicalized(hashingWith: entry.algorithm)
        let expected = try JSONDecoder().decode(
          [String: String].self, from: Data(try #require(files.result)))
        #expect(canonical.identifiers(of: dataset) == expected, "\(entry.id)")
      case "rdfc:RDFC10NegativeEvalTest":
        #expect(throws: CanonicalizationError.self, "\(entry.id)") {
          try dataset.canonicalized(hashingWith: entry.algorithm)
        }
      default: Issue.record("a test of an unknown kind: \(entry.type)")
      }
      passed[entry.type, default: 0] += 1
    }
    print("w3c-rdf-canon: tried \(passed), absent \(absent)")
    #expect(passed.values.reduce(0, +) >= 55)
  }
}

extension CanonicalDataset {
  /// The labels that blank nodes were read with, and the canonical identifiers that they have.
  func identifiers(of dataset: RDFDataset) -> [String: String] {
    var result: [String: String] = [:]
    for (node, label) in dataset.blankNodeLabels.enumerated() {
      let name = String(decoding: dataset.text[label.range], as: UTF8.self)
      result[name] = canonicalNumber(ofBlankNode: node).map { "c14n\($0)" }
    }
    return result
  }
}
