import BadgeBaking
import Foundation
import TestSupport
import Testing

/// `assay bake`, `assay extract`, and `assay verify` on what they make.
@Suite struct BakeCommandTests {
  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n"

  private let folder: TemporaryFolder
  private let badge: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    badge = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: "\(sourceTree)/Examples/skill-badge.json")))
    try folder.write(badge, to: "badge.json")
    try folder.write(TestPNG.image(), to: "plain.png")
    try folder.write(Self.svg, to: "plain.svg")
  }

  private func run(_ arguments: String..., stdin: [UInt8] = []) throws -> RunResult {
    try runAssay(arguments, stdin: stdin, folder: folder.path)
  }

  @Test(arguments: ["png", "svg"])
  func `a badge is baked, verified in its image, and taken out again`(ending: String) throws {
    let baked = try run("bake", "badge.json", "plain.\(ending)", "--out", "baked.\(ending)")
    #expect(baked.status == 0, "\(baked.errors)")
    #expect(baked.output.hasPrefix("baked JSON into baked.\(ending), a"))
    let verified = try ExampleList.verify([folder.path("baked.\(ending)")])
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.firstLine.hasPrefix("ACCEPTED") || verified.output.contains("ACCEPTED"))
    let extracted = try run("extract", "baked.\(ending)")
    #expect(extracted.status == 0)
    let lastLine = Array(badge.reversed().drop { $0 == 0x0A }.reversed())
    #expect(extracted.stdout == lastLine)
    #expect(extracted.errors.contains("nothing of it was verified"))
    let written = try run("extract", "baked.\(ending)", "--out", "again.json")
    #expect(written.status == 0 && written.stdout.isEmpty)
    #expect(try folder.read("again.json") == lastLine)
  }

  @Test func `an image comes from standard input, and goes to the verifier from there`() throws {
    _ = try run("bake", "badge.json", "plain.png", "--out", "baked.png")
    let image = try folder.read("baked.png")
    #expect(try run("extract", "-", stdin: image).status == 0)
    #expect(try ExampleList.verify(["-"], stdin: image).status == 0)
    let again = try run("bake", "-", "plain.svg", "--out", "baked.svg", stdin: badge)
    #expect(again.status == 0)
  }

  @Test func `a second badge is refused, or replaces the first`() throws {
    #expect(try run("bake", "badge.json", "plain.png", "--out", "one.png").status == 0)
    let refused = try run("bake", "badge.json", "one.png", "--out", "two.png")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("one.png: the image carries a credential already"))
    #expect(refused.errors.contains("hint: add --replace"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("two.png")))
    let replaced = try run("bake", "badge.json", "one.png", "--replace", "--out", "two.png")
    #expect(replaced.status == 0)
    #expect(try folder.read("two.png") == folder.read("one.png"))
  }

  @Test func `a file that is there is never overwritten`() throws {
    let onto = try run("bake", "badge.json", "plain.png", "--out", "plain.png")
    #expect(onto.status == 73)
    #expect(try folder.read("plain.png") == TestPNG.image())
    _ = try run("bake", "badge.json", "plain.png", "--out", "baked.png")
    #expect(try run("extract", "baked.png", "--out", "badge.json").status == 73)
    #expect(try folder.read("badge.json") == badge)
  }

  @Test(arguments: [
    ("{}", "neither a credential nor a token"), ("[", "not acceptable JSON"),
    ("", "not acceptable JSON"),
    (#"{"type":"VerifiablePresentation"}"#, "neither a credential nor a token"),
    (#"{"type":["VerifiableCredential"],"credentialSubject":{}}"#, "carries no proof"),
    ("e30.e30.c2ln", "the token is around no credential"), ("e30.bm8.c2ln", "the token's payload"),
    ("a.b", "not acceptable JSON"),
  ])
  func `what is no credential is not baked`(text: String, why: String) throws {
    let result = try run(
      "bake", "-", "plain.png", "--out", "baked.png", stdin: Array(text.utf8))
    #expect(result.status == 65)
    #expect(result.errors.contains(why), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("baked.png")))
  }

  @Test func `a token is baked`() throws {
    let payload = Data(#"{"type":["VerifiableCredential"],"issuer":"urn:a"}"#.utf8)
      .base64EncodedString().replacingOccurrences(of: "=", with: "")
    let token = "e30.\(payload).c2ln"
    let baked = try run(
      "bake", "-", "plain.svg", "--out", "baked.svg", "--format", "json",
      stdin: Array("\(token)\n".utf8))
    #expect(try baked.json["form"] as? String == "jwt")
    let image = String(decoding: try folder.read("baked.svg"), as: UTF8.self)
    #expect(image.contains("verify=\"\(token)\""))
    #expect(try run("extract", "baked.svg").output == token)
  }

  @Test func `an image without a credential, or with two, gives none`() throws {
    let none = try run("extract", "plain.png")
    #expect(none.status == 65 && none.stdout.isEmpty)
    #expect(none.errors.contains("plain.png: the image carries no credential"))
    #expect(none.errors.contains("hint: ask for the image as it was issued"))
    try folder.write(
      TestPNG.image(TestPNG.internationalText("{}"), TestPNG.internationalText("{}")),
      to: "two.png")
    let two = try run("extract", "two.png")
    #expect(two.status == 65 && two.stdout.isEmpty)
    #expect(two.errors.contains("the image carries 2 credentials"))
  }

  @Test func `what is no image, or cannot be opened, is said`() throws {
    #expect(try run("extract", "badge.json").status == 65)
    #expect(try run("extract", "nothing.png").status == 66)
    #expect(try run("bake", "badge.json", "nothing.png", "--out", "a.png").status == 66)
    #expect(try run("bake", "-", "-", "--out", "a.png").status == 64)
    let doctype = try run("extract", "-", stdin: Array("<!DOCTYPE svg><svg/>".utf8))
    #expect(doctype.status == 65)
    #expect(
      doctype.errors.contains("standard input: the image is no SVG that is read here: line 1"))
  }

  @Test func `what is unusual about the place is said on standard error`() throws {
    try folder.write(
      TestPNG.image(TestPNG.internationalText("{}", keyword: "openbadges", flag: 1)), to: "old.png")
    let result = try run("extract", "old.png")
    #expect(result.output == "{}")
    #expect(result.errors.contains("warning: the image carries the credential in the way of older"))
    #expect(result.errors.contains("warning: the image carries the credential as compressed text"))
  }

  @Test func `an image that is too large is refused before it is read`() throws {
    try folder.write([UInt8](), to: "huge.png")
    let file = try FileHandle(forWritingTo: folder.url("huge.png"))
    try file.truncate(atOffset: (16 << 20) + 1)
    try file.close()
    #expect(try run("extract", "huge.png").status == 65)
    #expect(try run("verify", "huge.png").status == 1)
  }

  @Test(arguments: ["json", "ndjson"])
  func `the documents say what was done`(format: String) throws {
    let baked = try run(
      "bake", "badge.json", "plain.png", "--out", "baked.png", "--format", format)
    let document = try baked.json
    #expect(document["type"] as? String == "BakedImage/1")
    #expect(document["format"] as? String == "png" && document["form"] as? String == "json")
    #expect(document["replaced"] as? Bool == false)
    #expect(document["bytes"] as? Int == (try folder.read("baked.png").count))
    let extracted = try run("extract", "baked.png", "--format", format).json
    #expect(extracted["type"] as? String == "ExtractedCredential/1")
    #expect(extracted["place"] as? String == "iTXt" && extracted["form"] as? String == "json")
    let text = try #require(extracted["text"] as? String)
    #expect(Array(text.utf8) == Array(badge.reversed().drop { $0 == 0x0A }.reversed()))
  }
}
