import OpenSSLCrypto
import TestSupport
import Testing
import WireFormats

/// What the module's page shows is compiled and run here.
@Suite struct DocumentationTests {
  private func verify(
    _ signature: [UInt8], _ message: [UInt8], _ publicKeyBytes: [UInt8]
  ) throws -> Ed25519PublicKey? {
    let signer = try Ed25519PublicKey(rawRepresentation: publicKeyBytes)
    guard signer.isValidSignature(signature, for: message) else { return nil }
    return signer
  }

  private func verify(
    _ signature: [UInt8], _ message: [UInt8], x: [UInt8], y: [UInt8]
  ) throws -> ECDSAPublicKey? {
    let key = try ECDSAPublicKey(curve: .p256, x: x, y: y)
    guard key.isValidSignature(signature, encoding: .fixedWidth, for: message) else { return nil }
    return key
  }

  private func make(
    _ chosen: inout [UInt8], _ now: Instant
  ) throws -> (publicKey: [UInt8], file: [UInt8]) {
    let key = try Ed25519PrivateKey.generate()
    let fileBytes = try KeyFile.encode(
      key, passphrase: Passphrase(movingFrom: &chosen), created: now)
    return (key.publicKey.rawRepresentation, fileBytes)
  }

  private func sign(
    _ message: [UInt8], _ fileBytes: [UInt8], _ typed: inout [UInt8]
  ) throws -> [UInt8] {
    let unlocked = try KeyFile(fileBytes).unlock(with: Passphrase(movingFrom: &typed))
    let signature = try unlocked.signature(for: message)
    return signature
  }

  @Test func `the Swift that the page shows makes a key, signs and verifies`() throws {
    var (chosen, typed) = (Array("correct horse".utf8), Array("correct horse".utf8))
    let (publicKey, file) = try make(&chosen, Instant(rfc3339: "2026-01-02T03:04:05Z"))
    let signature = try sign([1], file, &typed)
    #expect(try verify(signature, [1], publicKey) != nil)
    #expect(try verify(signature, [2], publicKey) == nil)
    #expect(chosen.isEmpty && typed.isEmpty)
  }

  @Test func `the Swift that the page shows verifies a signature of ECDSA`() throws {
    // RFC 7515 appendix A.3: the key, what is signed, and the signature.
    let x = try Base64URL.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
    let y = try Base64URL.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")
    let signature = try Base64URL.decode(
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
        + "pmWQxfKTUJqPP3-Kg6NU1Q")
    let message = Array(
      ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ").utf8)
    #expect(try verify(signature, message, x: x, y: y) != nil)
    #expect(try verify(signature, message + [0], x: x, y: y) == nil)
  }

  @Test func `every line of Swift on the page is compiled here`() throws {
    let shown = try DocumentedSwift.lines(of: "OpenSSLCrypto", in: #filePath)
    #expect(shown.count >= 6)
    #expect(shown.missing == [])
  }
}
