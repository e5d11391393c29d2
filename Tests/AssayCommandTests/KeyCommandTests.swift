import Foundation
import Testing

/// `assay key` as a program: what it prints, what it leaves on the disk, how it ends.
@Suite struct KeyCommandTests {
  let folder: TemporaryFolder
  static let passphrase = ["PASS": "correct horse battery"]
  static let fromEnvironment = ["--passphrase-env", "PASS"]

  init() throws { folder = try TemporaryFolder() }

  private func assay(
    _ arguments: String..., environment: [String: String] = passphrase
  ) throws -> RunResult {
    try runAssay(arguments, environment: environment, folder: folder.path)
  }

  private func generate(_ name: String = "my.key") throws {
    let result = try assay("key", "generate", "--out", name, "--passphrase-env", "PASS")
    try #require(result.status == 0, "\(result.errors)")
  }

  private func json(_ result: RunResult) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(result.stdout))
    return try #require(object as? [String: Any])
  }

  private func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `a generated key is encrypted, for its owner only, and shown without passphrase`()
    throws
  {
    let generated = try assay(
      "key", "generate", "--out", "my.key", "--passphrase-env", "PASS", "--format", "json")
    #expect(generated.status == 0 && generated.errors == "")
    #expect(try mode(of: "my.key") == 0o600)
    #expect(try folder.names() == ["my.key"])
    let made = try json(generated)
    let key = try #require(made["publicKeyMultibase"] as? String)
    #expect(made["did"] as? String == "did:key:\(key)")
    #expect(made["verificationMethod"] as? String == "did:key:\(key)#\(key)")
    #expect(made["checked"] as? Bool == true)

    let shown = try assay("key", "show", "my.key", environment: [:])
    #expect(shown.status == 0)
    #expect(shown.output.contains("public key           \(key)\n"))
    #expect(shown.output.contains("scrypt with N=16384, r=8, p=8"))
    #expect(shown.output.contains("checked              no:"))

    let checked = try assay(
      "key", "show", "my.key", "--check", "--passphrase-env", "PASS", "--format", "ndjson")
    #expect(try json(checked)["checked"] as? Bool == true)
    #expect(checked.stdout.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test func `a wrong passphrase ends with 77 and says so`() throws {
    try generate()
    let result = try assay(
      "key", "show", "my.key", "--check", "--passphrase-env", "PASS",
      environment: ["PASS": "wrong"])
    #expect(result.status == 77)
    #expect(result.output == "")
    #expect(
      result.errors
        == "error: my.key: the passphrase is wrong, or the encrypted key is damaged\n")
  }

  @Test func `a file that is there is never replaced`() throws {
    try folder.write("precious", to: "my.key", mode: 0o600)
    for command in [["generate"], ["import", "my.key"]] {
      let result = try runAssay(
        ["key"] + command + ["--out", "my.key"] + Self.fromEnvironment,
        environment: Self.passphrase, folder: folder.path)
      #expect(result.status == 73)
      #expect(result.errors.hasPrefix("error: my.key is already there"))
    }
    #expect(try folder.read("my.key") == Array("precious".utf8))
  }

  @Test func `a missing folder ends with 73 and leaves nothing`() throws {
    let result = try assay(
      "key", "generate", "--out", "absent/my.key", "--passphrase-env", "PASS")
    #expect(result.status == 73)
    #expect(result.errors.hasPrefix("error: absent/ is not there"))
    #expect(try folder.names() == [])
  }

  @Test func `a disk that is full ends with 74 and leaves nothing`() throws {
    // Files of this process may have no byte; what it prints goes to a pipe and is not limited.
    let script = """
      { ( trap '' XFSZ; ulimit -f 0; exec "$0" key generate --out my.key --passphrase-env PASS )
        echo "status $?"; } 2>&1 | cat
      """
    let result = try runProgram(
      "bash", ["-c", script, assayPath], environment: Self.passphrase, folder: folder.path)
    #expect(result.output == "error: my.key: writing failed: File too large\nstatus 74\n")
    #expect(try folder.names() == [])
  }

  @Test(
    arguments: [
      ("# A page\n", [], "this is no private key in PEM; a key file has a line "),
      (
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", ["import"],
        "this is the public half of a key; name the file of the private key\n"
      ),
      (
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", ["show"],
        "the public key is malformed at byte 0 of an element; "
      ),
    ] as [(String, [String], String)])
  func `a file that everybody may read and that is no private key is called what it is`(
    content: String, only: [String], sentence: String
  ) throws {
    try folder.write(content, to: "x", mode: 0o644)
    for command in [["show", "x"], ["import", "x", "--out", "other"]] {
      guard only.isEmpty || only.contains(command[0]) else { continue }
      let result = try runAssay(
        ["key"] + command, environment: Self.passphrase, folder: folder.path)
      #expect(result.status == 65)
      #expect(result.errors.hasPrefix("error: x: \(sentence)"), "\(result.errors)")
      #expect(!result.errors.contains("chmod"))
    }
  }

  @Test func `any program's private key that others can reach is refused before it is read`() throws
  {
    // Nothing behind the first line is looked at, so it does not matter that it is cut.
    try folder.write("-----BEGIN RSA PRIVATE KEY-----\nAAAA", to: "x", mode: 0o644)
    let result = try assay("key", "import", "x", "--out", "other")
    #expect(result.status == 77)
    #expect(result.errors.hasSuffix("hint: chmod 600 -- 'x'\n"))
  }

  @Test(arguments: [0o644, 0o640, 0o606])
  func `T68 a key file that others can reach is refused, with the chmod that mends it`(
    mode: Int
  ) throws {
    try generate("my key")
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.path("my key"))
    let octal = String(mode, radix: 8)
    for command in [["show", "my key"], ["import", "my key", "--out", "other"]] {
      let result = try runAssay(
        ["key"] + command, environment: Self.passphrase, folder: folder.path)
      #expect(result.status == 77)
      #expect(
        result.errors == """
          error: my key has mode 0\(octal), other users can reach it; only its owner may
          hint: chmod 600 -- 'my key'

          """)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a key file of somebody else is refused`() throws {
    try generate()
    try #require(chown(folder.path("my.key"), 12345, 12345) == 0)
    let result = try assay("key", "show", "my.key")
    #expect(result.status == 77)
    #expect(
      result.errors.contains("my.key belongs to the user with number 12345"), "\(result.errors)")
  }

  @Test(
    .enabled(if: pathOfTool("bash") != nil, "the tool bash is missing"),
    arguments: [
      "-rf.key", "it's.key", "'\u{301};touch pwned;'\u{301}", "$(touch pwned)`touch pwned`",
      "a\\b\"c.key", "\u{928}\u{92E}\u{938}\u{94D}\u{924}\u{947}.key", "!!",
    ])
  func `the chmod of a hint, typed as it stands, mends that file and does nothing else`(
    name: String
  ) throws {
    try folder.write("-----BEGIN PRIVATE KEY-----\n", to: name, mode: 0o644)
    let result = try assay("key", "show", "./" + name)
    let bare = try assay("key", "show", "--", name)
    for refusal in [result, bare] {
      #expect(refusal.status == 77)
      let hint = try #require(refusal.errors.components(separatedBy: "\nhint: ").last)
      try #require(hint.hasPrefix("chmod 600 -- '"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: folder.path(name))
      let typed = try runProgram("bash", ["-c", hint], folder: folder.path)
      #expect(typed.status == 0 && typed.errors == "")
      #expect(try mode(of: name) == 0o600)
    }
    #expect(try folder.names().map { Array($0.utf8) } == [Array(name.utf8)])
  }

  @Test(arguments: ["a\nchmod 777 b", "\u{1B}[31mred", "\u{202E}yek"])
  func `no command is shown for a name that cannot be shown`(name: String) throws {
    try folder.write("-----BEGIN PRIVATE KEY-----\n", to: name, mode: 0o644)
    let result = try assay("key", "show", name)
    #expect(result.status == 77)
    #expect(result.errors.hasSuffix("\nhint: give it the mode 600\n"))
  }

  @Test func `a key under another public key is shown as claimed and refused when checked`() throws
  {
    try generate("a.key")
    try generate("b.key")
    var lines = String(decoding: try folder.read("a.key"), as: UTF8.self)
      .components(separatedBy: "\n")
    let others = String(decoding: try folder.read("b.key"), as: UTF8.self)
      .components(separatedBy: "\n")
    lines[2] = others[2]
    try folder.write(lines.joined(separator: "\n"), to: "swapped.key", mode: 0o600)
    #expect(try assay("key", "show", "swapped.key").status == 0)
    let checked = try assay("key", "show", "swapped.key", "--check", "--passphrase-env", "PASS")
    #expect(checked.status == 65)
    #expect(checked.errors.contains("swapped.key: the file holds the private key of z6Mk"))
  }

  @Test func `an unencrypted key is made only on request, with a warning`() throws {
    let result = try assay("key", "generate", "--out", "my.key", "--unencrypted-unsafe")
    #expect(result.status == 0)
    #expect(
      result.errors
        == "warning: my.key is not encrypted; whoever reads it can sign as you\n")
    #expect(try mode(of: "my.key") == 0o600)
    #expect(result.output.contains("encryption           none: whoever reads the file can sign\n"))
    let shown = try assay("key", "show", "my.key", "--check")
    #expect(shown.status == 0)
    #expect(shown.errors.hasPrefix("warning: my.key is not encrypted"))
  }

  @Test func `names with control characters are printed as numbers`() throws {
    let result = try assay("key", "show", "\u{1B}[31mred")
    #expect(result.status == 66)
    #expect(result.errors == "error: \\u{1B}[31mred is not there; check the name\n")
  }

  @Test func `a configuration of OpenSSL in the environment changes nothing`() throws {
    // Were it read, no algorithm at all would be found.
    try folder.write(
      """
      openssl_conf = init
      [init]
      alg_section = algorithms
      [algorithms]
      default_properties = provider=absent
      """, to: "openssl.cnf")
    let result = try assay(
      "key", "generate", "--out", "my.key", "--passphrase-env", "PASS",
      environment: Self.passphrase.merging(["OPENSSL_CONF": folder.path("openssl.cnf")]) { $1 })
    #expect(result.status == 0, "\(result.errors)")
  }
}
