import Foundation
import Testing

/// The package's own folder: the one that holds `Tests`.
private let package = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

private let examples = "\(package)/Examples"
/// A time at which all but the expired example are valid.
private let time = "2026-03-01T00:00:00Z"
private let verdicts: [(name: String, status: Int32, word: String)] = [
  ("course-certificate", 0, "ACCEPTED"), ("skill-badge", 0, "ACCEPTED"),
  ("expired", 1, "REJECTED"), ("tampered", 1, "REJECTED"),
  ("unlisted-issuer", 2, "UNTRUSTED"), ("out-of-scope", 2, "UNTRUSTED"),
]

/// Those that the list's status lists speak of, so that they are made together with it.
private let statusVerdicts: [(name: String, status: Int32, word: String)] = [
  ("good-standing", 0, "ACCEPTED"), ("revoked", 1, "REJECTED"), ("suspended", 3, "UNDETERMINED"),
]

private func verify(_ file: String, _ more: [String] = []) throws -> RunResult {
  let list = ["--trust", "\(package)/Keys/example.bundle", "--root", "\(package)/Keys/root.json"]
  return try runAssay(["verify", file, "--at", time] + list + more)
}

@Suite struct ExamplesTests {
  @Test(arguments: verdicts + statusVerdicts)
  func `each example has its verdict, and says that it is one`(
    name: String, status: Int32, word: String
  ) throws {
    let result = try verify("\(examples)/\(name).json")
    #expect(result.status == status, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix(word))
    #expect(result.output.contains("EXAMPLE"))
  }

  @Test(arguments: (verdicts + statusVerdicts).map(\.name))
  func `every example is well formed, and has (example) in its name`(name: String) throws {
    let path = "\(examples)/\(name).json"
    let lint = try runAssay(["lint", path])
    #expect(lint.status == 0, "\(lint.output)")
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(((object as? [String: Any])?["name"] as? String)?.hasSuffix("(example)") == true)
  }

  @Test func `the certificate is Ana's and nobody else's`() throws {
    let certificate = "\(examples)/course-certificate.json"
    #expect(try verify(certificate, ["--recipient", "ana@students.example"]).status == 0)
    #expect(try verify(certificate, ["--recipient", "mallory@students.example"]).status == 1)
  }

  @Test func `template and table are right`() throws {
    let result = try runAssay(
      ["issue", "\(examples)/template.json", "\(examples)/recipients.csv", "--dry-run"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("all 8 rows are right"))
    #expect(result.errors == "")
  }

  @Test func `the walk-through goes through`() throws {
    let scratch = try TemporaryFolder()
    let result = try runProgram(
      "/bin/sh", ["\(examples)/walk-through.sh"],
      environment: ["ASSAY": assayPath, "TMPDIR": scratch.path], folder: scratch.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.errors == "")
    for word in ["issued 8 credentials", "ACCEPTED", "REJECTED", "UNTRUSTED", "mistake.csv:3:23:"] {
      #expect(result.output.contains(word), "\(word)")
    }
    #expect(try scratch.names() == [], "it leaves something behind")
  }

  @Test func `make-examples makes the same examples, but for what is random`() throws {
    let scratch = try TemporaryFolder()
    let result = try runProgram(
      "/bin/sh", ["\(examples)/make-examples", scratch.path], environment: ["ASSAY": assayPath])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try scratch.names() == verdicts.map { "\($0.name).json" }.sorted())
    for (name, status, _) in verdicts {
      let made = try scratch.read("\(name).json")
      let kept = [UInt8](
        try Data(contentsOf: URL(fileURLWithPath: "\(examples)/\(name).json")))
      #expect(try withoutRandom(made) == withoutRandom(kept), "\(name)")
      #expect(try verify(scratch.path("\(name).json")).status == status)
    }
  }

  /// A credential whose random parts are left out, as text.
  private func withoutRandom(_ bytes: [UInt8]) throws -> String {
    func stripped(_ value: Any) -> Any {
      if let array = value as? [Any] { return array.map(stripped) }
      guard let object = value as? [String: Any] else { return value }
      let isHashed = object["hashed"] as? Bool == true
      return object.filter { name, value in
        let isUUID = name == "id" && object["proof"] != nil
        return !isUUID && name != "proofValue" && name != "salt"
          && !(isHashed && name == "identityHash")
      }.mapValues(stripped)
    }
    let object = stripped(try JSONSerialization.jsonObject(with: Data(bytes)))
    let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}
