import ArgumentParser
import DurableFiles
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay trust rotate`: drafts the next root.
struct TrustRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Draft the next root: other keys, or the same for longer.",
    discussion: """
      Once a year the root is renewed, with the same keys:

        assay trust rotate list

      A holder goes, another comes; a role's key was lost or stolen. Before anybody signs, the \
      command can be given again for another role:

        assay trust rotate list --role root --add-key dave.pub --remove-key alice.pub
        assay trust rotate list --role snapshot --role timestamp \\
          --add-key new.pub --remove-key old.pub

      The draft, 2.root.json after 1.root.json, must then be signed by enough holders of the root \
      before and by enough of its own: assay trust sign. Until then nothing can be published from \
      this folder, so work on a copy of it where that takes long. Employers need nothing new: readers \
      follow the list from the root that they have.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "The role to change: root, targets, snapshot or timestamp; can be given more than once.",
      valueName: "role"))
  var role: [RootRole] = []

  @Option(help: ArgumentHelp("A key to give to the role.", valueName: "key"))
  var addKey: [String] = []

  @Option(help: ArgumentHelp("A key to take from the role, or its key id.", valueName: "key"))
  var removeKey: [String] = []

  @Option(help: ArgumentHelp("How many keys of the role must sign.", valueName: "number"))
  var threshold: Int?

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    let isChange = !addKey.isEmpty || !removeKey.isEmpty || threshold != nil
    guard role.isEmpty != isChange else {
      throw ValidationError(
        isChange
          ? "--add-key, --remove-key and --threshold need the --role to change"
          : "say what to change of the --role: --add-key, --remove-key or --threshold")
    }
    guard threshold.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--threshold takes a number from 1 up")
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    let last = roots[roots.count - 1]
    // A draft that nobody signed is changed further.
    let isDraft = last.version > 1 && !last.file.isSigned
    let base = isDraft ? roots[roots.count - 2] : last
    if !isDraft { try requireComplete(roots, of: list) }
    let expires = try expiry.expires(after: "P13M")
    var draft =
      isDraft
      ? RootDraft(amending: last, expires: expires) : RootDraft(after: last, expires: expires)
    let added = try addKey.map { try PublicKeyArgument.roleKey($0) }
    let records = try list.records()
    let name = "\(base.version + 1).root.json"
    for role in role.map(\.role) { try change(&draft, role, adding: added, from: last, of: list) }
    let (root, difference) = try list.attempt(name) { () throws(TrustError) in
      let root = try TrustRoot(try draft.file().bytes)
      try root.requireNoRoleKeys(in: records)
      return (root, try RootDifference(from: base, to: root))
    }
    try list.write(root.file.bytes, to: name, replacing: isDraft)
    for weakness in root.weaknesses {
      Terminal.note("warning: \(TrustText.sentence(for: weakness))")
    }
    try report(root, difference, after: base)
  }

  /// Refuses to draft a root after one that is not in force.
  private func requireComplete(
    _ roots: [TrustRoot], of list: TrustFolder
  ) throws(CommandFailure) {
    let last = roots[roots.count - 1]
    for signer in roots.suffix(2)
    where !last.file.signatureState(.root, under: signer).isComplete {
      throw CommandFailure(
        .badTrust, "root \(last.version) is not in force yet: it lacks signatures",
        hint: "sign it: assay trust sign \(DisplayText.escaped(folder)) --role root --key FILE; or "
          + (last.version == 1
            ? "begin the list anew" : "remove \(last.version).root.json, and draft it anew"))
    }
  }

  private func change(
    _ draft: inout RootDraft, _ role: TrustRole, adding added: [Ed25519PublicKey],
    from root: TrustRoot, of list: TrustFolder
  ) throws(CommandFailure) {
    guard var keys = draft.roles[role] else { return }
    for argument in removeKey {
      let key = try removedKey(argument, role, root)
      try list.attempt("the draft") { () throws(TrustError) in try keys.remove(key, from: role) }
    }
    for key in added {
      try list.attempt("the draft") { () throws(TrustError) in try keys.add(key, to: role) }
    }
    if let threshold { keys.threshold = threshold }
    guard keys.threshold <= keys.keys.count else {
      throw CommandFailure(
        .usage,
        "\(keys.threshold) signatures cannot be met: \(role.rawValue) would have "
          + "\(keys.keys.count == 1 ? "1 key" : "\(keys.keys.count) keys")",
        hint: "give more keys, or a lower --threshold")
    }
    draft.roles[role] = keys
  }

  /// The key that an option names by itself, or by the id under which the root lists it.
  private func removedKey(
    _ argument: String, _ role: TrustRole, _ root: TrustRoot
  ) throws(CommandFailure) -> Ed25519PublicKey {
    let id = ExactString(argument)
    if let key = root.keys(of: role).keys.first(where: { $0.id == id }) { return key.key }
    return try PublicKeyArgument.roleKey(argument)
  }

  private func report(
    _ root: TrustRoot, _ difference: RootDifference, after base: TrustRoot
  ) throws(CommandFailure) {
    let folder = DisplayText.escaped(folder)
    let (old, new) = (base.keys(of: .root), root.keys(of: .root))
    for line in TrustText.dangers(difference.dangers) { Terminal.note(line) }
    try output.write(
      lines: ["Drafted \(root.version).root.json"] + TrustText.difference(difference) + [
        "Fingerprint  \(root.fingerprint)",
        "Next: \(old.threshold) of the holders of root \(base.version) and \(new.threshold) of "
          + "those of root \(root.version) sign, one after the other: "
          + "assay trust sign \(folder) --role root --key FILE",
      ],
      json: [
        "type": "TrustRootDraft/1", "version": .integer(root.version),
        "expires": .string(root.expires.description), "fingerprint": .string(root.fingerprint),
        "roles": TrustText.json(difference.roles), "dangers": TrustText.json(difference.dangers),
      ])
  }
}

/// The roles whose keys the root lists.
enum RootRole: String, CaseIterable, ExpressibleByArgument {
  case root, targets, snapshot, timestamp

  var role: TrustRole {
    switch self {
    case .root: .root
    case .targets: .targets
    case .snapshot: .snapshot
    case .timestamp: .timestamp
    }
  }
}
