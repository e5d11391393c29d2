import CredentialModel
public import StrictJSON
public import WireFormats

/// A status list that was read: who says what, from when, of which credentials.
///
/// Reading it does not verify it: that it is its issuer's is for whoever verifies the document.
public struct StatusList: Sendable {
  /// By which specification it is made.
  public let kind: StatusListKind

  /// The list's own URL.
  public let id: ExactString?

  /// The id of who publishes it.
  public let issuerID: ExactString?

  /// What a status in it can mean, byte for byte; one or several.
  public let purposes: [ExactString]

  /// Whether one of them is a revocation.
  let canRevoke: Bool

  /// From when it is valid: when it was made.
  public let validFrom: Instant?

  /// Until when it is valid.
  public let validUntil: Instant?

  /// After how many milliseconds a newer one should be fetched.
  public let ttlMilliseconds: Int64?

  /// How many bits its entries have, where it says so.
  public let statusSize: Int64?

  /// What it says.
  let contents: Contents

  /// What a list can say.
  enum Contents: Sendable {
    /// A value for each position.
    case bits([UInt8])
    /// The ids of the credentials that were revoked, and why, as far as it is said.
    case revoked([ExactString: ExactString?])
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - json: A status list credential, or a document that names the credentials that were revoked.
  ///   - maxBytes: How many bytes its bit string may have.
  /// - Throws: `typeUnsupported` for a document that is no list, and whatever else is wrong with it.
  public init(
    _ json: JSONValue, maxBytes: Int = Bitstring.greatestByteCount
  ) throws(StatusListError) {
    guard let kind = StatusListKind(ofList: json) else {
      throw .typeUnsupported(json["type"]?.elementsOrSelf.first { _ in true }?.exactString)
    }
    let credential = Credential(json)
    self.kind = kind
    id = credential.id
    issuerID = credential.issuerID
    validFrom = credential.validFrom
    validUntil = credential.validUntil
    guard kind != .revocationList else {
      (purposes, canRevoke) = (["revocation"], true)
      (ttlMilliseconds, statusSize) = (nil, nil)
      contents = .revoked(try StatusList.revokedIDs(in: json))
      return
    }
    let subject = try StatusList.subject(of: json, kind: kind)
    purposes = try StatusList.purposes(of: subject)
    canRevoke = purposes.contains("revocation")
    ttlMilliseconds = try StatusList.number("ttl", of: subject)
    statusSize = try StatusList.number("statusSize", of: subject)
    guard let text = subject["encodedList"]?.exactString else {
      throw .malformed(member: "encodedList", expected: "a text")
    }
    contents = .bits(try EncodedList.decode(text, kind: kind, maxBytes: maxBytes))
  }

  /// How many bytes of memory its contents take, roughly.
  public var byteCount: Int {
    switch contents {
    case .bits(let bytes): bytes.count
    case .revoked(let ids): ids.keys.reduce(0) { $0 + $1.string.utf8.count + 64 }
    }
  }
}

extension StatusList {
  private static func subject(
    of json: JSONValue, kind: StatusListKind
  ) throws(StatusListError) -> JSONValue {
    guard let subjects = json["credentialSubject"]?.elementsOrSelf,
      subjects.underestimatedCount == 1, let subject = subjects.first(where: { _ in true })
    else { throw .malformed(member: "credentialSubject", expected: "one object") }
    let type = ExactString(kind.rawValue)
    guard subject["type"]?.elementsOrSelf.contains(where: { $0.hasText(type) }) == true else {
      throw .malformed(member: "type", expected: "'\(type)' in credentialSubject")
    }
    return subject
  }

  private static func purposes(of subject: JSONValue) throws(StatusListError) -> [ExactString] {
    let values = subject["statusPurpose"].map { Array($0.elementsOrSelf) } ?? []
    let purposes = values.compactMap(\.exactString)
    guard !purposes.isEmpty, purposes.count == values.count else {
      throw .malformed(member: "statusPurpose", expected: "one or more texts")
    }
    return purposes
  }

  /// A whole number that is not negative.
  private static func number(
    _ name: StaticString, of subject: JSONValue
  ) throws(StatusListError) -> Int64? {
    guard let value = subject[name] else { return nil }
    guard let number = value.integer, number >= 0 else {
      throw .malformed(member: "\(name)", expected: "a whole number")
    }
    return number
  }

  /// The members that name what was revoked.
  ///
  /// The specification's text has the one name and its model the other; whoever writes the wrong
  /// one means it all the same.
  fileprivate static func revokedMembers(of json: JSONValue) -> [JSONValue] {
    [json["revokedCredential"], json["revokedCredentials"]].compactMap { $0 }
  }

  /// The ids in a document of 1EdTech.
  ///
  /// An entry counts unless it says that it was not revoked.
  ///
  /// Source: 1EdTech Revocation List Status Method 1.0, RevocationList.
  private static func revokedIDs(
    in json: JSONValue
  ) throws(StatusListError) -> [ExactString: ExactString?] {
    var ids: [ExactString: ExactString?] = [:]
    for member in revokedMembers(of: json) {
      for entry in member.elementsOrSelf {
        guard let id = entry.kind == .string ? entry.exactString : entry["id"]?.exactString else {
          throw .malformed(member: "revokedCredential", expected: "objects with an id")
        }
        if let revoked = entry["revoked"] {
          guard let isRevoked = revoked.bool else {
            throw .malformed(member: "revoked", expected: "true or false")
          }
          if !isRevoked { continue }
        }
        ids.updateValue(entry["revocationReason"]?.exactString, forKey: id)
      }
    }
    return ids
  }
}

extension StatusListKind {
  /// The kind of list that a document is; `nil` where it is none.
  ///
  /// The document of 1EdTech has no type, and is known by what it lists.
  public init?(ofList json: JSONValue) {
    for type in json["type"]?.elementsOrSelf ?? json.elements {
      if type.isString("BitstringStatusListCredential") {
        self = .bitstring
        return
      }
      if type.isString("StatusList2021Credential") {
        self = .statusList2021
        return
      }
    }
    guard !StatusList.revokedMembers(of: json).isEmpty else { return nil }
    self = .revocationList
  }
}
