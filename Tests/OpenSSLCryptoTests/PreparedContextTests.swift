import COpenSSL
import Testing

@testable import OpenSSLCrypto

/// Contexts and keys that are used over and over, by many threads.
///
/// OpenSSL keeps the first key of a verification context whatever key comes next, and reports
/// success: a verifier that reused one would accept anybody's signature under anybody's name.
@Suite struct PreparedContextTests {
  /// A key that tasks share, with what it signs.
  private final class Signer: Sendable {
    let key: Ed25519PrivateKey

    init() throws { key = try Ed25519PrivateKey.generate() }

    func signature(for message: [UInt8]) throws -> [UInt8] { try key.signature(for: message) }
  }

  @Test func `a signature by one key never verifies under another that follows it`() throws {
    let (first, second) = try (Signer(), Signer())
    let message = Array("message".utf8)
    let signature = try first.signature(for: message)
    for _ in 0..<200 {
      #expect(first.key.publicKey.isValidSignature(signature, for: message))
      #expect(!second.key.publicKey.isValidSignature(signature, for: message))
    }
    #expect(try second.signature(for: message) != first.signature(for: message))
  }

  /// Both keys sign and verify by turns in each task; the keys that verify are the shared ones, and
  /// new ones that are let go of while others are in use.
  @Test func `two keys in use by many threads at once never take each other's signatures`()
    async throws
  {
    let (first, second) = try (Signer(), Signer())
    let expected = try [first.signature(for: [0]), second.signature(for: [0])]
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<16 {
        group.addTask {
          for round in 0..<24 {
            let isFirst = (task + round).isMultiple(of: 2)
            let (signer, other) = isFirst ? (first, second) : (second, first)
            let bytes = signer.key.publicKey.rawRepresentation
            let key =
              round.isMultiple(of: 3)
              ? try Ed25519PublicKey(rawRepresentation: bytes) : signer.key.publicKey
            let message = [UInt8(task), UInt8(round)]
            let signature = try signer.signature(for: message)
            guard key.isValidSignature(signature, for: message),
              !other.key.publicKey.isValidSignature(signature, for: message),
              !key.isValidSignature(try other.signature(for: message), for: message),
              !key.isValidSignature(signature, for: message + [0]),
              try signer.signature(for: [0]) == expected[isFirst ? 0 : 1]
            else { return false }
          }
          return true
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  /// What serves where OpenSSL cannot copy a context.
  @Test func `a context that is made anew signs and verifies as a copy does`() throws {
    let key = try Ed25519PrivateKey.generate()
    let message = Array("message".utf8)
    let signature = try key.signature(for: message)
    for purpose in [PreparedContext.Purpose.signing, .verifying] {
      let prepared = try PreparedContext(purpose, with: key.pointer)
      let context = try #require(prepared.fresh())
      defer { EVP_MD_CTX_free(context) }
      var made = [UInt8](repeating: 0, count: 64)
      var count = made.count
      switch purpose {
      case .signing:
        #expect(EVP_DigestSign(context, &made, &count, message, message.count) == 1)
        #expect(made == signature)
      case .verifying:
        #expect(EVP_DigestVerify(context, signature, 64, message, message.count) == 1)
      }
    }
  }

  @Test func `many tasks verify with one key at once`() async throws {
    let signer = try Signer()
    let key = signer.key.publicKey
    let signature = try signer.signature(for: [1])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          (0..<50).allSatisfy { _ in
            key.isValidSignature(signature, for: [1]) && !key.isValidSignature(signature, for: [2])
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func `contexts for ECDSA and RSA verify when they are not copied as well`() throws {
    let message = SignedByOpenSSL.message
    let point = Array(try hex(SignedByOpenSSL.p256).suffix(65))
    let ecdsa = try #require(PublicKeyParameters.load(point, on: .p256))
    defer { EVP_PKEY_free(ecdsa) }
    let rsa = try RSAPublicKey(subjectPublicKeyInfo: hex(SignedByOpenSSL.rsa))
    let key = try #require(
      PublicKeyParameters.load(modulus: rsa.modulus, exponent: rsa.exponent))
    defer { EVP_PKEY_free(key) }
    let cases: [(OpaquePointer, SignatureScheme, String)] = [
      (ecdsa, .ecdsa(.sha256), SignedByOpenSSL.p256Signature),
      (key, .rsa(.sha256, .pkcs1v15), SignedByOpenSSL.rsaPKCS1),
      (key, .rsa(.sha256, .pss), SignedByOpenSSL.rsaPSS),
    ]
    for (key, scheme, text) in cases {
      let prepared = try PreparedContext(.verifying, with: key, by: scheme)
      let signature = try hex(text)
      for _ in 0..<3 {
        let context = try #require(prepared.fresh())
        defer { EVP_MD_CTX_free(context) }
        #expect(
          EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1)
        #expect(prepared.verifies(signature, for: message))
        #expect(!prepared.verifies(signature, for: message + [0]))
      }
    }
  }
}
