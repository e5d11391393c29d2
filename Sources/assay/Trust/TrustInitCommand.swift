import ArgumentParser
import ControlledIdentifiers
import DurableFiles
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay trust init`: begins a list.
struct TrustInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a list: say who holds which keys.",
    discussion: """
      For an institution that keeps its own list with one key (whoever gets that key can change \
      everything):

        assay trust init list --simple --key my.key --name "Our list"

      For an authority: the root in the hands of three people, any two of whom can act; keys are \
      z6Mk… or files that hold one:

        assay trust init list --name "Skills Authority" \\
          --operator https://authority.example --root-key a.pub \\
          --root-key b.pub --root-key c.pub --threshold 2 \\
          --targets-key d.pub --snapshot-key e.pub --timestamp-key f.pub

      A list with several holders needs a key for the snapshot and one for the timestamp (it may be \
      the same): assay trust publish signs both at once, on one machine. Without --targets-key the \
      root's holders sign the registry too. Keys that sign the list never sign credentials.
      """)

  @Argument(help: ArgumentHelp("The folder to make the list in.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The list's name, shown in every report.", valueName: "text"))
  var name: String

  @Option(
    name: .customLong("operator"),
    help: ArgumentHelp("Who publishes the list: a web address.", valueName: "url"))
  var operatorURL: String?

  @Option(help: "What the list is for: production, test or example; it can never be changed.")
  var environment: TrustEnvironment = .production

  @Flag(help: "One key for everything: give it with --key.")
  var simple = false

  @Option(help: ArgumentHelp("With --simple: the key file.", valueName: "file"))
  var key: String?

  @OptionGroup var passphrase: PassphraseOptions

  @Option(help: ArgumentHelp("A key of the root.", valueName: "key"))
  var rootKey: [String] = []

  @Option(help: ArgumentHelp("How many root keys must sign.", valueName: "number"))
  var threshold: Int?

  @Option(help: ArgumentHelp("A key of the registry, which lists issuers.", valueName: "key"))
  var targetsKey: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --targets-key: how many registry keys must sign; 1 unless set.", valueName: "number"))
  var targetsThreshold: Int?

  @Option(help: ArgumentHelp("A key of the snapshot.", valueName: "key"))
  var snapshotKey: [String] = []

  @Option(help: ArgumentHelp("A key of the timestamp.", valueName: "key"))
  var timestampKey: [String] = []

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    try validateTexts()
    guard !simple else { return try validateSimple() }
    guard !rootKey.isEmpty, threshold != nil, key == nil else {
      throw ValidationError(
        "give --root-key for each holder and --threshold, or --simple with --key")
    }
    guard targetsThreshold == nil || !targetsKey.isEmpty else {
      throw ValidationError(
        "--targets-threshold counts keys that --targets-key names; there are none")
    }
    try TrustInitCommand.check("--threshold", threshold, counts: rootKey, of: "--root-key")
    try TrustInitCommand.check(
      "--targets-threshold", targetsThreshold, counts: targetsKey, of: "--targets-key")
    guard rootKey.count == 1 || (!snapshotKey.isEmpty && !timestampKey.isEmpty) else {
      throw ValidationError(
        """
        a list with several holders needs --snapshot-key and --timestamp-key: assay trust publish \
        signs both at once, on one machine, and no machine has the keys of several people; one key \
        may be given for both
        """)
    }
  }

  /// What is said of a list stands in every report, and is signed.
  private func validateTexts() throws {
    let isPlain = !name.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    guard !name.isEmpty && isPlain else {
      throw ValidationError("--name takes a text without control characters, which is not empty")
    }
    guard let operatorURL else { return }
    do throws(IdentifierError) {
      try IssuerRecord.checkID(operatorURL)
    } catch {
      throw ValidationError(
        DisplayText.escaped("--operator '\(operatorURL)' is no absolute URL: \(error)"))
    }
    // A DID is no address that a reader can open.
    guard !operatorURL.utf8.starts(with: "did:".utf8) else {
      throw ValidationError(
        DisplayText.escaped("--operator '\(operatorURL)' is no absolute URL: it is a DID"))
    }
  }

  private static func check(
    _ option: String, _ threshold: Int?, counts keys: [String], of keyOption: String
  ) throws {
    guard let threshold, threshold < 1 || threshold > keys.count else { return }
    throw ValidationError(
      "\(option) \(threshold) cannot be met: \(keyOption) is given "
        + "\(keys.count == 1 ? "once" : "\(keys.count) times"); give 1"
        + (keys.count == 1 ? "" : " to \(keys.count)") + ", or more keys")
  }

  private func validateSimple() throws {
    guard key != nil else { throw ValidationError("--simple takes one key: --key FILE") }
    let keys = rootKey + targetsKey + snapshotKey + timestampKey
    guard keys.isEmpty, threshold == nil, targetsThreshold == nil else {
      throw ValidationError(
        """
        --simple puts one key in all roles; leave out --root-key, --targets-key, --snapshot-key, \
        --timestamp-key, --threshold and --targets-threshold, or --simple
        """)
    }
  }

  func run() throws {
    let named = simple ? nil : try namedRoles()
    let list = TrustFolder(path: folder)
    try refuseOverwriting(list)
    let records = try list.records()
    try refuseContexts(list)
    let (rootExpires, targetsExpires) = (
      try expiry.expires(after: "P13M"), try expiry.expires(after: "P6M")
    )
    let unlocked = try key.map { try UnlockedKey(at: $0, passphrase) }
    let draft = RootDraft(
      listID: ExactString("urn:uuid:\(try uuid())"), listName: name, environment: environment,
      operatorURL: operatorURL, expires: rootExpires,
      roles: named ?? TrustInitCommand.roles(of: unlocked))
    let (root, targets, roles) = try list.attempt("1.root.json") { () throws(TrustError) in
      var file = try draft.file()
      let unsigned = try TrustRoot(file.bytes)
      try unsigned.requireNoRoleKeys(in: records)
      if let unlocked { file = try file.signed(by: unlocked.key, as: .root, under: [unsigned]) }
      let targets = try TargetsDraft(version: 1, expires: targetsExpires, records: records).file()
      let root = try TrustRoot(file.bytes)
      return (
        root, targets,
        [try FolderRole(root.file, under: root), try FolderRole(targets, under: root)]
      )
    }
    // Nothing is written before all is made; a list that has only its root gets targets with the
    // first issuer.
    try list.write(root.file.bytes, to: "1.root.json", replacing: false)
    try list.write(targets.bytes, to: "targets.json", replacing: false)
    for weakness in root.weaknesses {
      Terminal.note("warning: \(TrustText.sentence(for: weakness))")
    }
    try output.write(
      lines: TrustText.root(root) + [next],
      json: TrustText.json(root, roles, records.map(\.record), []))
  }

  /// A list is begun where there is none, not even a part of one.
  private func refuseOverwriting(_ list: TrustFolder) throws(CommandFailure) {
    let names = ["1.root.json"] + ["targets", "snapshot", "timestamp"].map { "\($0).json" }
    for name in names + [TrustFolder.signedTargets]
    where FileReader.exists(list.path(of: name)) {
      throw CommandFailure(
        .cannotCreate, "\(DisplayText.escaped(list.path(of: name))) is already there",
        hint: "begin the list in a new folder")
    }
  }

  /// Records say whose they are; of a context nobody can tell by which URL documents name it.
  private func refuseContexts(_ list: TrustFolder) throws(CommandFailure) {
    guard let context = try list.contexts().first else { return }
    throw CommandFailure(
      .cannotCreate, "\(DisplayText.escaped(list.path(of: context.path.string))) is already there",
      hint: "move it elsewhere; once the list is begun: "
        + "assay trust add-context \(DisplayText.escaped(folder)) URL FILE")
  }

  private func uuid() throws(CommandFailure) -> String {
    do throws(CryptoError) {
      return try SecureRandom.uuid()
    } catch {
      throw CommandFailure(.bug, "\(error)")
    }
  }

  /// One key in all roles.
  private static func roles(of simple: UnlockedKey?) -> [TrustRole: RootDraft.Role] {
    let role = RootDraft.Role(simple.map { [$0.key.publicKey] } ?? [], threshold: 1)
    return Dictionary(uniqueKeysWithValues: TrustRole.allCases.map { ($0, role) })
  }

  /// The keys that the options name.
  private func namedRoles() throws(CommandFailure) -> [TrustRole: RootDraft.Role] {
    let rootKeys = try TrustInitCommand.keys(rootKey, of: "--root-key")
    let root = RootDraft.Role(rootKeys, threshold: threshold ?? 1)
    func role(
      _ arguments: [String], _ option: String, _ threshold: Int = 1
    ) throws(CommandFailure) -> RootDraft.Role {
      guard !arguments.isEmpty else { return root }
      return RootDraft.Role(
        try TrustInitCommand.keys(arguments, of: option), threshold: threshold)
    }
    return [
      .root: root, .targets: try role(targetsKey, "--targets-key", targetsThreshold ?? 1),
      .snapshot: try role(snapshotKey, "--snapshot-key"),
      .timestamp: try role(timestampKey, "--timestamp-key"),
    ]
  }

  /// The keys that one option names, each once: a key in two files would be counted as two holders.
  static func keys(
    _ arguments: [String], of option: String
  ) throws(CommandFailure) -> [Ed25519PublicKey] {
    var keys: [Ed25519PublicKey] = []
    for argument in arguments {
      let key = try PublicKeyArgument.roleKey(argument)
      if let first = keys.firstIndex(of: key) {
        let names = [arguments[first], argument].map(DisplayText.escaped)
        throw CommandFailure(
          .usage, "\(option) names one key twice: \(names[0]) and \(names[1])",
          hint: "give each holder's own key, once")
      }
      keys.append(key)
    }
    return keys
  }

  private var next: String {
    let folder = DisplayText.escaped(folder)
    return simple
      ? "Next: assay trust add \(folder) RECORD.json"
      : "Next: \(threshold ?? 1) of the holders sign, one after the other: "
        + "assay trust sign \(folder) --role root --key FILE"
  }
}
