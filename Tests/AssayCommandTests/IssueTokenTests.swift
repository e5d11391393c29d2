import Foundation
import JOSE
import StrictJSON
import TestSupport
import Testing

/// `assay issue --envelope jwt`, and the keys of institutions.
@Suite struct IssueTokenTests {
  private let fixture: IssueFixture

  init() throws {
    fixture = try IssueFixture()
    for (name, text) in [
      ("p256", PrivateKeyTexts.p256), ("p384", PrivateKeyTexts.p384), ("rsa", PrivateKeyTexts.rsa),
      ("rsa1024", PrivateKeyTexts.rsa1024), ("k1", PrivateKeyTexts.secp256k1),
    ] {
      try fixture.folder.write(text, to: "\(name).pem", mode: 0o600)
    }
  }

  private func issue(
    _ key: String, out: String = "out", _ more: [String] = ["--envelope", "jwt"]
  ) throws -> RunResult {
    try runAssay(
      ["issue", "template.json", "students.csv", "--key", key, "--out", out] + more,
      folder: fixture.folder.path)
  }

  private func warning(_ key: String) -> String {
    "warning: \(key) is not encrypted; whoever reads it can sign as you\n"
  }

  @Test func `an Assay key file signs tokens as it signs proofs`() throws {
    let first = try fixture.issue(more: ["--envelope", "jwt"])
    #expect(first.status == 0, "\(first.errors)")
    let method = "did:web:university.example#z6Mk"
    #expect(first.output.hasPrefix("issued 3 credentials in out\nsigned as \(method)"))
    let names = fixture.names()
    #expect(names.count == 3 && names.allSatisfy { $0.hasSuffix(".jwt") })
    for name in names {
      let token = try CompactJWS(fixture.folder.read("out/\(name)"))
      #expect(token.header.algorithm == .edDSA)
      #expect(token.header.keyID?.string.hasPrefix(method) == true)
    }
    let second = try fixture.issue(more: ["--envelope", "jwt"])
    #expect(second.output.hasPrefix("issued 0 credentials in out; 3 were there already\n"))
  }

  @Test(
    arguments: [
      (
        "p256.pem", JWSAlgorithm.es256,
        "did:web:university.example#zDnaeWZ28mJwNzXcMRxCzhmGFeRJWCkXMeP8Aeq1cP8sfeXAG"
      ),
      (
        "p384.pem", .es384,
        "did:web:university.example#"
          + "z82LktxvQXinRxdvckXBSbPStdzMW5yiBPepm45PR5uR1UDYVQF5sWm72b4AueHcgzm6GhA"
      ),
      (
        "rsa.pem", .rs256,
        "did:web:university.example#S5Y4XlAAo_byt-r_6ahCut66PuPasqUYw357moG9B7U"
      ),
    ] as [(String, JWSAlgorithm, String)])
  func `a key of an institution signs tokens`(
    key: String, algorithm: JWSAlgorithm, method: String
  ) throws {
    let first = try issue(key)
    #expect(first.status == 0)
    #expect(first.errors == warning(key))
    #expect(first.output == "issued 3 credentials in out\nsigned as \(method)\n")
    for name in fixture.names() {
      let token = try CompactJWS(fixture.folder.read("out/\(name)"))
      #expect(token.header.algorithm == algorithm)
    }
    #expect(
      try issue(key).output
        == "issued 0 credentials in out; 3 were there already\nsigned as \(method)\n")
    let lines = try issue(key, out: "all.jsonl")
    #expect(lines.output == "issued 3 credentials in all.jsonl\nsigned as \(method)\n")
    let other = try issue(
      "issuer.key", out: "out", ["--passphrase-file", "passphrase", "--envelope", "jwt"])
    #expect(other.status == 73)
    #expect(other.errors.contains("signed with another key than the one given"))
  }

  @Test func `an RSA key signs with PSS where that is asked for`() throws {
    #expect(try issue("rsa.pem", ["--envelope", "jwt", "--algorithm", "PS256"]).status == 0)
    let name = try #require(fixture.names().first)
    let token = try CompactJWS(fixture.folder.read("out/\(name)"))
    #expect(token.header.algorithm == .ps256)
  }

  @Test(
    arguments: [
      (
        "rsa1024.pem", ["--envelope", "jwt"], 65,
        "error: rsa1024.pem: the RSA key has 1024 bits, accepted are 2048 to 8192\n"
      ),
      (
        "k1.pem", ["--envelope", "jwt"], 65,
        "error: k1.pem: the key is of the type EC on 1.3.132.0.10; Assay signs with Ed25519, and JWTs "
          + "with P-256, P-384 and RSA too\n"
      ),
      ("p256.pem", [], 65, "sign JWTs: assay issue --envelope jwt\n"),
      ("old.pem", ["--envelope", "jwt"], 65, "openssl pkcs8 -topk8 -scrypt -scrypt_p 8 -in FILE"),
      (
        "rsa.pem", ["--envelope", "jwt", "--algorithm", "ES256"], 64,
        "error: no key of the kind RSA signs with ES256; "
      ),
      (
        "rsa.pem", ["--envelope", "jwt", "--algorithm", "HS256"], 64,
        "no token is signed with 'HS256'"
      ),
      ("rsa.pem", ["--algorithm", "RS256"], 64, "--algorithm is for tokens"),
      (
        "rsa.pem", ["--envelope", "jwt", "--cryptosuite", "eddsa-jcs-2022"], 64,
        "a token has no proofs inside"
      ),
      ("rsa.pem", ["--envelope", "jws"], 64, "jws"),
      ("nothing.pem", ["--envelope", "jwt"], 66, "nothing.pem is not there"),
    ] as [(String, [String], Int32, String)])
  func `what cannot sign a token is refused, with what to do`(
    key: String, more: [String], status: Int32, sentence: String
  ) throws {
    let old = PrivateKeyTexts.p256.replacingOccurrences(of: "PRIVATE", with: "EC PRIVATE")
    try fixture.folder.write(old, to: "old.pem", mode: 0o600)
    let result = try issue(key, more)
    #expect(result.status == status)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output == "" && fixture.names().isEmpty)
  }

  @Test(.enabled(if: pathOfTool("openssl") != nil, "the tool openssl is missing"))
  func `an encrypted key needs its passphrase, and weak encryption is said`() throws {
    try fixture.folder.write("another passphrase", to: "wrong", mode: 0o600)
    let made = try runProgram(
      "openssl",
      [
        "pkcs8", "-topk8", "-in", "p256.pem", "-out", "locked.pem", "-passout", "file:passphrase",
        "-iter", "2048",
      ], folder: fixture.folder.path)
    try #require(made.status == 0, "\(made.errors)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: fixture.folder.path("locked.pem"))
    let tokens = ["--envelope", "jwt", "--passphrase-file"]
    let wrong = try issue("locked.pem", tokens + ["wrong"])
    #expect(wrong.status == 77)
    #expect(wrong.errors.contains("locked.pem: the passphrase is wrong"))
    let right = try issue("locked.pem", tokens + ["passphrase"])
    #expect(right.status == 0)
    #expect(
      right.errors.contains("warning: locked.pem: the passphrase is protected only by PBKDF2"))
    #expect(right.errors.contains("openssl pkcs8 -topk8 -scrypt -scrypt_p 8"))
    let shown = try runAssay(
      ["key", "show", "locked.pem", "--passphrase-file", "passphrase"],
      folder: fixture.folder.path)
    #expect(shown.output.hasPrefix("kind                 P-256\npublic key           zDna"))
  }

  @Test func `the summary for programs has the key as a JSON Web Key`() throws {
    let result = try issue("rsa.pem", ["--envelope", "jwt", "--format", "json"])
    #expect(try result.json["publicKeyMultibase"] == nil)
    let jwk = try result.json["publicKeyJwk"] as? [String: String]
    #expect(jwk?["kty"] == "RSA" && jwk?["e"] == "AQAB" && jwk?["n"]?.isEmpty == false)
    let own = try fixture.issue(out: "own", more: ["--envelope", "jwt", "--format", "json"])
    #expect(own.status == 0, "\(own.errors)\(own.output)")
    #expect(try own.json["publicKeyJwk"] == nil)
    #expect(try own.json["publicKeyMultibase"] != nil)
  }

  @Test func `a ledger notes tokens, and their status changes by id`() throws {
    let template = LedgerRun.template
    try fixture.folder.write(template, to: "template.json")
    let more = ["--envelope", "jwt", "--ledger", "ledger"]
    #expect(try issue("p256.pem", more).status == 0)
    #expect(try issue("p256.pem", more).output.hasPrefix("issued 0 credentials in out; 3"))
    let name = try #require(fixture.names().first)
    let payload = try CompactJWS(fixture.folder.read("out/\(name)")).payload
    let object = try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any]
    let id = try #require(object?["jti"] as? String)
    #expect((object?["credentialStatus"] as? [Any])?.count == 2)
    let path = fixture.folder.path
    let revoked = try runAssay(
      ["status", "revoke", id, "--reason", "a test", "--ledger", "ledger"], folder: path)
    #expect(revoked.status == 0, "\(revoked.errors)")
    #expect(try runAssay(["ledger", "verify", "ledger"], folder: path).status == 0)
    // Lists are signed by an Ed25519 key of the issuer.
    let published = try runAssay(
      [
        "status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--passphrase-file",
        "passphrase", "--out", "list",
      ], folder: path)
    #expect(published.status == 0, "\(published.errors)")
  }

  @Test(arguments: ["p256.pem", "p384.pem", "rsa.pem"])
  func `key show says of a key in PEM what a list has of it, private or public`(
    key: String
  ) throws {
    let path = fixture.folder.path
    let shown = try runAssay(["key", "show", key, "--format", "json"], folder: path)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.errors == warning(key))
    #expect(try shown.json["type"] as? String == "PublicKeyDescription/1")
    #expect(try shown.json["private"] as? Bool == true)
    let issued = try issue(key, ["--envelope", "jwt", "--format", "json"])
    let jwk = try issued.json["publicKeyJwk"] as? [String: String]
    #expect(try shown.json["publicKeyJwk"] as? [String: String] == jwk)
    #expect(
      try shown.json["publicKeyMultibase"] as? String
        == issued.json["publicKeyMultibase"] as? String)
    guard pathOfTool("openssl") != nil else { return }
    let made = try runProgram(
      "openssl", ["pkey", "-in", key, "-pubout", "-out", "public.pem"], folder: path)
    try #require(made.status == 0)
    let digest = try runProgram(
      "sh", ["-c", "openssl pkey -in \(key) -pubout -outform DER | openssl dgst -sha256 -r"],
      folder: path)
    // Others may well read a public key.
    let other = try runAssay(["key", "show", "public.pem", "--format", "json"], folder: path)
    #expect(other.status == 0 && other.errors == "")
    #expect(try other.json["private"] as? Bool == false)
    for name in ["kind", "did", "thumbprintSHA256", "fingerprintSHA256", "publicKeyMultibase"] {
      #expect(try other.json[name] as? String == shown.json[name] as? String, "\(name)")
    }
    let fingerprint = try #require(try other.json["fingerprintSHA256"] as? String)
    #expect(digest.output.hasPrefix(fingerprint))
  }
}
