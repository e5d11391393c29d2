public import StrictJSON

/// What whoever verifies a presentation asked for, so that one made for somebody else, or before, does
/// not do.
///
/// ```swift
/// let request = PresentationRequest(challenge: "n-0S6_WzA2Mj", domains: ["https://employer.example"])
/// let report = verifier.verify(bytes, at: now, request: request)
/// ```
///
/// Source: Verifiable Credential Data Integrity 1.0 §2.1 and §4.5; RFC 7519 §4.1.3.
public struct PresentationRequest: Equatable, Sendable {
  /// What the holder was told to sign, made anew for each presentation; `nil` where nothing was.
  ///
  /// It stands in a proof's `challenge`, and in a token's `nonce`.
  public var challenge: ExactString?

  /// For whom the presentation has to be made; none where that does not matter.
  ///
  /// A proof's `domain` has exactly these, in any order; a token's `aud` has one of them.
  public var domains: [ExactString]

  /// Whether each credential has to be about whoever presents it, and their proof to show it.
  ///
  /// Where it need not, a credential about somebody else is told as a warning.
  public var requiresHolderBinding: Bool

  /// What was asked for.
  ///
  /// - Parameters:
  ///   - challenge: What the holder was told to sign.
  ///   - domains: For whom the presentation has to be made.
  ///   - requiresHolderBinding: Whether each credential has to be about whoever presents it.
  public init(
    challenge: ExactString? = nil, domains: [ExactString] = [], requiresHolderBinding: Bool = false
  ) {
    self.challenge = challenge
    self.domains = domains
    self.requiresHolderBinding = requiresHolderBinding
  }

  /// Whether anything is asked for that only a proof can show.
  var needsProof: Bool { challenge != nil || !domains.isEmpty || requiresHolderBinding }
}
