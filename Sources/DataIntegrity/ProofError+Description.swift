extension ProofError: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    switch self {
    case .chained:
      "the proof builds on other proofs (previousProof), and was not given exactly those"
    case .contextMismatch:
      "the document's @context does not begin with the contexts that the proof signed"
    case .derivedProofInvalid(let fault):
      "\(fault)"
    case .documentNotAnObject:
      "only a JSON object can be given a proof"
    case .documentNotJSON(let error):
      "the document cannot be read again: \(error)"
    case .jwsInvalid:
      "the proof's member jws is not a JWS of EdDSA without its payload"
    case .keyKind(let name):
      "the proof's suite does not sign with keys of the kind \(name)"
    case .memberMissing(let name):
      "the proof has no text in its member \(name)"
    case .cannotSign(let error):
      "the proof cannot be made: \(error)"
    case .notCanonicalized(let error):
      "what the document says cannot be brought in order: \(error)"
    case .notCovered(let loss):
      "the proof does not cover the document as it is written: \(loss)"
    case .notForNewProofs(let name):
      "no new proofs are made with \(name) here; use eddsa-rdfc-2022"
    case .previousProofInvalid:
      "the proof's member previousProof is neither the id of another proof nor a list of some"
    case .previousProofMissing(let id):
      "the proof builds on the proof '\(id)', which the document does not have"
    case .previousProofRepeated(let id):
      "the proof builds on the proof '\(id)', and the document has several of that id"
    case .proofNotDerived:
      "the proof is a base proof, which is for the holder alone: others are shown one that is derived from it"
    case .proofNotAnObject:
      "the proof is no JSON object"
    case .proofValueEncoding(let error):
      "the proof value is not the multibase text that its suite writes: \(error)"
    case .proofValueLength(let count, let expected):
      "the proof value is \(count) bytes, a signature by this key is \(expected); it was probably cut "
        + "when copied"
    case .signatureInvalid:
      "the signature does not fit the document: one of the two was changed, or another key signed"
    case .timeInvalid(let name):
      "the proof's member \(name) holds no RFC 3339 time"
    case .unexpectedCryptosuite:
      "the proof was made with another cryptosuite"
    }
  }
}
