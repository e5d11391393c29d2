internal import OpenSSLCrypto

/// The signature of a proof, however its suite writes it, and the key that has to have made it.
enum SignatureCheck {
  case ed25519([UInt8], Ed25519PublicKey)
  case jws(DetachedJWS, Ed25519PublicKey)
  case ecdsa([UInt8], ECDSAPublicKey)
  /// Signatures of single statements, by a key that was made for them; the key that has to have made
  /// the proof signs that one.
  case derived(DerivedProofValue, ECDSAPublicKey)

  /// Reads the signature of a proof.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - suite: Its suite.
  ///   - key: The key that its verification method names.
  /// - Throws: `ProofError.keyKind` where the suite has no use for the key, or what is wrong with the
  ///   signature.
  init(
    of proof: DataIntegrityProof, suite: Cryptosuite, by key: PublicKey
  ) throws(ProofError) {
    switch suite {
    case .eddsaJcs2022, .eddsaRdfc2022, .eddsa2022, .ed25519Signature2020:
      let signature = try ProofValue.signature(of: proof)
      self = .ed25519(signature, try Self.ed25519(key))
    case .ed25519Signature2018:
      let jws = try DetachedJWS(of: proof)
      self = .jws(jws, try Self.ed25519(key))
    case .ecdsaJcs2019, .ecdsaRdfc2019:
      guard case .ecdsa(let key) = key else { throw .keyKind(name: key.kindName) }
      let length = 2 * key.curve.coordinateBytes
      self = .ecdsa(try ProofValue.signature(of: proof, length: length), key)
    case .ecdsaSd2023:
      // A signature in the value has the 64 bytes of P-256. Source: VC-DI-ECDSA §3.5.8 step 4.
      guard case .ecdsa(let key) = key, key.curve == .p256 else {
        throw .keyKind(name: key.kindName)
      }
      self = .derived(try DerivedProofValue(of: proof), key)
    }
  }

  private static func ed25519(_ key: PublicKey) throws(ProofError) -> Ed25519PublicKey {
    guard let key = key.ed25519 else { throw .keyKind(name: key.kindName) }
    return key
  }

  /// The function that hashes what is signed.
  ///
  /// Source: VC-DI-ECDSA §3: it "is chosen based on the size of the associated public key".
  var digest: DigestAlgorithm {
    switch self {
    case .ed25519, .jws, .derived: .sha256
    case .ecdsa(_, let key): key.curve.digest
    }
  }

  /// The value of a derived proof.
  var derived: DerivedProofValue? {
    guard case .derived(let value, _) = self else { return nil }
    return value
  }

  /// Whether the key made the signature.
  ///
  /// - Throws: `ProofError.derivedProofInvalid` where the key in a derived proof is none.
  func holds(for transformation: ProofTransformation) throws(ProofError) -> Bool {
    switch self {
    case .ed25519(let signature, let key):
      return key.isValidSignature(signature, for: transformation.hashData)
    case .jws(let jws, let key):
      return key.isValidSignature(
        jws.signature, for: jws.signedBytes(of: transformation.hashData))
    case .ecdsa(let signature, let key):
      return key.isValidSignature(
        signature, encoding: .fixedWidth, for: transformation.hashData)
    case .derived(let value, let key):
      return try SelectiveSuite.holds(value, for: transformation, by: key)
    }
  }
}
