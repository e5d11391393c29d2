import Foundation
import Testing

@testable import assay

/// Contexts that `assay canonicalize` is given with `--map`.
@Suite struct CanonicalizeMapTests {
  private let folder: TemporaryFolder
  private static let prefix = "https://example.org/contexts/"

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("own/deeper"), withIntermediateDirectories: true)
    try folder.write(context("own"), to: "own/v1.json")
    try folder.write(context("deeper"), to: "own/deeper/v1.json")
    try folder.write(context("outside"), to: "outside.json")
  }

  /// A context in which `p` stands for something.
  private func context(_ name: String) -> String { "{\"@context\": {\"p\": \"ex:\(name)\"}}" }

  /// What `p` stands for in a document with the context at a URL.
  private func run(_ url: String, _ mappings: [String], base: String? = nil) throws -> RunResult {
    let text = "{\"@context\": \"\(url)\", \"@id\": \"ex:a\", \"p\": {\"@id\": \"ex:b\"}}"
    var arguments = ["canonicalize", "-", "--form", "nquads"]
    for mapping in mappings { arguments += ["--map", mapping] }
    if let base { arguments += ["--base", base] }
    return try runAssay(arguments, stdin: Array(text.utf8), folder: folder.path)
  }

  @Test func `a context is read from the folder of its prefix`() throws {
    for folder in ["own", "own/", "./own", folder.path("own")] {
      let run = try run(Self.prefix + "v1.json", ["\(Self.prefix)=\(folder)"])
      #expect(run.errors == "")
      #expect(run.output == "<ex:a> <ex:own> <ex:b> .\n")
    }
    let run = try run("\(Self.prefix)deeper/v1.json", ["\(Self.prefix)=own"])
    #expect(run.output == "<ex:a> <ex:deeper> <ex:b> .\n")
  }

  @Test func `the longest prefix counts, in whatever order they stand`() throws {
    let mappings = ["\(Self.prefix)=own", "\(Self.prefix)deeper=.", "https://example.org/=/"]
    for mappings in [mappings, mappings.reversed()] {
      let run = try run("\(Self.prefix)deeper/outside.json", mappings)
      #expect(run.output == "<ex:a> <ex:outside> <ex:b> .\n")
    }
  }

  @Test func `a whole URL is mapped to a file`() throws {
    let run = try run("https://example.org/v1", ["https://example.org/v1=outside.json"])
    #expect(run.output == "<ex:a> <ex:outside> <ex:b> .\n")
  }

  @Test func `a URL that is relative to the base is mapped as what it comes to`() throws {
    let run = try run(
      "../contexts/v1.json", ["\(Self.prefix)=own"], base: "https://example.org/documents/a.json")
    #expect(run.output == "<ex:a> <ex:own> <ex:b> .\n")
  }

  @Test func `what is mapped counts before what is embedded`() throws {
    let url = "https://www.w3.org/ns/credentials/v2"
    let run = try run(url, ["\(url)=outside.json"])
    #expect(run.output == "<ex:a> <ex:outside> <ex:b> .\n")
    #expect(try self.run(url, ["https://www.w3.org/ns/did=own"]).output == "")
  }

  @Test func `a link in the folder is followed`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("own/link.json"), withDestinationPath: "../outside.json")
    let run = try run(Self.prefix + "link.json", ["\(Self.prefix)=own"])
    #expect(run.output == "<ex:a> <ex:outside> <ex:b> .\n")
  }

  @Test(arguments: [
    "../outside.json", "deeper/../../outside.json", "..", ".", "./v1.json", "/v1.json",
    "/etc/passwd", "deeper//v1.json", "", "v1.json?x", "v1.json#x", "..\\\\outside.json",
    "v1.json\\u0000", "\\u0000",
  ])
  func `a document chooses no other file`(rest: String) throws {
    let run = try run(Self.prefix + rest, ["\(Self.prefix)=\(folder.path("own"))"])
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("its URL goes on with something that is in no folder"))
    #expect(run.errors.contains("[loading remote context failed]\nhint: "))
  }

  @Test func `escapes in a URL are taken as they are spelt`() throws {
    let run = try run(Self.prefix + "%2e%2e/outside.json", ["\(Self.prefix)=own"])
    #expect(run.status == 66)
    #expect(run.errors.contains("own/%2e%2e/outside.json is not there"))
  }

  @Test func `a prefix ends where a segment does`() throws {
    let mapping = "https://example.org/contexts=own"
    #expect(try run("https://example.org/contexts/v1.json", [mapping]).status == 0)
    for url in ["https://example.org/contextsv1.json", "https://example.org/contexts2/v1.json"] {
      let run = try run(url, [mapping])
      #expect(run.status == 1)
      #expect(run.errors.contains("no context is known for \"\(url)\""))
    }
  }

  @Test func `a context that nobody gave is named, with the way to give it`() throws {
    let url = "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/a-context-with-a-long-name.json"
    let run = try run(url, [])
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error: standard input: loading remote context failed: no context is known for "\(url)" at \
        "/@context" of the document [loading remote context failed]
        hint: nothing is fetched: save the context as a file and add --map URL=FILE, or --map \
        PREFIX=FOLDER for several

        """)
  }

  @Test func `a mapped context that is no JSON, or not there, is named by its file`() throws {
    try folder.write("{", to: "own/broken.json")
    let broken = try run(Self.prefix + "broken.json", ["\(Self.prefix)=own"])
    #expect(broken.status == 65)
    #expect(broken.errors.contains("it is mapped: own/broken.json: the text ends where"))
    #expect(broken.errors.contains("[loading remote context failed]\n"))
    let absent = try run(Self.prefix + "v2.json", ["\(Self.prefix)=own"])
    #expect(absent.status == 66)
    #expect(absent.errors.contains("it is mapped: own/v2.json is not there"))
    let directory = try run(Self.prefix + "deeper", ["\(Self.prefix)=own"])
    #expect(directory.status == 66)
    let list = try folder.write("[]", to: "own/list.json")
    #expect(list.hasSuffix("list.json"))
    let noContext = try run(Self.prefix + "list.json", ["\(Self.prefix)=own"])
    #expect(noContext.status == 1)
    #expect(noContext.errors.contains("[invalid remote context]\n"))
  }

  @Test func `a mapped context that includes another has it from the same place`() throws {
    try folder.write("{\"@context\": [\"v1.json\", {}]}", to: "own/all.json")
    let run = try run(Self.prefix + "all.json", ["\(Self.prefix)=own"])
    #expect(run.output == "<ex:a> <ex:own> <ex:b> .\n")
  }

  @Test func `an argument is taken apart at its first equals sign`() throws {
    let mapping = try ContextMapping(argument: "https://e.org/a=b=c")
    #expect(mapping == ContextMapping(prefix: "https://e.org/a", target: "b=c"))
    #expect(mapping.place(of: "https://e.org/a/b") == .file("b=c/b"))
    #expect(mapping.place(of: "https://e.org/a/../b") == ContextMapping.Place.none)
    #expect(mapping.place(of: "https://e.org/ab") == nil)
  }
}
