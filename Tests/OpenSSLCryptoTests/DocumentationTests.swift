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

  @Test func `every line of Swift on the page is compiled here`() throws {
    let shown = try DocumentedSwift.lines(of: "OpenSSLCrypto", in: #filePath)
    #expect(shown.count >= 6)
    #expect(shown.missing == [])
  }
}
