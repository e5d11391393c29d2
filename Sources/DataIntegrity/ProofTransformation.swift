internal import OpenSSLCrypto

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

  /// SHA-256 of the canonical proof configuration.
  public var proofConfigurationHash: [UInt8] {
    DigestAlgorithm.sha256.digest(of: canonicalProofConfiguration)
  }

  /// SHA-256 of the canonical document.
  public var documentHash: [UInt8] { DigestAlgorithm.sha256.digest(of: canonicalDocument) }

  /// Both hashes, the proof configuration's first: what is signed.
  ///
  /// Source: §3.2.4 and §3.3.4.
  public var hashData: [UInt8] {
    DigestAlgorithm.sha256.digests(of: [canonicalProofConfiguration, canonicalDocument])
  }
}
