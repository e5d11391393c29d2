import Foundation
import IssuerTrust
import Testing

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
    try run("show", "list")
    try run("show", "list.bundle", "--root", "list/1.root.json")
    expect(printed, atLeast: 40)
    let bundle = try JSONSerialization.jsonObject(with: Data(fixture.folder.read("list.bundle")))
    expect(
      names(bundle).filter { !$0.hasPrefix("issuers/") && !$0.hasPrefix("contexts/") }, atLeast: 8)
  }
}
