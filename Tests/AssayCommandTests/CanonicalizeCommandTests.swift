import Foundation
import Testing

@Suite struct `assay canonicalize` {
  private static let document = """
    {"@context": {"name": "https://schema.org/name", "knows": "https://schema.org/knows"},
     "name": "Ada\\u202e", "knows": {"name": "Charles"}}
    """
  private static let shuffled = """
    # Two people.
    _:x <https://schema.org/name> "Charles" .
    _:y\t<https://schema.org/knows> _:x.
    _:y <https://schema.org/name> "Ada\\u202E" .

    """

  private func output(
    _ text: String, _ arguments: String...
  ) throws -> (status: Int32, output: String) {
    let run = try runAssay(["canonicalize", "-"] + arguments, stdin: Array(text.utf8))
    #expect(run.errors == "")
    return (run.status, run.output)
  }

  @Test func `jcs is the text that is signed, and nothing is added`() throws {
    let run = try output("{\"b\": 1.0,\n \"a\": [ ]}")
    #expect(run == (0, "{\"a\":[],\"b\":1}"))
    #expect(try output("\"text\"", "--form", "jcs") == (0, "\"text\""))
  }

  @Test func `expanded is JSON for people, and commands no terminal`() throws {
    #expect(
      try output(Self.document, "--form", "expanded")
        == (
          0,
          #"""
          [
            {
              "https://schema.org/name": [
                {
                  "@value": "Ada\u202e"
                }
              ],
              "https://schema.org/knows": [
                {
                  "https://schema.org/name": [
                    {
                      "@value": "Charles"
                    }
                  ]
                }
              ]
            }
          ]

          """#
        ))
  }

  @Test func `nquads has the statements in the order in which they are made`() throws {
    #expect(
      try output(Self.document, "--form", "nquads")
        == (
          0,
          """
          _:b0 <https://schema.org/name> "Ada\u{202E}" .
          _:b1 <https://schema.org/name> "Charles" .
          _:b0 <https://schema.org/knows> _:b1 .

          """
        ))
  }

  @Test func `statements are read, and written with the labels that they have`() throws {
    #expect(
      try output(Self.shuffled, "--form", "nquads")
        == (
          0,
          """
          _:x <https://schema.org/name> "Charles" .
          _:y <https://schema.org/knows> _:x .
          _:y <https://schema.org/name> "Ada\u{202E}" .

          """
        ))
  }

  @Test(arguments: [document, shuffled])
  func `rdfc is the same of JSON-LD and of statements that say the same`(text: String) throws {
    let canonical = """
      _:c14n0 <https://schema.org/knows> _:c14n1 .
      _:c14n0 <https://schema.org/name> "Ada\u{202E}" .
      _:c14n1 <https://schema.org/name> "Charles" .

      """
    #expect(try output(text, "--form", "rdfc") == (0, canonical))
    #expect(try output(text, "--form", "rdfc", "--hash", "sha256") == (0, canonical))
  }

  @Test func `sha384 tells blank nodes apart in another order`() throws {
    let text = "_:a <p:p> \"1\" .\n_:b <p:p> \"2\" .\n_:c <p:p> \"3\" .\n"
    let first = try output(text, "--form", "rdfc").output
    let second = try output(text, "--form", "rdfc", "--hash", "sha384").output
    #expect(first != second)
    let objects = { (text: String) in text.split(separator: "\n").map { $0.suffix(5) }.sorted() }
    #expect(objects(first) == objects(second))
  }

  @Test(arguments: ["", " \n\t\r\n", "# nothing\n"])
  func `a text without statements has an empty form`(text: String) throws {
    #expect(try output(text, "--form", "nquads") == (0, ""))
    #expect(try output(text, "--form", "rdfc") == (0, ""))
  }

  @Test func `blanks before a brace or bracket are JSON all the same`() throws {
    #expect(try output("\r\n\t []", "--form", "rdfc") == (0, ""))
    #expect(try output(" {}", "--form", "nquads") == (0, ""))
  }

  @Test func `what is relative is resolved where a base is given`() throws {
    let text = ##"{"@id": "a", "ex:p": {"@id": "#b"}}"##
    #expect(try output(text, "--form", "nquads") == (0, ""))
    #expect(
      try output(text, "--form", "nquads", "--base", "https://example.org/x/y.json")
        == (0, "<https://example.org/x/a> <ex:p> <https://example.org/x/y.json#b> .\n"))
  }

  @Test func `a context comes before those of the document`() throws {
    let folder = try TemporaryFolder()
    let context = try folder.write(#"{"@context": {"p": "ex:p", "q": "ex:q"}}"#, to: "context.json")
    let text = #"{"@context": {"q": "ex:r"}, "@id": "ex:a", "p": 1, "q": 2}"#
    let integer = "\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
    #expect(
      try output(text, "--form", "nquads", "--expand-context", context)
        == (0, "<ex:a> <ex:p> \"1\(integer)<ex:a> <ex:r> \"2\(integer)"))
    let bare = try folder.write(#"{"p": "ex:p"}"#, to: "bare.json")
    #expect(
      try output(text, "--form", "rdfc", "--expand-context", bare).output.contains("<ex:p>"))
  }

  @Test func `the contexts of credentials are there`() throws {
    let run = try runAssay(
      ["canonicalize", "Examples/skill-badge.json", "--form", "rdfc"], folder: sourceTree)
    #expect(run.status == 0)
    #expect(run.output.contains("https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"))
    #expect(run.output.split(separator: "\n").sorted() == run.output.split(separator: "\n"))
    let again = try output(run.output, "--form", "rdfc")
    #expect(again.output == run.output)
  }
}

/// What ends the command otherwise than well.
@Suite struct CanonicalizeFailureTests {
  /// The text of a document, the form, the exit code, and how the first line of errors ends.
  private static let failures: [(String, String, Int32, String)] = [
    ("{\"a\":1,\n\"a\":2}", "jcs", 65, "line 2, column 1 (byte 8, in /a)"),
    ("{", "expanded", 65, "(byte 1)"),
    ("[1,]", "nquads", 65, "(byte 3, in /1)"),
    ("{\"a\"", "rdfc", 65, "(byte 4, in /a)"),
    ("\u{FEFF}{}", "rdfc", 65, "(byte 0)"),
    ("", "jcs", 65, "(byte 0)"),
    ("<a:b> <a:b> <a:b> .", "expanded", 65, "(byte 0)"),
    ("<a:b> <a:b>\n", "nquads", 65, "(byte 11); see whether the line is N-Quads"),
    ("<a:b> <a:b> <c> .", "rdfc", 65, "write the whole IRI"),
    (#"{"@context": {"p": {"@id": 1}}}"#, "expanded", 1, "[invalid IRI mapping]"),
    (#"{"@context": {"p": {"@id": "ex:p", "x": 1}}}"#, "nquads", 1, "[invalid term definition]"),
    (#"{"@context": 1}"#, "rdfc", 1, "[invalid local context]"),
    (#"{"@context": {"a": "b:c", "b": "a:c"}}"#, "rdfc", 1, "[cyclic IRI mapping]"),
    (#"{"@id": 1}"#, "expanded", 1, "[invalid @id value]"),
    (#"{"@type": 1}"#, "expanded", 1, "[invalid type value]"),
    (
      #"{"@context": ["https://www.w3.org/ns/credentials/v2", {"name": "ex:name"}]}"#, "nquads", 1,
      "at \"/@context/1/name\" of the document [protected term redefinition]"
    ),
    (
      #"{"@context": "../a.json"}"#, "nquads", 1, "[loading document failed]"
    ),
  ]

  @Test(arguments: failures)
  func `the exit code says of what kind it is, the error what and where`(
    text: String, form: String, status: Int32, end: String
  ) throws {
    let run = try runAssay(["canonicalize", "-", "--form", form], stdin: Array(text.utf8))
    #expect(run.status == status)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.first?.hasPrefix("error: standard input: ") == true)
    #expect(lines.first?.hasSuffix(end) == true, "\(run.errors)")
    #expect(lines.count == 2 && lines.last?.hasPrefix("hint: ") == true, "\(run.errors)")
  }

  @Test func `blank nodes that look the same end at a limit`() throws {
    // Each node with each other: no statement tells one from the next.
    let nodes = 0..<12
    let text = nodes.flatMap { node in
      nodes.filter { $0 != node }.map { "_:n\(node) <p:p> _:n\($0) .\n" }
    }.joined()
    let run = try runAssay(["canonicalize", "-", "--form", "rdfc"], stdin: Array(text.utf8))
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("12 blank nodes look the same"))
    #expect(
      try runAssay(["canonicalize", "-", "--form", "nquads"], stdin: Array(text.utf8)).status == 0)
  }

  @Test func `JSON-LD that asks for too much ends at a limit, which has no code`() throws {
    let deep = 30
    let contexts =
      String(repeating: #"{"p": {"@id": "ex:p", "@context": "#, count: deep) + "{}"
      + String(repeating: "}}", count: deep)
    let text = "{\"@context\": \(contexts)}"
    let run = try runAssay(["canonicalize", "-", "--form", "rdfc"], stdin: Array(text.utf8))
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("more than the limit of 100 levels of nesting"))
    #expect(!run.errors.contains("]\n"))
  }

  private static let usages = [
    ["--form", "c14n"], ["--hash", "sha256"], ["--form", "nquads", "--hash", "sha384"],
    ["--form", "rdfc", "--hash", "sha512"], ["--base", "https://example.org/"],
    ["--form", "rdfc", "--base", "relative"], ["--form", "jcs", "--expand-context", "x"],
    ["--map", "https://example.org/=."], ["--form", "rdfc", "--map", "https://example.org/"],
    ["--form", "rdfc", "--map", "example.org/=."], ["--form", "rdfc", "--map", "https://e.org/="],
    ["--form", "rdfc", "--map", "=."], ["--form", "rdfc", "--map", "https://e.org/a?b=."],
    ["--form", "rdfc", "--map", "https://e.org/=.", "--map", "https://e.org/=/"],
    ["--form", "rdfc", "--expand-context", "-"],
  ]

  @Test(arguments: usages) func `a wrong command line is a usage error`(
    arguments: [String]
  ) throws {
    let run = try runAssay(["canonicalize", "-"] + arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func `files that cannot be opened are named`() throws {
    for (arguments, name) in [
      (["/nowhere"], "/nowhere"),
      (["-", "--form", "rdfc", "--expand-context", "/nowhere/c"], "/nowhere/c"),
      (["-", "--form", "rdfc", "--map", "https://e.org/=/nowhere"], "/nowhere"),
    ] {
      let run = try runAssay(["canonicalize"] + arguments)
      #expect(run.status == 66)
      #expect(run.errors.hasPrefix("error: \(name)"), "\(run.errors)")
    }
    let folder = try TemporaryFolder()
    let broken = try folder.write("{", to: "broken.json")
    let run = try runAssay(["canonicalize", "-", "--form", "rdfc", "--expand-context", broken])
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("error: \(broken): "))
  }
}
