import Foundation
import Testing

/// Whether this user may mount a file system in a namespace of their own.
private let canMount: Bool = {
  let script = "mount -t tmpfs -o size=100k tmpfs /mnt"
  return (try? runProgram("unshare", ["-rm", "sh", "-c", script]).status) == 0
}()

/// Disks that fill in the middle of a course.
@Suite struct IssueFullDiskTests {
  private static let rows = 1000

  @Test func `a file that cannot be written ends the run, what was written is whole`() throws {
    let fixture = try IssueFixture()
    // A limit on the length of a file, which one credential in the middle does not fit in.
    let table =
      "email,narrative\n"
      + (0..<Self.rows).map { row in
        "s\(row)@students.example,\(row == 700 ? String(repeating: "x", count: 20_000) : "short")\n"
      }.joined()
    try fixture.folder.write(table, to: "students.csv")
    let failed = try runProgram(
      "bash", ["-c", "ulimit -f 8; exec \"$0\" \"$@\"", assayPath] + IssueFixture.arguments(),
      folder: fixture.folder.path)
    #expect(failed.status == 74, "\(failed.errors)")
    let done = try fixture.wholeFiles()
    #expect(done.count >= 640 && done.count < Self.rows)
    #expect(failed.errors.contains("00701-"))
    #expect(failed.errors.contains(": writing failed: File too large\n"))
    #expect(
      failed.errors.hasSuffix(
        "hint: \(done.count) of \(Self.rows) credentials are issued, and whole; "
          + "run the same command again to issue the rest\n"))
    let rest = try fixture.issue()
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(try fixture.wholeFiles().count == Self.rows)
  }

  @Test(.enabled(if: canMount, "mounting a small file system is not permitted"))
  func `a disk that is full ends the run, what was written is whole`() throws {
    let fixture = try IssueFixture(rows: Self.rows)
    // The file system is gone with the namespace, so its files are copied out of it.
    let script = """
      mkdir disk && mount -t tmpfs -o size=800k tmpfs disk
      "$0" "$@"; status=$?
      cp -R disk/out out
      exit $status
      """
    let failed = try runProgram(
      "unshare", ["-rm", "sh", "-c", script, assayPath] + IssueFixture.arguments(out: "disk/out"),
      folder: fixture.folder.path)
    #expect(failed.status == 74, "\(failed.errors)")
    let done = try fixture.wholeFiles()
    #expect(done.count > 50 && done.count < Self.rows)
    #expect(failed.errors.contains(": writing failed: No space left on device\n"))
    #expect(failed.errors.contains("hint: \(done.count) of \(Self.rows) credentials are issued"))
    try #require(try fixture.issue().status == 0)
    #expect(try fixture.wholeFiles().count == Self.rows)
  }
}
