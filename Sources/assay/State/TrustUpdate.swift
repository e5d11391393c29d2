import IssuerTrust
import StrictJSON

/// What updating a list came to.
struct TrustUpdate {
  /// The list that is installed now.
  let trust: TrustBundle
  /// The one before; `nil` the first time.
  let previous: TrustBundle?
  /// What is to be kept; `nil` where nothing changes.
  let list: InstalledList?

  /// The issuers whose status restricts less than it did, and what it was.
  let relaxed: [(record: IssuerRecord, was: String)]

  init(
    trust: TrustBundle, previous: TrustBundle?, list: InstalledList?,
    relaxed: [(record: IssuerRecord, was: String)] = []
  ) {
    self.trust = trust
    self.previous = previous
    self.list = list
    self.relaxed = relaxed
  }

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
