import OpenSSLCrypto
import Testing

@Suite struct PassphraseTests {
  @Test func `the array it came in is wiped`() throws {
    var bytes = Array("correct horse".utf8)
    let passphrase = try Passphrase(movingFrom: &bytes)
    #expect(bytes.isEmpty)
    #expect(try passphrase.isSame(as: makePassphrase("correct horse")))
    #expect(try !passphrase.isSame(as: makePassphrase("correct house")))
    #expect(try !passphrase.isSame(as: makePassphrase("correct hors")))
  }

  @Test func `what cannot be a passphrase is refused and wiped too`() {
    let cases: [([UInt8], CryptoError)] = [
      ([], .passphraseEmpty), ([65, 0, 66], .passphraseHasZeroByte),
      ([UInt8](repeating: 65, count: 1025), .passphraseTooLong(limit: 1024)),
    ]
    for (bytes, expected) in cases {
      var bytes = bytes
      #expect(throws: expected) { _ = try Passphrase(movingFrom: &bytes) }
      #expect(bytes.isEmpty)
    }
  }
}

/// The passphrase with this text.
func makePassphrase(_ text: String) throws -> Passphrase {
  var bytes = Array(text.utf8)
  return try Passphrase(movingFrom: &bytes)
}
