import Testing
import WireFormats

@testable import OpenSSLCrypto

/// Keys on P-256 and P-384 and RSA keys: what they sign, and what makes none.
@Suite struct PrivateKeyTests {
  private static let message = Array("what is signed".utf8)

  @Test(arguments: [ECDSACurve.p256, .p384])
  func `a generated key of a curve signs, in both encodings, another way each time`(
    curve: ECDSACurve
  ) throws {
    let key = try ECDSAPrivateKey.generate(curve)
    let other = try ECDSAPrivateKey.generate(curve)
    #expect(key.publicKey.curve == curve && key.publicKey != other.publicKey)
    var signatures: Set<[UInt8]> = []
    for _ in 0..<40 {
      let signature = try key.signature(for: Self.message)
      #expect(signature.count == 2 * curve.coordinateBytes)
      #expect(
        key.publicKey.isValidSignature(signature, encoding: .fixedWidth, for: Self.message))
      #expect(
        !other.publicKey.isValidSignature(signature, encoding: .fixedWidth, for: Self.message))
      signatures.insert(signature)
    }
    #expect(signatures.count == 40)
    let der = try key.signature(for: Self.message, encoding: .der)
    #expect(key.publicKey.isValidSignature(der, encoding: .der, for: Self.message))
  }

  @Test func `a key that is loaded has the public key that RFC 6979 gives it`() throws {
    // Source: RFC 6979 appendix A.2.5.
    let key = try ECDSAPrivateKey(
      curve: .p256,
      secret: hex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"))
    #expect(
      try Array(key.publicKey.rawRepresentation.dropFirst())
        == hex(
          "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"))
    // Source: RFC 6979 appendix A.2.6.
    let larger = try ECDSAPrivateKey(
      curve: .p384,
      secret: hex(
        "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8"
          + "96d5724e4c70a825f872c9ea60d2edf5"))
    #expect(
      try Array(larger.publicKey.rawRepresentation[1...48])
        == hex(
          "ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64"
            + "def8f0ea9055866064a254515480bc13"))
  }

  @Test(arguments: [
    (ECDSACurve.p256, String(repeating: "00", count: 32)),
    (.p256, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    (.p256, String(repeating: "ff", count: 32)),
    (.p256, String(repeating: "01", count: 31)), (.p256, String(repeating: "01", count: 33)),
    (.p384, String(repeating: "00", count: 48)), (.p384, String(repeating: "ff", count: 48)),
  ])
  func `a number that the curve does not have is no key`(
    curve: ECDSACurve, secret: String
  ) throws {
    let bytes = try hex(secret)
    #expect(throws: CryptoError.ecSecretRefused(curve: curve)) {
      _ = try ECDSAPrivateKey(curve: curve, secret: bytes)
    }
  }

  @Test func `a generated RSA key signs with both paddings, and RS256 always the same`() throws {
    let key = try RSAPrivateKey.generate()
    #expect(key.publicKey.modulus.count == 256)
    for padding in [RSAPadding.pkcs1v15, .pss] {
      let signature = try key.signature(for: Self.message, padding: padding)
      #expect(key.publicKey.isValidSignature(signature, padding: padding, for: Self.message))
      let again = try key.signature(for: Self.message, padding: padding)
      #expect((again == signature) == (padding == .pkcs1v15))
      let other: RSAPadding = padding == .pss ? .pkcs1v15 : .pss
      #expect(!key.publicKey.isValidSignature(signature, padding: other, for: Self.message))
    }
  }

  @Test(arguments: [0, 1024, 2047, 8193, 16384])
  func `no RSA key of a size that is refused is made`(bits: Int) {
    #expect(throws: CryptoError.rsaModulusSize(bits: bits)) {
      _ = try RSAPrivateKey.generate(bits: bits)
    }
  }

  @Test(arguments: ["P-256", "P-384", "RSA"])
  func `a key of another program is loaded, and the public half is derived`(kind: String) throws {
    var der = try MadeByOpenSSL.der(
      kind == "RSA"
        ? MadeByOpenSSL.rsa : kind == "P-256" ? MadeByOpenSSL.p256 : MadeByOpenSSL.p384)
    let key = try PrivateKey.loading(pkcs8: &der)
    #expect(der.isEmpty)
    #expect(key.publicKey.kindName == kind)
    let info = key.publicKey.subjectPublicKeyInfo
    let again = try PublicKey(
      pem: Array(
        "-----BEGIN PUBLIC KEY-----\n\(Base64.encode(info))\n-----END PUBLIC KEY-----\n".utf8))
    #expect(again == key.publicKey)
  }

  @Test func `an Ed25519 key is loaded too`() throws {
    var der = try hex(KeyFileRefusalTests.der)
    let key = try PrivateKey.loading(pkcs8: &der)
    #expect(key.publicKey.kindName == "Ed25519")
    // Source: RFC 8410 §10.1 has the form, with another key.
    #expect(
      Base16.encode(key.publicKey.subjectPublicKeyInfo)
        == "302a300506032b6570032100"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
  }
}
