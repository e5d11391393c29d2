import OpenSSLCrypto
import Testing

@Suite struct ECDSAPublicKeyTests {
  /// A key, its signature and what the two are written in.
  struct Case: Sendable, CustomTestStringConvertible {
    let curve: ECDSACurve
    let key, compressed, signature: String
    var testDescription: String { curve.rawValue }

    func load() throws -> ECDSAPublicKey {
      try ECDSAPublicKey(subjectPublicKeyInfo: hex(key))
    }

    /// The point at the end of the key.
    func point() throws -> [UInt8] { Array(try hex(key).suffix(1 + 2 * curve.coordinateBytes)) }
  }

  static let cases = [
    Case(
      curve: .p256, key: SignedByOpenSSL.p256, compressed: SignedByOpenSSL.p256Compressed,
      signature: SignedByOpenSSL.p256Signature),
    Case(
      curve: .p384, key: SignedByOpenSSL.p384, compressed: SignedByOpenSSL.p384Compressed,
      signature: SignedByOpenSSL.p384Signature),
  ]

  /// The two numbers of a signature in DER, as many bytes each as a coordinate has.
  private func fixedWidth(_ der: [UInt8], _ curve: ECDSACurve) -> [UInt8] {
    var numbers: [UInt8] = []
    var place = 2
    for _ in 0..<2 {
      let count = Int(der[place + 1])
      let digits = der[(place + 2)..<(place + 2 + count)].drop { $0 == 0 }
      numbers += [UInt8](repeating: 0, count: curve.coordinateBytes - digits.count) + digits
      place += 2 + count
    }
    return numbers
  }

  @Test(arguments: cases)
  func `a signature holds in both encodings, and in neither under the name of the other`(
    item: Case
  ) throws {
    let key = try item.load()
    let der = try hex(item.signature)
    let fixed = fixedWidth(der, item.curve)
    let message = SignedByOpenSSL.message
    #expect(key.curve == item.curve)
    #expect(key.isValidSignature(der, encoding: .der, for: message))
    #expect(key.isValidSignature(fixed, encoding: .fixedWidth, for: message))
    #expect(!key.isValidSignature(der, encoding: .fixedWidth, for: message))
    #expect(!key.isValidSignature(fixed, encoding: .der, for: message))
    #expect(!key.isValidSignature(der, encoding: .der, for: message + [0]))
  }

  @Test(arguments: cases)
  func `no signature with a bit changed, cut or continued holds`(item: Case) throws {
    let key = try item.load()
    let der = try hex(item.signature)
    let signatures: [(ECDSAPublicKey.SignatureEncoding, [UInt8])] = [
      (.der, der), (.fixedWidth, fixedWidth(der, item.curve)),
    ]
    for (encoding, signature) in signatures {
      for byte in signature.indices {
        for bit in 0..<8 {
          var changed = signature
          changed[byte] ^= 1 << bit
          #expect(!key.isValidSignature(changed, encoding: encoding, for: SignedByOpenSSL.message))
        }
        let cut = Array(signature[..<byte])
        #expect(!key.isValidSignature(cut, encoding: encoding, for: SignedByOpenSSL.message))
      }
      for end: [UInt8] in [[0], [0, 0]] {
        let longer = signature + end
        #expect(!key.isValidSignature(longer, encoding: encoding, for: SignedByOpenSSL.message))
      }
    }
  }

  @Test(arguments: cases)
  func `signatures of zeros and ones hold for nothing`(item: Case) throws {
    let key = try item.load()
    let size = item.curve.coordinateBytes
    let one = [UInt8](repeating: 0, count: size - 1) + [1]
    for half in [[UInt8](repeating: 0, count: size), one, [UInt8](repeating: 0xFF, count: size)] {
      #expect(!key.isValidSignature(half + half, encoding: .fixedWidth, for: []))
    }
  }

  @Test func `a digest of another size than the curve's does not hold`() throws {
    let key = try ECDSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.p256))
    let signature = try hex(SignedByOpenSSL.p256OtherDigest)
    #expect(!key.isValidSignature(signature, encoding: .der, for: SignedByOpenSSL.message))
  }

  @Test(arguments: cases)
  func `one point is one key, however it is written`(item: Case) throws {
    let key = try item.load()
    let point = try item.point()
    let size = item.curve.coordinateBytes
    let others = try [
      ECDSAPublicKey(curve: item.curve, point: point),
      ECDSAPublicKey(
        curve: item.curve, x: Array(point[1...size]), y: Array(point[(size + 1)...])),
      ECDSAPublicKey(subjectPublicKeyInfo: hex(item.compressed)),
      ECDSAPublicKey(curve: item.curve, point: Array(hex(item.compressed).suffix(1 + size))),
    ]
    for other in others {
      #expect(other == key)
      #expect(other.hashValue == key.hashValue)
      #expect(other.rawRepresentation == point)
    }
  }

  @Test(arguments: cases)
  func `T77 what is no point of the curve is refused`(item: Case) throws {
    let point = try item.point()
    let size = item.curve.coordinateBytes
    var offCurve = point
    offCurve[2 * size] ^= 1
    // The byte 6 or 7 would be the hybrid form of ANSI X9.62, and 0 the point at infinity.
    let hybrid = [6 + (point.last ?? 0) & 1] + point.dropFirst()
    let beyondField = [4] + [UInt8](repeating: 0xFF, count: 2 * size)
    let refused: [[UInt8]] = [
      [], [0], [2], [4], offCurve, hybrid, beyondField, Array(point.dropLast()), point + [0],
      [3] + point.dropFirst(), [5] + point.dropFirst(), [2] + point[1..<size],
      Array(beyondField.prefix(1 + size)), [2] + [UInt8](repeating: 0xFF, count: size),
    ]
    for bytes in refused {
      #expect(throws: CryptoError.ecPointRefused(curve: item.curve)) {
        try ECDSAPublicKey(curve: item.curve, point: bytes)
      }
    }
  }

  @Test func `coordinates that share their bytes otherwise are refused`() throws {
    // The first coordinate begins with a zero; without it all bytes would move by one.
    let point = try hex(SignedByOpenSSL.p256).suffix(64)
    for count in [0, 31, 33, 64] {
      #expect(throws: CryptoError.ecPointRefused(curve: .p256)) {
        try ECDSAPublicKey(
          curve: .p256, x: Array(point.prefix(count)), y: Array(point.dropFirst(count)))
      }
    }
  }

  @Test func `a point of one curve is none of the other`() throws {
    let point = Array(try hex(SignedByOpenSSL.p256).suffix(65))
    #expect(throws: CryptoError.ecPointRefused(curve: .p384)) {
      try ECDSAPublicKey(curve: .p384, point: point)
    }
    let zeros = [UInt8](repeating: 0, count: 16)
    let padded = [4] + zeros + point[1...32] + zeros + point[33...]
    #expect(throws: CryptoError.ecPointRefused(curve: .p384)) {
      try ECDSAPublicKey(curve: .p384, point: padded)
    }
  }
}
