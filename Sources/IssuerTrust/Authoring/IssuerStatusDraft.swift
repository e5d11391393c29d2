import StrictJSON
public import WireFormats

/// A change of whether a list stands by an issuer.
public struct IssuerStatusDraft: Sendable {
  /// What the status is to be.
  public enum Status: String, CaseIterable, Sendable {
    /// The question is open.
    case suspended
    /// The list stands by the issuer no longer; what was signed before stays good.
    case withdrawn
    /// The list never should have stood by the issuer.
    case revoked = "revoked-ab-initio"
    /// The list stands by the issuer again.
    case active
  }

  /// What the status is to be.
  public var status: Status
  /// From when.
  public var since: Instant
  /// Why, for everybody who reads the list.
  public var reason: String?
  /// When the change is made.
  public var updated: Instant
  /// Whether an issuer from which the list had withdrawn for good may be stood by again.
  public var allowsReinstatement: Bool

  /// A change.
  public init(
    _ status: Status, since: Instant, reason: String?, updated: Instant,
    allowsReinstatement: Bool = false
  ) {
    self.status = status
    self.since = since
    self.reason = reason
    self.updated = updated
    self.allowsReinstatement = allowsReinstatement
  }
}

extension RecordFile {
  /// The same record with another status, its history, and the next version; or itself, where it
  /// has that status already: date and reason stay, for another date would make other credentials
  /// good or bad.
  ///
  /// A list never forgets a record that it published, and what it said for good stays said:
  /// `withdrawn` and `revoked-ab-initio` only ever become worse.
  ///
  /// - Throws: `TrustError.statusFinal` where the status would become better than one that is meant
  ///   for good; `TrustError` where readers would refuse the record.
  public func changing(to draft: IssuerStatusDraft) throws(TrustError) -> RecordFile {
    guard ExactString(record.status.name) != ExactString(draft.status.rawValue) else { return self }
    let isFinal =
      switch (record.status, draft.status) {
      case (.active, _), (.suspended, _), (.withdrawn, .revoked): false
      case (_, .active): !draft.allowsReinstatement
      default: true
      }
    guard !isFinal else { throw .statusFinal(of: record.id, status: record.status.name) }
    var tree = try tree()
    let time = JSONTree.string(MetadataFile.expiry(draft.since))
    if var past = tree["status"], past["since"] ?? .null != .null {
      past["until"] = time
      tree["statusHistory"] = .array(RecordFile.elements(tree["statusHistory"]) + [past])
    }
    tree["status"] = .members([
      "value": .string(draft.status.rawValue), "since": time,
      "reason": draft.reason.map { .string($0) },
    ])
    return try next(tree, updated: draft.updated)
  }

  /// The same record, from which the list withdraws: what was signed before stays good, and readers
  /// see why no more is.
  ///
  /// One from which it has withdrawn already, or that it never should have listed, stays as it is.
  ///
  /// - Parameters:
  ///   - since: From when.
  ///   - reason: Why, for readers.
  /// - Returns: The record with a new status, its history, and the next version; or itself.
  /// - Throws: `TrustError` where readers would refuse the record.
  public func withdrawn(since: Instant, reason: String?) throws(TrustError) -> RecordFile {
    guard !record.status.isNeverValid else { return self }
    return try changing(
      to: IssuerStatusDraft(.withdrawn, since: since, reason: reason, updated: since))
  }

  /// The file of a record that was changed, one version on.
  func next(_ changed: JSONTree, updated: Instant) throws(TrustError) -> RecordFile {
    var tree = changed
    tree["recordVersion"] = .integer(record.recordVersion + 1)
    tree["updated"] = .string(MetadataFile.expiry(updated))
    return try RecordFile(tree, in: place)
  }

  static func elements(_ tree: JSONTree?) -> [JSONTree] {
    if case .array(let elements) = tree { return elements }
    return []
  }
}
