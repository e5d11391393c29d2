internal import StrictJSON
public import WireFormats

/// What a proof that is to be made shall say.
///
/// Source: Verifiable Credential Data Integrity 1.0 §2.1.
public struct ProofOptions: Equatable, Sendable {
  /// The key, as a URL with a fragment: `did:key:z6Mk…#z6Mk…`.
  public var verificationMethod: String

  /// What the proof is made for.
  public var proofPurpose: String

  /// When the proof is made.
  public var created: Instant?

  /// When the proof shall end to hold.
  public var expires: Instant?

  /// A name for the proof, for sets and chains.
  public var id: String?

  /// The names of the proofs that this one builds on, and signs too.
  public var previousProof: [String]

  /// What the holder was told to sign, in a proof of a presentation.
  public var challenge: String?

  /// For whom the proof is made.
  public var domains: [String]

  /// Options for a proof that asserts what its document says.
  public init(
    verificationMethod: String, proofPurpose: String = "assertionMethod", created: Instant? = nil,
    expires: Instant? = nil, id: String? = nil, previousProof: [String] = [],
    challenge: String? = nil, domains: [String] = []
  ) {
    self.verificationMethod = verificationMethod
    self.proofPurpose = proofPurpose
    self.created = created
    self.expires = expires
    self.id = id
    self.previousProof = previousProof
    self.challenge = challenge
    self.domains = domains
  }

  /// The proof without its value.
  ///
  /// - Parameters:
  ///   - cryptosuite: The suite's name.
  ///   - context: The document's own `@context`, which the suite copies into the proof.
  /// - Returns: The members that are signed, in the order of the specification's examples.
  func configuration(cryptosuite: String, context: JSONTree?) -> JSONTree {
    .members([
      "@context": context,
      "id": id.map { .string($0) },
      "type": "DataIntegrityProof",
      "cryptosuite": .string(cryptosuite),
      "created": created.map { .string($0.description) },
      "expires": expires.map { .string($0.description) },
      "verificationMethod": .string(verificationMethod),
      "proofPurpose": .string(proofPurpose),
      "previousProof": ProofOptions.set(previousProof),
      "domain": ProofOptions.set(domains),
      "challenge": challenge.map { .string($0) },
    ])
  }

  /// One text, or a list of them.
  private static func set(_ texts: [String]) -> JSONTree? {
    switch texts.count {
    case 0: nil
    case 1: .string(texts[0])
    default: .array(texts.map { .string($0) })
    }
  }
}
