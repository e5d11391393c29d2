import Testing
import WireFormats

@testable import OpenSSLCrypto

/// Files with private keys of any kind: what is read, and each refusal with its reason.
@Suite struct PrivateKeyFileTests {
  static let keys: [StaticString] = [MadeByOpenSSL.p256, MadeByOpenSSL.p384, MadeByOpenSSL.rsa]

  private func refusal(_ der: [UInt8]) -> KeyFileError? {
    var der = der
    do {
      _ = try PrivateKey.loading(pkcs8: &der)
      return nil
    } catch {
      return error
    }
  }

  /// A block of DER with another content.
  private func element(_ tag: DERReader.Tag, _ content: [UInt8]...) -> [UInt8] {
    tag.element(content.flatMap { $0 })
  }

  /// A PKCS#8 of a key on P-256 with some parts replaced.
  private func ecKey(
    version: [UInt8] = [2, 1, 0], curve: String = "2a8648ce3d030107",
    keyVersion: [UInt8] = [2, 1, 1], secret: [UInt8] = [UInt8](repeating: 7, count: 32),
    rest: [UInt8] = [], attributes: [UInt8] = []
  ) throws -> [UInt8] {
    let algorithm = element(
      .sequence, element(.objectIdentifier, AlgorithmIdentifier.ecPublicKey.bytes),
      element(.objectIdentifier, try hex(curve)))
    let key = element(.sequence, keyVersion, element(.octetString, secret), rest)
    return element(.sequence, version, algorithm, element(.octetString, key), attributes)
  }

  @Test func `a file that is not encrypted is read, whatever its kind`() throws {
    for key in Self.keys {
      let file = try PrivateKeyFile(MadeByOpenSSL.pem(key))
      #expect(file.keyDerivation == nil && file.weakness == nil)
      var der = try MadeByOpenSSL.der(key)
      let expected = try PrivateKey.loading(pkcs8: &der).publicKey
      #expect(try file.unlockUnencrypted().publicKey == expected)
      #expect(try file.unlock(with: makePassphrase("unused")).publicKey == expected)
    }
  }

  @Test func `an encrypted file is read with its passphrase, and with no other`() throws {
    for key in Self.keys {
      let encrypted = try PKCS8.encrypted(
        MadeByOpenSSL.der(key), passphrase: makePassphrase("correct horse"), n: 2, r: 1, p: 1)
      let file = try PrivateKeyFile(KeyFileTests.file("", encrypted))
      #expect(file.weakness == .keyDerivationTooWeak(.scrypt(n: 2, r: 1, p: 1)))
      #expect(throws: KeyFileError.passphraseNeeded) { _ = try file.unlockUnencrypted() }
      _ = try file.unlock(with: makePassphrase("correct horse"))
      for number in 0..<20 {
        #expect(throws: KeyFileError.wrongPassphrase) {
          _ = try file.unlock(with: makePassphrase("wrong \(number)"))
        }
      }
    }
  }

  @Test func `a key file of Assay is one, and its pin is checked`() throws {
    let key = try Ed25519PrivateKey.generate()
    let file = try PrivateKeyFile(
      KeyFile.encodeUnencryptedUnsafe(key, created: KeyFileTests.created))
    #expect(try file.unlockUnencrypted().publicKey == .ed25519(key.publicKey))
    let pinned = try PrivateKeyFile(
      Array(KeyFileRefusalTests.preamble.utf8) + MadeByOpenSSL.pem(MadeByOpenSSL.p256))
    #expect(throws: KeyFileError.self) { _ = try pinned.unlockUnencrypted() }
  }

  @Test(arguments: ["RSA PRIVATE KEY", "EC PRIVATE KEY", "EC PARAMETERS", "DSA PRIVATE KEY"])
  func `a key in an older form is refused with the command that converts it`(label: String) {
    let file = MadeByOpenSSL.pem(MadeByOpenSSL.p256, label: label)
    let second = MadeByOpenSSL.pem(MadeByOpenSSL.p256, label: "EC PRIVATE KEY")
    for bytes in label == "EC PARAMETERS" ? [file, file + second] : [file] {
      let error = #expect(throws: KeyFileError.blockUnsupported(label: label)) {
        _ = try PrivateKeyFile(bytes)
      }
      #expect(error?.description.contains("openssl pkcs8 -topk8 -scrypt") == true)
    }
  }

  @Test func `a key that is cut or continued anywhere is refused`() throws {
    for key in Self.keys {
      let der = try MadeByOpenSSL.der(key)
      for count in der.indices { #expect(refusal(Array(der[..<count])) != nil) }
      #expect(refusal(der + [0]) == .derMalformed(byteOffset: der.count))
    }
  }

  @Test func `no flipped bit of a key on a curve goes unnoticed`() throws {
    // The file has the public point too, so that another secret number is another key.
    let der = try MadeByOpenSSL.der(MadeByOpenSSL.p256)
    for bit in 0..<(der.count * 8) {
      var flipped = der
      flipped[bit / 8] ^= 1 << (bit % 8)
      #expect(refusal(flipped) != nil, "bit \(bit)")
    }
  }

  @Test func `a changed number of an RSA key is refused`() throws {
    let der = try MadeByOpenSSL.der(MadeByOpenSSL.rsa)
    // The modulus, the secret exponent, both primes.
    for (place, expected) in [
      (100, KeyFileError.crypto(.rsaPrimesRefused)), (600, .crypto(.rsaPrimesRefused)),
      (750, .crypto(.rsaPrimesRefused)),
    ] {
      var changed = der
      changed[place] ^= 4
      #expect(refusal(changed) == expected, "byte \(place)")
    }
  }

  @Test func `the parts that a key may have beside its number are read and compared`() throws {
    let curve = try element(.context0, element(.objectIdentifier, hex("2a8648ce3d030107")))
    let otherCurve = try element(.context0, element(.objectIdentifier, hex("2b81040022")))
    let own = try ECDSAPrivateKey(curve: .p256, secret: [UInt8](repeating: 7, count: 32))
    let point = element(.context1, element(.bitString, [0], own.publicKey.rawRepresentation))
    let compressed = element(
      .context1, element(.bitString, [0], own.publicKey.compressedRepresentation))
    let other = try ECDSAPrivateKey.generate(.p256).publicKey
    let foreign = element(.context1, element(.bitString, [0], other.rawRepresentation))
    #expect(try refusal(ecKey()) == nil)
    #expect(try refusal(ecKey(rest: curve + point)) == nil)
    #expect(try refusal(ecKey(rest: compressed)) == nil)
    #expect(try refusal(ecKey(attributes: [0xA0, 0])) == nil)
    #expect(try refusal(ecKey(rest: otherCurve)) == .derMalformed(byteOffset: 0))
    #expect(
      try refusal(ecKey(rest: foreign))
        == .publicKeyMismatch(
          pinned: KeyFileError.name(of: .ecdsa(other)),
          derived: KeyFileError.name(of: .ecdsa(own.publicKey))))
    #expect(try refusal(ecKey(rest: point + point)) != nil)
    #expect(try refusal(ecKey(version: [2, 1, 1])) == .pkcs8VersionUnsupported(version: 2))
    #expect(try refusal(ecKey(keyVersion: [2, 1, 2])) != nil)
    #expect(try refusal(ecKey(secret: [UInt8](repeating: 7, count: 31))) != nil)
    #expect(
      try refusal(ecKey(secret: [UInt8](repeating: 0, count: 32)))
        == .crypto(.ecSecretRefused(curve: .p256)))
  }

  @Test func `T77 a private key of another kind is refused with its name`() throws {
    #expect(
      try refusal(ecKey(curve: "2b8104000a"))
        == .privateKeyUnsupported(name: "EC on 1.3.132.0.10"))
    #expect(
      try refusal(ecKey(curve: "2b81040023"))
        == .privateKeyUnsupported(name: "EC on 1.3.132.0.35"))
    let ed448 = element(
      .sequence, [2, 1, 0], element(.sequence, element(.objectIdentifier, try hex("2b6571"))),
      element(.octetString, [4, 0]))
    #expect(refusal(ed448) == .privateKeyUnsupported(name: "Ed448"))
    let pss = element(
      .sequence, [2, 1, 0],
      element(.sequence, element(.objectIdentifier, try hex("2a864886f70d01010a"))),
      element(.octetString, [4, 0]))
    #expect(refusal(pss) == .privateKeyUnsupported(name: "RSASSA-PSS"))
  }

  @Test func `RSA keys that are too small, of several primes or with left-overs are refused`()
    throws
  {
    func rsa(version: UInt8 = 0, modulus: [UInt8], count: Int = 8) -> [UInt8] {
      let numbers = [element(.integer, modulus)] + (1..<count).map { _ in element(.integer, [3]) }
      let key = element(.sequence, [2, 1, version], numbers.flatMap { $0 })
      let algorithm = element(
        .sequence, element(.objectIdentifier, AlgorithmIdentifier.rsaEncryption.bytes), [5, 0])
      return element(.sequence, [2, 1, 0], algorithm, element(.octetString, key))
    }
    let small = [0x7F] + [UInt8](repeating: 0xFF, count: 127)
    #expect(refusal(rsa(modulus: small)) == .crypto(.rsaModulusSize(bits: 1023)))
    let large = [0x7F] + [UInt8](repeating: 0xFF, count: 255)
    #expect(refusal(rsa(modulus: large)) == .crypto(.rsaModulusSize(bits: 2047)))
    #expect(
      refusal(rsa(version: 1, modulus: small))
        == .privateKeyUnsupported(name: "RSA of several primes"))
    #expect(refusal(rsa(modulus: small, count: 9)) != nil)
    #expect(refusal(rsa(modulus: small, count: 7)) != nil)
  }

  @Test func `each refusal is one line that ends without a stop`() {
    for error in [
      KeyFileError.privateKeyUnsupported(name: "EC"), .keyTypeUnsupported(name: "EC"),
      .crypto(.rsaPrimesRefused), .crypto(.ecSecretRefused(curve: .p384)),
    ] {
      #expect(!error.description.contains("\n") && !error.description.hasSuffix("."))
      #expect(error.description.utf8.count < 300)
    }
    #expect(
      KeyFileError.keyDerivationTooWeak(.scrypt(n: 2, r: 1, p: 1)).weaknessOfPEM.contains(
        "openssl pkcs8 -topk8"))
    #expect(KeyFileError.cipherTooWeak(name: "AES-128-CBC").weaknessOfPEM.contains("AES-128-CBC"))
    #expect(KeyFileError.wrongPassphrase.weaknessOfPEM == KeyFileError.wrongPassphrase.description)
  }
}
