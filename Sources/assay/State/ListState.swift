import CredentialVerifier
import IssuerTrust
import StrictJSON
import WireFormats

/// What is remembered of a list between one update and the next.
///
/// Source: The Update Framework 1.0 §5, what a client keeps.
struct ListState: Equatable {
  let listID: ExactString
  /// The newest root, from which the next is followed.
  let root: [UInt8]
  /// The versions that were seen, by the names of the roles.
  let versions: [(role: TrustRole, version: Int64)]
  /// The latest time that is known to have passed.
  let latestTime: Instant
  /// When the list was updated last.
  let updated: Instant

  static func == (left: ListState, right: ListState) -> Bool { left.bytes == right.bytes }

  /// How far a clock may be ahead of the newest list and still be remembered: 400 days.
  ///
  /// A list is renewed every month or two. A clock that is further ahead is wrong, and if that were
  /// remembered, the right time would look like one that was set back for ever.
  static let greatestLead: Int64 = 400 * 86_400

  /// What is remembered after a list was seen.
  ///
  /// - Parameters:
  ///   - bundle: The list, which was checked.
  ///   - now: The clock's time.
  ///   - known: What was remembered before.
  init(of bundle: TrustBundle, at now: Instant, after known: ListState? = nil) {
    listID = bundle.listID
    root = bundle.newestRoot
    versions = TrustRole.allCases.map { ($0, bundle.role($0).version) }
    var latest = [known?.latestTime, bundle.signedAt].compactMap { $0 }.max()
    let isPlausible = bundle.signedAt.map { now <= $0.adding(seconds: Self.greatestLead) } ?? true
    if isPlausible { latest = max(latest ?? now, now) }
    latestTime = latest ?? now
    updated = now
  }
}

extension ListState {
  /// Refuses a list that is older than what was seen.
  ///
  /// Where the root took a key away from the timestamp or the snapshot, whoever had that key may have
  /// signed the highest version there is: then what was seen of these roles counts no more.
  ///
  /// Source: The Update Framework 1.0 §5.3.11, §5.4.3, §5.5.5.
  func requireNoRollback(to bundle: TrustBundle) throws(TrustError) {
    guard bundle.listID == listID else { throw .listChanged(from: listID, to: bundle.listID) }
    let tookKeysAway = try tookKeysAway(in: bundle)
    for (role, known) in versions where role == .root || !tookKeysAway {
      let found = bundle.role(role).version
      guard found >= known else {
        throw .olderThanKnown(file: role.rawValue, found: found, known: known)
      }
    }
  }

  private func tookKeysAway(in bundle: TrustBundle) throws(TrustError) -> Bool {
    let before = try TrustRoot(root)
    return [TrustRole.timestamp, .snapshot].contains { role in
      let now = bundle.role(role).keyIDs
      return before.keys(of: role).keys.contains { !now.contains($0.id) }
    }
  }

  /// Whether a list is of just the versions that were seen.
  func isSame(as bundle: TrustBundle) -> Bool {
    versions.allSatisfy { role, version in bundle.role(role).version == version }
  }

  /// What a verifier is told of it.
  var memory: ListMemory { .seen(latestTime: latestTime) }
}

extension ListState {
  private static let type = "TrustState/1"

  /// The state as JSON.
  var bytes: [UInt8] {
    let tree: JSONTree = [
      "type": .string(ListState.type), "listId": .string(listID.string),
      "root": .string(Base64.encode(root)),
      "versions": .object(
        versions.map { JSONTreeMember($0.role.rawValue, .integer($0.version)) }),
      "latestTime": .string(latestTime.description), "updated": .string(updated.description),
    ]
    return tree.canonicalBytes()
  }

  /// Reads a state.
  ///
  /// - Throws: `StateFile.Fault` where it is none.
  init(_ bytes: [UInt8]) throws(StateFile.Fault) {
    let limits = JSONLimits(maxBytes: 2 * TrustLimits.root, maxDepth: 4, maxNodes: 64)
    guard let json = try? JSONDocument(bytes, limits: limits).root,
      json["type"]?.isString("TrustState/1") == true, let listID = json["listId"]?.exactString,
      let text = json["root"]?.stringBytes, let root = try? Base64.decode(text),
      let latest = ListState.time(json["latestTime"]), let updated = ListState.time(json["updated"])
    else { throw .malformed }
    var versions: [(role: TrustRole, version: Int64)] = []
    for role in TrustRole.allCases {
      guard let version = json["versions"]?.member(ExactString(role.rawValue))?.integer else {
        throw .malformed
      }
      versions.append((role, version))
    }
    self.listID = listID
    self.root = root
    self.versions = versions
    latestTime = latest
    self.updated = updated
  }

  private static func time(_ json: JSONValue?) -> Instant? {
    json?.stringBytes.flatMap { try? Instant(rfc3339: $0) }
  }
}
