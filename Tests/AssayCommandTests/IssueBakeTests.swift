import BadgeBaking
import Foundation
import TestSupport
import Testing

/// `assay issue --bake`: each credential in a copy of an image.
@Suite struct IssueBakeTests {
  private let fixture: IssueFixture

  init() throws {
    fixture = try IssueFixture()
    try fixture.folder.write(TestPNG.image(), to: "badge.png")
    try fixture.folder.write(
      "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>", to: "badge.svg")
  }

  private func issue(_ image: String, more: [String] = []) throws -> RunResult {
    try fixture.issue(more: ["--bake", image] + more)
  }

  /// The ids of the credentials in the files of the output folder, which are all images.
  private func ids() throws -> [String] {
    try fixture.names().map { name in
      let text = try BadgeImage(try fixture.folder.read("out/\(name)")).credential().text
      let document = try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
      return try #require(document?["id"] as? String)
    }
  }

  @Test(arguments: ["png", "svg"])
  func `each file is a copy of the image with a credential in it`(ending: String) throws {
    let run = try issue("badge.\(ending)")
    #expect(run.status == 0, "\(run.errors)")
    #expect(fixture.names().count == 3)
    #expect(fixture.names().allSatisfy { $0.hasSuffix(".\(ending)") })
    #expect(Set(try ids()).count == 3)
    let plain = try fixture.folder.read("badge.\(ending)")
    for name in fixture.names() {
      let image = try BadgeImage(try fixture.folder.read("out/\(name)"))
      #expect(image.originals().contains(plain))
      let verified = try runAssay(
        ["verify", "out/\(name)", "--recipient", "student0@students.example", "--format", "json"],
        folder: fixture.folder.path)
      #expect(try verified.json["proof"] as? String == "holds")
    }
  }

  @Test(arguments: ["png", "svg"])
  func `the same run again keeps all files, and one more row adds one`(ending: String) throws {
    #expect(try issue("badge.\(ending)").status == 0)
    let before = try fixture.names().map { try fixture.folder.read("out/\($0)") }
    let again = try issue("badge.\(ending)", more: ["--format", "json"])
    #expect(try again.json["kept"] as? Int == 3)
    #expect(try again.json["image"] as? String == "badge.\(ending)")
    #expect(try fixture.names().map { try fixture.folder.read("out/\($0)") } == before)
    try fixture.folder.write(IssueFixture.table(4), to: "students.csv")
    let more = try issue("badge.\(ending)", more: ["--format", "json"])
    #expect(try more.json["kept"] as? Int == 3)
    #expect(try more.json["issued"] as? Int == 1)
  }

  @Test func `text that an SVG spells otherwise is kept too`() throws {
    let template = IssueFixture.template.replacingOccurrences(of: "River Water", with: "A ]]> B")
    try fixture.folder.write(template, to: "template.json")
    #expect(try issue("badge.svg").status == 0)
    let again = try issue("badge.svg", more: ["--format", "json"])
    #expect(try again.json["kept"] as? Int == 3, "\(again.errors)")
  }

  @Test func `another image, or none, is another output`() throws {
    #expect(try issue("badge.png").status == 0)
    let before = try fixture.names().map { try fixture.folder.read("out/\($0)") }
    try fixture.folder.write(
      TestPNG.image(TestPNG.chunk("tEXt", Array("a\0b".utf8))), to: "other.png")
    for run in [try issue("other.png"), try issue("badge.svg"), try fixture.issue()] {
      #expect(run.status == 73)
      #expect(run.errors.contains("is there already and is not what line 2"))
    }
    #expect(try fixture.names().map { try fixture.folder.read("out/\($0)") } == before)
  }

  @Test func `a credential by itself is none in an image`() throws {
    #expect(try fixture.issue().status == 0)
    #expect(try issue("badge.png").status == 73)
  }

  @Test func `images of those who are in no row are said`() throws {
    #expect(try issue("badge.png").status == 0)
    try fixture.folder.write(IssueFixture.table(2), to: "students.csv")
    let run = try issue("badge.png", more: ["--format", "json"])
    let unclaimed = try run.json["unclaimed"] as? [String: Any]
    #expect(unclaimed?["count"] as? Int == 1)
  }

  @Test func `what is no image to bake into issues nothing`() throws {
    try fixture.folder.write(
      TestPNG.image(TestPNG.internationalText("{}", keyword: "openbadges")), to: "baked.png")
    let cases: [(String, Int32, String)] = [
      ("baked.png", 65, "carries a credential already"),
      ("students.csv", 65, "neither a PNG nor an SVG"), ("nothing.png", 66, "nothing.png"),
    ]
    for (image, status, why) in cases {
      for more in [[], ["--dry-run"]] {
        let run = try issue(image, more: more)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.errors.contains(why), "\(run.errors)")
        #expect(fixture.names().isEmpty)
      }
    }
  }

  @Test func `lines are no images`() throws {
    let run = try fixture.issue(out: "out.jsonl", more: ["--bake", "badge.png"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--bake"))
  }

  @Test func `a ledger knows what was baked`() throws {
    let ledger = ["--ledger", "ledger"]
    #expect(try issue("badge.png", more: ledger).status == 0)
    let again = try issue("badge.png", more: ledger + ["--format", "json"])
    #expect(try again.json["kept"] as? Int == 3, "\(again.errors)")
    for id in try ids() {
      let shown = try runAssay(
        ["status", "show", id, "--ledger", "ledger"], folder: fixture.folder.path)
      #expect(shown.status == 0)
    }
    let verified = try runAssay(["ledger", "verify", "ledger"], folder: fixture.folder.path)
    #expect(verified.status == 0)
  }
}
