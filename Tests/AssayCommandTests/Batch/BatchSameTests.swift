import CredentialModel
import Foundation
import StrictJSON
import Testing
import WireFormats

@testable import assay

/// Specification item 19: credentials that are the same, and those that a newer one supersedes.
@Suite struct BatchSameTests {
  private func findings(_ summary: [String: Any], _ kind: String, _ other: String) -> [[Int]] {
    let named = (summary[kind] as? [String: Any])?["named"] as? [[String: Any]] ?? []
    return named.map { finding in
      [finding["line"] as? Int ?? 0, (finding[other] as? [String: Any])?["line"] as? Int ?? 0]
    }
  }

  @Test func `Specification item 19: the summary names the same, and what is superseded`() throws {
    let early = "2026-01-01T00:00:00Z"
    let late = "2026-06-01T00:00:00.5Z"
    let lines = [
      BatchFixture.unsigned(id: "urn:example:a", validFrom: early),
      BatchFixture.unsigned(id: " urn:example:%61\\n", validFrom: early),
      BatchFixture.unsigned(id: "urn:example:a", issuer: "did:web:other", validFrom: late),
      BatchFixture.unsigned(
        id: "urn:example:a", issuer: "did:web:university%2Eexample", validFrom: late),
      BatchFixture.unsigned(id: "urn:example:b", validFrom: late),
      BatchFixture.unsigned(id: "urn:example:b", validFrom: early),
      BatchFixture.unsigned(id: "urn:example:b", validFrom: nil),
      BatchFixture.unsigned(id: "urn:example:c", validFrom: early),
      BatchFixture.unsigned(id: "urn:example:c", validFrom: early),
    ]
    let (run, summary) = try BatchFixture.summary(["-"], lines: lines)
    #expect(run.status == 1)
    #expect(findings(summary, "superseded", "supersededBy") == [[1, 4], [2, 4], [6, 5]])
    #expect(findings(summary, "same", "sameAs") == [[7, 5], [9, 8]])
    #expect(summary["comparedAll"] as? Bool == true)
    #expect(run.errors.contains("2 are the same as another one\n  -:7 is the same as -:5\n"))
    #expect(run.errors.contains("3 are superseded by a newer one\n  -:1 is superseded by -:4\n"))
  }

  @Test func `Specification item 19: what is forged takes the place of nothing`() throws {
    let good = try BatchFixture.badge("skill-badge")
    let forged = good.replacingOccurrences(
      of: #""validFrom":"20"#, with: #""validFrom":"21"#)
    #expect(forged != good)
    let (_, summary) = try BatchFixture.summary(["-"], lines: [good, forged, good])
    #expect((summary["superseded"] as? [String: Any])?["count"] as? Int == 0)
    #expect(findings(summary, "same", "sameAs") == [[3, 1]])
    // The verdicts are what they are.
    #expect(summary["accepted"] as? Int == 2)
    #expect(summary["exitCode"] as? Int == 1)
  }

  @Test func `they are named by their files, also after one without any lines`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.jsonl")
    for name in ["b.json", "c.json"] {
      try folder.write(try BatchFixture.badge("skill-badge"), to: name)
    }
    let run = try ExampleList.verify([folder.path])
    let names = ["c.json", "b.json"].map { folder.path($0) }
    #expect(run.errors.contains("  \(names[0]) is the same as \(names[1])\n"), "\(run.errors)")
  }

  private func seen(_ number: Int, at second: Int64?) throws -> SeenCredential {
    let text = BatchFixture.unsigned(id: "urn:example:\(number)", validFrom: nil)
    let credential = Credential(try JSONDocument(Array(text.utf8)).root)
    return SeenCredential(
      try #require(CredentialIdentity(of: credential)), verdict: "accepted",
      validFrom: second.map { Instant(secondsSinceEpoch: $0) })
  }

  private func place(_ line: Int) -> BatchPlace {
    BatchPlace(file: BatchPiece.FileID(number: 0, path: "x"), line: line)
  }

  @Test func `the counts do not depend on the order`() throws {
    let times: [Int64] = [3, 1, 2, 3, 1, 3, 2, 2]
    for start in times.indices {
      var same = SameCredentials()
      for (line, time) in (times[start...] + times[..<start]).enumerated() {
        same.add(try seen(1, at: time), at: place(line), [place(0).file])
      }
      #expect(same.supersededCount == 5)
      #expect(same.sameCount == 2)
      #expect(same.same.count == 2)
    }
  }

  @Test func `of more than can be kept, the first are compared, and that is said`() throws {
    var same = SameCredentials(table: SeenTable(limit: 1000))
    for number in 0..<5000 {
      same.add(try seen(number, at: 1), at: place(number), [place(0).file])
    }
    #expect(same.isIncomplete)
    #expect(same.keptCount == 1000)
    #expect(same.sameCount == 0)
    for number in 0..<5000 {
      same.add(try seen(number, at: 1), at: place(5000 + number), [place(0).file])
    }
    #expect(same.sameCount == 1000)
  }

  @Test func `however many are the same, only so many are named`() throws {
    var same = SameCredentials()
    for line in 0..<5000 { same.add(try seen(1, at: 1), at: place(line), [place(0).file]) }
    #expect(same.sameCount == 4999)
    #expect(same.same.count == SameCredentials.greatestFindingCount)
  }
}
