import ArgumentParser
import DurableFiles
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay trust delegate`: hands a part of the list on to an authority.
struct TrustDelegateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegate",
    abstract: "Hand a part of the list on to an authority.",
    discussion: """
      An authority with keys of its own then vouches for its own issuers, and for nobody else's; \
      what they may award is bounded by a ceiling, a list of grants as in a record's scope:

        assay trust delegate list --role authority/quality \\
          --key a.pub --key b.pub --threshold 2 --ceiling ceiling.json

      Given again, the command changes what was handed on; what is not given stays as it is, but keys \
      are given all or none. The registry must then be signed, and the authority signs its own part: \
      assay trust sign, with --role targets and --role authority/quality.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp("The authority's role: authority/ and its name.", valueName: "role"),
    transform: AuthorityArgument.place)
  var role: RegistryPlace

  @Option(help: ArgumentHelp("A key of the authority; all of them.", valueName: "key"))
  var key: [String] = []

  @Option(help: ArgumentHelp("How many of its keys must sign; 1 unless set.", valueName: "number"))
  var threshold: Int?

  @Option(
    help: ArgumentHelp(
      "What it may list, such as issuers/NAME/*; all its own places unless set.",
      valueName: "pattern"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("What its issuers may award at most: grants in JSON.", valueName: "file"))
  var ceiling: String?

  @Flag(help: "Let its issuers award anything.")
  var noCeiling = false

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard ceiling == nil || !noCeiling else {
      throw ValidationError("--ceiling and --no-ceiling contradict each other")
    }
    guard threshold.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--threshold takes a number from 1 up")
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry()
    guard registry.targets != nil else { throw list.noRegistry }
    let expires = try expiry.expires(after: "P6M")
    let old = try list.authorities(of: registry).first { $0.name == role.role.name }
    let draft = try draft(changing: old, in: registry)
    let change: RegistryChange
    do throws(TrustError) {
      change = try registry.delegating(draft, expires: expires)
    } catch {
      throw failure(error, list)
    }
    let name = "\(role.role.rawValue).json"
    if !FileReader.exists(list.path(of: name)) {
      let empty = try list.attempt(name) { () throws(TrustError) in
        try Registry.empty(role, expires: expires)
      }
      try list.write(empty.bytes, to: name, replacing: false)
    }
    try list.write(change)
    try report(list)
  }

  /// What is handed on: what is given, and else what was before.
  private func draft(
    changing old: DelegatedRole?, in registry: Registry
  ) throws(CommandFailure) -> DelegationDraft {
    let name = role.authority ?? ""
    guard old != nil || !key.isEmpty else {
      throw CommandFailure(.usage, "a new authority needs its keys: --key KEY for each")
    }
    guard old != nil || ceiling != nil || noCeiling else {
      throw CommandFailure(
        .usage, "say what its issuers may award at most: --ceiling FILE, or --no-ceiling")
    }
    let keys =
      key.isEmpty
      ? old?.keys.keys.map(\.key) ?? []
      : try TrustInitCommand.keys(key, of: "--key")
    let kept = key.isEmpty ? old?.keys.threshold : nil
    let threshold = threshold ?? kept ?? old?.keys.threshold ?? 1
    guard threshold <= keys.count else {
      throw CommandFailure(
        .usage,
        "--threshold \(threshold) cannot be met: there "
          + (keys.count == 1 ? "is 1 key" : "are \(keys.count) keys"),
        hint: "give more keys, or a lower --threshold")
    }
    return DelegationDraft(
      authority: name, keys: keys, threshold: threshold,
      paths: paths.isEmpty ? old?.pathPatterns : paths.map { ExactString($0) },
      ceiling: try grants(in: registry))
  }

  private func grants(in registry: Registry) throws(CommandFailure) -> JSONTree? {
    if noCeiling { return nil }
    guard let ceiling else { return registry.ceiling(of: role) }
    let bytes = try InputFile(path: ceiling).read()
    do throws(JSONError) {
      return try JSONDocument(bytes).root.tree()
    } catch {
      throw CommandFailure(
        .badData, DisplayText.escaped("\(ceiling): \(error)"),
        hint: TrustDelegateCommand.ceilingHint)
    }
  }

  private static let ceilingHint =
    "a ceiling is a list of grants, as in a record's scope: [{\"fields\": [\"061\"]}]"

  private func failure(_ error: TrustError, _ list: TrustFolder) -> CommandFailure {
    switch error {
    case .malformed, .unknownMember:
      CommandFailure(
        .badData, DisplayText.escaped("\(error)"),
        hint: TrustDelegateCommand.ceilingHint)
    case .delegationRefused:
      CommandFailure(
        .usage, DisplayText.escaped("\(error)"),
        hint: "an authority has places of its own only: issuers/NAME/* and so on")
    default: CommandFailure(error, in: list, at: "targets.json")
    }
  }

  private func report(_ list: TrustFolder) throws(CommandFailure) {
    let registry = try list.registry()
    let role = try list.authorities(of: registry).first { $0.name == self.role.role.name }
    let difference = registry.difference
    for line in TrustText.dangers(difference.dangers) { Terminal.note(line) }
    let name = DisplayText.escaped(self.role.role.rawValue)
    try output.write(
      lines: ["Handed on to \(name):"] + TrustText.authorities(role.map { [$0] } ?? []) + [
        TrustText.signRegistry(folder, under: try list.newestRoot()),
        "Then the authority: assay trust add \(DisplayText.escaped(folder)) RECORD.json "
          + "--authority \(DisplayText.escaped(self.role.authority?.string ?? "")), and "
          + "assay trust sign \(DisplayText.escaped(folder)) --role \(name) --key FILE",
      ],
      json: .members([
        "type": "TrustDelegation/1", "authority": role.map { TrustText.json($0) },
        "dangers": TrustText.json(difference.dangers),
      ]))
  }
}

/// `assay trust undelegate`: takes back what was handed on.
struct TrustUndelegateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undelegate",
    abstract: "Take back what was handed on to an authority.",
    discussion: """
        assay trust undelegate list --role authority/quality

      Only of an authority that never published a record: a list never forgets one. What another's \
      issuers may award is narrowed instead, to nothing if need be, and the authority's keys are \
      replaced by your own:

        assay trust delegate list --role authority/quality \\
          --key registrar.pub --ceiling nothing.json
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp("The authority's role: authority/ and its name.", valueName: "role"),
    transform: AuthorityArgument.place)
  var role: RegistryPlace

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry()
    let expires = try expiry.expires(after: "P6M")
    let authority = try list.registry(role)
    let change: RegistryChange
    do throws(TrustError) {
      change = try registry.undelegating(authority, expires: expires)
    } catch {
      guard case .targetRemoved = error else {
        throw CommandFailure(error, in: list, at: "targets.json")
      }
      throw CommandFailure(
        .badData,
        "\(DisplayText.escaped(role.role.rawValue)) has published records, and a list never forgets one",
        hint: "narrow what its issuers may award, or replace its keys: assay trust delegate "
          + "\(DisplayText.escaped(folder)) --role \(DisplayText.escaped(role.role.rawValue))")
    }
    try list.write(change)
    let name = DisplayText.escaped(role.role.rawValue)
    try output.write(
      lines: [
        "Taken back from \(name).", TrustText.signRegistry(folder, under: try list.newestRoot()),
      ],
      json: ["type": "TrustDelegationEnd/1", "role": .string(role.role.rawValue)])
  }
}

/// The role of an authority on the command line.
enum AuthorityArgument {
  /// The part of the list that a role such as `authority/quality` signs.
  ///
  /// - Throws: `ValidationError` for any other role.
  static func place(_ text: String) throws -> RegistryPlace {
    guard let place = RegistryPlace(.delegated(ExactString(text))) else {
      throw ValidationError(
        "'\(DisplayText.escaped(text))' is no role of an authority: authority/ and a name of "
          + "lower-case letters, digits, hyphens and dots")
    }
    return place
  }
}
