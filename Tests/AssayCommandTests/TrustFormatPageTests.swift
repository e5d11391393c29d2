import Foundation
import IssuerTrust
import Testing

@testable import assay

/// docs/trust-list-format.md says everything that lists consist of and that the commands print.
@Suite struct `The page on formats` {
  private let page: String

  init() throws {
    page = try String(contentsOfFile: "\(sourceTree)/docs/trust-list-format.md", encoding: .utf8)
  }

  /// The Swift sources in a folder, as one text.
  private func sources(_ folder: String) throws -> String {
    let path = "\(sourceTree)/Sources/\(folder)"
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }.joined()
  }

  private func matches(_ pattern: Regex<(Substring, Substring)>, in text: String) -> Set<String> {
    Set(text.matches(of: pattern).map { String($0.output.1) })
  }

  /// Names that must be on the page, as code.
  private func expect(_ names: Set<String>, atLeast count: Int) {
    #expect(names.count >= count, "\(names.sorted())")
    for name in names.sorted() { #expect(page.contains("`\(name)`"), "\(name)") }
  }

  @Test func `has every type that the commands print`() throws {
    let types = matches(#/"type": "([A-Za-z]+\/[0-9]+)"/#, in: try sources("assay/Trust"))
    #expect(types.contains("TrustList/1"))
    expect(types.subtracting(["IssuerRecord/1"]), atLeast: 7)
  }

  @Test func `has every member of the closed objects in records and roots`() throws {
    let text =
      try sources("IssuerTrust/Records") + sources("IssuerTrust/Scope")
      + sources("IssuerTrust/Metadata")
    let lists = matches(#/closed:\s*\[([^\]]*)\]/#, in: text)
    #expect(lists.count >= 10)
    expect(matches(#/"([^"]+)"/#, in: lists.sorted().joined()), atLeast: 50)
  }

  @Test func `has every kind of danger, with the option that allows it`() {
    #expect(TrustDanger.Kind.allCases.count >= 7)
    for kind in TrustDanger.Kind.allCases {
      let row = page.components(separatedBy: "\n").first { $0.hasPrefix("| `\(kind.rawValue)` |") }
      #expect(row?.contains("`\(DangerOptions.option(kind))`") == true, "\(kind)")
    }
  }

  @Test func `has every reason code`() throws {
    let codes = matches(
      #/"((?:TRUST|BUNDLE|KEY)_[A-Z_]+)"/#, in: try sources("IssuerTrust"))
    expect(codes, atLeast: 20)
  }

  @Test func `shows a record that readers take, with every member there is`() throws {
    let block = page.components(separatedBy: "```json\n").dropFirst().first
    let example = try #require(block?.components(separatedBy: "```").first)
    let record = try RecordFile(json: Array(example.utf8)).record
    #expect(record.displayName == "Example Uni")
    let lists = matches(#/closed:\s*\[([^\]]*)\]/#, in: try sources("IssuerTrust/Records"))
    for name in matches(#/"([^"]+)"/#, in: lists.sorted().joined()) {
      #expect(example.contains("\"\(name)\""), "\(name)")
    }
  }

  @Test func `has every member that the commands print`() throws {
    let fixture = try TrustFixture()
    func names(_ value: Any) -> Set<String> {
      if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(names($1)) } }
      guard let object = value as? [String: Any] else { return [] }
      return object.values.reduce(into: Set(object.keys)) { $0.formUnion(names($1)) }
    }
    var printed: Set<String> = []
    func run(_ arguments: String...) throws {
      let result = try fixture.run(["trust"] + arguments + ["--format", "json"])
      try #require(result.status == 0, "\(arguments): \(result.errors)")
      printed.formUnion(names(try fixture.json(result)))
    }
    try run(
      "init", "list", "--name", "x", "--operator", "https://x.example", "--root-key", "alice.key",
      "--threshold", "1", "--targets-key", "registrar.key")
    try run("sign", "list", "--role", "root", "--key", "alice.key")
    try run(
      "add", "list", "--id", "did:web:uni.example", "--name", "x", "--public-key", "issuer.key",
      "--country", "IN")
    try run("sign", "list", "--role", "targets", "--key", "registrar.key")
    var text = String(decoding: try fixture.folder.read(fixture.recordPath()), as: UTF8.self)
    text.replace(#""recordVersion":1"#, with: #""recordVersion":2"#)
    try fixture.folder.write(text, to: "record.json")
    try run("add", "list", "record.json")
    try run("remove", "list", "did:web:uni.example", "--reason", "closed")
    let url = "https://uni.example/terms"
    for term in ["a", "b"] {
      try fixture.folder.write(#"{"@context": {"\#(term)": "\#(url)#x"}}"#, to: "terms.json")
      try run("add-context", "list", url, "terms.json", "--replace")
    }
    try run("remove-context", "list", url)
    try run("add-context", "list", url, "terms.json")
    try run("sign", "list", "--role", "targets", "--key", "registrar.key")
    try run("publish", "list", "--key", "alice.key")
    try run("bundle", "list", "--out", "list.bundle")
    try fixture.folder.write(fixture.folder.read("list.bundle"), to: "old.bundle")
    try run(
      "issuer", "reinstate", "list", "did:web:uni.example", "--reason", "x", "--allow-reinstatement"
    )
    let key = try fixture.publicKey("issuer")
    try fixture.folder.write(
      """
      {"type": "IssuanceManifest/1", "issuer": "did:web:uni.example", "size": 0, "entries": [],
       "verificationMethod": "did:web:uni.example#\(key)", "until": "2026-02-01T00:00:00Z",
       "root": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
      """, to: "manifest.json")
    try run(
      "key", "compromise", "list", "--issuer", "did:web:uni.example", "--key",
      "did:web:uni.example#\(key)", "--since-unknown", "--attest-manifest", "manifest.json")
    try run(
      "delegate", "list", "--role", "authority/quality", "--key", "carol.key", "--no-ceiling")
    try run("undelegate", "list", "--role", "authority/quality")
    try fixture.folder.write(#"[{"fields": ["061"]}]"#, to: "ceiling.json")
    try run(
      "delegate", "list", "--role", "authority/quality", "--key", "carol.key", "--ceiling",
      "ceiling.json")
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("list/evidence"), withIntermediateDirectories: false)
    try fixture.folder.write("x", to: "list/evidence/x.txt")
    try run("add-files", "list")
    for key in ["z6Mk", "z6Ml"] {
      try fixture.folder.write(
        #"{"id": "did:web:holder.example", "x": "\#(key)"}"#, to: "did.json")
      try run("add-did", "list", "did.json")
    }
    try run("sign", "list", "--role", "targets", "--key", "registrar.key", "--allow-reinstatement")
    try run("sign", "list", "--role", "authority/quality", "--key", "carol.key")
    try run("rotate", "list", "--role", "root", "--add-key", "bob.key")
    try run("sign", "list", "--role", "root", "--key", "alice.key")
    try run("merge", "list/2.root.json", "--out", "list/2.root.json")
    try run("publish", "list", "--key", "alice.key")
    try run("bundle", "build", "list", "--out", "list.bundle")
    try run("bundle", "diff", "old.bundle", "list.bundle")
    try run("bundle", "explain", "list.bundle", "did:web:uni.example")
    try run("show", "list")
    try run("show", "list.bundle", "--root", "list/1.root.json")
    // The names of roles stand among the members of `signatures` and `expires`.
    expect(printed.filter { !$0.hasPrefix("authority/") }, atLeast: 60)
    let bundle = try JSONSerialization.jsonObject(with: Data(fixture.folder.read("list.bundle")))
    expect(
      names(bundle).filter { !$0.contains("/") }, atLeast: 7)
  }
}
