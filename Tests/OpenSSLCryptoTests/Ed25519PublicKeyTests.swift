import Testing

@testable import OpenSSLCrypto

/// What is refused that OpenSSL alone would take; each case was made for this suite.
@Suite struct Ed25519PublicKeyTests {
  /// The key of RFC 8032 §7.1 test 1, and a message that it signs below.
  static let key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
  static let message = Array("low order R".utf8)

  @Test(arguments: [0, 1, 31, 33, 64])
  func `a key of another length is refused with its length`(count: Int) {
    #expect(throws: CryptoError.publicKeyLength(count)) {
      try Ed25519PublicKey(rawRepresentation: [UInt8](repeating: 1, count: count))
    }
  }

  @Test(arguments: [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ])
  func `a key of low order is refused`(key: String) {
    #expect(throws: CryptoError.lowOrderPublicKey) {
      try Ed25519PublicKey(rawRepresentation: hex(key))
    }
  }

  @Test(arguments: UInt8(0xED)...0xFF, [0x7F, 0xFF] as [UInt8])
  func `a y that is not below the prime is refused`(lowest: UInt8, highest: UInt8) {
    let key = [lowest] + [UInt8](repeating: 0xFF, count: 30) + [highest]
    #expect(throws: CryptoError.publicKeyNotCanonical) {
      try Ed25519PublicKey(rawRepresentation: key)
    }
  }

  @Test(arguments: [0x00, 0x80] as [UInt8])
  func `a y that no point has is refused`(highest: UInt8) {
    let key = [2] + [UInt8](repeating: 0, count: 30) + [highest]
    #expect(throws: CryptoError.publicKeyNotOnCurve) {
      try Ed25519PublicKey(rawRepresentation: key)
    }
  }

  @Test(arguments: [
    "9158312a9a8d6e3b34c891d6d61444f8b8211c5117ebad15bdb0bd68b07e0245",
    "ad38a8f0b22ab7ca46ecee7bbef12b5f336c182652fac34392f859dbd9666a7d",
    "16a567fe7d4ef5482ab4012c369bf8c5f11e8d0c2559dcda50fde59708f8aee5",
  ])
  func `an honest key plus a point of low order has no prime order`(key: String) throws {
    #expect(try !Ed25519PublicKey(rawRepresentation: hex(key)).hasPrimeOrder())
  }

  @Test func `a signature whose R is the identity is refused`() throws {
    let signature = try hex(
      "0100000000000000000000000000000000000000000000000000000000000000"
        + "9150c729aafa256165c3bf78d8c6e0cc277af90efd2b9f065847c5b70f01320a")
    let key = try Ed25519PublicKey(rawRepresentation: hex(Self.key))
    #expect(!key.isValidSignature(signature, for: Self.message))
  }

  @Test func `a signature is refused once L is added to S`() throws {
    let r = "ef4f62f8479733ad879cfaced3c89a9c39dd4fc795ef2efa1c3eafe4d729a081"
    let s = "dc056174229f92c5266ba8af9e299ca0f64715ef2a12c4469c89a16e0333530a"
    let sPlusL = "c9d956d13c02a51dfd07a0527d237bb5f64715ef2a12c4469c89a16e0333531a"
    let key = try Ed25519PublicKey(rawRepresentation: hex(Self.key))
    #expect(try key.isValidSignature(hex(r + s), for: Self.message))
    #expect(try !key.isValidSignature(hex(r + sPlusL), for: Self.message))
  }

  @Test(arguments: [0, 63, 65, 128])
  func `a signature of another length is refused`(count: Int) throws {
    let key = try Ed25519PublicKey(rawRepresentation: hex(Self.key))
    #expect(!key.isValidSignature([UInt8](repeating: 1, count: count), for: []))
  }

  @Test func `a signature with any one bit flipped is refused`() throws {
    let key = try Ed25519PrivateKey.generate()
    let message = Array("message".utf8)
    let signature = try key.signature(for: message)
    for bit in 0..<512 {
      var flipped = signature
      flipped[bit / 8] ^= 1 << (bit % 8)
      #expect(!key.publicKey.isValidSignature(flipped, for: message), "bit \(bit)")
    }
  }

  @Test func `keys are equal by their bytes`() throws {
    let key = try Ed25519PublicKey(rawRepresentation: hex(Self.key))
    let same = try Ed25519PublicKey(rawRepresentation: hex(Self.key))
    let other = try Ed25519PrivateKey.generate().publicKey
    #expect(key == same && key != other)
    #expect(Set([key, same, other]).count == 2)
  }
}
