import ArgumentParser
import IssuerTrust
import OpenSSLCrypto
import StrictJSON

/// `assay trust sign`: adds one person's signature.
struct TrustSignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Add your signature to the root or to the registry.",
    discussion: """
      Shows who may sign and what is signed (on standard error), and what of it differs from what was \
      signed before; then signs. What makes the list weaker than it was is signed only with the \
      option that it names. The folder is carried from one holder to the next; holders who sign at \
      the same time sign copies, and assay trust merge puts them together.

        assay trust sign list --role root --key alice.key
        assay trust sign list --role targets --key bob.key

      An authority that the list hands on to signs its own part:

        assay trust sign list --role authority/quality --key quality.key
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help:
      "What to sign; targets is the registry, and snapshot and timestamp are signed by publish.")
  var role: SignedRole

  @Option(help: ArgumentHelp("Your key file.", valueName: "file"))
  var key: String

  @OptionGroup var passphrase: PassphraseOptions

  @OptionGroup var allowed: DangerOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    // The reader sees what they sign before they are asked for the passphrase.
    let work =
      switch role {
      case .root: try self.root(of: list, roots)
      case .registry(let place): try registry(place, of: list, roots)
      }
    for line in work.description + TrustText.dangers(work.dangers) { Terminal.note(line) }
    try allowed.require(work.dangers)
    let unlocked = try UnlockedKey(at: key, passphrase)
    let name = role == .root ? "\(roots.count).root.json" : "\(role.role.rawValue).json"
    let signed = try list.attempt(name) { () throws(TrustError) in
      try work.file.signed(by: unlocked.key, as: role.role, of: work.signers)
    }
    try list.write(signed.bytes, to: name, replacing: true)
    let states = work.signers.map { signed.signatureState(under: $0) }
    try report(
      signed, states.first { !$0.isComplete } ?? states[states.count - 1], work.dangers, list)
  }

  /// What is to be signed.
  private struct Work {
    let file: MetadataFile
    /// Whose signatures count: one role, or for a root that follows another two.
    let signers: [RoleKeys]
    /// What whoever signs is shown.
    let description: [String]
    let dangers: [TrustDanger]
  }

  private func report(
    _ signed: MetadataFile, _ state: SignatureState, _ dangers: [TrustDanger], _ list: TrustFolder
  ) throws(CommandFailure) {
    let count =
      state.validSigners > state.threshold
      ? "\(state.validSigners) signatures, of which \(state.threshold) are needed."
      : "\(state.validSigners) of the \(state.threshold) signatures that are needed."
    try output.write(
      lines: ["Signed: \(count)", try next(state, list)],
      json: [
        "type": "TrustSignature/1", "role": .string(role.role.rawValue),
        "signatures": .integer(Int64(state.validSigners)),
        "threshold": .integer(Int64(state.threshold)), "complete": .bool(state.isComplete),
        "signedKeys": .array(state.valid.map { .string($0.string) }),
        "missingKeys": .array(state.missing.map { .string($0.string) }),
        "fingerprint": .string(signed.fingerprint), "dangers": TrustText.json(dangers),
      ])
  }

  /// The root to sign, and what it says.
  private func root(
    of list: TrustFolder, _ roots: [TrustRoot]
  ) throws(CommandFailure) -> Work {
    let root = roots[roots.count - 1]
    let records = try list.records()
    let difference = try list.attempt("\(root.version).root.json") { () throws(TrustError) in
      try root.requireNoRoleKeys(in: records)
      return try roots.count < 2 ? nil : RootDifference(from: roots[roots.count - 2], to: root)
    }
    // A root that follows another is signed by that one's keys too.
    let signers = Array(roots.suffix(2))
    return Work(
      file: root.file, signers: signers.map { $0.keys(of: .root) },
      description: TrustText.signers(of: root.file, .root, under: signers) + TrustText.root(root)
        + (difference.map { TrustText.difference($0) } ?? []),
      dangers: difference?.dangers ?? [])
  }

  /// The registry, or an authority's part of the list, and what it lists.
  private func registry(
    _ place: RegistryPlace, of list: TrustFolder, _ roots: [TrustRoot]
  ) throws(CommandFailure) -> Work {
    let root = roots[roots.count - 1]
    let registry = try list.registry(place)
    guard let targets = registry.targets else { throw list.noRegistry }
    let name = DisplayText.escaped(place.role.rawValue)
    try list.attempt("\(place.role.rawValue).json") { () throws(TrustError) in
      try registry.requireOrder()
    }
    let keys = registry.delegation?.keys ?? root.keys(of: .targets)
    let title =
      place == .own
      ? "Registry of \(DisplayText.escaped(root.listName)):"
      : "Part of \(name) in \(DisplayText.escaped(root.listName)):"
    let difference = registry.difference
    return Work(
      file: targets, signers: [keys],
      description: [title] + TrustText.issuers(registry.records.map(\.record))
        + TrustText.contexts(registry.contexts)
        + TrustText.authorities(try list.authorities(of: registry))
        + TrustText.registryChanges(registry)
        + TrustText.signers(of: targets, place.role, as: [keys])
        + ["  \(name): \(keys.threshold) of \(keys.keys.count) keys must sign"],
      dangers: difference.dangers)
  }

  /// What is left to do after this signature.
  private func next(
    _ state: SignatureState, _ list: TrustFolder
  ) throws(CommandFailure) -> String {
    let folder = DisplayText.escaped(folder)
    guard state.isComplete else {
      let missing = state.threshold - state.validSigners
      return "Next: \(missing) more of those who may: "
        + "assay trust sign \(folder) --role \(DisplayText.escaped(role.role.rawValue)) --key FILE"
    }
    if role != .root { return "Next: assay trust publish \(folder) --key FILE" }
    return try list.records().isEmpty
      ? "Next: assay trust add \(folder) RECORD.json"
      : TrustText.signRegistry(self.folder, under: try list.newestRoot())
  }
}
