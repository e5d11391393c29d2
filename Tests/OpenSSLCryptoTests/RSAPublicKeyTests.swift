import OpenSSLCrypto
import Testing

@Suite struct RSAPublicKeyTests {
  private func load() throws -> RSAPublicKey {
    try RSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.rsa))
  }

  @Test func `a signature holds with the padding that it was made with, and no other`() throws {
    let key = try load()
    let message = SignedByOpenSSL.message
    let (pkcs1, pss) = try (hex(SignedByOpenSSL.rsaPKCS1), hex(SignedByOpenSSL.rsaPSS))
    #expect(key.isValidSignature(pkcs1, padding: .pkcs1v15, for: message))
    #expect(key.isValidSignature(pss, padding: .pss, for: message))
    #expect(!key.isValidSignature(pkcs1, padding: .pss, for: message))
    #expect(!key.isValidSignature(pss, padding: .pkcs1v15, for: message))
    #expect(!key.isValidSignature(pkcs1, padding: .pkcs1v15, for: message + [0]))
    #expect(!key.isValidSignature(pss, padding: .pss, for: message + [0]))
  }

  @Test(arguments: [
    (SignedByOpenSSL.rsaPSSShortSalt, RSAPadding.pss),
    (SignedByOpenSSL.rsaPSSLongSalt, .pss),
    (SignedByOpenSSL.rsaPSSOtherMask, .pss),
    (SignedByOpenSSL.rsaPKCS1SHA512, .pkcs1v15),
  ])
  func `another salt, mask or hash function than the one agreed on does not hold`(
    signature: String, padding: RSAPadding
  ) throws {
    let key = try load()
    #expect(
      !key.isValidSignature(try hex(signature), padding: padding, for: SignedByOpenSSL.message))
  }

  @Test(arguments: [RSAPadding.pkcs1v15, .pss])
  func `no signature with a bit changed, cut or continued holds`(padding: RSAPadding) throws {
    let key = try load()
    let message = SignedByOpenSSL.message
    let signature = try hex(
      padding == .pss ? SignedByOpenSSL.rsaPSS : SignedByOpenSSL.rsaPKCS1)
    for byte in signature.indices {
      var changed = signature
      changed[byte] ^= 1 << (byte % 8)
      #expect(!key.isValidSignature(changed, padding: padding, for: message))
    }
    for other in [[], signature.dropLast(), signature + [0], [0] + signature] as [[UInt8]] {
      #expect(!key.isValidSignature(other, padding: padding, for: message))
    }
    let zeros = [UInt8](repeating: 0, count: signature.count)
    #expect(!key.isValidSignature(zeros, padding: padding, for: message))
    #expect(!key.isValidSignature(key.modulus, padding: padding, for: message))
  }

  @Test func `one key is one key, however many zeros lead`() throws {
    let key = try load()
    #expect(key.exponent == [1, 0, 1])
    #expect(key.modulus.count == 256)
    let other = try RSAPublicKey(modulus: [0, 0] + key.modulus, exponent: [0] + key.exponent)
    #expect(other == key)
    #expect(other.hashValue == key.hashValue)
    #expect(other.modulus == key.modulus)
  }

  @Test func `T77 a modulus outside the sizes that are accepted is refused`() throws {
    #expect(throws: PublicKeyError.crypto(.rsaModulusSize(bits: 1024))) {
      try RSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.rsa1024))
    }
    for (count, first, bits) in [(0, 1, 1), (255, 0x7F, 2047), (1024, 1, 8193)] {
      let modulus = [UInt8(first)] + [UInt8](repeating: 0xFF, count: count)
      #expect(throws: CryptoError.rsaModulusSize(bits: bits)) {
        try RSAPublicKey(modulus: modulus, exponent: [3])
      }
    }
    for count in [255, 1023] {
      let modulus = [0x80] + [UInt8](repeating: 0xFF, count: count)
      #expect(try RSAPublicKey(modulus: modulus, exponent: [3]).modulus == modulus)
    }
  }

  @Test func `an even modulus is refused`() throws {
    let key = try load()
    #expect(throws: CryptoError.rsaModulusEven) {
      try RSAPublicKey(modulus: key.modulus.dropLast() + [2], exponent: key.exponent)
    }
  }

  @Test(
    arguments: [[], [0], [1], [2], [1, 0, 0], [2, 0, 0, 0, 1], [1, 0, 0, 0, 0, 1]] as [[UInt8]])
  func `an exponent that no key should have is refused`(exponent: [UInt8]) throws {
    let modulus = try load().modulus
    #expect(throws: CryptoError.rsaExponentRefused) {
      try RSAPublicKey(modulus: modulus, exponent: exponent)
    }
  }
}
