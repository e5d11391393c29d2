import TestSupport
import Testing

@Suite(.enabled(if: IndependentTools.areAvailable, "run scripts/interop-tools to run this suite"))
struct IndependentToolsTests {
  @Test("a script reads its input and its arguments, and what it writes comes back")
  func runs() throws {
    let script =
      "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read() + sys.argv[1].encode())"
    #expect(
      try IndependentTools.run(script: script, input: [0, 255], arguments: ["é"])
        == [0, 255, 0xC3, 0xA9])
  }

  @Test("a script that fails says why")
  func fails() {
    #expect { try IndependentTools.run(script: "import sys; sys.exit('no such badge')") } throws: {
      "\($0)".hasPrefix("no such badge")
    }
  }
}
