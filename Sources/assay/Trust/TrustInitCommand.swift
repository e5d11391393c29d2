import ArgumentParser
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

        assay trust init list --name "Skills Authority" --operator https://authority.example \
      --root-key a.pub --root-key b.pub --root-key c.pub --threshold 2 \
      --targets-key d.pub --snapshot-key e.pub --timestamp-key f.pub

      Where a role gets no key of its own, the root's keys and threshold serve.
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
    help: ArgumentHelp("How many registry keys must sign; 1 unless set.", valueName: "number"))
  var targetsThreshold = 1

  @Option(help: ArgumentHelp("A key of the snapshot.", valueName: "key"))
  var snapshotKey: [String] = []

  @Option(help: ArgumentHelp("A key of the timestamp.", valueName: "key"))
  var timestampKey: [String] = []

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    if simple {
      guard key != nil, rootKey.isEmpty else {
        throw ValidationError("--simple takes one key: --key FILE, and no --root-key")
      }
    } else {
      guard !rootKey.isEmpty, threshold != nil, key == nil else {
        throw ValidationError(
          "give --root-key for each holder and --threshold, or --simple with --key")
      }
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let unlocked = try key.map { try UnlockedKey(at: $0, passphrase) }
    let draft = RootDraft(
      listID: ExactString("urn:uuid:\(try uuid())"), listName: name, environment: environment,
      operatorURL: operatorURL, expires: try expiry.expires(after: "P13M"),
      roles: try roles(unlocked))
    var file = try list.attempt("1.root.json") { () throws(TrustError) in try draft.file() }
    let root = try list.attempt("1.root.json") { () throws(TrustError) in try TrustRoot(file.bytes)
    }
    if let unlocked {
      file = try list.attempt("1.root.json") { () throws(TrustError) in
        try file.signed(by: unlocked.key, as: .root, under: [root])
      }
    }
    try list.write(file.bytes, to: "1.root.json", replacing: false)
    try list.draftTargets(expires: try targetsExpiry())
    for weakness in root.weaknesses {
      Terminal.note("warning: \(TrustText.sentence(for: weakness))")
    }
    try output.write(lines: TrustText.root(root) + [next], json: TrustText.json(root, [], []))
  }

  private func uuid() throws(CommandFailure) -> String {
    do throws(CryptoError) {
      return try SecureRandom.uuid()
    } catch {
      throw CommandFailure(.bug, "\(error)")
    }
  }

  private func targetsExpiry() throws(CommandFailure) -> Instant {
    try expiry.expires(after: "P6M")
  }

  private func roles(_ simple: UnlockedKey?) throws -> [TrustRole: RootDraft.Role] {
    if let simple {
      let role = RootDraft.Role([simple.key.publicKey], threshold: 1)
      return Dictionary(uniqueKeysWithValues: TrustRole.allCases.map { ($0, role) })
    }
    let root = RootDraft.Role(try rootKey.map(PublicKeyArgument.key), threshold: threshold ?? 1)
    func role(_ keys: [String], _ threshold: Int) throws -> RootDraft.Role {
      keys.isEmpty
        ? root : RootDraft.Role(try keys.map(PublicKeyArgument.key), threshold: threshold)
    }
    return [
      .root: root, .targets: try role(targetsKey, targetsThreshold),
      .snapshot: try role(snapshotKey, 1), .timestamp: try role(timestampKey, 1),
    ]
  }

  private var next: String {
    let folder = DisplayText.escaped(folder)
    return simple
      ? "Next: assay trust add \(folder) RECORD.json"
      : "Next: each holder signs: assay trust sign \(folder) --role root --key FILE"
  }
}
