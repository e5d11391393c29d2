import Foundation
import Testing

/// A folder with a key, a template and a table, in which `assay issue` is run.
struct IssueFixture {
  let folder: TemporaryFolder

  static let passphrase = "an example passphrase"

  static let template = """
    {
      "type": "CredentialTemplate/1",
      "issuer": {"id": "did:web:university.example", "type": ["Profile"], "name": "Example University"},
      "achievement": {
        "id": "https://university.example/achievements/river-water",
        "type": ["Achievement"],
        "name": "River Water",
        "description": "Measure the quality of river water.",
        "criteria": {"narrative": "A project and an examination."}
      },
      "validFor": "P2Y"
    }
    """

  /// One encrypted key file for all tests: making one is slow on purpose.
  private static let keyFile = Result {
    let folder = try TemporaryFolder()
    try folder.write(passphrase, to: "passphrase", mode: 0o600)
    let made = try runAssay(
      ["key", "generate", "--out", "issuer.key", "--passphrase-file", "passphrase"],
      folder: folder.path)
    guard made.status == 0 else { throw Failure(text: made.errors) }
    return try folder.read("issuer.key")
  }

  private struct Failure: Error { let text: String }

  init(rows: Int = 3) throws {
    folder = try TemporaryFolder(forThousands: rows >= 1000)
    try folder.write(Self.passphrase, to: "passphrase", mode: 0o600)
    try folder.write(try Self.keyFile.get(), to: "issuer.key", mode: 0o600)
    try folder.write(Self.template, to: "template.json")
    try folder.write(Self.table(rows), to: "students.csv")
  }

  static func table(_ rows: Int) -> String {
    "email,name\n"
      + (0..<rows).map { "student\($0)@students.example,Student \($0)\n" }.joined()
  }

  /// The arguments of a run with everything that it needs.
  static func arguments(
    table: String = "students.csv", out: String = "out", more: [String] = []
  ) -> [String] {
    [
      "issue", "template.json", table, "--key", "issuer.key", "--passphrase-file", "passphrase",
      "--out", out,
    ] + more
  }

  /// Runs `assay issue` in the folder.
  func issue(
    table: String = "students.csv", out: String = "out", more: [String] = [], stdin: [UInt8] = []
  ) throws -> RunResult {
    try runAssay(
      Self.arguments(table: table, out: out, more: more), stdin: stdin, folder: folder.path)
  }

  /// Expects that each file of the output folder is a whole credential, and returns their contents.
  func wholeFiles(_ out: String = "out") throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in names(out) {
      let bytes = try folder.read("\(out)/\(name)")
      contents[name] = bytes
      #expect(bytes.last == UInt8(ascii: "\n"), "\(name)")
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect(object?["proof"] != nil, "\(name)")
    }
    return contents
  }

  /// The names in the output folder, sorted; none where there is none.
  func names(_ out: String = "out") -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(out)).sorted()) ?? []
  }
}
