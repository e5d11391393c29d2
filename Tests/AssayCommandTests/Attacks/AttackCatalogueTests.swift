import Foundation
import Testing

/// The catalogue of attacks, held against the tests that prove how each comes out.
@Suite struct AttackCatalogueTests {
  /// The names of all tests, with the file of each.
  private static let tests: [(name: String, file: String)] = {
    let root = "\(sourceTree)/Tests"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.sorted().filter { $0.hasSuffix(".swift") }.flatMap { file in
      let text = (try? String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)) ?? ""
      return text.matches(of: /func `([^`]*)`/).map { (String($0.1), file) }
    }
  }()

  /// The files of the tests of an attack.
  private func proofs(of id: String) -> [String] {
    Self.tests.filter { Self.numbers(in: $0.name).contains(id) }.map(\.file)
  }

  /// The numbers with which the name of a test begins.
  private static func numbers(in name: String) -> [String] {
    let words = name.split(separator: " ").prefix { $0.wholeMatch(of: /T[0-9]+/) != nil }
    return words.map(String.init)
  }

  @Test func `the catalogue is numbered from T01 to T80`() {
    let expected = (1...80).map { $0 < 10 ? "T0\($0)" : "T\($0)" }
    #expect(Attack.catalogue.map(\.id) == expected)
  }

  @Test func `every attack has a test that is named after it, or is said to be open`() {
    for attack in Attack.catalogue {
      let proofs = proofs(of: attack.id)
      switch attack.outcome {
      case .open(let subject):
        #expect(!subject.isEmpty)
        #expect(proofs.isEmpty, "\(attack.id) is said to be open, and has a test")
      case .script(let path):
        #expect(FileManager.default.isExecutableFile(atPath: "\(sourceTree)/\(path)"))
      default:
        #expect(!proofs.isEmpty, "no test is named \(attack.id) …: \(attack.deed)")
      }
    }
  }

  @Test func `the threat model names the attacks on each threat, and leaves none out`() throws {
    let page = try String(contentsOfFile: "\(sourceTree)/SECURITY.md", encoding: .utf8)
    let model = try #require(page.components(separatedBy: "\n## Threats").dropFirst().first)
    let table = try #require(model.components(separatedBy: "\n## ").first)
    var named: Set<String> = []
    for match in table.matches(of: /T([0-9]{2})(?: to T([0-9]{2}))?/) {
      let first = try #require(Int(match.1))
      let last = try match.2.map { try #require(Int($0)) } ?? first
      for number in first...last { named.insert(number < 10 ? "T0\(number)" : "T\(number)") }
    }
    #expect(named == Set(Attack.catalogue.map(\.id)))
    for match in table.matches(of: /`(Tests\/[^`]+|scripts\/[^`]+)`/) {
      let path = "\(sourceTree)/\(match.1)"
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }

  @Test func `every accident of a ledger has a test that is named after it`() throws {
    let page = try String(contentsOfFile: "\(sourceTree)/docs/ledger.md", encoding: .utf8)
    for number in 1...14 {
      let id = number < 10 ? "L0\(number)" : "L\(number)"
      #expect(page.contains("\n| \(id) | "))
      #expect(Self.tests.contains { $0.name.hasPrefix("\(id): ") }, "\(id)")
    }
  }

  @Test func `every code of the catalogue is one that Assay has`() throws {
    let root = "\(sourceTree)/Sources"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let source = try files.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)
    }.joined()
    for attack in Attack.catalogue {
      for code in attack.codes where !source.contains("\"\(code)\"") {
        Issue.record("\(attack.id): no source has the code \(code)")
      }
    }
  }

  @Test func `every test that has a number is of an attack in the catalogue`() {
    let known = Set(Attack.catalogue.map(\.id))
    for test in Self.tests {
      #expect(known.isSuperset(of: Self.numbers(in: test.name)), "\(test.file): \(test.name)")
    }
  }
}
