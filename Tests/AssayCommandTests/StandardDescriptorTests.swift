import Foundation
import Testing

/// Parents that close standard input, output or error before they start the command.
@Suite struct StandardDescriptorTests {
  private func shell(_ line: String, folder: String? = nil) throws -> RunResult {
    try runProgram("/bin/sh", ["-c", "exec '\(assayPath)' \(line)"], folder: folder)
  }

  @Test(arguments: [
    ("lint /dev/fd/0 0<&-", 0), ("lint /dev/fd/2 2>&-", 2), ("canonicalize /dev/fd/1 1>&-", 1),
  ])
  func `a descriptor that is closed is taken, so that no file gets it`(
    line: String, descriptor: Int
  ) throws {
    let result = try shell(line)
    #expect(result.status == 66)
    // Where nothing had the number, the file would not be there.
    let said = result.output + result.errors
    #expect(said.contains("/dev/fd/\(descriptor) is a device or a socket"), "\(said)")
  }

  @Test func `reading from and writing to what is closed are errors all the same`() throws {
    let read = try shell("lint - 0<&-")
    #expect(read.status == 74)
    let canonical = try runProgram(
      "/bin/sh", ["-c", "exec '\(assayPath)' canonicalize - 1>&-"], stdin: Array("{}".utf8))
    #expect(canonical.status == 74)
    #expect(canonical.errors == "error: standard output cannot be written: Bad file descriptor\n")
  }

  @Test func `credentials are whole although nobody hears about them`() throws {
    let fixture = try IssueFixture(rows: 40)
    let line = IssueFixture.arguments().map { "'\($0)'" }.joined(separator: " ")
    let deaf = try shell("\(line) 0<&- 2>&-", folder: fixture.folder.path)
    #expect(deaf.status == 0)
    #expect(try shell("\(line) 1>&- 2>&-", folder: fixture.folder.path).status == 74)
    #expect(fixture.names().count == 40)
    for name in fixture.names() {
      let bytes = try fixture.folder.read("out/\(name)")
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
    }
  }
}
