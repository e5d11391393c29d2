import Foundation
import Testing

/// The commands of README.md, Examples/README.md and Keys/README.md, run as they stand there: one
/// after the other, in what a reader has after `git clone` and `make demo`.
@Suite struct DocumentedCommandTests {
  let clone: TemporaryFolder
  let home: TemporaryFolder

  init() throws {
    clone = try TemporaryFolder()
    home = try TemporaryFolder()
    for name in ["Keys", "Examples"] {
      let copied = try runProgram("cp", ["-R", "\(sourceTree)/\(name)", clone.path(name)])
      try #require(copied.status == 0)
    }
    let build = clone.path(".build/release")
    try FileManager.default.createDirectory(atPath: build, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(build)/assay", withDestinationPath: assayPath)
  }

  /// The shell commands that a page shows, block by block.
  private func blocks(_ page: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(sourceTree)/\(page)", encoding: .utf8)
    return text.components(separatedBy: "```sh\n").dropFirst().map { block in
      String(block[..<(block.range(of: "```")?.lowerBound ?? block.endIndex)])
    }
  }

  /// Runs commands in the clone, on a terminal, at which whoever is asked for a passphrase types one.
  private func run(_ commands: [String]) throws -> TerminalResult {
    try runOnTerminal(
      "/bin/sh", ["-ec", commands.joined(separator: "\n")],
      environment: ["HOME": home.path, "NO_COLOR": "1"], folder: clone.path, question: ": ",
      answer: "a passphrase for one test")
  }

  private let toPath = "export PATH=\"$PWD/.build/release:$PATH\"\n"

  @Test func `from a key to a verdict`() throws {
    let blocks = try blocks("README.md")
    #expect(blocks.filter { $0 == toPath }.count == 1)
    let commands = try #require(blocks.first { $0.contains("assay issue") })
    #expect(commands.hasPrefix("assay key generate"))
    let result = try run([toPath, commands])
    #expect(result.status == 0, "\(result.shown)")
    #expect(result.shown.contains("issued 2 credentials in certificates"))
    let verdicts = result.shown.components(separatedBy: "\r\n").filter { $0.hasPrefix("ACCEPTED") }
    #expect(verdicts.count == 2, "\(result.shown)")
  }

  @Test func `and on to a revocation`() throws {
    let blocks = try blocks("README.md").filter { $0.contains("assay issue") }
    #expect(blocks.count == 2 && blocks[1].contains("assay status revoke"))
    let result = try run([toPath] + blocks)
    #expect(result.status == 0, "\(result.shown)")
    let lines = result.shown.components(separatedBy: "\r\n")
    #expect(lines.filter { $0.hasPrefix("ACCEPTED") }.count == 2 + 2, "\(result.shown)")
    #expect(lines.filter { $0.hasPrefix("REJECTED") }.count == 1)
    #expect(lines.contains("exit code 1"))
  }

  @Test func `the commands of the examples`() throws {
    let blocks = try blocks("Examples/README.md")
    #expect(blocks.count == 3)
    let result = try run([toPath] + blocks)
    #expect(result.status == 0, "\(result.shown)")
    // The one that is there already, and one for each row.
    let verdicts = result.shown.components(separatedBy: "\r\n").filter { $0.hasPrefix("ACCEPTED") }
    #expect(verdicts.count == 1 + 8, "\(result.shown)")
    #expect(result.shown.contains("issued 8 credentials in example-certificates"))
  }

  @Test func `the commands of the example keys`() throws {
    let result = try run([toPath] + blocks("Keys/README.md"))
    #expect(result.status == 0, "\(result.shown)")
    #expect(result.shown.contains("checked              yes"))
  }

  @Test(arguments: [
    (
      "bash", ".local/share/bash-completion/completions/assay",
      "complete -o filenames -F _assay assay"
    ),
    ("zsh", ".zsh/completions/_assay", "#compdef assay"),
    ("fish", ".config/fish/completions/assay.fish", "complete -c 'assay'"),
  ])
  func `a new account gets completions with one line`(
    shell: String, file: String, content: String
  ) throws {
    let block = try #require(try blocks("README.md").first { $0.contains("completion-script") })
    let lines = block.split(separator: "\n").filter { $0.contains("completion-script \(shell) ") }
    #expect(lines.count == 1)
    #expect(try home.names() == [])
    let result = try run([toPath, String(try #require(lines.first))])
    #expect(result.status == 0, "\(result.shown)")
    let script = String(decoding: try home.read(file), as: UTF8.self)
    #expect(script.contains(content), "\(script.prefix(200))")
    if pathOfTool(shell) != nil {
      #expect(try runProgram(shell, ["-n", home.path(file)]).status == 0)
    }
  }

  @Test func `zsh looks for completions where the line puts them`() throws {
    let block = try #require(try blocks("README.md").first { $0.contains("completion-script") })
    _ = try run([toPath, block])
    #expect(
      String(decoding: try home.read(".zshrc"), as: UTF8.self)
        == "fpath=(~/.zsh/completions $fpath); autoload -Uz compinit && compinit\n")
  }

  @Test func `a command that is built is installed with its completions`() throws {
    let result = try runProgram(
      "\(sourceTree)/scripts/install", [],
      environment: ["DESTDIR": clone.path("stage"), "PREFIX": "/usr", "ASSAY_BINARY": assayPath])
    #expect(result.status == 0, "\(result.errors)")
    let files = [
      ("bin/assay", 0o755), ("share/bash-completion/completions/assay", 0o644),
      ("share/zsh/site-functions/_assay", 0o644),
      ("share/fish/vendor_completions.d/assay.fish", 0o644),
    ]
    for (file, mode) in files {
      let path = clone.path("stage/usr/\(file)")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode, "\(file)")
      #expect(result.output.contains("installed \(path)\n"))
    }
    let installed = try runProgram(clone.path("stage/usr/bin/assay"), ["--version"])
    #expect(installed.status == 0)
    #expect(try runAssay(["--version"]).output == installed.output)
  }

  @Test func `a place that cannot be written is refused before anything is built`() throws {
    let result = try runProgram(
      "\(sourceTree)/scripts/install", [],
      environment: ["PREFIX": "/proc/nowhere", "ASSAY_BINARY": assayPath])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("error: /proc/nowhere/bin cannot be written\nhint: "))
  }
}
