public import DataIntegrity
public import WireFormats

/// What one run of issuing is told beside the template and the table.
public struct IssueTerms: Equatable, Sendable {
  /// When the proofs are made; the time given, to the second.
  public let issuedAt: Instant
  /// When the credentials begin: goes before the template's `validFrom`, after a row's own.
  public var validFrom: Instant?
  /// Whether several rows may be about the same recipient.
  public var allowsDuplicates: Bool
  /// How large the table may be.
  public var limits: RecipientLimits
  /// What secures the credentials.
  public let envelope: IssueEnvelope
  /// The suites of the proofs; several make a proof set, and a token has none.
  public let suites: [Cryptosuite]

  /// The suites that badges are signed with unless others are asked for.
  ///
  /// The first does not depend on contexts, some of which are changed in place; the second is the one
  /// that 1EdTech certifies.
  public static let standardSuites: [Cryptosuite] = [.eddsaJcs2022, .eddsaRdfc2022]

  /// The terms of a run.
  ///
  /// - Parameters:
  ///   - issuedAt: Now, as the caller's clock says.
  ///   - validFrom: When the credentials begin; `nil` leaves it to the template.
  ///   - allowsDuplicates: Whether several rows may be about the same recipient.
  ///   - limits: How large the table may be.
  ///   - suites: The suites of the proofs; what a linked-data suite would not sign is refused.
  ///   - envelope: What secures the credentials; of tokens, `suites` says nothing.
  public init(
    issuedAt: Instant, validFrom: Instant? = nil, allowsDuplicates: Bool = false,
    limits: RecipientLimits = .standard,
    suites: [Cryptosuite] = IssueTerms.standardSuites, envelope: IssueEnvelope = .embeddedProofs
  ) {
    // Others' formats (a JWT's times, say) have no fractions of a second.
    self.issuedAt = Instant(secondsSinceEpoch: issuedAt.secondsSinceEpoch)
    self.validFrom = validFrom
    self.allowsDuplicates = allowsDuplicates
    self.limits = limits
    self.envelope = envelope
    self.suites = envelope.isToken ? [] : suites
  }
}
