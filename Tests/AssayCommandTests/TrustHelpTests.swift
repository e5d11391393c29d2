import Foundation
import Testing

/// The commands that the help shows do what it says.
@Suite struct `The help on trust lists` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(keys: ["my", "a", "b", "c", "d", "e", "f", "p", "issuer"])
    for name in ["a", "b", "c", "d", "e", "f", "p"] {
      try fixture.folder.write(try fixture.publicKey(name), to: "\(name).pub")
    }
    let id = "did:key:\(try fixture.publicKey("issuer"))"
    let record = """
      {"type": "IssuerRecord/1", "id": "\(id)", "names": [{"lang": "en", "display": "Uni"}],
       "status": {"value": "active"}, "keys": [], "recordVersion": 1}
      """
    try fixture.folder.write(record, to: "record.json")
  }

  /// The commands in a help text, which is broken into lines anywhere between words.
  private func commands(in help: String) -> [[String]] {
    var commands: [String] = []
    var isOpen = false
    for line in help.components(separatedBy: "\n") {
      if line.hasPrefix("  assay ") {
        commands.append(String(line.dropFirst(8)))
        isOpen = true
      } else if line.isEmpty {
        isOpen = false
      } else if isOpen, let last = commands.popLast() {
        commands.append("\(last) \(line)")
      }
    }
    return commands.map { command in
      command.components(separatedBy: "\"").enumerated().flatMap { index, part in
        index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
      }
    }
  }

  @Test func `makes a list of one and a list of several, from first to last`() throws {
    let shown = commands(in: try fixture.trust("--help").output)
    let begins = shown.indices.filter { shown[$0].starts(with: ["trust", "init"]) }
    #expect(begins.count == 2)
    for (index, command) in shown.enumerated() {
      if begins.contains(index) {
        try? FileManager.default.removeItem(atPath: fixture.folder.path("list"))
      }
      let result = try fixture.run(command)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    #expect(shown.last?.contains("bundle") == true)
  }

  @Test func `begins each kind of list that it names`() throws {
    let shown = commands(in: try fixture.trust("init", "--help").output)
    #expect(shown.count == 2)
    for command in shown {
      try? FileManager.default.removeItem(atPath: fixture.folder.path("list"))
      let result = try fixture.run(command)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
  }
}
