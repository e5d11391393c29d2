import Foundation
import Testing

/// `assay demo` on examples that are not as they were published.
@Suite struct DemoCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["Keys", "Examples"] {
      let copied = try runProgram("cp", ["-R", "\(sourceTree)/\(name)", folder.path(name)])
      try #require(copied.status == 0)
    }
  }

  private func demo() throws -> RunResult {
    try runAssay(["demo", "--folder", folder.path])
  }

  @Test func `the examples come out as they should`() throws {
    let result = try demo()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("All of it as it should be."))
  }

  @Test(
    arguments: [
      ("Keys/example.bundle", "{}", 78), ("Keys/root.json", "{\"signed\": {}}", 78),
      ("Examples/template.json", "{\"type\": \"CredentialTemplate/1\"", 65),
      ("Examples/recipients.csv", "Name,E-mail\nAna,nobody\n", 65),
      ("Keys/private/university.key", "no key", 65),
      ("Examples/skill-badge.json", "{}", 70),
    ] as [(String, String, Int32)])
  func `a damaged file is named`(file: String, content: String, status: Int32) throws {
    try folder.write(content, to: file)
    let result = try demo()
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.hasPrefix("error: \(folder.path(file))"), "\(result.errors)")
    #expect(result.errors.contains("\nhint: get the folders Keys and Examples anew"))
  }

  @Test func `a key that is not the template's is named`() throws {
    try FileManager.default.removeItem(at: folder.url("Keys/private/university.key"))
    try FileManager.default.copyItem(
      at: folder.url("Keys/private/registrar.key"), to: folder.url("Keys/private/university.key"))
    let result = try demo()
    // The passphrase fits, the key does not.
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("Keys/private/university.key: the template names the key"))
  }

  @Test(arguments: ["Keys/root.json", "Examples/expired.json", "Examples/recipients.csv"])
  func `a missing file is named`(file: String) throws {
    try FileManager.default.removeItem(at: folder.url(file))
    let result = try demo()
    #expect(result.status == 66)
    #expect(result.errors.contains("\(folder.path(file)) is not there"))
  }
}
