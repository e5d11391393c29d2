import StatusLists
import StrictJSON
import Testing

@Suite("Status purposes")
struct StatusPurposeTests {
  @Test("A purpose is known by its exact name", arguments: ["Revocation", "revocation ", ""])
  func names(name: String) {
    #expect(StatusPurpose("revocation") == .revocation)
    #expect(StatusPurpose(.init(name)) == .other(.init(name)))
  }
}
