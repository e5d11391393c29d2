import ControlledIdentifiers
import OpenSSLCrypto
import TestSupport
import Testing
import WireFormats

/// The public key of the first test of RFC 8032 §7.1.
private let knownKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

/// A multikey text of any code and bytes.
private func multikey(_ code: UInt64, _ key: [UInt8]) throws -> String {
  Multibase.encode(try Varint.encode(code) + key, as: .base58btc)
}

@Suite struct MultikeyTests {
  @Test func `a key comes back from its text`() throws {
    let key = try Ed25519PublicKey(rawRepresentation: Base16.decode(knownKey))
    let text = Multikey(key).publicKeyMultibase
    #expect(text == "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw")
    #expect(try Multikey(publicKeyMultibase: text) == Multikey(key))
  }

  @Test(
    arguments: [
      (0xE7, 33, "secp256k1"), (0xEA, 48, "BLS12-381"), (0xEB, 96, "BLS12-381"),
      (0xEC, 32, "X25519"), (0x1202, 67, "P-521"), (0xEB51, 90, "JSON Web Key"),
      (0x1205, 270, "RSA"), (0x1205, 526, "RSA"), (0x1300, 32, "Ed25519 private"),
      (0x55, 32, "multicodec 0x55"), (0, 32, "multicodec 0x0"),
    ] as [(UInt64, Int, String)])
  func `keys of other kinds are refused by name`(code: UInt64, count: Int, name: String) throws {
    let text = try multikey(code, [UInt8](repeating: 2, count: count))
    let error = try #require(throws: IdentifierError.self) {
      try Multikey(publicKeyMultibase: text)
    }
    #expect(error == .keyKind(code: code))
    #expect(error.description == "\(name) key: Assay takes Ed25519, P-256 and P-384")
  }

  @Test(arguments: [0, 1, 31, 33, 64])
  func `an Ed25519 key of another length is refused`(count: Int) throws {
    let text = try multikey(0xED, [UInt8](repeating: 2, count: count))
    #expect(throws: IdentifierError.keyLength(count: count)) {
      try Multikey(publicKeyMultibase: text)
    }
  }

  @Test(
    arguments: [
      ("0100000000000000000000000000000000000000000000000000000000000000", .lowOrderPublicKey),
      ("0200000000000000000000000000000000000000000000000000000000000000", .publicKeyNotOnCurve),
      ("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", .publicKeyNotCanonical),
    ] as [(String, CryptoError)])
  func `T75 a weak or malformed key is refused`(hex: String, reason: CryptoError) throws {
    let text = try multikey(0xED, Base16.decode(hex))
    #expect(throws: IdentifierError.keyRefused(reason)) { try Multikey(publicKeyMultibase: text) }
  }

  @Test func `a second spelling of a key is refused`() throws {
    let key = try Base16.decode(knownKey)
    let padded = Multibase.encode([0xED, 0x81, 0x00] + key, as: .base58btc)
    let canonical = Multibase.encode([0xED, 0x01] + key, as: .base58btc)
    let cases: [(String, IdentifierError)] = [
      (padded, .keyEncoding(.varintNotMinimal(index: 2))),
      ("z1" + canonical.dropFirst(), .keyKind(code: 0)),
      (Multibase.encode([0xED, 0x01] + key, as: .base64url), .keyBase(.base64url)),
      ("Z" + canonical.dropFirst(), .keyEncoding(.multibasePrefixUnsupported(byte: 0x5A))),
      ("f" + "ed01" + knownKey, .keyEncoding(.multibasePrefixUnsupported(byte: 0x66))),
      (String(canonical.dropFirst()), .keyEncoding(.multibasePrefixUnsupported(byte: 0x36))),
      (canonical + " ", .keyEncoding(.invalidCharacter(.base58, byte: 0x20, index: 48))),
      (" " + canonical, .keyEncoding(.multibasePrefixUnsupported(byte: 0x20))),
      ("", .keyEncoding(.multibaseEmpty)),
      ("z", .keyEncoding(.varintTruncated(index: 0))),
      ("z" + Base58.encode([0xED]), .keyEncoding(.varintTruncated(index: 1))),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try Multikey(publicKeyMultibase: text) }
    }
  }

  @Test func `no cut of a key's text is a key`() throws {
    let text = try multikey(0xED, Base16.decode(knownKey))
    for length in 0..<text.utf8.count {
      #expect(throws: IdentifierError.self) {
        try Multikey(publicKeyMultibase: String(text.prefix(length)))
      }
    }
  }

  @Test func `text of any length is refused without work to match`() {
    let long = "z" + String(repeating: "2", count: 10_000_000)
    #expect(throws: IdentifierError.tooLong(maxBytes: 2_048)) {
      try Multikey(publicKeyMultibase: long)
    }
    #expect(throws: IdentifierError.keyEncoding(.tooLong(.base58, maxBytes: 1_024))) {
      try Multikey(publicKeyMultibase: String(long.prefix(2_000)))
    }
  }

  @Test(arguments: [
    (PublicKeyTexts.p256Multikey, ECDSACurve.p256), (PublicKeyTexts.p384Multikey, .p384),
  ])
  func `a key on a curve comes back from its text`(text: String, curve: ECDSACurve) throws {
    let multikey = try Multikey(publicKeyMultibase: text)
    guard case .ecdsa(let key) = multikey.publicKey else {
      Issue.record("a key of another kind")
      return
    }
    #expect(key.curve == curve)
    #expect(Multikey(key).publicKeyMultibase == text)
    #expect(Multikey(multikey.publicKey) == multikey)
  }

  /// Source: The did:key Method §3.1.3: points are compressed.
  @Test(arguments: [
    (PublicKeyTexts.p256Multikey, UInt64(0x1200), ECDSACurve.p256),
    (PublicKeyTexts.p384Multikey, 0x1201, .p384),
  ])
  func `T75 T77 a point in another spelling, or of another curve, is refused`(
    text: String, code: UInt64, curve: ECDSACurve
  ) throws {
    let key = try Multikey(publicKeyMultibase: text).publicKey
    guard case .ecdsa(let point) = key else { return }
    let compressed = point.compressedRepresentation
    let coordinate = Array(compressed.dropFirst())
    let hybrid: UInt8 = 4 + compressed[0]
    let tooGreat = [UInt8](repeating: 0xFF, count: curve.coordinateBytes)
    let written = Array(point.rawRepresentation.dropFirst())
    // Written out, or hybrid: both coordinates. Cut or longer. Without its first byte, or with
    // another. A first coordinate that is not less than the prime.
    var spellings: [[UInt8]] = [point.rawRepresentation, [hybrid] + written, compressed + [0]]
    spellings += [Array(compressed.dropLast()), coordinate, []]
    spellings += [0, 1, 4, 5, 6].map { (first: UInt8) -> [UInt8] in [first] + coordinate }
    spellings.append([2] + tooGreat)
    for (index, spelling) in spellings.enumerated() {
      #expect(throws: IdentifierError.keyRefused(.ecPointRefused(curve: curve)), "\(index)") {
        try Multikey(publicKeyMultibase: multikey(code, spelling))
      }
    }
    // The other curve's code says of the same bytes that they are of the wrong length.
    let other: (UInt64, ECDSACurve) = code == 0x1200 ? (0x1201, .p384) : (0x1200, .p256)
    #expect(throws: IdentifierError.keyRefused(.ecPointRefused(curve: other.1))) {
      try Multikey(publicKeyMultibase: multikey(other.0, compressed))
    }
    // And as a key of Ed25519 they are one byte, or seventeen, too long.
    #expect(throws: IdentifierError.keyLength(count: compressed.count)) {
      try Multikey(publicKeyMultibase: multikey(0xED, compressed))
    }
    // The negative of a point is another key.
    let negative = [compressed[0] ^ 1] + compressed.dropFirst()
    let opposite = try Multikey(publicKeyMultibase: multikey(code, negative))
    #expect(opposite.publicKey != key)
  }
}
