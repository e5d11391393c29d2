import Foundation
import Testing

/// What `--help` says of every command and subcommand.
@Suite struct HelpTests {
  /// The words of each command that there is, found through the help of the one above it.
  private static func commands(below words: [String]) throws -> [[String]] {
    let help = try runAssay(words + ["--help"]).output
    let list = help.components(separatedBy: "\nSUBCOMMANDS:\n").dropFirst().first ?? ""
    let names = list.split(separator: "\n").prefix { $0.hasPrefix("  ") }.compactMap { line in
      // A name begins in the third column; what follows on later lines stands further right.
      line.dropFirst(2).first == " " ? nil : line.split(separator: " ").first.map(String.init)
    }.filter { $0 != "See" }
    return try names.flatMap { try [words + [$0]] + commands(below: words + [$0]) }
  }

  /// What stands before the usage, as lines.
  private func explanation(_ words: [String]) throws -> [String] {
    let help = try runAssay(words + ["--help"], environment: ["COLUMNS": "80"]).output
    let text = try #require(help.components(separatedBy: "\nUSAGE:").first)
    return text.components(separatedBy: "\n")
  }

  @Test func `every command and subcommand shows an example of itself`() throws {
    let commands = try Self.commands(below: [])
    #expect(commands.count >= 18)
    #expect(commands.contains(["trust", "publish"]) && commands.contains(["key", "import"]))
    for command in commands {
      let example = "  assay " + command.joined(separator: " ") + " "
      #expect(try explanation(command).contains { $0.hasPrefix(example) }, "\(command)")
    }
  }

  @Test func `an example can be pasted`() throws {
    for command in try [[]] + Self.commands(below: []) {
      let lines = try explanation(command)
      for (line, next) in zip(lines, lines.dropFirst())
      where line.hasPrefix("  assay ") || line.hasPrefix("    -") {
        // Whatever is broken by the width of a terminal is two commands to a shell.
        let isWhole = next.isEmpty || next.hasPrefix("  assay ") || line.hasSuffix("\\")
        #expect(isWhole, "\(command): \(line)")
        #expect(!line.contains("…"), "\(command): \(line)")
      }
    }
  }
}
