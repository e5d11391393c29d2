import Testing

@testable import IssuerTrust

@Suite struct `Levels` {
  @Test func `levels are compared as numbers`() throws {
    let texts = ["0", "0.001", "0.5", "1", "4", "4.5", "4.75", "5", "10", "999999.999"]
    let levels = try texts.map { try #require(DecimalLevel($0)) }
    #expect(levels == levels.sorted())
    for (left, right) in zip(levels, levels.dropFirst()) { #expect(left < right) }
  }

  @Test func `trailing zeros make no other level`() {
    #expect(DecimalLevel("4.5") == DecimalLevel("4.500"))
    #expect(DecimalLevel("04") == DecimalLevel("4"))
  }

  @Test(arguments: [
    "", ".", ".5", "5.", "5.1.2", "+5", "-5", "5,5", "5 ", " 5", "1234567", "1.2345", "NaN", "1e3",
    "\u{665}", "5\u{0}", "five",
  ])
  func `what is no level is refused`(text: String) {
    #expect(DecimalLevel(text) == nil)
  }
}
