import OpenSSLCrypto
import TestSupport
import Testing
import WireFormats

@Suite struct KeyFileTests {
  static let created = Instant(secondsSinceEpoch: 1_767_323_045)

  /// A key file with the cheapest key derivation there is, for tables.
  private func cheapFile(_ key: borrowing Ed25519PrivateKey) throws -> [UInt8] {
    try KeyFile.encode(
      key, passphrase: makePassphrase("correct horse"), created: Self.created, n: 2, r: 1, p: 1)
  }

  @Test func `an encrypted file says its public key and gives the private one back`() throws {
    let key = try Ed25519PrivateKey.generate()
    let bytes = try KeyFile.encode(
      key, passphrase: makePassphrase("correct horse"), created: Self.created)
    let file = try KeyFile(bytes)
    #expect(file.publicKey == key.publicKey)
    #expect(file.created == Self.created)
    #expect(file.keyDerivation == .scrypt(n: 16384, r: 8, p: 8))
    let unlocked = try file.unlock(with: makePassphrase("correct horse"))
    #expect(try unlocked.signature(for: [1]) == key.signature(for: [1]))
    #expect(throws: KeyFileError.passphraseNeeded) { _ = try file.unlockUnencrypted() }

    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("Assay-Key-File: 1\nAlgorithm: Ed25519\nPublic-Key: z6Mk"))
    #expect(text.contains("\nCreated: 2026-01-02T03:04:05Z\n-----BEGIN ENCRYPTED PRIVATE KEY-----"))
  }

  @Test func `a file that is not encrypted needs no passphrase`() throws {
    let key = try Ed25519PrivateKey.generate()
    let file = try KeyFile(KeyFile.encodeUnencryptedUnsafe(key, created: Self.created))
    #expect(file.keyDerivation == nil)
    #expect(try file.unlockUnencrypted().publicKey == key.publicKey)
  }

  @Test func `T70 three hundred wrong passphrases are all refused as wrong`() throws {
    let key = try Ed25519PrivateKey.generate()
    let file = try KeyFile(cheapFile(key), acceptingWeakDerivation: true)
    for number in 0..<300 {
      #expect(throws: KeyFileError.wrongPassphrase) {
        _ = try file.unlock(with: makePassphrase("wrong \(number)"))
      }
    }
  }

  @Test func `T69 any one bit flipped in the encrypted key is refused`() throws {
    let key = try Ed25519PrivateKey.generate()
    let (preamble, der) = try Self.parts(of: cheapFile(key))
    var mismatches = 0
    for bit in 0..<(der.count * 8) {
      var flipped = der
      flipped[bit / 8] ^= 1 << (bit % 8)
      do {
        let file = try KeyFile(
          Self.file(preamble, flipped), acceptingWeakDerivation: true)
        _ = try file.unlock(with: makePassphrase("correct horse"))
        Issue.record("bit \(bit) of \(der.count * 8) makes no difference")
      } catch let error as KeyFileError {
        if case .publicKeyMismatch = error { mismatches += 1 }
      }
    }
    // The case that the encryption does not notice and only the public key in front shows.
    #expect(mismatches > 0)
  }

  @Test func `T71 a file that names another public key is refused with both`() throws {
    let key = try Ed25519PrivateKey.generate()
    let other = try Ed25519PrivateKey.generate()
    let (_, der) = try Self.parts(of: cheapFile(key))
    let (preamble, _) = try Self.parts(of: cheapFile(other))
    let file = try KeyFile(Self.file(preamble, der), acceptingWeakDerivation: true)
    #expect(
      throws: KeyFileError.publicKeyMismatch(
        pinned: Self.multikey(other.publicKey), derived: Self.multikey(key.publicKey))
    ) { _ = try file.unlock(with: makePassphrase("correct horse")) }
  }

  @Test func `weak key derivation is refused in a key file and read for importing`() throws {
    let key = try Ed25519PrivateKey.generate()
    let bytes = try cheapFile(key)
    #expect(throws: KeyFileError.keyDerivationTooWeak(.scrypt(n: 2, r: 1, p: 1))) {
      try KeyFile(bytes)
    }
    let imported = try PrivateKeyPEM(bytes).unlock(with: makePassphrase("correct horse"))
    #expect(imported.publicKey == key.publicKey)
  }

  @Test func `a file cut after any byte is refused`() throws {
    let key = try Ed25519PrivateKey.generate()
    let bytes = try cheapFile(key)
    // Without its last line feed the file is still whole.
    for count in 0..<(bytes.count - 1) {
      #expect(throws: KeyFileError.self) {
        try KeyFile(Array(bytes[..<count]), acceptingWeakDerivation: true)
      }
    }
  }

  @Test func `line ends of Windows and blank lines at the end are no damage`() throws {
    let key = try Ed25519PrivateKey.generate()
    let text = String(decoding: try cheapFile(key), as: UTF8.self)
    let windows = text.split(separator: "\n").joined(separator: "\r\n") + "\r\n\r\n"
    let file = try KeyFile(Array(windows.utf8), acceptingWeakDerivation: true)
    #expect(try file.unlock(with: makePassphrase("correct horse")).publicKey == key.publicKey)
  }

  static func multikey(_ key: Ed25519PublicKey) -> String {
    Multibase.encode(Multicodec.ed25519PublicKeyPrefix + key.rawRepresentation, as: .base58btc)
  }

  /// The lines in front of the block, and what the block holds.
  static func parts(of bytes: [UInt8]) throws -> (preamble: String, der: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let der = try Base64.decode(lines[5..<(lines.count - 1)].joined())
    return (lines[..<4].map { "\($0)\n" }.joined(), der)
  }

  /// A file of such parts.
  static func file(
    _ preamble: String, _ der: [UInt8], label: String = "ENCRYPTED PRIVATE KEY"
  ) -> [UInt8] {
    let block = "-----BEGIN \(label)-----\n\(Base64.encode(der))\n-----END \(label)-----\n"
    return Array((preamble + block).utf8)
  }
}
