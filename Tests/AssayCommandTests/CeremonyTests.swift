import Foundation
import Testing

/// The ceremony of several people at machines of their own, as the examples show it.
@Suite struct `The example ceremony` {
  @Test func `goes through, and leaves nothing behind`() throws {
    let scratch = try TemporaryFolder()
    let result = try runProgram(
      "/bin/sh", ["\(sourceTree)/Examples/ceremony.sh"],
      environment: ["ASSAY": assayPath, "TMPDIR": scratch.path], folder: scratch.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.errors == "")
    for words in [
      "Complete: enough have signed.", "authority/quality version 1", "root version 2",
      "the root is signed by 1 of the 2 keys it needs", "without key z6Mk",
      "active becomes compromised since 2026-03-01T00:00:00Z", "--allow-ceiling-widening",
      "Changes from root 1 to 2",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(try scratch.names() == [], "it leaves something behind")
  }
}

/// The rehearsal of a theft.
@Suite struct `The drill` {
  @Test func `goes as it should, says each step, and leaves nothing behind`() throws {
    let scratch = try TemporaryFolder()
    let result = try runAssay(
      ["trust", "drill", "compromise", "--at", "2026-06-01T00:00:00Z"],
      environment: ["TMPDIR": scratch.path], folder: scratch.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let steps = result.output.split(separator: "\n").filter { $0.first?.isNumber ?? false }
    #expect(steps.count == 7)
    for words in [
      "ok Ana's certificate, which the list attests: accepted",
      "ok Mallory's forged certificate, dated back: undetermined",
      "ok Tom's, genuine and not attested: to be issued anew: undetermined",
      "ok a new certificate, signed with the new key: accepted",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(!result.output.contains("WRONG"))
    #expect(try scratch.names() == [], "it leaves something behind")
  }

  @Test func `says where it cannot make its folder`() throws {
    let result = try runAssay(
      ["trust", "drill", "compromise"], environment: ["TMPDIR": "/nowhere/at/all"])
    #expect(result.status == 73)
    #expect(result.errors.contains("no folder can be made in /nowhere/at/all"))
  }
}
