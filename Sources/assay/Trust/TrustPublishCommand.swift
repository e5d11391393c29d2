import ArgumentParser
import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay trust publish`: says that the registry as it stands is the current one.
struct TrustPublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Say that the registry as it stands is the current one.",
    discussion: """
      Signs the snapshot and the timestamp, which hold for 45 days: publish again before they end, \
      changed or not, or employers are told that the list is old.

        assay trust publish list --key publishing.key

      Give --key twice where the two roles have different keys. A registry that needs only one \
      signature, by one of these keys, is signed too, with the status lists and evidence that are in \
      the folder; what makes it weaker than it was only with the option that it names.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("A key file; can be given more than once.", valueName: "file"))
  var key: [String]

  @OptionGroup var passphrase: PassphraseOptions

  @OptionGroup var allowed: DangerOptions

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    let root = roots[roots.count - 1]
    // A root that follows another is signed by that one's keys too.
    for signer in roots.suffix(2) { try list.requireSignatures(root.file, .root, under: signer) }
    let expires = try expiry.expires(after: "P45D")
    let (registry, taken) = try self.registry(of: list, under: root)
    guard let draft = registry.targets else { throw list.noRegistry }
    try list.attempt("targets.json") { () throws(TrustError) in try registry.requireOrder() }
    let authorities = try list.parts(of: registry).compactMap(\.targets)
    let (oldSnapshot, oldTimestamp) = (
      try list.metadata(.snapshot), try list.metadata(.timestamp)
    )
    if isSignedHere(draft, under: root) {
      // Seen before anybody is asked for a passphrase: nobody else may have looked at it.
      let dangers = registry.difference.dangers
      for line in TrustText.registryChanges(registry) + TrustText.dangers(dangers) {
        Terminal.note(line)
      }
      try allowed.require(dangers)
    }
    let keys = try key.map { path in
      let unlocked = try UnlockedKey(at: path, passphrase)
      try refuseOthers(unlocked, at: path, root)
      return unlocked
    }
    let targets = try sign(draft, .targets, with: keys, root, list)
    let snapshotVersion = try list.attempt("snapshot.json") { () throws(TrustError) in
      try SnapshotDraft.nextVersion(after: oldSnapshot, oldTimestamp)
    }
    let snapshot = try sign(
      try list.attempt("snapshot.json") { () throws(TrustError) in
        try SnapshotDraft(
          version: snapshotVersion, expires: expires, targets: targets, authorities: authorities,
          after: oldSnapshot
        ).file()
      }, .snapshot, with: keys, root, list)
    let timestamp = try sign(
      try list.attempt("timestamp.json") { () throws(TrustError) in
        try TimestampDraft(
          version: try TimestampDraft.nextVersion(after: oldTimestamp, for: snapshot),
          expires: expires, signedAt: expiry.now, snapshot: snapshot
        ).file()
      }, .timestamp, with: keys, root, list)
    // Nothing is written before all is signed, and what is pointed to before what points to it.
    if let taken { try list.write(taken) }
    try list.write(targets.bytes, to: "targets.json", replacing: true)
    try list.write(snapshot.bytes, to: "snapshot.json", replacing: true)
    try list.write(timestamp.bytes, to: "timestamp.json", replacing: true)
    try output.write(
      lines: [
        "Published version \(snapshotVersion) of \(DisplayText.escaped(root.listName)), "
          + "good until \(expires).",
        "Next: assay trust bundle \(DisplayText.escaped(folder)) --out FILE",
      ],
      json: [
        "type": "TrustPublication/1", "version": .integer(snapshotVersion),
        "expires": .string(expires.description),
      ])
  }

  /// The registry; where one key is enough to sign it, with all files in the folder taken in.
  ///
  /// - Returns: The registry, and what has to be written before its targets.
  private func registry(
    of list: TrustFolder, under root: TrustRoot
  ) throws(CommandFailure) -> (Registry, RegistryChange?) {
    let registry = try list.registry()
    let keys = root.keys(of: .targets)
    let isSignedHere =
      keys.threshold == 1
      && key.contains { (try? PublicKeyArgument.roleKey($0)).map(keys.contains) ?? false }
    guard isSignedHere, let targets = registry.targets, !registry.listsAllFiles else {
      return (registry, nil)
    }
    let standard = try expiry.standardExpiry("P6M")
    return try list.attempt("targets.json") { () throws(TrustError) in
      let change = try registry.takingInFiles(expires: max(standard, try targets.expires()))
      return (try registry.takingIn(change), change)
    }
  }

  /// Refuses a key that can sign nothing here: it is another key than its holder believes.
  private func refuseOthers(
    _ unlocked: UnlockedKey, at path: String, _ root: TrustRoot
  ) throws(CommandFailure) {
    let roles = root.roles(of: unlocked.key.publicKey)
    guard roles.allSatisfy({ $0 == .root }) else { return }
    let name = Multikey(unlocked.key.publicKey).publicKeyMultibase
    let publishers = root.keys(of: .snapshot).keys + root.keys(of: .timestamp).keys
    var names: [String] = []
    for name in publishers.map(TrustText.name(of:)) where !names.contains(name) {
      names.append(name)
    }
    throw CommandFailure(
      .badTrust,
      "the key in \(DisplayText.escaped(path)), \(name), "
        + (roles.isEmpty ? "has no role in this list" : "signs only the root of this list"),
      hint: "assay trust publish \(DisplayText.escaped(folder)) with the --key of: "
        + names.joined(separator: ", "))
  }

  /// Signs with each key that the role has, and refuses to go on with too few signatures.
  private func sign(
    _ file: MetadataFile, _ role: TrustRole, with keys: [UnlockedKey], _ root: TrustRoot,
    _ list: TrustFolder
  ) throws(CommandFailure) -> MetadataFile {
    var file = file
    if isSignedHere(file, under: root) {
      for unlocked in keys where root.keys(of: role).contains(unlocked.key.publicKey) {
        file = try list.attempt("\(role.rawValue).json") { () throws(TrustError) in
          try file.signed(by: unlocked.key, as: role, under: [root])
        }
      }
    }
    try list.requireSignatures(file, role, under: root)
    return file
  }

  /// Whether a file still lacks signatures that are made here.
  ///
  /// The registry is signed by people who looked at it; one key that is enough may sign it here.
  private func isSignedHere(_ file: MetadataFile, under root: TrustRoot) -> Bool {
    let role = file.role
    let isOneEnough = role != .targets || root.keys(of: .targets).threshold == 1
    return isOneEnough && !file.signatureState(role, under: root).isComplete
  }
}
