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
      Shows who may sign and what is signed (on standard error), then signs. The folder is carried \
      from one holder to the next:

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

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    // A root that follows another is signed by that one's keys too.
    let signers = role == .root ? Array(roots.suffix(2)) : Array(roots.suffix(1))
    let (file, description) =
      role == .root ? try self.root(of: list, roots) : try self.registry(of: list, roots)
    // The reader sees what they sign before they are asked for the passphrase.
    for line in description { Terminal.note(line) }
    let unlocked = try UnlockedKey(at: key, passphrase)
    let name = role == .root ? "\(roots.count).root.json" : "targets.json"
    let signed = try list.attempt(name) { () throws(TrustError) in
      try file.signed(by: unlocked.key, as: role.role, under: signers)
    }
    try list.write(signed.bytes, to: name, replacing: true)
    let states = signers.map { signed.signatureState(role.role, under: $0) }
    try report(signed, states.first { !$0.isComplete } ?? states[states.count - 1], list)
  }

  private func report(
    _ signed: MetadataFile, _ state: SignatureState, _ list: TrustFolder
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
        "fingerprint": .string(signed.fingerprint),
      ])
  }

  /// The root to sign, and what it says.
  private func root(
    of list: TrustFolder, _ roots: [TrustRoot]
  ) throws(CommandFailure) -> (MetadataFile, [String]) {
    let root = roots[roots.count - 1]
    let records = try list.records()
    try list.attempt("\(root.version).root.json") { () throws(TrustError) in
      try root.requireNoRoleKeys(in: records)
    }
    return (
      root.file,
      TrustText.signers(of: root.file, .root, under: Array(roots.suffix(2))) + TrustText.root(root)
    )
  }

  /// The targets to sign, and the issuers and contexts that they list.
  private func registry(
    of list: TrustFolder, _ roots: [TrustRoot]
  ) throws(CommandFailure) -> (MetadataFile, [String]) {
    let root = roots[roots.count - 1]
    let registry = try list.registry()
    guard let targets = registry.targets else { throw list.noRegistry }
    try list.attempt("targets.json") { () throws(TrustError) in try registry.requireOrder() }
    let keys = root.keys(of: .targets)
    return (
      targets,
      ["Registry of \(DisplayText.escaped(root.listName)):"]
        + TrustText.issuers(registry.records.map(\.record))
        + TrustText.contexts(registry.contexts) + TrustText.changes(registry.contextChanges)
        + TrustText.signers(of: targets, .targets, under: [root])
        + ["  targets: \(keys.threshold) of \(keys.keys.count) keys must sign"]
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
