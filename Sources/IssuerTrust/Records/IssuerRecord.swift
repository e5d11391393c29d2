import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// What a trust list says about one issuer.
///
/// The keys stand in the record, so that no issuer's own servers are asked: the list is the
/// resolver.
public struct IssuerRecord: Sendable {
  private let content: Content

  /// Records are copied with every verification; their content is not.
  private final class Content: Sendable {
    let id: ExactString
    let alsoKnownAs: [ExactString]
    let names: [IssuerName]
    let identifiers: [IssuerIdentifier]
    let country: String?
    let status: IssuerStatus
    let keys: [ListedKey]
    let accreditation: [Accreditation]
    let scope: [Grant]?
    let contactEmail: String?
    let recordVersion: Int64
    let updated: Instant?

    init(_ record: ClosedObject) throws(TrustError) {
      let file = record.file
      id = try record.text("id")
      alsoKnownAs = try record.texts("alsoKnownAs") ?? []
      names = try record.list("names") { (json) throws(TrustError) in
        try IssuerName(json, file: file)
      }
      identifiers = try record.list("identifiers") { (json) throws(TrustError) in
        try IssuerIdentifier(json, file: file)
      }
      country = try record.optionalText("country")?.string
      status = try IssuerRecord.status(of: record)
      keys = try record.list("keys") { (json) throws(TrustError) in
        try ListedKey(json, file: file)
      }
      accreditation = try record.list("accreditation") { (json) throws(TrustError) in
        try Accreditation(json, file: file)
      }
      scope =
        record.optional("scope") == nil
        ? nil
        : try record.list("scope") { (json) throws(TrustError) in try Grant(json, file: file) }
      contactEmail = record.optional("contact")?["email"]?.string
      recordVersion = try record.count("recordVersion")
      updated = try record.optionalTime("updated")
    }
  }

  private static let members: Set<ExactString> = [
    "type", "id", "alsoKnownAs", "names", "identifiers", "country", "status", "statusHistory",
    "keys", "accreditation", "scope", "statusLists", "contact", "recordVersion", "updated",
    "critical",
  ]

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - bytes: The record's JSON.
  ///   - file: How messages call it.
  /// - Throws: `TrustError` where it is malformed, has a member that is not known, depends on what
  ///   this version does not understand, or lists a key that nobody should trust.
  public init(_ bytes: [UInt8], file: String) throws(TrustError) {
    let json = try TrustJSON.parse(bytes, maxBytes: TrustLimits.record, file: file)
    guard json["type"]?.isString("IssuerRecord/1") == true else {
      throw .malformed(file: file, pointer: "/type", expected: "IssuerRecord/1")
    }
    if let critical = json["critical"]?.elements.first(where: { _ in true })?.exactString {
      throw .unknownCritical(file: file, name: critical)
    }
    let record = try ClosedObject(json, file: file, members: IssuerRecord.members)
    content = try Content(record)
    try IssuerRecord.check(content, in: record)
  }

  private static func status(of record: ClosedObject) throws(TrustError) -> IssuerStatus {
    try IssuerStatus(
      try ClosedObject(
        try record.required("status", "an object"), file: record.file,
        members: ["value", "since", "reason"]))
  }

  private static func check(_ content: Content, in record: ClosedObject) throws(TrustError) {
    guard !content.names.isEmpty else {
      throw record.malformed("names", expected: "at least one name")
    }
    guard Set(content.keys.map(\.id)).count == content.keys.count else {
      throw record.malformed("keys", expected: "each id once")
    }
  }
}

extension IssuerRecord {
  /// The issuer's id: what the credentials name as `issuer`.
  public var id: ExactString { content.id }
  /// Other ids of the same issuer.
  public var alsoKnownAs: [ExactString] { content.alsoKnownAs }
  /// The issuer's names by language; at least one.
  public var names: [IssuerName] { content.names }
  /// Numbers under which registries know the issuer.
  public var identifiers: [IssuerIdentifier] { content.identifiers }
  /// The country, as an ISO 3166 code.
  public var country: String? { content.country }
  /// Whether the list stands by the issuer.
  public var status: IssuerStatus { content.status }
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

  /// The first name, for display.
  public var displayName: String { names.first?.display ?? id.string }

  /// The name in the first of the languages that there is one in, else the first name.
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

  /// What the issuer's accreditations come to at a time.
  public func accreditation(at time: Instant) -> AccreditationStanding {
    if let entry = accreditation.first(where: { $0.holds(at: time) }) {
      return .accredited(by: entry.authorityName, until: entry.validUntil)
    }
    for entry in accreditation {
      if let until = entry.validUntil, until < time {
        return .expired(by: entry.authorityName, until: until)
      }
    }
    return .none
  }

  /// Whether what is awarded matters: the list restricts what the issuer may award.
  public var needsAwardFacts: Bool { content.scope != nil }

  /// Why the issuer may not award this; `nil` where it may.
  public func scopeRefusal(for award: AwardFacts) -> ScopeRefusal? {
    guard let scope else { return nil }
    var nearest: (grant: Int, failures: [ScopeRefusal.Dimension])?
    for (index, grant) in scope.enumerated() {
      let failures = grant.failures(of: award)
      if failures.isEmpty { return nil }
      if failures.count < nearest?.failures.count ?? .max { nearest = (index, failures) }
    }
    return ScopeRefusal(
      nearestGrant: nearest?.grant, dimension: nearest?.failures.first ?? .any)
  }
}

/// A name of an issuer in one language.
public struct IssuerName: Equatable, Sendable {
  /// The language, as a BCP 47 tag.
  public let language: String
  /// The name in law.
  public let legal: String?
  /// The name to show.
  public let display: String

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let name = try ClosedObject(json, file: file, members: ["lang", "legal", "display"])
    language = try name.text("lang").string
    legal = try name.optionalText("legal")?.string
    guard let display = try name.optionalText("display")?.string ?? legal else {
      throw name.malformed("display", expected: "a name")
    }
    self.display = display
  }
}

/// A number under which a registry knows an issuer.
public struct IssuerIdentifier: Equatable, Sendable {
  /// The registry, for instance ROR or LEI.
  public let scheme: String
  /// The number in it.
  public let value: String

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let identifier = try ClosedObject(json, file: file, members: ["scheme", "value"])
    scheme = try identifier.text("scheme").string
    value = try identifier.text("value").string
  }
}
