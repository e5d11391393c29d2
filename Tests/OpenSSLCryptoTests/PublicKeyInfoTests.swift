import OpenSSLCrypto
import Testing

/// Keys in DER and PEM: each has one encoding, and nothing beside it.
@Suite struct PublicKeyInfoTests {
  @Test(arguments: [SignedByOpenSSL.p256, SignedByOpenSSL.p384])
  func `a key of a curve cut or continued anywhere is refused`(key: String) throws {
    let der = try hex(key)
    for count in der.indices {
      #expect(throws: PublicKeyError.self) {
        try ECDSAPublicKey(subjectPublicKeyInfo: Array(der[..<count]))
      }
    }
    #expect(throws: PublicKeyError.derMalformed(byteOffset: der.count)) {
      try ECDSAPublicKey(subjectPublicKeyInfo: der + [0])
    }
  }

  @Test func `an RSA key cut or continued anywhere is refused`() throws {
    let der = try hex(SignedByOpenSSL.rsa)
    for count in der.indices {
      #expect(throws: PublicKeyError.self) {
        try RSAPublicKey(subjectPublicKeyInfo: Array(der[..<count]))
      }
    }
    #expect(throws: PublicKeyError.derMalformed(byteOffset: der.count)) {
      try RSAPublicKey(subjectPublicKeyInfo: der + [0])
    }
  }

  @Test func `T76 bytes after the key inside its envelope are refused`() throws {
    // All lengths around them are made to fit.
    let ec = try hex(SignedByOpenSSL.p256)
    let inBits = [0x30, ec[1] + 1] + ec[2..<24] + [ec[24] + 1] + ec[25...] + [0]
    #expect(throws: PublicKeyError.crypto(.ecPointRefused(curve: .p256))) {
      try ECDSAPublicKey(subjectPublicKeyInfo: inBits)
    }
    let afterBits = [0x30, ec[1] + 2] + ec[2...] + [5, 0]
    let inAlgorithm = [0x30, ec[1] + 2, 0x30, ec[3] + 2] + ec[4..<23] + [5, 0] + ec[23...]
    for der in [afterBits, inAlgorithm] {
      #expect(throws: PublicKeyError.self) { try ECDSAPublicKey(subjectPublicKeyInfo: der) }
    }
  }

  @Test func `a longer length than needed, or left over bits, are refused`() throws {
    let ec = try hex(SignedByOpenSSL.p256)
    let longLength = [0x30, 0x81] + ec[1...]
    let unusedBits = ec[..<25] + [1] + ec[26...]
    for der in [longLength, Array(unusedBits)] {
      #expect(throws: PublicKeyError.self) { try ECDSAPublicKey(subjectPublicKeyInfo: der) }
    }
  }

  @Test func `numbers of an RSA key that are negative or begin with zeros are refused`() throws {
    let der = try hex(SignedByOpenSSL.rsa)
    // The modulus begins at 28 with its type; its first byte is a zero that it needs.
    var negative = der
    negative[32] = 0x80
    var zeros = der
    zeros[33] = 0
    for changed in [negative, zeros] {
      #expect(throws: PublicKeyError.self) {
        try RSAPublicKey(subjectPublicKeyInfo: changed)
      }
    }
  }

  @Test func `T77 a key of another type is refused with its name`() throws {
    #expect(throws: PublicKeyError.keyTypeUnsupported(name: "RSA")) {
      try ECDSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.rsa))
    }
    #expect(throws: PublicKeyError.keyTypeUnsupported(name: "EC")) {
      try RSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.p256))
    }
    #expect(throws: PublicKeyError.keyTypeUnsupported(name: "EC on 1.3.132.0.10")) {
      try ECDSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.secp256k1))
    }
    let ed25519 = try hex(
      "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    #expect(throws: PublicKeyError.keyTypeUnsupported(name: "Ed25519")) {
      try ECDSAPublicKey(subjectPublicKeyInfo: ed25519)
    }
  }

  @Test func `a key in PEM is the key in DER`() throws {
    #expect(
      try ECDSAPublicKey(pem: Array(SignedByOpenSSL.p256PEM.utf8))
        == ECDSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.p256)))
    #expect(
      try RSAPublicKey(pem: Array(SignedByOpenSSL.rsaPEM.utf8))
        == RSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.rsa)))
  }

  @Test func `what is not one PEM block of a public key is refused`() throws {
    let pem = SignedByOpenSSL.p256PEM
    let cases: [(String, PublicKeyError)] = [
      ("", .noBlock), ("text", .noBlock), ("a key:\n" + pem, .pemMalformed(line: 1)),
      (pem + "text\n", .pemMalformed(line: 5)), (pem + pem, .pemMalformed(line: 5)),
      (String(pem.dropLast(10)), .pemMalformed(line: 4)), (String(pem.prefix(90)), .noBlock),
      (pem.replacing("PUBLIC", with: "PRIVATE"), .noBlock),
      (pem.replacing("MFkw", with: "MF*w"), .pemMalformed(line: 2)),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try ECDSAPublicKey(pem: Array(text.utf8)) }
    }
    #expect(throws: PublicKeyError.tooLong(limit: 65536)) {
      try RSAPublicKey(pem: [UInt8](repeating: 0x20, count: 65537))
    }
  }

  @Test func `a refusal is one line without a full stop`() {
    let errors: [PublicKeyError] = [
      .crypto(.ecPointRefused(curve: .p384)), .crypto(.rsaExponentRefused),
      .crypto(.rsaModulusEven), .crypto(.rsaModulusSize(bits: 1024)), .derMalformed(byteOffset: 3),
      .keyTypeUnsupported(name: "X25519"), .noBlock, .pemMalformed(line: 2), .tooLong(limit: 1),
    ]
    for error in errors {
      let text = error.description
      #expect(!text.isEmpty && !text.contains("\n") && !text.hasSuffix("."))
    }
    #expect("\(errors[3])" == "the RSA key has 1024 bits, accepted are 2048 to 8192")
  }
}
