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
      Shows what is signed (on standard error), then signs. The folder can be carried from one holder to the next:

        assay trust sign list --role root --key alice.key
        assay trust sign list --role targets --key bob.key
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help:
      "What to sign: root or targets (the registry); snapshot and timestamp are signed by publish.")
  var role: TrustRole

  @Option(help: ArgumentHelp("Your key file.", valueName: "file"))
  var key: String

  @OptionGroup var passphrase: PassphraseOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard role == .root || role == .targets else {
      throw ValidationError("\(role.rawValue) is signed by assay trust publish")
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    let root = roots[roots.count - 1]
    let description = try description(of: list, root)
    // The reader sees what they sign before they are asked for the passphrase.
    for line in description { Terminal.note(line) }
    let unlocked = try UnlockedKey(at: key, passphrase)
    let signed = try sign(with: unlocked, list: list, roots: roots)
    let state = signed.signatureState(role, under: root)
    try output.write(
      lines: [
        "Signed: \(state.validSigners) of the \(state.threshold) signatures that are needed.",
        next(state),
      ],
      json: [
        "type": "TrustSignature/1", "role": .string(role.rawValue),
        "signatures": .integer(Int64(state.validSigners)),
        "threshold": .integer(Int64(state.threshold)), "complete": .bool(state.isComplete),
        "fingerprint": .string(signed.fingerprint),
      ])
  }

  private func description(
    of list: TrustFolder, _ root: TrustRoot
  ) throws(CommandFailure) -> [String] {
    guard role == .targets else { return TrustText.root(root) }
    let records = try list.records()
    if let targets = try list.metadata(.targets) {
      try list.attempt("targets.json") { () throws(TrustError) in
        try targets.requireListing(of: records)
      }
    }
    return ["Registry of \(DisplayText.escaped(root.listName)):"]
      + TrustText.issuers(records.map(\.record))
  }

  private func sign(
    with unlocked: UnlockedKey, list: TrustFolder, roots: [TrustRoot]
  ) throws(CommandFailure) -> MetadataFile {
    let root = roots[roots.count - 1]
    if role == .root {
      let name = "\(root.version).root.json"
      // A root that follows another is signed by that one's keys too.
      let signers = Array(roots.suffix(2))
      let signed = try list.attempt(name) { () throws(TrustError) in
        try root.file.signed(by: unlocked.key, as: .root, under: signers)
      }
      try list.write(signed.bytes, to: name, replacing: true)
      return signed
    }
    guard let targets = try list.metadata(.targets) else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(folder)) has no registry yet",
        hint: "add an issuer first: assay trust add")
    }
    let signed = try list.attempt("targets.json") { () throws(TrustError) in
      try targets.signed(by: unlocked.key, as: .targets, under: [root])
    }
    try list.write(signed.bytes, to: "targets.json", replacing: true)
    return signed
  }

  private func next(_ state: SignatureState) -> String {
    let folder = DisplayText.escaped(folder)
    guard state.isComplete else { return "Next: another holder signs." }
    return role == .root
      ? "Next: assay trust add \(folder) RECORD.json"
      : "Next: assay trust publish \(folder) --key FILE"
  }
}
