import BadgeBaking
import TestSupport
import Testing

/// What the page of the library shows.
@Suite struct DocumentationTests {
  @Test func `the page shows what is run here`() throws {
    let (imageBytes, credentialBytes) = (TestPNG.image(), Array("{}".utf8))
    let image = try BadgeImage(imageBytes)
    let baked = try image.baked(with: credentialBytes)
    let carried = try BadgeImage(baked).credential()
    #expect(carried.text == credentialBytes)
    let lines = try DocumentedSwift.lines(of: "BadgeBaking", in: #filePath)
    #expect(lines.count == 3)
    #expect(lines.missing == [])
  }
}
