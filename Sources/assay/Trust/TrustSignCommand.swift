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
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help:
      "What to sign: root or targets (the registry); snapshot and timestamp are signed by publish.")
  var role: SignedRole

  @Option(help: ArgumentHelp("Your key file.", valueName: "file"))
  var key: String

  @OptionGroup var passphrase: PassphraseOptions

  @OptionGroup var allowed: DangerOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    // A root that follows another is signed by that one's keys too.
    let signers = role == .root ? Array(roots.suffix(2)) : Array(roots.suffix(1))
    let (file, description, dangers) =
      role == .root ? try self.root(of: list, roots) : try self.registry(of: list, roots)
    // The reader sees what they sign before they are asked for the passphrase.
    for line in description + TrustText.dangers(dangers) { Terminal.note(line) }
    try allowed.require(dangers)
    let unlocked = try UnlockedKey(at: key, passphrase)
    let name = role == .root ? "\(roots.count).root.json" : "targets.json"
    let signed = try list.attempt(name) { () throws(TrustError) in
      try file.signed(by: unlocked.key, as: role.role, under: signers)
    }
    try list.write(signed.bytes, to: name, replacing: true)
    let states = signers.map { signed.signatureState(role.role, under: $0) }
    try report(signed, states.first { !$0.isComplete } ?? states[states.count - 1], dangers, list)
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
        "type": "TrustSignature/1", "role": .string(role.rawValue),
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
  ) throws(CommandFailure) -> (MetadataFile, [String], [TrustDanger]) {
    let root = roots[roots.count - 1]
    let records = try list.records()
    let difference = try list.attempt("\(root.version).root.json") { () throws(TrustError) in
      try root.requireNoRoleKeys(in: records)
      return try roots.count < 2 ? nil : RootDifference(from: roots[roots.count - 2], to: root)
    }
    return (
      root.file,
      TrustText.signers(of: root.file, .root, under: Array(roots.suffix(2))) + TrustText.root(root)
        + (difference.map { TrustText.difference($0) } ?? []),
      difference?.dangers ?? []
    )
  }

  /// The targets to sign, and the issuers and contexts that they list.
  private func registry(
    of list: TrustFolder, _ roots: [TrustRoot]
  ) throws(CommandFailure) -> (MetadataFile, [String], [TrustDanger]) {
    let root = roots[roots.count - 1]
    let registry = try list.registry()
    guard let targets = registry.targets else { throw list.noRegistry }
    try list.attempt("targets.json") { () throws(TrustError) in try registry.requireOrder() }
    let keys = root.keys(of: .targets)
    return (
      targets,
      ["Registry of \(DisplayText.escaped(root.listName)):"]
        + TrustText.issuers(registry.records.map(\.record))
        + TrustText.contexts(registry.contexts) + TrustText.registryChanges(registry)
        + TrustText.signers(of: targets, .targets, under: [root])
        + ["  targets: \(keys.threshold) of \(keys.keys.count) keys must sign"],
      registry.difference.dangers
    )
  }

  /// What is left to do after this signature.
  private func next(
    _ state: SignatureState, _ list: TrustFolder
  ) throws(CommandFailure) -> String {
    let folder = DisplayText.escaped(folder)
    guard state.isComplete else {
      let missing = state.threshold - state.validSigners
      return "Next: \(missing) more of those who may: "
        + "assay trust sign \(folder) --role \(role.rawValue) --key FILE"
    }
    if role == .targets { return "Next: assay trust publish \(folder) --key FILE" }
    return try list.records().isEmpty
      ? "Next: assay trust add \(folder) RECORD.json"
      : TrustText.signRegistry(self.folder, under: try list.newestRoot())
  }
}
