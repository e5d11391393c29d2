import LinkedData
import StrictJSON
import TestSupport
import Testing

/// The tests of one manifest of the W3C suite, and what came of them.
struct JSONLDVectorRun {
  private(set) var passed = 0
  private var absent = 0
  private var skipped: [(id: String, reason: String)] = []
  private let manifest: String

  static let folder = "w3c-json-ld-api"
  static let base = "https://w3c.github.io/json-ld-api/tests/"

  /// A test of the suite.
  struct TestCase {
    let id: String
    let name: String
    let expected: [UInt8]?
    let errorCode: String?
    let options: JSONLDOptions
  }

  /// The contexts that tests refer to, which stand in the vectors.
  static let loader: JSONLDLoader = { url in
    guard url.hasPrefix(base) else { return nil }
    let path = String(url.dropFirst(base.count))
    return try? JSONDocument(try Vectors.bytes("\(folder)/\(path)"))
  }

  /// Runs all tests whose files are there; each must pass, or fail with the very code it names.
  ///
  /// - Parameters:
  ///   - manifest: The name of the manifest.
  ///   - skips: The tests that are not for this processor, by identifier, and why.
  ///   - body: Processes the input of a test and says whether it found what the test wants.
  /// - Throws: What reading the manifest throws.
  init(
    manifest: String, skips: [String: String],
    _ body: (TestCase, JSONDocument) throws -> Bool
  ) throws {
    self.manifest = manifest
    let root = try JSONDocument(try Self.bytes("\(manifest)-manifest.jsonld")).root
    for entry in try #require(root["sequence"]).elements {
      let id = try #require(entry["@id"]?.string)
      let path = try #require(entry["input"]?.string)
      guard let input = try? Self.bytes(path) else {
        absent += 1
        continue
      }
      if let reason = skips[id] {
        skipped.append((id, reason))
        continue
      }
      let test = try Self.testCase(entry, id: id, input: path)
      if Self.passes(test, input, body) { passed += 1 }
    }
  }

  private static func passes(
    _ test: TestCase, _ input: [UInt8], _ body: (TestCase, JSONDocument) throws -> Bool
  ) -> Bool {
    do {
      let isMet = try body(test, try JSONDocument(input))
      let passes = isMet && test.errorCode == nil
      #expect(passes, "\(test.id) \(test.name) should give \(test.errorCode ?? "something else")")
      return passes
    } catch {
      let code = (error as? JSONLDError)?.code?.rawValue
      let passes = code != nil && code == test.errorCode
      #expect(passes, "\(test.id) \(test.name): \(test.errorCode ?? "no error") is not \(error)")
      return passes
    }
  }

  private static func testCase(
    _ entry: JSONValue, id: String, input: String
  ) throws -> TestCase {
    var options = JSONLDOptions(documentURL: base + input)
    options.base = entry["option"]?["base"]?.string
    if let path = entry["option"]?["expandContext"]?.string {
      options.expandContext = try JSONDocument(try bytes(path)).root
    }
    switch entry["option"]?["rdfDirection"]?.string {
    case "i18n-datatype": options.rdfDirection = .i18nDatatype
    case "compound-literal": options.rdfDirection = .compoundLiteral
    default: break
    }
    return TestCase(
      id: id, name: entry["name"]?.string ?? "",
      expected: try entry["expect"]?.string.map { try bytes($0) },
      errorCode: entry["expectErrorCode"]?.string, options: options)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try Vectors.bytes("\(folder)/\(path)")
  }

  /// What came of the tests, for people.
  var report: String {
    var lines = ["\(manifest): \(passed) passed, \(skipped.count) skipped, \(absent) absent"]
    lines += skipped.map { "  skipped \($0.id): \($0.reason)" }
    return lines.joined(separator: "\n")
  }
}
