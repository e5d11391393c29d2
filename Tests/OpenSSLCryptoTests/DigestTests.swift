import OpenSSLCrypto
import Testing
import WireFormats

@Suite struct DigestTests {
  /// The examples of FIPS 180-4.
  static let examples: [(DigestAlgorithm, String, String)] = [
    (.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      .sha384, "abc",
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
        + "8086072ba1e7cc2358baeca134c825a7"
    ),
    (
      .sha512, "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ]

  @Test(arguments: examples)
  func `the examples of the standard come out`(
    algorithm: DigestAlgorithm, text: String, expected: String
  ) {
    #expect(Base16.encode(algorithm.digest(of: Array(text.utf8))) == expected)
  }

  @Test func `a million times the letter a gives the digest of the standard`() {
    let digest = DigestAlgorithm.sha256.digest(of: [UInt8](repeating: 0x61, count: 1_000_000))
    #expect(
      Base16.encode(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [DigestAlgorithm.sha256, .sha384, .sha512])
  func `pieces give the digest of the whole`(algorithm: DigestAlgorithm) {
    let whole = algorithm.digest(of: Array("abcdef".utf8))
    #expect(algorithm.digest(of: [Array("ab".utf8), [], Array("cdef".utf8)]) == whole)
    #expect(whole.count == algorithm.byteCount)
  }

  @Test func `many tasks hash at once and get the same`() async {
    let expected = DigestAlgorithm.sha256.digest(of: [1, 2, 3])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          (0..<500).allSatisfy { _ in DigestAlgorithm.sha256.digest(of: [1, 2, 3]) == expected }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
