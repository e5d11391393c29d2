import CredentialIssuer
import DurableFiles
import OpenSSLCrypto
import StrictJSON
import Synchronization
import Testing
import WireFormats

private func issue(
  _ csv: String, into path: String, at now: Instant = Fixture.now, workers: Int = 2,
  template: CredentialTemplate? = nil
) throws -> IssueOutcome {
  let list = try Fixture.list(
    csv: csv, template: template, terms: IssueTerms(issuedAt: now, allowsDuplicates: true))
  return try CredentialFolder(path, issuance: Fixture.issuance(list))
    .issue(IssueRun(workers: workers))
}

@Suite struct CredentialFolderTests {
  private let folder: TemporaryFolder
  private let out: String

  init() throws {
    folder = try TemporaryFolder()
    out = folder.path("out")
  }

  private func contents() throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try folder.names(in: "out").map { ($0, try folder.read("out/\($0)")) })
  }

  @Test func `there is one file for each recipient, in the order of the table`() throws {
    let outcome = try issue(Fixture.table(100), into: out)
    #expect(outcome.issued == 100)
    #expect(outcome.total == 100)
    #expect(outcome.failure == nil)
    let names = folder.names(in: "out")
    #expect(names.count == 100)
    #expect(
      names.map { $0.prefix(6) }
        == (1...100).map { number in
          let digits = "\(number)"
          return String(repeating: "0", count: 5 - digits.utf8.count) + digits + "-"
        }.map { $0.prefix(6) })
    for (name, bytes) in try contents() {
      #expect(bytes.last == UInt8(ascii: "\n"))
      #expect(try JSONDocument(bytes).root["proof"] != nil, "\(name)")
    }
  }

  @Test func `one bad row of a hundred, and nothing is issued`() throws {
    let table = Fixture.table(99) + "nobody,Nobody,50\n"
    #expect(throws: IssuerError.self) { try issue(table, into: out) }
    #expect(folder.names(in: "") == [])
  }

  @Test func `a second run adds what is missing and leaves the rest as it was`() throws {
    _ = try issue(Fixture.table(60), into: out)
    let before = try contents()
    for name in folder.names(in: "out").prefix(40).suffix(15) {
      try folder.remove("out/\(name)")
    }
    let later = Fixture.now.adding(seconds: 3600)
    let outcome = try issue(Fixture.table(60), into: out, at: later)
    #expect(outcome.issued == 15)
    #expect(outcome.kept == 45)
    let after = try contents()
    #expect(after.keys.sorted() == before.keys.sorted())
    #expect(after.count { $0.value == before[$0.key] } == 45)
    let third = try issue(Fixture.table(60), into: out, at: later.adding(seconds: 5))
    #expect(third.kept == 60)
    #expect(try contents() == after)
  }

  @Test func `rows may be added or moved between two runs`() throws {
    _ = try issue("email\na@b.example\nc@d.example\n", into: out)
    let before = try contents()
    let outcome = try issue("email\nnew@b.example\nc@d.example\na@b.example\n", into: out)
    #expect(outcome.issued == 1)
    #expect(outcome.kept == 2)
    #expect(try contents().filter { before[$0.key] != nil } == before)
  }

  @Test func `a row that says something else now is refused, and its file is not touched`() throws {
    _ = try issue("email,result:Examination\na@b.example,60\nc@d.example,70\n", into: out)
    let before = try contents()
    let name = folder.names(in: "out")[1]
    let changed = "email,result:Examination\na@b.example,60\nc@d.example,80\ne@f.example,90\n"
    #expect(throws: IssuerError.outputDiffers(path: "\(out)/\(name)", line: 3)) {
      try issue(changed, into: out)
    }
    #expect(try contents() == before)
  }

  @Test(arguments: ["", "{}", "not JSON", "{\"id\":\"urn:uuid:1\",\"proof\":{\"created\":7}}"])
  func `a foreign file under a recipient's name is refused and not touched`(text: String) throws {
    _ = try issue("email\na@b.example\n", into: out)
    let name = folder.names(in: "out")[0]
    try folder.write(Array(text.utf8), to: "out/\(name)")
    #expect(throws: IssuerError.outputDiffers(path: "\(out)/\(name)", line: 2)) {
      try issue("email\na@b.example\n", into: out)
    }
    #expect(try folder.read("out/\(name)") == Array(text.utf8))
  }

  @Test func `other files in the folder are nobody's business`() throws {
    try folder.createFolder("out")
    try folder.write([1, 2, 3], to: "out/README.txt")
    try folder.write([], to: "out/00001-.json")
    let outcome = try issue(Fixture.table(3), into: out)
    #expect(outcome.issued == 3)
    #expect(try folder.read("out/README.txt") == [1, 2, 3])
  }

  @Test func `the same recipient twice has two files`() throws {
    let outcome = try issue("email\na@b.example\na@b.example\n", into: out)
    #expect(outcome.issued == 2)
    #expect(try issue("email\na@b.example\na@b.example\n", into: out).kept == 2)
  }

  @Test func `two achievements have room in one folder`() throws {
    _ = try issue("email\na@b.example\n", into: out)
    guard case .object = Fixture.template, var achievement = Fixture.template["achievement"] else {
      return
    }
    achievement["id"] = "https://university.example/achievements/other"
    let other = try Fixture.template([("achievement", achievement)])
    #expect(try issue("email\na@b.example\n", into: out, template: other).issued == 1)
    #expect(folder.names(in: "out").count == 2)
  }

  @Test func `a folder has one run at a time`() throws {
    let issuance = try Fixture.issuance(try Fixture.list(csv: Fixture.table(3)))
    let first = try CredentialFolder(out, issuance: issuance)
    #expect(throws: IssuerError.file(.locked(path: out))) {
      _ = try CredentialFolder(out, issuance: issuance)
    }
    #expect(first.issue().issued == 3)
    let names = folder.names(in: "out")
    #expect(throws: IssuerError.file(.locked(path: out))) {
      _ = try CredentialFolder(out, issuance: issuance)
    }
    #expect(folder.names(in: "out") == names)
    withExtendedLifetime(first) {}
  }

  @Test func `what an earlier run left half-written is removed`() throws {
    try folder.createFolder("out")
    try folder.write([1], to: "out/.3f2a9c1b7d5e4.partial")
    try folder.write([1], to: "out/notes.partial")
    _ = try issue("email\na@b.example\n", into: out)
    #expect(folder.names(in: "out").count == 2)
    #expect(folder.names(in: "out").contains("notes.partial"))
  }

  @Test func `credentials of nobody in the table are counted, those of other courses are not`()
    throws
  {
    #expect(try issue("email\na@b.example\nc@d.example\n", into: out).unclaimed == nil)
    let withdrawn = folder.names(in: "out")
    guard var achievement = Fixture.template["achievement"] else { return }
    achievement["id"] = "https://university.example/achievements/other"
    let other = try Fixture.template([("achievement", achievement)])
    _ = try issue("email\ne@f.example\n", into: out, template: other)
    try folder.write([1, 2, 3], to: "out/00009-0123456789abcdef.json")
    let outcome = try issue("email\ne@f.example\n", into: out)
    #expect(outcome.unclaimed?.count == 2)
    #expect(outcome.unclaimed?.example == withdrawn[0])
  }

  @Test func `a second file of one recipient is nobody's`() throws {
    _ = try issue("email\na@b.example\n", into: out)
    let name = folder.names(in: "out")[0]
    let second = "00002" + name.dropFirst(5)
    try folder.write(try folder.read("out/\(name)"), to: "out/\(second)")
    let outcome = try issue("email\na@b.example\n", into: out)
    #expect(outcome.kept == 1)
    #expect(outcome.unclaimed?.count == 1)
    #expect(outcome.unclaimed?.example == second)
  }

  @Test func `another key than the one that signed is named as that`() throws {
    let list = try Fixture.list(csv: Fixture.table(1))
    _ = try CredentialFolder(out, issuance: Fixture.issuance(list)).issue()
    let path = "\(out)/\(folder.names(in: "out")[0])"
    let own = try CredentialSigner(key: try Fixture.key(), for: list.template)
    let other = try CredentialSigner(
      key: try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32)), for: list.template)
    #expect(
      throws: IssuerError.outputOfOtherKey(
        path: path, line: 2, found: own.verificationMethod, expected: other.verificationMethod)
    ) { _ = try CredentialFolder(out, issuance: Issuance(list, signer: other)) }
    // Another row is another row, whoever signed.
    let changed = try Fixture.list(
      csv: "email,result:Examination\nstudent1@students.example,99\n")
    #expect(throws: IssuerError.outputDiffers(path: path, line: 2)) {
      _ = try CredentialFolder(out, issuance: Issuance(changed, signer: other))
    }
  }

  @Test func `a run that is asked to stop leaves whole files, and the next one completes it`()
    throws
  {
    let list = try Fixture.list(csv: Fixture.table(80))
    let issuance = try Fixture.issuance(list)
    let asked = Mutex(0)
    let run = IssueRun(
      workers: 2,
      shouldStop: {
        asked.withLock { count in
          count += 1
          return count > 25
        }
      })
    let stopped = try CredentialFolder(out, issuance: issuance).issue(run)
    #expect(stopped.isStopped)
    #expect(stopped.issued == 25)
    #expect(folder.names(in: "out").count == 25)
    for bytes in try contents().values { _ = try JSONDocument(bytes) }
    let rest = try CredentialFolder(out, issuance: issuance).issue()
    #expect(rest.issued == 55)
    #expect(rest.kept == 25)
    #expect(folder.names(in: "out").count == 80)
  }

  @Test func `a folder that cannot be made is reported, and nothing is counted as issued`() throws {
    try folder.write([], to: "out")
    let list = try Fixture.list(csv: Fixture.table(3))
    let issuance = try Fixture.issuance(list)
    #expect {
      let outcome = try CredentialFolder(out, issuance: issuance).issue()
      #expect(outcome.issued == 0)
      if let failure = outcome.failure { throw failure }
    } throws: { error in
      guard case IssuerError.file = error else { return false }
      return true
    }
  }

  @Test func `progress is told in order, to the end`() throws {
    let list = try Fixture.list(csv: Fixture.table(150))
    let told = Mutex<[Int]>([])
    let run = IssueRun(
      workers: 2,
      progress: { done, total in
        #expect(total == 150)
        told.withLock { $0.append(done) }
      })
    _ = try CredentialFolder(out, issuance: Fixture.issuance(list)).issue(run)
    func expectProgress() {
      told.withLock { numbers in
        #expect(numbers.count > 2)
        #expect(numbers == numbers.sorted())
        #expect(numbers.last == 150)
        numbers = []
      }
    }
    expectProgress()
    _ = try CredentialFolder(out, issuance: Fixture.issuance(list), checking: run)
    expectProgress()
    let lines = folder.path("all.jsonl")
    _ = try CredentialLines(lines, issuance: Fixture.issuance(list)).issue(run)
    expectProgress()
    _ = try CredentialLines(lines, issuance: Fixture.issuance(list), checking: run)
    expectProgress()
  }
}

@Suite struct CredentialLinesTests {
  @Test func `one file has a line for each recipient, whatever the number of threads`() throws {
    let folder = try TemporaryFolder()
    let list = try Fixture.list(csv: Fixture.table(90))
    let issuance = try Fixture.issuance(list)
    let path = folder.path("all.jsonl")
    let outcome = try CredentialLines(path, issuance: issuance).issue(IssueRun(workers: 3))
    #expect(outcome.issued == 90)
    let before = try folder.read("all.jsonl")
    let lines = before.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 90)
    for (line, recipient) in zip(lines, list.recipients) {
      #expect(try issuance.isCredential(Array(line), for: recipient))
    }
    let again = try CredentialLines(path, issuance: issuance).issue()
    #expect(again.kept == 90)
    #expect(again.issued == 0)
    #expect(try folder.read("all.jsonl") == before)
  }

  @Test func `a file that is not what the table asks for is refused and not touched`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("all.jsonl")
    let short = try Fixture.issuance(try Fixture.list(csv: Fixture.table(2)))
    _ = try CredentialLines(path, issuance: short).issue()
    let before = try folder.read("all.jsonl")
    let longer = try Fixture.issuance(try Fixture.list(csv: Fixture.table(3)))
    #expect(throws: IssuerError.outputDiffers(path: path, line: 4)) {
      _ = try CredentialLines(path, issuance: longer)
    }
    let shorter = try Fixture.issuance(try Fixture.list(csv: Fixture.table(1)))
    #expect(throws: IssuerError.outputDiffers(path: path, line: 3)) {
      _ = try CredentialLines(path, issuance: shorter)
    }
    #expect(try folder.read("all.jsonl") == before)
  }

  @Test func `a run that is asked to stop writes nothing`() throws {
    let folder = try TemporaryFolder()
    let issuance = try Fixture.issuance(try Fixture.list(csv: Fixture.table(5)))
    let outcome = try CredentialLines(folder.path("all.jsonl"), issuance: issuance)
      .issue(IssueRun(shouldStop: { true }))
    #expect(outcome.isStopped)
    #expect(outcome.issued == 0)
    #expect(folder.names(in: "") == [])
  }
}
