import Testing
import WireFormats

@testable import OpenSSLCrypto

/// Files that are no key files, each refused with its reason.
@Suite struct KeyFileRefusalTests {
  /// The key of RFC 8032 §7.1 test 1 in PKCS#8.
  static let der =
    "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc4"
    + "4449c5697b326919703bac031cae7f60"
  /// The same in version 2 of PKCS#8, which adds the public key.
  static let version2 =
    "3051020101300506032b6570042204209d61b19deffd5a60ba844af492ec2cc4"
    + "4449c5697b326919703bac031cae7f60"
    + "812100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
  static let preamble = """
    Assay-Key-File: 1
    Algorithm: Ed25519
    Public-Key: z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw
    Created: 2026-01-02T03:04:05Z

    """
  static let block = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n"
  static let base64 = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"

  @Test func `the file that the others are made of is read`() throws {
    let file = try KeyFile(Array((Self.preamble + Self.block).utf8))
    #expect(
      try Base16.encode(file.unlockUnencrypted().publicKey.rawRepresentation)
        == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
  }

  static let texts: [(String, KeyFileError)] = [
    ("", .noBlock),
    ("hello\n", .noBlock),
    (block, .notPinned),
    ("Bag Attributes\n" + block, .notPinned),
    (preamble + block + block, .severalBlocks(line: 8)),
    (preamble + block + "more\n", .trailingText(line: 8)),
    (preamble + "-----BEGIN PRIVATE KEY-----\n\(base64)\n", .blockNotEnded(label: "PRIVATE KEY")),
    (
      preamble + "-----BEGIN PRIVATE KEY-----\n\(base64)\n-----END PUBLIC KEY-----\n",
      .blockMalformed(line: 7)
    ),
    (preamble + "-----BEGIN PRIVATE KEY\n", .blockMalformed(line: 5)),
    (
      preamble.replacing("\nAlgorithm", with: "\nAlgorithmus") + block,
      .fieldMalformed(name: "Algorithm", line: 2)
    ),
    (
      preamble.replacing("Ed25519", with: "Ed448") + block,
      .fieldMalformed(name: "Algorithm", line: 2)
    ),
    (preamble.replacing("File: 1", with: "File: 2") + block, .versionUnsupported("2")),
    (
      preamble.replacing("Public-Key: z6Mk", with: "Public-Key: z6Ml") + block,
      .fieldMalformed(name: "Public-Key", line: 3)
    ),
    (
      preamble.replacing("2026-01-02", with: "2026-02-30") + block,
      .fieldMalformed(name: "Created", line: 4)
    ),
    (preamble + "Comment: none\n" + block, .blockMalformed(line: 5)),
    (
      preamble + "-----BEGIN RSA PRIVATE KEY-----\n\(base64)\n-----END RSA PRIVATE KEY-----\n",
      .blockUnsupported(label: "RSA PRIVATE KEY")
    ),
    (
      preamble + block.replacing(base64, with: "Proc-Type: 4,ENCRYPTED\n\(base64)"),
      .blockMalformed(line: 6)
    ),
    (preamble + block.replacing(base64, with: "\(base64)!"), .blockMalformed(line: 6)),
    (String(repeating: "x", count: 70_000), .tooLong(limit: 65_536)),
  ]

  @Test(arguments: texts)
  func `a text that is no key file is refused with its reason`(
    text: String, expected: KeyFileError
  ) {
    #expect(throws: expected) { try KeyFile(Array(text.utf8)) }
  }

  /// What could stand in front of the first field, so that a careless reader would not see it.
  static let covers = [
    "\n", "\r\n", " \n", " ", "\t", "\u{FEFF}", "\u{FEFF}\n", "\u{200B}", "# ", "> ",
    "Comment: x\r",
    "Bag Attributes\n", "-----BEGIN", "\0",
  ]

  @Test(arguments: covers)
  func `a key that is named behind other text is neither believed nor passed over`(
    cover: String
  ) throws {
    let other = try KeyFileTests.multikey(Ed25519PrivateKey.generate().publicKey)
    for field in ["z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", other] {
      let named = Self.preamble.replacing(/z6Mk[^\n]*/, with: field)
      let bytes = Array((cover + named + Self.block).utf8)
      let expected = KeyFileError.fieldMalformed(name: "Assay-Key-File", line: 1)
      #expect(throws: expected) { try PrivateKeyPEM(bytes) }
      #expect(throws: expected) { try KeyFile(bytes) }
    }
  }

  @Test(arguments: ["assay-key-file: 1\n", "Public-Key: z6Mk\n", "PUBLIC-KEY: z6Mk\n"])
  func `a part of the preamble is not passed over`(lines: String) {
    #expect(throws: KeyFileError.fieldMalformed(name: "Assay-Key-File", line: 1)) {
      try PrivateKeyPEM(Array((lines + Self.block).utf8))
    }
  }

  @Test(arguments: [
    "", "\n", "\u{FEFF}\n",
    "Bag Attributes\n    friendlyName: x\nKey Attributes: <No Attributes>\n",
    "Private-Key: (256 bit)\npriv:\n    00:01\n",
  ])
  func `lines of other programs are passed over when a key is taken over`(lines: String) throws {
    _ = try PrivateKeyPEM(Array((lines + Self.block).utf8)).unlockUnencrypted()
  }

  static let keys: [(String, String, KeyFileError)] = [
    ("a byte more", der + "00", .derMalformed(byteOffset: 0)),
    ("a byte less", String(der.dropLast(2)), .derMalformed(byteOffset: 0)),
    ("an empty sequence", "3000", .derMalformed(byteOffset: 0)),
    (
      "version 2", der.replacing("0201003005", with: "0201013005"),
      .pkcs8VersionUnsupported(version: 2)
    ),
    ("version 2 with the public key", version2, .pkcs8VersionUnsupported(version: 2)),
    ("an attribute", "3030" + der.dropFirst(4) + "a000", .derMalformed(byteOffset: 0)),
    (
      "a key of an unknown type",
      "304b"
        + der.dropFirst(4).replacing(
          "300506032b6570", with: "30220620" + String(repeating: "7f", count: 32)),
      .keyTypeUnsupported(name: "2.47" + String(repeating: ".127", count: 7) + "\u{2026}")
    ),
    (
      "an X25519 key", der.replacing("2b6570", with: "2b656e"),
      .keyTypeUnsupported(name: "X25519")
    ),
    (
      "a key on P-256",
      "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"
        + "0101010101010101010101010101010101010101010101010101010101010101",
      .keyTypeUnsupported(name: "EC")
    ),
    (
      "a seed of 31 bytes",
      "302d020100300506032b65700421041f9d61b19deffd5a60ba844af492ec2cc4"
        + "4449c5697b326919703bac031cae7f",
      .derMalformed(byteOffset: 0)
    ),
  ]

  @Test(arguments: keys)
  func `a block with another thing than an Ed25519 key is refused`(
    name: String, der: String, expected: KeyFileError
  ) throws {
    for preamble in ["", Self.preamble] {
      let file = try KeyFileTests.file(preamble, hex(der), label: "PRIVATE KEY")
      #expect(throws: expected) { try PrivateKeyPEM(file) }
    }
  }

  @Test(arguments: keys)
  func `another thing than an Ed25519 key is refused once it is decrypted`(
    name: String, der: String, expected: KeyFileError
  ) throws {
    let passphrase = try makePassphrase("correct horse")
    let encrypted = try PKCS8.encrypted(hex(der), passphrase: passphrase, n: 2, r: 1, p: 1)
    let file = try PrivateKeyPEM(KeyFileTests.file("", encrypted))
    // What is malformed then is the mark of a wrong passphrase too.
    let isMalformed = expected == .derMalformed(byteOffset: 0)
    #expect(throws: isMalformed ? .wrongPassphrase : expected) {
      _ = try file.unlock(with: passphrase)
    }
  }

  /// The envelopes' parts, to put together wrong ones.
  static let pbes2 = "06092a864886f70d01050d"
  static let scrypt = "06092b06010401da47040b"
  static let pbkdf2 = "06092a864886f70d01050c"
  static let salt = "04080102030405060708"
  static let sha512 = "300c06082a864886f70d020b0500"
  static let aes256 = sequence(
    "060960864801650304012a" + "0410" + String(repeating: "00", count: 16))

  private static func sequence(_ content: String) -> String {
    let count = content.utf8.count / 2
    let length = count < 128 ? [UInt8(count)] : [0x81, UInt8(count)]
    return "30" + Base16.encode(length) + content
  }

  private static func envelope(_ derivation: String, cipher: String = aes256) -> String {
    sequence(
      sequence(pbes2 + sequence(sequence(derivation) + cipher)) + "0410"
        + String(repeating: "00", count: 16))
  }

  static let envelopes: [(String, KeyFileError?)] = [
    (
      envelope(scrypt + sequence(salt + "02024000" + "020108" + "020108")),
      nil
    ),
    (
      envelope(pbkdf2 + sequence(salt + "0203098968" + sha512)),
      nil
    ),
    (
      envelope(scrypt + sequence(salt + "0203100000" + "020108" + "020101")),
      .keyDerivationTooCostly(.scrypt(n: 1 << 20, r: 8, p: 1))
    ),
    (
      envelope(scrypt + sequence(salt + "02024000" + "020108" + "0202ff7f")),
      .derMalformed(byteOffset: 49)
    ),
    (
      envelope(scrypt + sequence(salt + "02024000" + "020108" + "02027fff")),
      .keyDerivationTooCostly(.scrypt(n: 16384, r: 8, p: 32767))
    ),
    (
      envelope(scrypt + sequence(salt + "02024001" + "020108" + "020101")),
      .keyDerivationTooCostly(.scrypt(n: 16385, r: 8, p: 1))
    ),
    (
      envelope(pbkdf2 + sequence(salt + "02047fffffff" + sha512)),
      .keyDerivationTooCostly(.pbkdf2(hash: "SHA-512", iterations: 0x7FFF_FFFF))
    ),
    (
      envelope(pbkdf2 + sequence(salt + "020100" + sha512)),
      .keyDerivationTooCostly(.pbkdf2(hash: "SHA-512", iterations: 0))
    ),
    (
      envelope("06092a864886f70d010503" + sequence(salt + "02020800")),
      .encryptionUnsupported(objectIdentifier: "1.2.840.113549.1.5.3")
    ),
    (
      envelope(
        pbkdf2 + sequence(salt + "02020800"), cipher: sequence("06082a864886f70d0302" + salt)),
      .encryptionUnsupported(objectIdentifier: "1.2.840.113549.3.2")
    ),
  ]

  @Test(arguments: envelopes)
  func `an envelope is judged before any work is done for it`(
    der: String, expected: KeyFileError?
  ) throws {
    let bytes = try KeyFileTests.file("", hex(der))
    if let expected {
      #expect(throws: expected) { try PrivateKeyPEM(bytes) }
    } else {
      #expect(throws: Never.self) { try PrivateKeyPEM(bytes) }
    }
  }

  static let strengths: [(String, KeyFileError?)] = [
    (envelope(scrypt + sequence(salt + "02024000" + "020108" + "020108")), nil),
    (envelope(pbkdf2 + sequence(salt + "02030927c0" + sha512)), nil),
    (
      envelope(scrypt + sequence(salt + "02024000" + "020108" + "020107")),
      .keyDerivationTooWeak(.scrypt(n: 16384, r: 8, p: 7))
    ),
    (
      envelope(pbkdf2 + sequence(salt + "02030927bf" + sha512)),
      .keyDerivationTooWeak(.pbkdf2(hash: "SHA-512", iterations: 599_999))
    ),
    (
      envelope(pbkdf2 + sequence(salt + "02030f4240" + sha512.replacing("020b", with: "0209"))),
      .keyDerivationTooWeak(.pbkdf2(hash: "SHA-256", iterations: 1_000_000))
    ),
    (
      envelope(
        pbkdf2 + sequence(salt + "02030f4240" + sha512),
        cipher: aes256.replacing("04012a", with: "040102")),
      .cipherTooWeak(name: "AES-128-CBC")
    ),
  ]

  @Test(arguments: strengths)
  func `a key file's encryption must be as strong as Assay's own`(
    der: String, expected: KeyFileError?
  ) throws {
    let bytes = try KeyFileTests.file(Self.preamble, hex(der))
    if let expected {
      #expect(throws: expected) { try KeyFile(bytes) }
    } else {
      #expect(throws: Never.self) { try KeyFile(bytes) }
    }
  }

  /// Text of any length that stands in a file, and what an error quotes of it.
  static let quoted: [(String, KeyFileError)] = [
    (
      preamble.replacing("File: 1", with: "File: " + String(repeating: "9", count: 32)) + block,
      .versionUnsupported(String(repeating: "9", count: 32))
    ),
    (
      preamble.replacing("File: 1", with: "File: " + String(repeating: "9", count: 33)) + block,
      .versionUnsupported(String(repeating: "9", count: 32) + "\u{2026}")
    ),
    (
      preamble.replacing("File: 1", with: "File: " + String(repeating: "9", count: 60_000)) + block,
      .versionUnsupported(String(repeating: "9", count: 32) + "\u{2026}")
    ),
    (
      block.replacing("PRIVATE", with: String(repeating: "A", count: 30_000)),
      .blockUnsupported(label: String(repeating: "A", count: 32) + "\u{2026}")
    ),
    (
      "-----BEGIN \(String(repeating: "A", count: 60_000))-----\n",
      .blockNotEnded(label: String(repeating: "A", count: 32) + "\u{2026}")
    ),
  ]

  @Test(arguments: quoted)
  func `an error quotes no more of a file than it can be known by`(
    text: String, expected: KeyFileError
  ) {
    let error = #expect(throws: KeyFileError.self) { try PrivateKeyPEM(Array(text.utf8)) }
    #expect(error == expected)
    #expect((error?.description.utf8.count ?? 0) < 200)
  }

  @Test func `each error is one line that ends without a stop`() {
    for (_, error) in Self.texts {
      #expect(!error.description.contains("\n") && !error.description.hasSuffix("."))
    }
  }
}
