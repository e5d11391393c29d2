import Foundation
import Testing

/// What `assay verify` is told to demand, and the proofs that it is given.
@Suite struct VerifyQualityTests {
  private func verify(_ arguments: String...) throws -> RunResult {
    try ExampleList.verify(["Examples/course-certificate.json"] + arguments)
  }

  private func decided(_ run: RunResult) -> String {
    run.output.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
  }

  @Test(arguments: ["EXAMPLE Quality Agency"])
  func `an accreditation that is demanded and there is passed`(demand: String) throws {
    let run = try verify("--require-accreditation", demand)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("ok    the issuer is accredited by 'EXAMPLE Quality Agency'"))
  }

  @Test func `T34 an accreditation that is demanded and is not there makes it untrusted`() throws {
    let run = try verify("--require-accreditation", "NCVET", "--format", "json")
    #expect(run.status == 2)
    let json = try run.json
    #expect(json["proof"] as? String == "holds")
    #expect(
      json["explanation"] as? String
        == "the trust list names no accreditation of the issuer by, or as, 'NCVET'")
    let policy = try #require(json["policy"] as? [String: Any])
    #expect(policy["requiredAccreditation"] as? [String] == ["NCVET"])
    let quality = try #require(json["quality"] as? [String: Any])
    #expect(quality["accredited"] as? String == "yes")
  }

  @Test func `each accreditation that is demanded counts`() throws {
    let run = try verify(
      "--require-accreditation", "EXAMPLE Quality Agency", "--require-accreditation", "NCVET")
    #expect(run.status == 2)
    #expect(run.output.contains("FAIL  the trust list names no accreditation of the issuer by, or"))
  }

  @Test(
    arguments: [
      ("NSQF:5", 0, ""),
      ("NSQF:5.5", 2, "The achievement is at level 5 of 'NSQF', at least 5.5 is demanded."),
      ("SCQF:1", 2, "The achievement states no level of 'SCQF', at least 1 is demanded."),
    ] as [(String, Int32, String)])
  func `a level that is demanded must be stated and reached`(
    level: String, status: Int32, words: String
  ) throws {
    let run = try verify("--min-level", level)
    #expect(run.status == status)
    if status != 0 { #expect(decided(run) == words) }
  }

  @Test(arguments: ["NSQF", "NSQF:", ":5", "NSQF:high"])
  func `a level that cannot be read is a wrong command line`(level: String) throws {
    let run = try verify("--min-level", level)
    #expect(run.status == 64)
    #expect(run.errors.contains("is no level such as NSQF:4.5"))
  }

  @Test func `an empty demand is a wrong command line`() throws {
    let run = try verify("--require-accreditation", "")
    #expect(run.status == 64)
    #expect(run.errors.contains("--require-accreditation is empty"))
  }

  @Test func `a proof that nothing needs changes nothing`() throws {
    let folder = try TemporaryFolder()
    let zeros = String(repeating: "0", count: 64)
    let proof = try folder.write(
      """
      {"type": "IssuanceProof/1", "issuer": "a", "verificationMethod": "b", "digest": "\(zeros)",
       "index": 0, "size": 1, "root": "\(zeros)", "path": []}
      """, to: "proof.json")
    let run = try verify("--proof", proof)
    #expect(run.status == 0)
    #expect(run.output == (try verify()).output)
  }

  @Test func `a proof that cannot be opened, or is none, ends the run before anything is said`()
    throws
  {
    let missing = try verify("--proof", "no-such-file.json")
    #expect(missing.status == 66)
    #expect(missing.output == "")
    let other = try verify("--proof", "Examples/course-certificate.json")
    #expect(other.status == 65)
    #expect(other.errors.contains("hint: give the proof that the issuer made for the credential"))
    #expect(other.output == "")
  }
}
