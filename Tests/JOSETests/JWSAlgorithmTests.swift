import JOSE
import OpenSSLCrypto
import Testing

@Suite struct JWSAlgorithmTests {
  @Test("an algorithm fits keys of its own kind only")
  func fits() throws {
    let key = PublicKey.ed25519(try Ed25519PrivateKey.generate().publicKey)
    #expect(JWSAlgorithm.allCases.filter { $0.fits(key) } == [.edDSA])
  }

  @Test("a signature is the key's over exactly these bytes")
  func isValid() throws {
    let key = try Ed25519PrivateKey.generate()
    let signature = try key.signature(for: [1, 2, 3])
    #expect(JWSAlgorithm.edDSA.isValid(signature, for: [1, 2, 3], by: .ed25519(key.publicKey)))
    #expect(!JWSAlgorithm.edDSA.isValid(signature, for: [1, 2], by: .ed25519(key.publicKey)))
    #expect(!JWSAlgorithm.es256.isValid(signature, for: [1, 2, 3], by: .ed25519(key.publicKey)))
  }
}
