import StatusLists
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// The Swift on the page of the library, as it stands there.
@Suite struct DocumentationTests {
  @Test func `a list is made and read as documented`() throws {
    let now = try Instant(rfc3339: "2026-03-01T00:00:00Z")
    var bits = try Bitstring()
    try bits.set(1, at: 94_567)
    let unsigned = StatusListCredential(
      id: "https://uni.example/status/1", issuer: "did:web:uni.example", validFrom: now,
      purposes: [.revocation], bitstring: bits
    ).tree()

    let document = try JSONDocument(unsigned.compactBytes())
    let terms = StatusEntryTerms(
      listURL: "https://uni.example/status/1", purpose: .revocation, index: 94_567)
    let credentialStatus = try JSONDocument(terms.tree().compactBytes()).root
    let list = try StatusList(document.root)
    let entry = try StatusEntry(credentialStatus)
    let found = try list.value(of: entry, credentialID: nil)
    #expect(found.value == 1)
  }

  @Test func `the page shows nothing that the test does not run`() throws {
    let shown = try DocumentedSwift.lines(of: "StatusLists", in: #filePath)
    #expect(shown.count == 9)
    #expect(shown.missing == [])
  }
}
