import Foundation
import OpenSSLCrypto
import Testing
import WireFormats

private let url = "https://uni.example/terms/v1"

/// Contexts on a list, from the file of whoever wrote them to the bundle of whoever verifies.
@Suite struct `Contexts on a trust list` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
  }

  /// Writes a context with one term, and tells its digest.
  private func write(_ term: String = "skill") throws -> String {
    let document = #"{ "@context": {"\#(term)": "https://uni.example/terms#\#(term)"} }"#
    try fixture.folder.write(document, to: "terms.json")
    return Base16.encode(DigestAlgorithm.sha256.digest(of: Array(document.utf8)))
  }

  /// Where the context stands.
  private var path: String {
    "contexts/\(Base16.encode(DigestAlgorithm.sha256.digest(of: Array(url.utf8)))).json"
  }

  /// Runs `assay trust`, and insists that it refuses and leaves everything as it was.
  private func refused(_ status: Int32, _ arguments: String...) throws -> String {
    let before = try fixture.files()
    let result = try fixture.run(["trust"] + arguments)
    #expect(result.status == status, "\(arguments): \(result.output)\(result.errors)")
    #expect(try fixture.files() == before, "\(arguments)")
    return result.errors
  }

  @Test func `one that is added comes with the bundle, byte for byte`() throws {
    let digest = try write()
    let added = try fixture.trust("add-context", "list", url, "terms.json")
    #expect(
      added.output == """
        Added: https://uni.example/terms/v1
          sha256  \(digest), 60 bytes
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let bundled = try fixture.trust("bundle", "list", "--out", "list.bundle")
    #expect(bundled.output.hasPrefix("Wrote list.bundle: 1 issuer, 1 context, "))
    #expect(try fixture.folder.read("list/\(path)") == fixture.folder.read("terms.json"))
    for list in [["list.bundle", "--root", "list/1.root.json"], ["list"]] {
      let shown = try fixture.run(["trust", "show"] + list)
      #expect(
        shown.output.hasSuffix(
          "Contexts\n  https://uni.example/terms/v1\n    sha256  \(digest), 60 bytes\n"))
      let json = try fixture.json(
        try fixture.run(["trust", "show", "--format", "json"] + list))
      let contexts = try #require(json["contexts"] as? [[String: Any]])
      #expect(contexts.count == 1)
      #expect(contexts.first?["url"] as? String == url)
      #expect(contexts.first?["path"] as? String == path)
      #expect(contexts.first?["sha256"] as? String == digest)
      #expect(contexts.first?["bytes"] as? Int == 60)
    }
  }

  @Test func `one that is there already changes nothing, signatures included`() throws {
    let digest = try write()
    try fixture.trust("add-context", "list", url, "terms.json")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let before = try fixture.files()
    let again = try fixture.trust("add-context", "list", url, "terms.json")
    #expect(
      again.output == "Unchanged: https://uni.example/terms/v1\n  sha256  \(digest), 60 bytes\n")
    #expect(try fixture.files() == before)
  }

  @Test func `one is replaced on purpose only, and the signer sees by which`() throws {
    let old = try write()
    try fixture.trust("add-context", "list", url, "terms.json")
    let first = try fixture.trust(
      "sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(
      first.errors.contains(
        """
        Contexts
          https://uni.example/terms/v1
            sha256  \(old), 60 bytes
        Changes of contexts, which decide what documents mean
          new     https://uni.example/terms/v1
            sha256  \(old)
        Who may sign the targets

        """))
    let new = try write("skills")
    let errors = try refused(73, "add-context", "list", url, "terms.json")
    #expect(
      errors.hasPrefix("error: \(url) is on the list already, with the SHA-256 \(old)\nhint: "))
    #expect(errors.contains("--replace"))
    let changed = try fixture.trust("add-context", "list", url, "terms.json", "--replace")
    #expect(
      changed.output == """
        Changed: https://uni.example/terms/v1
          sha256  \(old) becomes \(new), 62 bytes
        Changes
          /@context/skill: "https://uni.example/terms#skill" goes
          /@context/skills: "https://uni.example/terms#skills" is new
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    let second = try fixture.trust(
      "sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(
      second.errors.contains(
        "\n  changed https://uni.example/terms/v1\n    sha256  \(old) becomes \(new)\n"))
  }

  @Test func `one is removed though it was published, and the signer sees that`() throws {
    let digest = try write()
    try fixture.trust("add-context", "list", url, "terms.json")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let removed = try fixture.trust("remove-context", "list", url)
    #expect(
      removed.output == """
        Removed: https://uni.example/terms/v1
          sha256  \(digest)
        Once this is published, documents that name it can no longer be read.
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    let signed = try fixture.trust(
      "sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(
      signed.errors.contains("\n  removed https://uni.example/terms/v1\n    sha256  \(digest)\n"))
    #expect(!signed.errors.contains("Contexts\n"))
    try fixture.publish(at: "2026-03-01T00:00:00Z")
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(!shown.output.contains("Contexts"))
    #expect(shown.output.contains("Test University"))
    #expect(
      try refused(66, "remove-context", "list", url)
        == "error: \(url) is no context of the list\n"
        + "hint: assay trust show list prints the URLs of those that are\n")
  }

  @Test func `whoever signs the registry by publishing sees the changes too`() throws {
    let fixture = try TrustFixture(keys: ["my"])
    try fixture.trust("init", "list", "--simple", "--key", "my.key", "--name", "Our list")
    try fixture.folder.write(#"{"@context": {"a": "https://uni.example/a"}}"#, to: "terms.json")
    let added = try fixture.trust("add-context", "list", url, "terms.json")
    #expect(added.output.contains("Next: assay trust publish list --key FILE"))
    let published = try fixture.trust("publish", "list", "--key", "my.key")
    #expect(published.errors.contains("\n  new     https://uni.example/terms/v1\n"))
    let again = try fixture.trust("publish", "list", "--key", "my.key")
    #expect(!again.errors.contains("contexts"))
  }

  @Test(arguments: [
    ("{", "terms.json is not acceptable JSON: "),
    ("[]", "terms.json is malformed at its top: expected an object"),
    (#"{"context": {}}"#, "terms.json is malformed at /@context: expected a JSON-LD context"),
    (#"{"@context": 1}"#, "terms.json is no context that verifiers can use: "),
    (#"{"@context": {"@base": "https://x"}}"#, "can use: the context uses '@base'"),
    (
      #"{"@context": {"\u001b": "skill"}}"#, #"can use: the context gives '\u{1B}' no absolute IRI"#
    ),
    (
      #"{"@context": ["https://other.example/", {}]}"#,
      "terms.json builds on the context 'https://other.example/', which is not on the list"
    ),
    (
      #"{"@context": ["https://uni.example/terms/v1", {}]}"#,
      "terms.json builds on the context 'https://uni.example/terms/v1', which is not on the list"
    ),
  ])
  func `one that verifiers could not use is refused, with the reason`(
    document: String, reason: String
  ) throws {
    try fixture.folder.write(document, to: "terms.json")
    let errors = try refused(65, "add-context", "list", url, "terms.json")
    #expect(errors.hasPrefix("error: "))
    #expect(errors.contains(reason), "\(errors)")
  }

  @Test func `one may build on Assay's own, and on another of the list`() throws {
    _ = try write()
    try fixture.trust("add-context", "list", "https://other.example/", "terms.json")
    try fixture.folder.write(
      #"{"@context": ["https://www.w3.org/ns/credentials/v2", "https://other.example/", {}]}"#,
      to: "terms.json")
    try fixture.trust("add-context", "list", url, "terms.json")
  }

  @Test func `one that is Assay's own, too large, or of no such URL is refused`() throws {
    _ = try write()
    #expect(
      try refused(
        65, "add-context", "list", "https://www.w3.org/ns/credentials/v2", "terms.json")
        == "error: Assay has this context itself: https://www.w3.org/ns/credentials/v2\n"
        + "hint: documents can name it already; there is nothing to add\n")
    let errors = try refused(64, "add-context", "list", "uni.example/terms", "terms.json")
    #expect(
      errors.contains("'uni.example/terms' is no absolute https URL without a fragment; give"))
    try fixture.folder.write([UInt8](repeating: 0x20, count: 262_145), to: "terms.json")
    #expect(
      try refused(65, "add-context", "list", url, "terms.json")
        .contains("terms.json is longer than the limit of 262144 bytes"))
  }

  @Test func `one that was changed behind the registry's back is not signed`() throws {
    _ = try write()
    try fixture.trust("add-context", "list", url, "terms.json")
    let place = "list/\(path)"
    _ = try write("edited")
    try fixture.folder.write(try fixture.folder.read("terms.json"), to: place)
    var errors = try refused(78, "sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(errors.contains("error: \(place) is not what was signed; it was changed where it"))
    #expect(errors.contains("assay trust add-context list URL FILE --replace"))
    _ = try refused(
      78, "add", "list", "--id", "did:web:x", "--name", "x", "--public-key", "issuer.key")
    try FileManager.default.removeItem(atPath: fixture.folder.path(place))
    errors = try refused(78, "publish", "list", "--key", "publisher.key")
    #expect(errors.contains("error: \(place) is missing, but the registry lists it"))
    #expect(errors.contains("assay trust remove-context list URL"))
    // What the hint says helps.
    try fixture.trust("remove-context", "list", url)
    try fixture.publish(at: "2026-02-01T00:00:00Z")
  }

  @Test func `one that nobody added is not signed, whatever its name`() throws {
    _ = try write()
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("list/contexts"), withIntermediateDirectories: true)
    try fixture.folder.write(try fixture.folder.read("terms.json"), to: "list/\(path)")
    var errors = try refused(78, "publish", "list", "--key", "publisher.key")
    #expect(errors.contains("list/\(path) is not in the registry"))
    #expect(errors.contains("assay trust add-context list URL FILE"))
    try FileManager.default.removeItem(atPath: fixture.folder.path("list/\(path)"))
    try fixture.folder.write("{}", to: "list/contexts/terms.json")
    errors = try refused(78, "publish", "list", "--key", "publisher.key")
    #expect(errors.contains("contexts/terms.json is no place of a context"))
  }

  @Test func `a list is not begun where there are some, for nobody knows their URLs`() throws {
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("new/contexts"), withIntermediateDirectories: true)
    try fixture.folder.write("{}", to: "new/\(path)")
    let errors = try refused(
      73, "init", "new", "--simple", "--key", "alice.key", "--name", "New")
    #expect(errors.contains("error: new/\(path) is already there"))
  }
}
