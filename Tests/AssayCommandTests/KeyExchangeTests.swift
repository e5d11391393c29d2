import Foundation
import Testing

/// Keys that go to and fro between Assay and the `openssl` command.
@Suite(.enabled(if: pathOfTool("openssl") != nil, "the openssl command is missing"))
struct KeyExchangeTests {
  let folder: TemporaryFolder
  static let environment = ["PASS": "correct horse", "NEW": "battery staple"]

  init() throws { folder = try TemporaryFolder() }

  private func run(_ program: String, _ arguments: String) throws -> RunResult {
    try runProgram(
      program, arguments.split(separator: " ").map(String.init),
      environment: Self.environment, folder: folder.path)
  }

  private func openssl(_ arguments: String) throws -> RunResult {
    let result = try run("openssl", arguments)
    try #require(result.status == 0, "openssl \(arguments): \(result.errors)")
    return result
  }

  private func publicKey(shownBy result: RunResult) throws -> String {
    try #require(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.stdout))
    let members = try #require(object as? [String: Any])
    return try #require(members["fingerprintSHA256"] as? String)
  }

  /// The fingerprint of a key as `openssl` computes it.
  private func fingerprint(_ arguments: String) throws -> String {
    _ = try openssl("pkey -in \(arguments) -pubout -outform DER -out public.der")
    let printed = try openssl("dgst -sha256 -r public.der").output
    return String(printed.prefix { $0 != " " })
  }

  @Test func `openssl reads the key files of Assay and finds the same public key`() throws {
    let made = try run(
      assayPath, "key generate --out my.key --passphrase-env PASS --format json")
    #expect(try publicKey(shownBy: made) == fingerprint("my.key -passin env:PASS"))
    let plain = try run(
      assayPath, "key generate --out plain.key --unencrypted-unsafe --format json")
    #expect(try publicKey(shownBy: plain) == fingerprint("plain.key"))
  }

  @Test(arguments: [
    "genpkey -algorithm ed25519 -aes-256-cbc -pass env:PASS -out their.pem",
    "genpkey -algorithm ed25519 -aes-128-cbc -pass env:PASS -out their.pem",
    "genpkey -algorithm ed25519 -out their.pem",
  ])
  func `Assay takes over the keys of openssl, encrypted or not`(command: String) throws {
    _ = try openssl(command)
    let theirs = try folder.read("their.pem")
    let made = try run(
      assayPath, "key import their.pem --out my.key --passphrase-env PASS --format json")
    #expect(try publicKey(shownBy: made) == fingerprint("their.pem -passin env:PASS"))
    #expect(try folder.read("their.pem") == theirs)
    let shown = try run(assayPath, "key show my.key --check --passphrase-env PASS --format json")
    #expect(try publicKey(shownBy: shown) == publicKey(shownBy: made))
  }

  @Test(arguments: [
    "-topk8 -scrypt", "-topk8 -v2 aes-256-cbc -iter 700000 -v2prf hmacWithSHA512",
    "-topk8 -v2 des3", "-topk8 -v2 aes-192-cbc -v2prf hmacWithSHA1",
  ])
  func `every usual encryption of openssl is read for importing`(options: String) throws {
    _ = try openssl("genpkey -algorithm ed25519 -out plain.pem")
    _ = try openssl("pkcs8 -in plain.pem -out their.pem -passout env:PASS \(options)")
    let made = try run(
      assayPath, "key import their.pem --out my.key --passphrase-env PASS --format json")
    #expect(try publicKey(shownBy: made) == fingerprint("plain.pem"))
  }

  @Test func `a key file under a forged public key is not taken over, whatever covers it`() throws {
    for name in ["mine.key", "other.key"] {
      _ = try run(assayPath, "key generate --out \(name) --passphrase-env PASS")
    }
    var lines = String(decoding: try folder.read("mine.key"), as: UTF8.self)
      .components(separatedBy: "\n")
    lines[2] =
      String(decoding: try folder.read("other.key"), as: UTF8.self)
      .components(separatedBy: "\n")[2]
    for (cover, expected) in [
      ("", "the file holds the private key of z6Mk"),
      ("\n", "line 1 should be the field \"Assay-Key-File\""),
      ("\u{FEFF}", "line 1 should be the field \"Assay-Key-File\""),
    ] {
      try folder.write(cover + lines.joined(separator: "\n"), to: "forged.key", mode: 0o600)
      let result = try run(assayPath, "key import forged.key --out new.key --passphrase-env PASS")
      #expect(result.status == 65)
      #expect(result.errors.hasPrefix("error: forged.key: \(expected)"))
      #expect(try folder.names() == ["forged.key", "mine.key", "other.key"])
    }
  }

  @Test func `a new passphrase takes the place of the old one`() throws {
    _ = try openssl("genpkey -algorithm ed25519 -aes-256-cbc -pass env:PASS -out their.pem")
    let made = try run(
      assayPath,
      "key import their.pem --out my.key --passphrase-env PASS --new-passphrase-env NEW")
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try run(assayPath, "key show my.key --check --passphrase-env NEW").status == 0)
    #expect(
      try run(assayPath, "key show my.key --check --passphrase-env PASS").status == 77)
  }

  @Test func `a key of openssl is shown, with a warning where nothing protects it`() throws {
    _ = try openssl("genpkey -algorithm ed25519 -out their.pem")
    let result = try run(assayPath, "key show their.pem")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("kind                 Ed25519\npublic key           z6Mk"))
    #expect(
      result.errors.hasPrefix("warning: their.pem is not encrypted; whoever reads it can sign"))
  }

  @Test(arguments: [
    ("genpkey -algorithm X25519 -out their.pem", "the key is of the type X25519"),
    ("genpkey -algorithm ed448 -out their.pem", "the key is of the type Ed448"),
    (
      "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out their.pem",
      "the key is of the type EC"
    ),
    ("ecparam -name prime256v1 -genkey -noout -out their.pem", "a block \"EC PRIVATE KEY\""),
    ("genpkey -algorithm RSA -out their.pem", "the key is of the type RSA"),
  ])
  func `keys of other algorithms are refused by name and make no file`(
    command: String, expected: String
  ) throws {
    _ = try openssl(command)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("their.pem"))
    let result = try run(assayPath, "key import their.pem --out my.key --passphrase-env PASS")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("error: their.pem: \(expected)"))
    #expect(try folder.names() == ["their.pem"])
  }
}
