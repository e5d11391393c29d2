public import StrictJSON
import WireFormats

/// Something that a list says differently of an issuer.
public enum IssuerChange: Equatable, Sendable {
  /// The issuer is new to the list.
  case added
  /// The list has no record of the issuer any more.
  case removed
  /// What the list said before is not known: the record that was signed is not there, or cannot be
  /// used.
  case unknownBefore
  /// The record as it is now cannot be used.
  case unusableNow
  /// Whether the list stands by the issuer.
  case status(from: IssuerStatus, to: IssuerStatus)
  /// A key that the issuer did not have.
  case keyAdded(ExactString, ListedKey.Status)
  /// A key that the issuer has no more.
  case keyRemoved(ExactString, ListedKey.Status)
  /// Another key under the id of one that there was.
  case keyReplaced(ExactString)
  /// What became of a key.
  case keyStatus(ExactString, from: ListedKey.Status, to: ListedKey.Status)
  /// When a key may sign, or what.
  case keyUse(ExactString)
  /// The issuer may award more.
  case scopeWidened
  /// The issuer may award something else, and nothing more.
  case scopeNarrowed
  /// Names or other ids of the issuer.
  case names
  /// Who recognises the issuer's quality.
  case accreditation
  /// The record is another, in what is not told above.
  case details
}

extension IssuerChange {
  /// A stable name of the kind of change, for machines.
  public var name: String {
    switch self {
    case .added: "added"
    case .removed: "removed"
    case .unknownBefore: "unknownBefore"
    case .unusableNow: "unusableNow"
    case .status: "status"
    case .keyAdded: "keyAdded"
    case .keyRemoved: "keyRemoved"
    case .keyReplaced: "keyReplaced"
    case .keyStatus: "keyStatus"
    case .keyUse: "keyUse"
    case .scopeWidened: "scopeWidened"
    case .scopeNarrowed: "scopeNarrowed"
    case .names: "names"
    case .accreditation: "accreditation"
    case .details: "details"
    }
  }
}

/// What a list says differently of one issuer.
public struct IssuerDifference: Equatable, Sendable {
  /// Where the record stands among the targets.
  public let path: ExactString
  /// The issuer's id, as far as it is known.
  public let issuer: ExactString?
  /// The issuer's name, as far as it is known.
  public let name: String?
  /// What changes; never empty.
  public let changes: [IssuerChange]
  /// What is weaker than it was.
  public let dangers: [TrustDanger]
}

extension IssuerDifference {
  /// Compares two different records of an issuer.
  init(at path: ExactString, from old: IssuerRecord, to new: IssuerRecord) {
    var changes: [IssuerChange] = []
    var dangers: [TrustDanger] = []
    if old.status != new.status {
      changes.append(.status(from: old.status, to: new.status))
      if new.status.isBetter(thanFinal: old.status) {
        dangers.append(TrustDanger(.reinstatement, new.id))
      }
    }
    for key in new.keys {
      changes += IssuerDifference.changes(of: key, in: old)
    }
    for key in old.keys where new.key(verificationMethod: key.id) == nil {
      changes.append(.keyRemoved(key.id, key.status))
    }
    for key in old.keys where IssuerDifference.isRestored(key, in: new) {
      dangers.append(TrustDanger(.keyRestoration, key.id))
    }
    if old.scope != new.scope {
      let isWider = ScopeWidening.widened(from: old.scope, to: new.scope) != nil
      changes.append(isWider ? .scopeWidened : .scopeNarrowed)
      if isWider { dangers.append(TrustDanger(.scopeWidening, new.id)) }
    }
    if old.names != new.names || old.alsoKnownAs != new.alsoKnownAs { changes.append(.names) }
    if old.accreditation != new.accreditation { changes.append(.accreditation) }
    if changes.isEmpty { changes.append(.details) }
    self.init(
      path: path, issuer: new.id, name: new.displayName, changes: changes, dangers: dangers)
  }

  private static func changes(of key: ListedKey, in old: IssuerRecord) -> [IssuerChange] {
    guard let before = old.key(verificationMethod: key.id) else {
      return [.keyAdded(key.id, key.status)]
    }
    var changes: [IssuerChange] = []
    if before.rawRepresentation != key.rawRepresentation { changes.append(.keyReplaced(key.id)) }
    if before.status != key.status {
      changes.append(.keyStatus(key.id, from: before.status, to: key.status))
    }
    if before.signingFrom != key.signingFrom || before.signingUntil != key.signingUntil
      || before.use != key.use || before.purposes != key.purposes
    {
      changes.append(.keyUse(key.id))
    }
    return changes
  }

  /// Whether a key that somebody else has is no longer said to be such, under whatever id.
  ///
  /// A record that leaves it out would let it be listed anew, as if nothing had been.
  private static func isRestored(_ key: ListedKey, in new: IssuerRecord) -> Bool {
    guard case .compromised(let since) = key.status else { return false }
    let same = new.keys.filter { $0.rawRepresentation == key.rawRepresentation }
    return same.isEmpty
      || same.contains { other in
        guard case .compromised(let later) = other.status else { return true }
        // A time that was unknown may be anything; one that is known may only become earlier.
        guard let since else { return later != nil }
        return later.map { since < $0 } ?? false
      }
  }
}

extension IssuerStatus {
  /// Whether this is better than a status that is meant for good.
  ///
  /// From `withdrawn` and `revoked-ab-initio` there is no way back but one that is taken on purpose;
  /// a later date of withdrawal makes what was signed in between good.
  func isBetter(thanFinal old: IssuerStatus) -> Bool {
    switch (old, self) {
    case (.revokedFromTheBeginning, .revokedFromTheBeginning): false
    case (.revokedFromTheBeginning, _): true
    case (.withdrawn, .revokedFromTheBeginning): false
    case (.withdrawn(let old, _), .withdrawn(let new, _)): old < new
    case (.withdrawn, _): true
    default: false
    }
  }
}
