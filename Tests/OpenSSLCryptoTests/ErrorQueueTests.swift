import COpenSSL
import Testing
import WireFormats

@testable import OpenSSLCrypto

/// OpenSSL keeps its reasons in a queue of the thread, which is empty after each call here.
///
/// One that is left there would explain a later failure that it has nothing to do with, in this
/// library or in the program around it.
@Suite struct ErrorQueueTests {
  /// Runs a step on this thread, and says whether it left the queue as empty as it was.
  private func leavesNoReason(_ step: () throws -> Void) rethrows -> Bool {
    ERR_clear_error()
    try step()
    return ERR_peek_error() == 0
  }

  @Test func `the queue does say something where it is not cleared`() {
    let isEmpty = leavesNoReason {
      #expect(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, [1], 1) == nil)
    }
    #expect(!isEmpty)
    ERR_clear_error()
  }

  @Test func `a signature that does not verify leaves no reason behind`() throws {
    let key = try Ed25519PrivateKey.generate()
    let signature = try key.signature(for: [1])
    let isEmpty = leavesNoReason {
      #expect(key.publicKey.isValidSignature(signature, for: [1]))
      #expect(!key.publicKey.isValidSignature(signature, for: [2]))
      for byte in 0..<64 {
        var changed = signature
        changed[byte] ^= 0x80
        #expect(!key.publicKey.isValidSignature(changed, for: [1]))
      }
      #expect(!key.publicKey.isValidSignature([], for: [1]))
    }
    #expect(isEmpty)
  }

  @Test func `a key that is refused leaves no reason behind`() {
    let isEmpty = leavesNoReason {
      for key in [[], [UInt8](repeating: 0, count: 32), [UInt8](repeating: 2, count: 32)] {
        _ = try? Ed25519PublicKey(rawRepresentation: key)
      }
      _ = try? Ed25519PrivateKey(seed: [1])
    }
    #expect(isEmpty)
  }

  @Test func `keys and signatures of ECDSA and RSA that are refused leave no reason behind`() throws
  {
    let (ecdsa, rsa) = try (hex(SignedByOpenSSL.p256), hex(SignedByOpenSSL.rsa))
    let isEmpty = try leavesNoReason {
      let signer = try ECDSAPublicKey(subjectPublicKeyInfo: ecdsa)
      for signature in [[], [1], [UInt8](repeating: 1, count: 64)] {
        #expect(!signer.isValidSignature(signature, encoding: .der, for: [1]))
        #expect(!signer.isValidSignature(signature, encoding: .fixedWidth, for: [1]))
      }
      #expect(throws: CryptoError.self) {
        try ECDSAPublicKey(curve: .p256, point: [4] + [UInt8](repeating: 1, count: 64))
      }
      let other = try RSAPublicKey(subjectPublicKeyInfo: rsa)
      for padding in [RSAPadding.pkcs1v15, .pss] {
        for byte: UInt8 in [0, 1, 0xFF] {
          let signature = [UInt8](repeating: byte, count: 256)
          #expect(!other.isValidSignature(signature, padding: padding, for: [1]))
        }
      }
    }
    #expect(isEmpty)
  }

  @Test func `a file that does not decrypt leaves no reason behind`() throws {
    let key = try Ed25519PrivateKey.generate()
    let bytes = try KeyFile.encode(
      key, passphrase: makePassphrase("correct horse"), created: KeyFileTests.created,
      n: 2, r: 1, p: 1)
    let file = try KeyFile(bytes, acceptingWeakDerivation: true)
    let (preamble, der) = try KeyFileTests.parts(of: bytes)
    let isEmpty = leavesNoReason {
      // Some of these passphrases give a padding that is right by chance.
      for number in 0..<300 {
        #expect(throws: KeyFileError.wrongPassphrase) {
          _ = try file.unlock(with: makePassphrase("wrong \(number)"))
        }
      }
      for byte in der.indices {
        var damaged = der
        damaged[byte] ^= 1
        #expect(throws: KeyFileError.self) {
          _ = try KeyFile(KeyFileTests.file(preamble, damaged), acceptingWeakDerivation: true)
            .unlock(with: makePassphrase("correct horse"))
        }
      }
    }
    #expect(isEmpty)
  }

  @Test func `a key that is made, written and read leaves no reason behind`() throws {
    let isEmpty = try leavesNoReason {
      let key = try Ed25519PrivateKey.generate()
      let plain = try KeyFile.encodeUnencryptedUnsafe(key, created: KeyFileTests.created)
      _ = try KeyFile(plain).unlockUnencrypted().signature(for: [1])
      let encrypted = try KeyFile.encode(
        key, passphrase: makePassphrase("correct horse"), created: KeyFileTests.created,
        n: 2, r: 1, p: 1)
      _ = try PrivateKeyPEM(encrypted).unlock(with: makePassphrase("correct horse"))
    }
    #expect(isEmpty)
  }
}
