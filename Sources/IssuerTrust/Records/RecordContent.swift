import ControlledIdentifiers
import StrictJSON
import WireFormats

/// What a record says, read and found to be of the right form.
final class RecordContent: Sendable {
  let id: ExactString
  let alsoKnownAs: [ExactString]
  let names: [IssuerName]
  let identifiers: [IssuerIdentifier]
  let country: String?
  let status: IssuerStatus
  let statusHistory: [PastStatus]
  let keys: [ListedKey]
  let accreditation: [Accreditation]
  let scope: [Grant]?
  let mayAwardAnything: Bool
  let restrictedDimensions: AwardDimensions
  let statusLists: [ListedStatusList]
  let contactEmail: String?
  let recordVersion: Int64
  let updated: Instant?

  /// Reads a record: `type`, `id`, `names`, `status`, `keys` and `recordVersion` must be there.
  init(_ json: JSONValue, file: String) throws(TrustError) {
    let record = try RecordContent.reader(json, file: file)
    id = try record.text("id")
    alsoKnownAs = try record.texts("alsoKnownAs") ?? []
    names = try record.list("names") { (json) throws(TrustError) in
      try IssuerName(json, file: file)
    }
    identifiers = try record.list("identifiers") { (json) throws(TrustError) in
      try IssuerIdentifier(json, file: file)
    }
    country = try record.optionalText("country")?.string
    status = try IssuerStatus(try record.required("status", "an object"), file: file)
    statusHistory = try record.list("statusHistory") { (json) throws(TrustError) in
      try PastStatus(json, file: file)
    }
    _ = try record.required("keys", "a list")
    keys = try record.list("keys") { (json) throws(TrustError) in
      try ListedKey(json, file: file)
    }
    accreditation = try record.list("accreditation") { (json) throws(TrustError) in
      try Accreditation(json, file: file)
    }
    scope = try RecordContent.scope(in: record)
    mayAwardAnything = scope?.contains { $0.isUnrestricted } ?? true
    restrictedDimensions = AwardDimensions(restrictedBy: scope ?? [])
    statusLists = try record.list("statusLists") { (json) throws(TrustError) in
      try ListedStatusList(json, file: file)
    }
    contactEmail = try RecordContent.email(in: record)
    recordVersion = try record.count("recordVersion")
    updated = try record.optionalTime("updated")
    try checkNames(in: record)
    try checkKeys(in: record)
  }

  /// The members of a record that depends on nothing unknown.
  private static func reader(
    _ json: JSONValue, file: String
  ) throws(TrustError) -> ObjectReader {
    let open = try ObjectReader(json, file: file)
    guard json["type"]?.isString("IssuerRecord/1") == true else {
      throw open.malformed("type", expected: "IssuerRecord/1")
    }
    // Nothing is understood that a record could name here.
    if let name = try open.texts("critical")?.first {
      throw .unknownCritical(file: file, name: name)
    }
    return try ObjectReader(
      json, file: file,
      closed: [
        "type", "id", "alsoKnownAs", "names", "identifiers", "country", "status", "statusHistory",
        "keys", "accreditation", "scope", "statusLists", "contact", "recordVersion", "updated",
        "critical",
      ])
  }

  private static func scope(in record: ObjectReader) throws(TrustError) -> [Grant]? {
    guard let scope = record.json["scope"] else { return nil }
    // Read as missing, it would let the issuer award anything.
    guard !scope.isNull else { throw record.malformed("scope", expected: "a list of grants") }
    return try record.list("scope") { (json) throws(TrustError) in
      try Grant(json, file: record.file)
    }
  }

  private static func email(in record: ObjectReader) throws(TrustError) -> String? {
    guard let json = record.optional("contact") else { return nil }
    let contact = try ObjectReader(json, file: record.file, closed: ["email", "url", "telephone"])
    return try contact.optionalText("email")?.string
  }

  private func checkNames(in record: ObjectReader) throws(TrustError) {
    guard !names.isEmpty else { throw record.malformed("names", expected: "at least one name") }
    guard !([id] + alsoKnownAs).contains(where: { $0.string.utf8.count > 2048 }) else {
      throw record.malformed("id", expected: "an identifier of at most 2048 bytes")
    }
    guard Set([id] + alsoKnownAs).count == 1 + alsoKnownAs.count else {
      throw record.malformed("alsoKnownAs", expected: "other ids than the issuer's own, each once")
    }
  }

  /// Keys are named after their issuer, or one issuer's record could speak of another's keys.
  private func checkKeys(in record: ObjectReader) throws(TrustError) {
    guard Set(keys.map(\.id)).count == keys.count else {
      throw record.malformed("keys", expected: "each id once")
    }
    for key in keys {
      let parts = key.id.utf8.split(separator: 0x23, omittingEmptySubsequences: false)
      let isOwn = ([id] + alsoKnownAs).contains { parts[0].elementsEqual($0.string.utf8) }
      guard parts.count == 2, !parts[1].isEmpty, isOwn else {
        throw record.malformed("keys", expected: "ids that are the issuer's, a '#' and a name")
      }
      guard key.isUnderItsName(parts[0], fragment: parts[1]) else {
        throw record.malformed(
          "keys", expected: "under a did:key or did:jwk the key that it is")
      }
    }
  }
}

extension ListedKey {
  /// A did:key and a did:jwk are their own keys; under their names there can be no other.
  fileprivate func isUnderItsName(_ controller: ArraySlice<UInt8>, fragment: ArraySlice<UInt8>)
    -> Bool
  {
    if controller.starts(with: "did:key:".utf8) {
      return publicKeyMultibase.map { controller.elementsEqual("did:key:\($0)".utf8) } ?? false
    }
    guard controller.starts(with: "did:jwk:".utf8) else { return true }
    guard let did = String(validating: controller, as: UTF8.self),
      let own = try? EncodedPublicKey(didJWK: did)
    else { return false }
    return own.rawRepresentation == rawRepresentation && fragment.elementsEqual("0".utf8)
  }
}
