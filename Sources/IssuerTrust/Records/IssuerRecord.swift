public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// What a trust list says about one issuer.
///
/// The keys stand in the record, so that no issuer's own servers are asked: the list is the
/// resolver.
public struct IssuerRecord: Sendable {
  /// Records are copied with every verification; their content is not.
  let content: RecordContent

  /// Who lists the record.
  let listing: RecordListing

  /// The authority that lists the issuer; `nil` for the list's own registry, and for a record that no
  /// list was read with.
  public let authority: ExactString?

  /// The most restrictive of the statuses that all authorities give the issuer, where several list it.
  private var combinedStatus: IssuerStatus?

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - bytes: The record's JSON.
  ///   - file: How messages call it.
  /// - Throws: `TrustError` where it is malformed, has a member that is not known, or depends on
  ///   what this version does not understand.
  public init(_ bytes: [UInt8], file: String) throws(TrustError) {
    content = try RecordContent(
      try TrustJSON.parse(bytes, maxBytes: TrustLimits.record, file: file), file: file)
    (listing, authority) = (.registry, nil)
  }

  /// Reads a record in its place.
  init(_ place: RecordPlace) throws(TrustError) {
    let file = place.path.string
    content = try RecordContent(
      try TrustJSON.parse(place.bytes, maxBytes: TrustLimits.record, file: file), file: file)
    (listing, authority) = (place.listing, place.authority)
  }

  /// The same record, with the most restrictive status that any of the issuer's records has.
  func combined(with others: [IssuerRecord]) -> IssuerRecord {
    guard others.count > 1 else { return self }
    var record = self
    record.combinedStatus = others.reduce(status) { $0.combined(with: $1.status) }
    return record
  }

  /// The issuer's id, byte for byte as its credentials state it.
  public var id: ExactString { content.id }
  /// Other ids of the same issuer.
  public var alsoKnownAs: [ExactString] { content.alsoKnownAs }
  /// The names by language; at least one.
  public var names: [IssuerName] { content.names }
  /// Numbers under which registries know the issuer.
  public var identifiers: [IssuerIdentifier] { content.identifiers }
  /// The country, as an ISO 3166 code.
  public var country: String? { content.country }
  /// Whether the list stands by the issuer: where several authorities list it, the most restrictive
  /// of what they say, unless the record is one of ``TrustBundle/records(forIssuer:)``.
  public var status: IssuerStatus { combinedStatus ?? content.status }
  /// What the status was before, oldest first.
  public var statusHistory: [PastStatus] { content.statusHistory }
  /// The issuer's keys.
  public var keys: [ListedKey] { content.keys }
  /// Who recognises the issuer's quality.
  public var accreditation: [Accreditation] { content.accreditation }
  /// What the issuer may award; `nil` where the list does not restrict it, empty where it may
  /// award nothing.
  public var scope: [Grant]? { content.scope }
  /// Where to reach the issuer.
  public var contactEmail: String? { content.contactEmail }
  /// The record's version.
  public var recordVersion: Int64 { content.recordVersion }
  /// When the record was last changed.
  public var updated: Instant? { content.updated }
}

extension IssuerRecord {
  /// The first name, for display.
  public var displayName: String { names.first?.display ?? id.string }

  /// The name in the first of the languages that there is one in, else the first name.
  ///
  /// - Parameter languages: BCP 47 tags as the record spells them.
  /// - Returns: A name to show.
  public func displayName(preferring languages: [String]) -> String {
    for language in languages {
      if let name = names.first(where: { ExactString($0.language) == ExactString(language) }) {
        return name.display
      }
    }
    return displayName
  }

  /// Whether the issuer is known under an id.
  public func isKnown(as id: ExactString) -> Bool {
    content.id == id || content.alsoKnownAs.contains(id)
  }

  /// The key that proofs name so; `nil` where the list gives the issuer no such key.
  public func key(verificationMethod id: ExactString) -> ListedKey? {
    content.keys.first { $0.id == id }
  }

  /// The key that the list gives to the issuer under whatever name; `nil` where it gives it no such
  /// key.
  ///
  /// Of several entries of one key the one counts by which somebody else has it, then one that is
  /// still active.
  public func key(equalTo key: PublicKey) -> ListedKey? {
    let bytes = key.rawRepresentation
    let same = content.keys.filter { $0.rawRepresentation == bytes && $0.publicKey == key }
    guard same.count > 1 else { return same.first }
    return same.first(where: \.isCompromised) ?? same.first { $0.status == .active }
      ?? same.first
  }

  /// What the issuer's accreditations come to at a time.
  public func accreditation(at time: Instant) -> AccreditationStanding {
    standing(of: accreditation.filter(\.isPositive), at: time)
  }

  /// What those of the issuer's accreditations come to at a time that somebody demands.
  ///
  /// - Parameters:
  ///   - demand: The id or name of an authority, or a kind of accreditation, byte for byte.
  ///   - time: The time to judge by.
  /// - Returns: `none` where the issuer never had such a one.
  public func accreditation(
    answeringTo demand: ExactString, at time: Instant
  ) -> AccreditationStanding {
    standing(of: accreditation.filter { $0.isPositive && $0.answers(to: demand) }, at: time)
  }

  private func standing(
    of granted: [Accreditation], at time: Instant
  ) -> AccreditationStanding {
    if let entry = granted.first(where: { $0.holds(at: time) }) {
      return .accredited(by: entry.authorityName, until: entry.validUntil)
    }
    for entry in granted {
      if let until = entry.validUntil, until < time {
        return .expired(by: entry.authorityName, until: until)
      }
    }
    return .none
  }

  /// Whether what is awarded matters: the list restricts what the issuer may award.
  public var needsAwardFacts: Bool { !content.mayAwardAnything || !listing.ceilings.isEmpty }

  /// What of an award the list restricts.
  public var restrictedDimensions: AwardDimensions {
    content.restrictedDimensions.union(listing.restrictedDimensions)
  }

  /// Why the issuer may not award this; `nil` where it may.
  ///
  /// One grant must cover the whole award: half of one and half of another cover nothing. Where an
  /// authority lists the issuer, one grant of each ceiling on the way to it must cover it, too.
  ///
  /// - Parameter award: One achievement. A credential with several is in scope where each is.
  /// - Returns: What the nearest grant does not cover, or `nil`.
  public func scopeRefusal(for award: AwardFacts) -> ScopeRefusal? {
    if !content.mayAwardAnything, let scope = content.scope,
      let refusal = ScopeRefusal(of: award, by: scope)
    {
      return refusal
    }
    return listing.refusal(for: award)
  }
}
