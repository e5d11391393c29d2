public import StrictJSON

/// Where a credential says that its status stands.
///
/// Source: Bitstring Status List 1.0 §2.1; Status List 2021 §2.1; Open Badges 3.0, CredentialStatus.
public struct StatusEntry: Sendable {
  /// By which specification.
  public let kind: StatusListKind

  /// What a status means.
  public let purpose: StatusPurpose

  /// The URL of the list, byte for byte.
  public let listURL: ExactString

  /// The position in the list; `nil` where the list names credentials.
  public let index: StatusListIndex?

  /// How many bits the status has.
  public let statusSize: Int

  /// What the values mean.
  public let messages: StatusMessages

  /// Reads an entry: a value of `credentialStatus`.
  ///
  /// - Throws: `typeUnsupported` for one that is not of exactly one known type, and whatever else is
  ///   wrong with it.
  public init(_ json: JSONValue) throws(StatusListError) {
    // Entries of a hundred thousand credentials are read to look up one bit each.
    let read: Result<StatusEntry, StatusListError> = json.withCursor { cursor in
      do throws(StatusListError) {
        return .success(try StatusEntry(cursor))
      } catch {
        return .failure(error)
      }
    }
    self = try read.get()
  }

  private init(_ json: JSONCursor) throws(StatusListError) {
    guard let kind = StatusEntry.kind(of: json) else {
      let type = json["type"]?.elementsOrSelf.first { _ in true }
      throw .typeUnsupported(type?.value.exactString)
    }
    self.kind = kind
    guard kind != .revocationList else {
      purpose = .revocation
      listURL = try StatusEntry.text("id", of: json)
      (index, statusSize) = (nil, 1)
      messages = StatusMessages(statusSize: 1)
      return
    }
    purpose = try StatusEntry.purpose(of: json, kind: kind)
    listURL = try StatusEntry.text("statusListCredential", of: json)
    index = try StatusListIndex(try StatusEntry.text("statusListIndex", of: json))
    statusSize = kind == .bitstring ? try StatusEntry.size(of: json) : 1
    if kind == .bitstring, let texts = json["statusMessage"] {
      messages = try StatusMessages(texts.value, statusSize: statusSize)
    } else {
      guard statusSize == 1 else { throw .messagesMissing(statusSize: statusSize) }
      messages = StatusMessages(statusSize: statusSize)
    }
    // It would be unclear which of the two the URL is.
    if kind == .bitstring, let id = json["id"], let url = json["statusListCredential"],
      id.isSameString(as: url)
    {
      throw .malformed(member: "id", expected: "another URL than that of the list")
    }
  }

  /// The kind of an entry that has one type, which is known; what a second type adds to it, nobody
  /// here knows.
  private static func kind(of json: JSONCursor) -> StatusListKind? {
    guard let types = json["type"], types.kind != .array || types.count == 1,
      let type = types.elementsOrSelf.first(where: { _ in true })
    else { return nil }
    if type.isString("BitstringStatusListEntry") { return .bitstring }
    if type.isString("StatusList2021Entry") { return .statusList2021 }
    if type.isString("1EdTechRevocationList") { return .revocationList }
    return nil
  }

  private static func text(
    _ name: StaticString, of json: JSONCursor
  ) throws(StatusListError) -> ExactString {
    guard let text = json[name]?.value.exactString, !text.string.isEmpty else {
      throw .malformed(member: "\(name)", expected: "a text that is not empty")
    }
    return text
  }

  /// Status List 2021 knows two purposes; what another means there, only whoever named it knows.
  private static func purpose(
    of json: JSONCursor, kind: StatusListKind
  ) throws(StatusListError) -> StatusPurpose {
    if json["statusPurpose"]?.isString("revocation") == true { return .revocation }
    let name = try text("statusPurpose", of: json)
    let purpose = StatusPurpose(name)
    switch (kind, purpose) {
    case (.statusList2021, .refresh), (.statusList2021, .message): return .other(name)
    default: return purpose
    }
  }

  private static func size(of json: JSONCursor) throws(StatusListError) -> Int {
    guard let value = json["statusSize"] else { return 1 }
    guard let size = value.value.integer else {
      throw .malformed(member: "statusSize", expected: "a whole number")
    }
    guard size >= 1, size <= Int64(Bitstring.greatestStatusSize) else {
      throw .statusSizeInvalid(size)
    }
    return Int(size)
  }
}
