import Foundation
import OpenSSLCrypto
import Testing

/// What `assay version` prints.
@Suite struct VersionCommandTests {
  @Test func `T74 the library that runs is named, and warned of where it is old`() throws {
    let run = try runAssay(["version", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(run.status == 0)
    #expect(json["type"] as? String == "Version/1")
    #expect(json["openssl"] as? String == OpenSSLVersion.runtime.text)
    let warnings = try #require(json["warnings"] as? [String])
    #expect(warnings.isEmpty == (OpenSSLVersion.runtime.weakness == nil))
    let text = try runAssay(["version"])
    #expect(text.output.contains("warning: ") == !warnings.isEmpty)
  }
}
