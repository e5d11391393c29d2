import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import assay

/// The suites of the W3C, through what the command does with a text.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct CanonicalizeVectorTests {
  private static let site = "https://w3c.github.io/json-ld-api/tests/"

  /// An entry of the manifests for JSON-LD.
  private struct Entry: Decodable {
    let id: String
    let input: String
    let expect: String?
    let expectErrorCode: String?
    let option: Option?

    struct Option: Decodable {
      let base: String?
      let expandContext: String?
      let processingMode: String?
      let rdfDirection: String?
      let specVersion: String?
    }

    enum CodingKeys: String, CodingKey {
      case id = "@id"
      case input, expect, expectErrorCode, option
    }

    /// Whether the command can do what the test asks for: version 1.1, and directions left out.
    var isOurs: Bool {
      option?.processingMode != "json-ld-1.0" && option?.specVersion != "json-ld-1.0"
        && option?.rdfDirection == nil
    }
  }

  private struct Manifest<Entry: Decodable>: Decodable {
    let sequence: [Entry]?
    let entries: [Entry]?
  }

  private func entries<Entry: Decodable>(_ manifest: String) throws -> [Entry] {
    let bytes = Data(try Vectors.bytes(manifest))
    let manifest = try JSONDecoder().decode(Manifest<Entry>.self, from: bytes)
    return try #require(manifest.sequence ?? manifest.entries)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    try Vectors.bytes("w3c-json-ld-api/\(path)")
  }

  /// What the command makes of the input of a test.
  private func output(of entry: Entry, _ input: [UInt8], as form: CanonicalForm) throws -> [UInt8] {
    let folder = try #require(Vectors.folder) + "/w3c-json-ld-api/"
    let mapping = try ContextMapping(argument: "\(Self.site)=\(folder)")
    var canonicalization = Canonicalization(form: form)
    canonicalization.base = entry.option?.base ?? Self.site + entry.input
    canonicalization.expandContext = try entry.option?.expandContext.map {
      try Canonicalization.json(at: InputFile(path: folder + $0))
    }
    canonicalization.sources = try ContextSources(existing: [mapping])
    return try canonicalization.output(of: input, named: entry.id)
  }

  /// Runs the tests of a manifest whose files are there.
  private func run(
    _ manifest: String, as form: CanonicalForm,
    comparable: ([UInt8]) throws -> [UInt8]
  ) throws {
    var (passed, skipped) = (0, 0)
    for entry: Entry in try entries("w3c-json-ld-api/\(manifest)-manifest.jsonld") {
      guard entry.isOurs, let input = try? bytes(entry.input) else {
        skipped += 1
        continue
      }
      do {
        let found = try output(of: entry, input, as: form)
        #expect(entry.expectErrorCode == nil, "\(manifest) \(entry.id) is accepted")
        guard let expect = entry.expect else { continue }
        let wanted = try comparable(try bytes(expect))
        #expect(try comparable(found) == wanted, "\(manifest) \(entry.id)")
      } catch let failure as CommandFailure {
        let code = entry.expectErrorCode ?? "no error"
        #expect(failure.message.hasSuffix(" [\(code)]"), "\(entry.id): \(failure.message)")
      }
      passed += 1
    }
    print("canonicalize, \(manifest): \(passed) tried, \(skipped) skipped or absent")
    #expect(passed > 200)
  }

  @Test func `the expansion tests have their results and codes`() throws {
    try run("expand", as: .expanded) { bytes in
      // Numbers in one spelling.
      let bytes = try Canonicalization(form: .jcs).output(of: bytes, named: "expanded")
      let json = try JSONSerialization.jsonObject(with: Data(bytes))
      return Array(Self.unordered(json).utf8)
    }
  }

  @Test func `the deserialization tests have their results and codes`() throws {
    // Statements that say the same have one canonical form.
    try run("toRdf", as: .nquads) { bytes in
      try Canonicalization(form: .rdfc).output(of: bytes, named: "statements")
    }
  }

  /// A text that is the same for JSON that is the same but for the order of sets.
  private static func unordered(_ json: Any, isOrdered: Bool = false) -> String {
    switch json {
    case let elements as [Any]:
      let texts = elements.map { unordered($0) }
      return "[" + (isOrdered ? texts : texts.sorted()).joined(separator: ",") + "]"
    case let members as [String: Any]:
      return "{"
        + members.map { name, value in
          "\(name):" + unordered(value, isOrdered: name == "@list" || name == "@value")
        }.sorted().joined(separator: ",") + "}"
    default: return "\(json)"
    }
  }

  /// An entry of the manifest for RDFC-1.0.
  private struct DatasetEntry: Decodable {
    let id: String
    let type: String
    let hashAlgorithm: String?
    let action: String
    let result: String?
  }

  @Test func `the canonicalization tests have their results`() throws {
    var passed = 0
    for entry: DatasetEntry in try entries("w3c-rdf-canon/manifest.jsonld") {
      guard let input = try? Vectors.bytes("w3c-rdf-canon/\(entry.action)") else { continue }
      var canonicalization = Canonicalization(form: .rdfc)
      if entry.hashAlgorithm == "SHA384" { canonicalization.hash = .sha384 }
      switch entry.type {
      case "rdfc:RDFC10EvalTest":
        guard let result = try? Vectors.bytes("w3c-rdf-canon/\(entry.result ?? "")") else {
          continue
        }
        #expect(try canonicalization.output(of: input, named: entry.id) == result, "\(entry.id)")
      case "rdfc:RDFC10NegativeEvalTest":
        let failure = #expect(throws: CommandFailure.self, "\(entry.id)") {
          try canonicalization.output(of: input, named: entry.id)
        }
        #expect(failure?.status == .rejected)
      default: continue
      }
      passed += 1
    }
    print("canonicalize, rdf-canon: \(passed) tried")
    #expect(passed >= 30)
  }
}
