import Foundation
import Testing

/// Where passphrases come from.
@Suite struct KeyPassphraseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func assay(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> RunResult {
    try runAssay(arguments, environment: environment, folder: folder.path)
  }

  @Test(arguments: ["correct horse", "correct horse\n", "correct horse\r\nsecond line\n"])
  func `a file gives its first line`(content: String) throws {
    try folder.write(content, to: "pass", mode: 0o600)
    let made = try assay("key", "generate", "--out", "my.key", "--passphrase-file", "pass")
    #expect(made.status == 0, "\(made.errors)")
    let checked = try assay(
      "key", "show", "my.key", "--check", "--passphrase-env", "PASS",
      environment: ["PASS": "correct horse"])
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test func `a passphrase file that others can reach is refused`() throws {
    try folder.write("correct horse\n", to: "pass", mode: 0o644)
    let result = try assay("key", "generate", "--out", "my.key", "--passphrase-file", "pass")
    #expect(result.status == 77)
    #expect(result.errors.hasSuffix("hint: chmod 600 -- 'pass'\n"))
    #expect(try folder.names() == ["pass"])
  }

  @Test(arguments: ["/dev/null", "/dev/zero"])
  func `a device is no place for a secret, whatever its permissions`(path: String) throws {
    let refusal = "error: \(path) is a device or a socket; name a file or a pipe\n"
    let generated = try assay("key", "generate", "--out", "my.key", "--passphrase-file", path)
    let shown = try assay("key", "show", path)
    let imported = try assay("key", "import", path, "--out", "my.key")
    for result in [generated, shown, imported] {
      #expect(result.status == 66)
      #expect(result.errors == refusal)
    }
    #expect(try folder.names() == [])
  }

  @Test(.enabled(if: pathOfTool("bash") != nil, "the tool bash is missing"))
  func `a passphrase and a key may come through pipes`() throws {
    let script = """
      mkfifo -m 600 pipe
      printf 'correct horse\\n' >pipe &
      "$0" key generate --out my.key --passphrase-file pipe
      "$0" key show <(cat my.key) --check --passphrase-file <(printf 'correct horse')
      """
    let result = try runProgram("bash", ["-ec", script, assayPath], folder: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("checked              yes"))
  }

  @Test func `T73 no option takes a passphrase itself, where other users would see it`() throws {
    let help = try runAssay(["--experimental-dump-help"])
    let tool = try JSONDecoder().decode(DumpedHelp.self, from: Data(help.stdout))
    var passphrases: Set<String> = []
    for argument in tool.command.allArguments {
      for name in argument.names ?? [] {
        let words = name.name.lowercased().split(separator: "-")
        guard words.contains(where: { ["pass", "passphrase", "password", "secret"].contains($0) })
        else { continue }
        passphrases.insert(name.name)
        #expect(["file", "env"].contains(words.last), "--\(name.name)")
        #expect(["file", "variable"].contains(argument.valueName), "--\(name.name)")
      }
    }
    #expect(
      passphrases == [
        "passphrase-file", "passphrase-env", "new-passphrase-file", "new-passphrase-env",
      ])
    for option in ["--passphrase", "--password", "--pass"] {
      let result = try assay("key", "generate", "--out", "my.key", option, "correct horse")
      #expect(result.status == 64)
    }
    #expect(try folder.names() == [])
  }

  /// What `--experimental-dump-help` prints, as far as it is of interest here.
  private struct DumpedHelp: Decodable {
    struct Name: Decodable {
      let name: String
    }
    struct Argument: Decodable {
      let names: [Name]?
      let valueName: String?
    }
    struct Command: Decodable {
      let arguments: [Argument]?
      let subcommands: [Command]?

      var allArguments: [Argument] {
        (arguments ?? []) + (subcommands ?? []).flatMap(\.allArguments)
      }
    }
    let command: Command
  }

  @Test func `an empty passphrase is refused with its place`() throws {
    try folder.write("\n", to: "pass", mode: 0o600)
    let fromFile = try assay("key", "generate", "--out", "my.key", "--passphrase-file", "pass")
    #expect(fromFile.status == 65)
    #expect(fromFile.errors.hasPrefix("error: pass: the passphrase is empty"))
    let fromVariable = try assay(
      "key", "generate", "--out", "my.key", "--passphrase-env", "PASS", environment: ["PASS": ""])
    #expect(fromVariable.status == 65)
    #expect(fromVariable.errors.hasPrefix("error: the variable PASS: the passphrase is empty"))
  }

  @Test func `a variable that is not set is named`() throws {
    let result = try assay("key", "generate", "--out", "my.key", "--passphrase-env", "ABSENT")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("error: the environment has no variable ABSENT\n"))
  }

  @Test func `two sources at once are a wrong command line`() throws {
    let result = try assay(
      "key", "generate", "--out", "k", "--passphrase-env", "A", "--passphrase-file", "b")
    #expect(result.status == 64)
    let unsafe = try assay(
      "key", "generate", "--out", "k", "--passphrase-env", "A", "--unencrypted-unsafe")
    #expect(unsafe.status == 64)
  }

  @Test(.enabled(if: pathOfTool("setsid") != nil, "the tool setsid is missing"))
  func `without a terminal the options are named`() throws {
    let result = try runProgram(
      "setsid", ["--wait", assayPath, "key", "generate", "--out", "my.key"], folder: folder.path)
    #expect(result.status == 66)
    #expect(
      result.errors == """
        error: there is no terminal to ask for the passphrase
        hint: use --passphrase-file FILE or --passphrase-env VARIABLE

        """)
  }
}

/// The prompt, on a terminal that python3 plays.
@Suite(.enabled(if: pathOfTool("python3") != nil, "python3 is missing: it plays the terminal"))
struct KeyPromptTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Plays pairs of what to wait for and what to type; prints the exit status, or minus the signal
  /// that ended the program, whether the terminal echoes at the end, and what was shown.
  private static let player = """
    import os, pty, signal, sys, termios
    # The test runner's threads block signals, and children inherit that.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    steps = [s.encode().decode('unicode_escape').encode() for s in sys.argv[1].split('|')]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    shown = b''
    def read():
        try: return os.read(terminal, 4096)
        except OSError: return b''
    for expected, typed in zip(steps[::2], steps[1::2]):
        start = len(shown)
        while expected not in shown[start:]:
            piece = read()
            if not piece: break
            shown += piece
        os.write(terminal, typed)
    while True:
        piece = read()
        if not piece: break
        shown += piece
    echoes = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    print(status, echoes)
    sys.stdout.flush()
    os.write(1, shown)
    """

  private func play(_ steps: String..., command: [String]) throws -> (
    status: String, shown: String
  ) {
    let result = try runProgram(
      "python3", ["-c", Self.player, steps.joined(separator: "|"), assayPath] + command,
      folder: folder.path)
    let parts = result.output.split(separator: "\n", maxSplits: 1).map(String.init)
    try #require(parts.count == 2, "\(result.errors)")
    return (parts[0], parts[1])
  }

  private let generate = ["key", "generate", "--out", "my.key"]

  @Test func `a new passphrase is asked for twice and not shown`() throws {
    let made = try play(
      "New passphrase for my.key: ", "correct horse\\n", "The same once more: ",
      "correct horse\\n", command: generate)
    #expect(made.status == "0 True", "\(made.shown)")
    #expect(!made.shown.contains("horse"))
    let checked = try play(
      "Passphrase of my.key: ", "correct horse\\n", command: ["key", "show", "my.key", "--check"])
    #expect(checked.status == "0 True", "\(checked.shown)")
    #expect(checked.shown.contains("checked              yes"))
  }

  @Test func `two different answers make no key`() throws {
    let result = try play(
      "my.key: ", "correct horse\\n", "once more: ", "correct house\\n", command: generate)
    #expect(result.status == "64 True")
    #expect(result.shown.contains("error: the two passphrases differ"))
    #expect(try folder.names() == [])
  }

  @Test func `a cancelled prompt leaves the terminal echoing and no file`() throws {
    let interrupted = try play("my.key: ", "half\\x03", command: generate)
    #expect(interrupted.status == "-2 True", "\(interrupted.shown)")
    let ended = try play("my.key: ", "\\x04", command: generate)
    #expect(ended.status == "66 True", "\(ended.shown)")
    #expect(ended.shown.contains("error: no passphrase was typed"))
    #expect(try folder.names() == [])
  }
}
