import OpenSSLCrypto
import Testing

struct DigesterTests {
  @Test(arguments: [DigestAlgorithm.sha256, .sha384, .sha512])
  func `texts one after the other have the digests that each has alone`(
    algorithm: DigestAlgorithm
  ) {
    var digester = Digester(algorithm)
    let length = algorithm.byteCount
    for count in [0, 1, 55, 56, 64, 1000, 3] {
      let text = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      var output = [UInt8](repeating: 0xEE, count: length + 2)
      digester.digest(of: text[...], into: &output, at: 1)
      #expect(Array(output[1...length]) == algorithm.digest(of: text))
      #expect(output.first == 0xEE && output.last == 0xEE)
      digester.digest(of: text[(count / 2)...], into: &output, at: 0)
      #expect(Array(output[..<length]) == algorithm.digest(of: Array(text[(count / 2)...])))
    }
  }
}
