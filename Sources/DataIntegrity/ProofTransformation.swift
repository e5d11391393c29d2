public import OpenSSLCrypto

/// What a proof signs, step by step, so that two implementations can be compared.
public struct ProofTransformation: Equatable, Sendable {
  /// The document without the proof, canonical: as JSON or as N-Quads, as the suite has it.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.3 and §3.3.3.
  public let canonicalDocument: [UInt8]

  /// The proof without its value, canonical.
  ///
  /// Source: §3.2.5 and §3.3.5.
  public let canonicalProofConfiguration: [UInt8]

  /// The function that hashes both: SHA-256, or for keys on P-384 SHA-384.
  ///
  /// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.2.4 and §3.3.4.
  public let hashAlgorithm: DigestAlgorithm

  /// What of the document its holder chose to show, where the proof lets them choose; its statements
  /// then have the labels that the issuer gave their blank nodes.
  public let disclosure: SelectiveDisclosure?

  init(
    canonicalDocument: [UInt8], canonicalProofConfiguration: [UInt8],
    hashAlgorithm: DigestAlgorithm = .sha256, disclosure: SelectiveDisclosure? = nil
  ) {
    self.canonicalDocument = canonicalDocument
    self.canonicalProofConfiguration = canonicalProofConfiguration
    self.hashAlgorithm = hashAlgorithm
    self.disclosure = disclosure
  }

  /// The hash of the canonical proof configuration.
  public var proofConfigurationHash: [UInt8] {
    hashAlgorithm.digest(of: canonicalProofConfiguration)
  }

  /// The hash of the canonical document; where the holder chose what to show, of those statements that
  /// they could not choose.
  public var documentHash: [UInt8] {
    hashAlgorithm.digest(of: disclosure?.mandatory ?? canonicalDocument)
  }

  /// Both hashes, the proof configuration's first: what is signed.
  ///
  /// Where the holder chose what to show, the key of all that they could choose stands between them.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.4 and §3.3.4; Data Integrity ECDSA Cryptosuites
  /// 1.0 §3.5.1, serializeSignData.
  public var hashData: [UInt8] {
    if let disclosure { return proofConfigurationHash + disclosure.publicKey + documentHash }
    return hashAlgorithm.digests(of: [canonicalProofConfiguration, canonicalDocument])
  }
}
