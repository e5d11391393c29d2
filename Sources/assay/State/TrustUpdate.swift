import CredentialVerifier
import IssuerTrust
import StrictJSON
import WireFormats

/// What updating a list came to.
struct TrustUpdate {
  /// The list that is installed now.
  let trust: TrustBundle
  /// The one before; `nil` the first time.
  let previous: TrustBundle?
  /// What is to be kept; `nil` where nothing changes.
  let list: InstalledList?

  /// How far the clock may be before a time that has passed.
  static let toleratedClock = ListMemory.toleratedSeconds

  /// What was done, in one word.
  var done: String {
    if list == nil { return "unchanged" }
    return previous == nil ? "installed" : "updated"
  }

  /// What the list says differently of issuers.
  var changes: [IssuerChange] {
    guard let previous, list != nil else { return [] }
    return IssuerChange.changes(from: previous, to: trust)
  }

  /// Refuses a list that has expired: whoever holds newer ones back would have us install it.
  ///
  /// Source: The Update Framework 1.0 §5.4.4.
  static func requireCurrent(_ trust: TrustBundle, at now: Instant) throws(TrustError) {
    switch trust.freshness(at: now, graceSeconds: 0) {
    case .fresh: return
    case .stale(let role, let since), .expired(let role, let since):
      throw .frozen(file: role.rawValue, since: since)
    case .clockBeforeList(let signedAt):
      throw .malformed(
        file: "timestamp", pointer: "/signed/x-signedAt",
        expected: "a time that has passed by this machine's clock, not \(signedAt)")
    }
  }

  /// Refuses a list without a record that there was: a record is withdrawn, and stays.
  static func requireNothingForgotten(
    from previous: TrustBundle, to next: TrustBundle
  ) throws(TrustError) {
    let paths = Set(TrustUpdate.paths(of: next))
    for path in TrustUpdate.paths(of: previous).sorted() where !paths.contains(path) {
      throw .targetRemoved(path: path)
    }
  }

  private static func paths(of trust: TrustBundle) -> [ExactString] {
    trust.records.map { IssuerRecord.path(of: $0.id) } + trust.unusableRecords.map(\.path)
  }
}

/// What a list says differently of one issuer than before.
struct IssuerChange {
  /// The issuer as the list has it now.
  let record: IssuerRecord
  /// As it was before; `nil` where it is new.
  let previous: IssuerRecord?

  /// In one word: `added`, `changed`, or the name of its new status.
  var kind: String {
    guard let previous else { return "added" }
    return previous.status.name == record.status.name ? "changed" : record.status.name
  }

  /// The changes, in the order of the list.
  static func changes(from previous: TrustBundle, to next: TrustBundle) -> [IssuerChange] {
    next.records.compactMap { record in
      let known = previous.record(forIssuer: record.id)
      let isSame = known?.recordVersion == record.recordVersion
      return isSame ? nil : IssuerChange(record: record, previous: known)
    }
  }
}
