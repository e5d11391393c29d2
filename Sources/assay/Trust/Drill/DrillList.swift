import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The list of a drill: five holders of the root, any three of whom can act, a registrar, and a
/// publishing machine, with the folder in which they keep it.
struct DrillList {
  let folder: TrustFolder
  var holders: [DrillKey]
  let registrar: DrillKey
  let publisher: DrillKey

  init(in path: String) throws(CryptoError) {
    folder = TrustFolder(path: path)
    holders = try DrillKey.several(5)
    registrar = try DrillKey()
    publisher = try DrillKey()
  }

  /// Drafts the first root.
  func begin(at time: Instant) throws {
    let one = { (key: DrillKey) in RootDraft.Role([key.publicKey], threshold: 1) }
    let draft = RootDraft(
      listID: ExactString("urn:uuid:\(try SecureRandom.uuid())"), listName: "Drill authority",
      environment: .test, expires: time.adding(seconds: 400 * 86_400),
      roles: [
        .root: RootDraft.Role(holders.map(\.publicKey), threshold: 3), .targets: one(registrar),
        .snapshot: one(publisher), .timestamp: one(publisher),
      ])
    try folder.write(try draft.file().bytes, to: "1.root.json", replacing: false)
  }

  /// Drafts the next root, with another key in the place of a holder's.
  mutating func replaceHolder(_ index: Int, at time: Instant) throws {
    let root = try folder.newestRoot()
    var draft = RootDraft(after: root, expires: time.adding(seconds: 400 * 86_400))
    let next = try DrillKey()
    guard var role = draft.roles[.root] else { return }
    try role.remove(holders[index].publicKey, from: .root)
    try role.add(next.publicKey, to: .root)
    draft.roles[.root] = role
    holders[index] = next
    try folder.write(
      try draft.file().bytes, to: "\(draft.version).root.json", replacing: false)
  }

  /// One holder signs the newest root, as they would on their own machine.
  func signRoot(with key: DrillKey) throws {
    let roots = try folder.roots()
    let signed = try roots[roots.count - 1].file.signed(
      by: try key.key(), as: .root, under: Array(roots.suffix(2)))
    try folder.write(signed.bytes, to: "\(roots.count).root.json", replacing: true)
  }

  /// Whether enough have signed the newest root.
  func isRootInForce() throws -> Bool {
    let roots = try folder.roots()
    return roots.suffix(2).allSatisfy {
      roots[roots.count - 1].file.signatureState(.root, under: $0).isComplete
    }
  }

  /// Writes a change of the registry.
  func change(_ change: (Registry) throws(TrustError) -> RegistryChange) throws {
    try folder.write(try change(try folder.registry()))
  }

  /// What the registrar is shown that makes the list weaker.
  func dangers() throws -> [TrustDanger] { try folder.registry().difference.dangers }

  /// The registrar signs, and the machine publishes.
  ///
  /// - Returns: The bundle that employers get.
  func publish(at time: Instant) throws -> [UInt8] {
    let root = try folder.newestRoot()
    let registry = try folder.registry()
    try registry.requireOrder()
    guard let draft = registry.targets else { throw folder.noRegistry }
    let targets = try draft.signed(by: try registrar.key(), as: .targets, under: [root])
    let expires = time.adding(seconds: 45 * 86_400)
    let (old, last) = (try folder.metadata(.snapshot), try folder.metadata(.timestamp))
    let snapshot = try SnapshotDraft(
      version: try SnapshotDraft.nextVersion(after: old, last), expires: expires, targets: targets,
      after: old
    ).file().signed(by: try publisher.key(), as: .snapshot, under: [root])
    let timestamp = try TimestampDraft(
      version: try TimestampDraft.nextVersion(after: last, for: snapshot), expires: expires,
      signedAt: time, snapshot: snapshot
    ).file().signed(by: try publisher.key(), as: .timestamp, under: [root])
    for file in [targets, snapshot, timestamp] {
      try folder.write(file.bytes, to: "\(file.role.rawValue).json", replacing: true)
    }
    return try BundleWriter.bundle(
      roots: try folder.roots(), timestamp: timestamp, snapshot: snapshot, targets: targets,
      records: registry.records, files: registry.files)
  }
}
