import OpenSSLCrypto
import Testing

@Suite struct Ed25519PrivateKeyTests {
  @Test(arguments: [0, 31, 33, 64])
  func `a seed of another length is refused with its length`(count: Int) {
    #expect(throws: CryptoError.seedLength(count)) {
      _ = try Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: count))
    }
  }

  @Test func `generated keys differ, have prime order and sign`() throws {
    let first = try Ed25519PrivateKey.generate()
    let second = try Ed25519PrivateKey.generate()
    #expect(first.publicKey != second.publicKey)
    #expect(first.publicKey.hasPrimeOrder() && second.publicKey.hasPrimeOrder())
    for count in [0, 1, 3000] {
      let message = [UInt8](repeating: 1, count: count)
      let signature = try first.signature(for: message)
      #expect(try first.signature(for: message) == signature)
      #expect(first.publicKey.isValidSignature(signature, for: message))
    }
  }

  @Test func `an identifier is a UUID of version 4, and random bytes are as many as asked`() throws
  {
    let uuid = Array(try SecureRandom.uuid().utf8)
    #expect(uuid.count == 36)
    #expect([8, 13, 18, 23].allSatisfy { uuid[$0] == UInt8(ascii: "-") })
    #expect(uuid[14] == UInt8(ascii: "4"))
    #expect("89ab".utf8.contains(uuid[19]))
    #expect(try SecureRandom.bytes(0) == [])
    #expect(try SecureRandom.bytes(33).count == 33)
    #expect(try SecureRandom.bytes(16) != SecureRandom.bytes(16))
  }

  @Test func `a count that makes no sense is an error`() {
    #expect(
      throws: CryptoError.libraryFailure(
        operation: "making random bytes", reason: "impossible count")
    ) { try SecureRandom.bytes(-1) }
  }
}
