import Foundation
import OpenSSLCrypto
import Testing

/// The inputs that fuzzing of key files starts from are what that target reads: with a format that
/// nobody writes it would fuzz refusals only.
@Suite(.enabled(if: pathOfTool("bash") != nil, "the tool bash is missing"))
struct KeyFuzzSeedTests {
  @Test func `the seeds are key files, keys of other programs, and refusals of each kind`() throws {
    let folder = try TemporaryFolder()
    let run = try runProgram(
      "bash", ["\(sourceTree)/scripts/fuzz-seeds", folder.path("seeds")])
    try #require(run.status == 0, "\(run.errors)")
    var (named, encrypted, unlocked) = (0, 0, 0)
    var refusals: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path("seeds/FuzzKeyFile"))
    {
      let bytes = try folder.read("seeds/FuzzKeyFile/\(name)")
      do {
        let source = try PrivateKeyPEM(bytes)
        if let file = try? KeyFile(bytes) {
          named += 1
          encrypted += file.keyDerivation == nil ? 0 : 1
          // The real ones are too expensive to be unlocked while fuzzing.
          if file.keyDerivation != nil { continue }
        }
        var passphrase = Array("fuzz".utf8)
        _ = try source.unlock(with: Passphrase(movingFrom: &passphrase))
        unlocked += 1
      } catch let error as KeyFileError {
        refusals.insert("\(error)".split(separator: ";").first.map(String.init) ?? "")
      }
    }
    #expect(named >= 2 && encrypted >= 1)
    #expect(unlocked == 12)
    #expect(
      refusals == [
        "line 1 should be the field \"Assay-Key-File\" with a proper value",
        "the key is in version 2 of PKCS#8, which repeats the public key",
      ])
  }
}
