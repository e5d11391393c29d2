import Foundation
import Testing

/// The source tree, found from this file; the examples and keys are in it.
let sourceTree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// The example list, and a time at which it is fresh.
enum ExampleList {
  static let trust = ["--trust", "Keys/example.bundle", "--root", "Keys/root.json"]
  static let time = ["--at", "2026-11-24T00:00:00Z"]

  /// Verifies against the list, in the source tree.
  static func verify(_ arguments: [String], stdin: [UInt8] = []) throws -> RunResult {
    try runAssay(
      ["verify"] + arguments + trust + time, stdin: stdin, folder: sourceTree)
  }
}

private func verify(_ arguments: String..., stdin: [UInt8] = []) throws -> RunResult {
  try ExampleList.verify(arguments, stdin: stdin)
}

@Suite struct VerifyCommandTests {
  @Test func `an accepted certificate gets a report that a clerk understands`() throws {
    let run = try verify("Examples/course-certificate.json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        ACCEPTED  Examples/course-certificate.json
        The certificate is genuine, valid at 2026-11-24T00:00:00Z, and its issuer is vouched for.
        EXAMPLE  The trust anchor is an example: nobody real vouches here.

          What            Sensor Networks for Water Quality
          Recipient       Ana Example
          Issuer          EXAMPLE University of Technology
          Issuer id       did:web:university.example
          Valid           2026-01-30T12:00:00Z to 2036-01-30T12:00:00Z
          Result          Examination: 87, Project: Excellent
          Vouched for by  EXAMPLE Skills Authority, list version 1
          Quality         accredited by EXAMPLE Quality Agency until 2045-12-31T23:59:59Z
          Judged at       2026-11-24T00:00:00Z

        Checks
          ok    the document is well-formed JSON
          ok    the document is an Open Badge
          ok    the document meets the rules of its data model
          ok    the proof is of a known kind, 'eddsa-jcs-2022'
          ok    the proof was made to assert the document
          ok    the proof was made before now and has not ended
          ok    the signature holds: nothing was changed since it was made
          ok    the proof covers all that the document says
          ok    the proof is of a known kind, 'eddsa-rdfc-2022'
          ok    the proof was made to assert the document
          ok    the proof was made before now and has not ended
          ok    the signature holds: nothing was changed since it was made
          ok    the proof covers all that the document says
          ok    the document carries a proof
          ok    the key is listed as 'did:web:university.example#key-2025'
          ok    the key is listed as 'did:web:university.example#key-2025'
          ok    'EXAMPLE Skills Authority', version 1, is fresh
          note  the trust list 'EXAMPLE Skills Authority' is an example: nobody real vouches for anything in it
          note  nothing remembers which lists were seen before, so that an older one would not be noticed
          ok    the trust list knows the issuer, 'EXAMPLE University of Technology'
          ok    the trust list let the key sign credentials at that time
          ok    the trust list let the key sign credentials at that time
          ok    the issuer may award this
          ok    the issuer is accredited by 'EXAMPLE Quality Agency' until 2045-12-31T23:59:59Z
          ok    the credential is valid at 2026-11-24T00:00:00Z, until 2036-01-30T12:00:00Z
          ok    the credential names no status list, so its issuer cannot revoke it
          -     nobody checked that the credential is about whoever presents it

        """)
  }

  @Test func `a tampered certificate is rejected first, and nothing in it is shown as true`() throws
  {
    let run = try verify("Examples/tampered.json")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "REJECTED  Examples/tampered.json")
    #expect(lines[1].hasPrefix("The signature does not fit the document"))
    #expect(run.output.contains("  Issuer               claims to be "))
    #expect(run.output.contains("  Vouched for by       nobody\n"))
    #expect(run.output.contains("FAIL  the signature does not fit"))
    #expect(!run.output.contains("is genuine"))
  }

  @Test func `where a fault is stands in parentheses after what it is`() throws {
    let run = try verify("Examples/tampered.json")
    #expect(run.output.contains("another key signed (at /proof/0)\n"))
  }

  @Test func `what is signed is explained where a proof does not hold`() throws {
    let run = try verify("Examples/tampered.json", "--explain")
    #expect(run.status == 1)
    for line in [
      "Proof 1 of 2\n  suite                       eddsa-jcs-2022\n",
      "Proof 2 of 2\n  suite                       eddsa-rdfc-2022\n",
      "  verification method         did:web:university.example#key-2025\n",
      "  public key                  z6Mk", "  proof options, SHA-256      ",
      "  document, SHA-256           ", "  proof options, canonical\n    {\"@context\":[",
      "  proof options, canonical\n    _:c14n0 <http://purl.org/dc/terms/created> ",
      "<https://schema.org/name> \"Sensor Networks for Water Quality\" .\n",
    ] {
      #expect(run.output.contains(line), "\(line)")
    }
    #expect(
      !(try verify("Examples/course-certificate.json", "--explain")).output.contains("Proof 1"))
  }

  @Test func `explanations for machines are of every proof, with the W3C's intermediate values`()
    throws
  {
    let run = try verify(
      "Examples/course-certificate.json", "--explain", "--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let explanations = report?["explanations"] as? [[String: Any]]
    #expect(explanations?.compactMap { $0["holds"] as? Bool } == [true, true])
    #expect(
      explanations?.compactMap { $0["suite"] as? String } == ["eddsa-jcs-2022", "eddsa-rdfc-2022"])
    #expect(explanations?.allSatisfy { ($0["documentHash"] as? String)?.count == 64 } == true)
    let contexts = report?["contexts"] as? [[String: Any]]
    #expect(
      contexts?.compactMap { $0["url"] as? String } == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ])
  }

  @Test func `what does not matter without a proof is said of each check in words of its own`()
    throws
  {
    let lines = try verify("Examples/tampered.json").output.split(separator: "\n")
      .filter { $0.contains("no proof shows that the issuer signed") }
    #expect(lines.count == 3)
    #expect(Set(lines).count == 3)
    #expect(lines.contains { $0.hasSuffix("what the list lets it award does not matter") })
  }

  @Test func `an issuer whose signature holds is vouched for, even where its credential is over`()
    throws
  {
    let expired = try verify("Examples/expired.json").output
    #expect(expired.contains("  EXAMPLE Skills Authority, list version 1\n"))
    let foreign = try verify("Examples/out-of-scope.json").output
    #expect(foreign.contains("  nobody\n"))
  }

  @Test func `what is no credential is named by its type, with what to do`() throws {
    let run = try verify("Examples/template.json")
    #expect(
      run.output.contains(
        "The document is no credential but a document of type 'CredentialTemplate/1'.\n"
          + "Next: give the credential itself"))
  }

  @Test(
    arguments: [
      ("course-certificate.json", 0), ("skill-badge.json", 0), ("expired.json", 1),
      ("tampered.json", 1), ("template.json", 1), ("unlisted-issuer.json", 2),
      ("out-of-scope.json", 2),
    ] as [(String, Int32)])
  func `the exit code is the verdict`(name: String, status: Int32) throws {
    #expect(try verify("Examples/\(name)").status == status)
  }

  @Test func `of several files each gets a line, and the gravest decides`() throws {
    let run = try verify(
      "Examples/skill-badge.json", "Examples/unlisted-issuer.json", "Examples/expired.json")
    #expect(run.status == 1)
    // What is to be said of the list comes first, once.
    let words = run.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(words == ["EXAMPLE", "NOTE", "ACCEPTED", "UNTRUSTED", "REJECTED"])
    #expect(try verify("Examples/skill-badge.json", "Examples/unlisted-issuer.json").status == 2)
    let missing = try verify("Examples/skill-badge.json", "nothing.json", "Examples/expired.json")
    #expect(missing.status == 66)
    #expect(missing.errors.hasPrefix("error: nothing.json"))
    #expect(missing.output.split(separator: "\n").count == 4)
  }

  @Test func `a folder stands for the documents in it`() throws {
    let run = try verify("Examples")
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").count == 12)
  }

  @Test func `a document can come from standard input`() throws {
    let url = URL(fileURLWithPath: "\(sourceTree)/Examples/skill-badge.json")
    let run = try verify("-", stdin: [UInt8](try Data(contentsOf: url)))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("ACCEPTED  standard input\n"))
  }

  @Test func `programs get one JSON document, a list, or a document a line`() throws {
    let one = try verify("Examples/skill-badge.json", "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(one.stdout)) as? [String: Any])
    #expect(report["type"] as? String == "VerificationReport/1")
    #expect(report["verdict"] as? String == "accepted")
    #expect(report["exitCode"] as? Int == 0)
    #expect((report["checks"] as? [[String: Any]])?.isEmpty == false)
    let several = try verify("Examples/skill-badge.json", "missing", "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(several.stdout)) as? [[String: Any]]
    #expect(list?.map { $0["exitCode"] as? Int } == [0, 66])
    let lines = try verify(
      "Examples/skill-badge.json", "Examples/expired.json", "--format", "ndjson")
    let verdicts = try lines.output.split(separator: "\n").map {
      try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["verdict"]
        as? String
    }
    #expect(verdicts == ["accepted", "rejected"])
  }

  @Test func `the person expected is compared`() throws {
    let file = "Examples/course-certificate.json"
    #expect(try verify(file, "--recipient", "ana@students.example").status == 0)
    let other = try verify(file, "--recipient", "mallory@students.example")
    #expect(other.status == 1)
    #expect(other.output.contains("somebody else than the person expected"))
  }

  @Test func `without a trust list nothing is better than untrusted`() throws {
    let issuer = try runAssay(
      ["verify", "Examples/unlisted-issuer.json"] + ExampleList.time, folder: sourceTree)
    #expect(issuer.status == 2)
    #expect(issuer.output.contains("nobody vouches for them"))
  }

  @Test func `a trust list that cannot be used stops everything with its reason`() throws {
    let folder = try TemporaryFolder()
    let bundle = try String(
      contentsOfFile: "\(sourceTree)/Keys/example.bundle", encoding: .utf8)
    try folder.write(
      Array(bundle.replacingOccurrences(of: "TrustBundle/1", with: "X").utf8), to: "b")
    let run = try runAssay(
      [
        "verify", "Examples/skill-badge.json", "--trust", folder.url("b").path, "--root",
        "Keys/root.json",
      ], folder: sourceTree)
    #expect(run.status == 78)
    #expect(run.output == "")
    #expect(run.errors.contains("malformed at /type"))
    #expect(run.errors.contains("hint: "))
  }

  @Test(arguments: [
    ["verify"], ["verify", "x", "--trust", "only"], ["verify", "x", "--at", "yesterday"],
    ["verify", "-", "-"], ["verify", "-", "x", "-"], ["verify", "x", "--recipient", ""],
    ["verify", "x", "--recipient", " \u{A0}\t"], ["lint", "-", "-"],
    ["verify", "x", "--format", "yaml"], ["canonicalize", "x", "--form", "c14n"], ["nothing"],
  ])
  func `a wrong command line exits 64 and says why`(arguments: [String]) throws {
    let run = try runAssay(arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
  }

  @Test func `a lost reader is a failure, not a silence`() throws {
    let run = try runProgram(
      "/bin/sh",
      ["-c", "\"$0\" verify Examples/skill-badge.json >/dev/full; echo $?", assayPath],
      folder: sourceTree)
    #expect(run.output == "74\n")
    #expect(run.errors.contains("standard output cannot be written"))
  }

  @Test func `the demonstration comes out as it should`() throws {
    let run = try runAssay(["demo"], folder: sourceTree)
    #expect(run.status == 0)
    #expect(run.output.contains("   ACCEPTED  certificate 1\n"))
    #expect(run.output.contains("   REJECTED  better certificate 1: the signature does not fit"))
    #expect(try runAssay(["demo", "--folder", "/nowhere"]).status == 66)
  }
}
