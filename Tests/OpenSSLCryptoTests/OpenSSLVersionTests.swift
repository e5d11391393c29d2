import Testing

@testable import OpenSSLCrypto

/// What is said of the library that a program runs with.
@Suite struct OpenSSLVersionTests {
  @Test(arguments: [
    (0x3000_0130 as UInt, "3.0.19"), (0x3000_0000, "3.0.0"), (0x3060_0010, "3.6.1"),
    (0x4000_0000, "4.0.0"),
  ])
  func `the number of a version is read`(number: UInt, text: String) {
    #expect(OpenSSLVersion(number: number).text == text)
  }

  @Test(arguments: [
    (OpenSSLVersion(major: 3, minor: 0, patch: 18), 4), (.init(major: 3, minor: 0, patch: 20), 3),
    (.init(major: 3, minor: 0, patch: 21), 0), (.init(major: 3, minor: 0, patch: 22), 0),
    (.init(major: 3, minor: 5, patch: 0), 0), (.init(major: 4, minor: 0, patch: 0), 0),
  ])
  func `T74 an old library is warned of, and of others nothing is claimed`(
    version: OpenSSLVersion, faults: Int
  ) {
    #expect(version.weakness?.cves.count ?? 0 == faults)
  }

  @Test func `the running library names itself`() {
    #expect(OpenSSLVersion.runtime.major >= 3)
    #expect(OpenSSLVersion.runtimeName.contains(OpenSSLVersion.runtime.text))
  }
}
