public import LinkedData
public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// Why a proof does not hold, or cannot be made.
@nonexhaustive
public enum ProofError: Error, Equatable, Sendable {
  /// The proof builds on others, which are part of what it signs, and was checked without them, or
  /// the other way round. Source: VC Data Integrity 1.0 §2.1.2.
  case chained
  /// The document's `@context` does not begin with the values of the proof's. Source: VC-DI-EDDSA
  /// §3.3.2 step 4.
  case contextMismatch
  /// The value of a derived proof is none, or not of this document. Source: VC-DI-ECDSA §3.5.8.
  case derivedProofInvalid(DerivedProofFault)
  /// The document to be signed is no object.
  case documentNotAnObject
  /// The document to be signed is no JSON that can be read again.
  case documentNotJSON(JSONError)
  /// The JWS of an `Ed25519Signature2018` is not of the one form that the suite has.
  case jwsInvalid
  /// The key is of another kind than the suite signs with.
  case keyKind(name: String)
  /// A member that every proof has is not there, or is no string.
  case memberMissing(String)
  /// The library below could not sign.
  case cannotSign(CryptoError)
  /// Bringing the document's statements in order would cost too much.
  case notCanonicalized(CanonicalizationError)
  /// The proof does not cover the document as it is written.
  case notCovered(DataLoss)
  /// No new proofs are made with this suite.
  case notForNewProofs(String)
  /// `previousProof` is neither the id of a proof nor a list of some, each once.
  case previousProofInvalid
  /// There is no proof with the id that `previousProof` names.
  case previousProofMissing(ExactString)
  /// There are several proofs with the id that `previousProof` names.
  case previousProofRepeated(ExactString)
  /// The proof is a base proof, from which the holder makes the proofs that others are shown. Source:
  /// VC-DI-ECDSA §3.6.5.
  case proofNotDerived
  /// The proof is no object.
  case proofNotAnObject
  /// The proof value is not the multibase text that its suite writes.
  case proofValueEncoding(WireFormatError)
  /// The proof value is no signature: by a key of Ed25519 or P-256 it has 64 bytes, of P-384 96.
  case proofValueLength(Int, expected: Int = 64)
  /// The signature is not the key's over this document and these proof options.
  case signatureInvalid
  /// `created` or `expires` holds no time.
  case timeInvalid(String)
  /// The suite is not the one that was asked to check.
  case unexpectedCryptosuite(ExactString?)
}

extension ProofError {
  /// The W3C problem type.
  ///
  /// Source: Verifiable Credential Data Integrity 1.0 §4.7.
  public var problemType: StaticString {
    switch self {
    case .documentNotAnObject, .documentNotJSON, .cannotSign, .notForNewProofs:
      "https://w3id.org/security#PROOF_GENERATION_ERROR"
    case .notCovered:
      "https://w3id.org/security#DATA_LOSS_DETECTION_ERROR"
    case .notCanonicalized, .unexpectedCryptosuite:
      "https://w3id.org/security#PROOF_TRANSFORMATION_ERROR"
    case .chained, .contextMismatch, .derivedProofInvalid, .jwsInvalid, .keyKind, .memberMissing,
      .previousProofInvalid,
      .previousProofMissing, .previousProofRepeated, .proofNotAnObject, .proofNotDerived,
      .proofValueEncoding, .proofValueLength, .signatureInvalid, .timeInvalid:
      "https://w3id.org/security#PROOF_VERIFICATION_ERROR"
    }
  }
}
