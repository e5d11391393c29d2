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

  /// The commands in a help text; a line that ends in a backslash goes on, as in a shell.
  private func commands(in help: String) -> [[String]] {
    let commands = help.replacingOccurrences(of: "\\\n", with: "").components(separatedBy: "\n")
      .filter { $0.hasPrefix("  assay ") }.map { $0.dropFirst(8) }
    return commands.map { command in
      command.components(separatedBy: "\"").enumerated().flatMap { index, part in
        index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
      }
    }
  }

  @Test func `makes a list of one and a list of several, from first to last`() throws {
    let shown = commands(in: try fixture.trust("--help").output).filter { $0.first == "trust" }
    let begins = shown.indices.filter { shown[$0].starts(with: ["trust", "init"]) }
    #expect(begins.count == 2)
    for (index, command) in shown.enumerated() {
      if begins.contains(index) {
        try? FileManager.default.removeItem(atPath: fixture.folder.path("list"))
      }
      let result = try fixture.run(command)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    #expect(shown.last?.starts(with: ["trust", "update"]) == true)
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
