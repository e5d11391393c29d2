import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust issuer`: changes whether the list stands by an issuer.
struct TrustIssuerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issuer",
    abstract: "Change whether the list stands by an issuer.",
    discussion: """
        assay trust issuer suspend list did:web:uni.example --reason "under inquiry"

      Each command writes a new version of the issuer's record, with the history of its status. The \
      list must then be signed and published anew: assay trust sign, assay trust publish.
      """,
    subcommands: [
      TrustIssuerSuspendCommand.self, TrustIssuerWithdrawCommand.self,
      TrustIssuerRevokeCommand.self, TrustIssuerReinstateCommand.self,
    ])
}

/// `assay trust issuer suspend`: leaves the question open.
struct TrustIssuerSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Leave open whether the list stands by an issuer.",
    discussion: """
        assay trust issuer suspend list did:web:uni.example --reason "under inquiry"

      Credentials of the issuer are undetermined until it is reinstated, or withdrawn from.
      """)

  @OptionGroup var change: IssuerStatusOptions

  func run() throws { try change.run(.suspended, done: "suspended") }
}

/// `assay trust issuer withdraw`: stands by an issuer no longer.
struct TrustIssuerWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Stand by an issuer no longer, from a day on.",
    discussion: """
        assay trust issuer withdraw list did:web:uni.example \\
          --reason "closed" --since 2026-06-30T00:00:00Z

      What the issuer signed before stays good, with a warning; what it signs later does not count.
      """)

  @OptionGroup var change: IssuerStatusOptions

  func run() throws { try change.run(.withdrawn, done: "withdrawn") }
}

/// `assay trust issuer revoke`: says that an issuer should never have been listed.
struct TrustIssuerRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Say that an issuer should never have been listed.",
    discussion: """
        assay trust issuer revoke list did:web:mill.example --reason "a diploma mill"

      Nothing that the issuer ever signed is good. There is no way back, but with an option that \
      whoever signs has to give too.
      """)

  @OptionGroup var change: IssuerStatusOptions

  func run() throws { try change.run(.revoked, done: "revoked") }
}

/// `assay trust issuer reinstate`: stands by an issuer again.
struct TrustIssuerReinstateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate",
    abstract: "Stand by an issuer again.",
    discussion: """
        assay trust issuer reinstate list did:web:uni.example \\
          --reason "inquiry ended"

      An issuer from which the list has withdrawn, or that it revoked, is meant to stay so: it is \
      reinstated only with --allow-reinstatement, here and by everybody who signs.
      """)

  @OptionGroup var change: IssuerStatusOptions

  @Flag(help: "Reinstate an issuer that was withdrawn from, or revoked.")
  var allowReinstatement = false

  func run() throws {
    try change.run(.active, done: "reinstated", allowsReinstatement: allowReinstatement)
  }
}

/// What the four commands take, and do.
struct IssuerStatusOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The issuer's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("Why, for everybody who reads the list.", valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp("From when (RFC 3339); now unless set.", valueName: "time"),
    transform: TimeArgument.instant)
  var since: Instant?

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard !reason.isEmpty else { throw ValidationError("--reason takes a text that is not empty") }
  }

  /// Changes the issuer's status.
  ///
  /// - Parameters:
  ///   - status: What it is to be.
  ///   - done: What is reported.
  ///   - allowsReinstatement: Whether what was meant for good may be taken back.
  /// - Throws: `CommandFailure` where the list is not in order, or the status may not change so.
  func run(
    _ status: IssuerStatusDraft.Status, done: String, allowsReinstatement: Bool = false
  ) throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry(holding: id)
    let expires = try expiry.expires(after: "P6M")
    let old = try list.record(of: id, in: registry)
    let draft = IssuerStatusDraft(
      status, since: since ?? expiry.now, reason: reason, updated: expiry.now,
      allowsReinstatement: allowsReinstatement)
    let record: RecordFile
    do throws(TrustError) {
      record = try old.changing(to: draft)
    } catch {
      throw failure(error, at: list)
    }
    let change = try list.attempt(old.path.string) { () throws(TrustError) in
      try registry.changing(to: record, expires: expires)
    }
    try list.write(change)
    try report(record, change, from: old, done: done, in: registry, at: list)
  }

  private func failure(_ error: TrustError, at list: TrustFolder) -> CommandFailure {
    guard case .statusFinal = error else {
      return CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
    return CommandFailure(
      .badData, DisplayText.escaped("\(error)"),
      hint: "to stand by it again all the same: assay trust issuer reinstate "
        + "\(DisplayText.escaped(folder)) \(DisplayText.escaped(id)) --allow-reinstatement")
  }

  private func report(
    _ record: RecordFile, _ change: RegistryChange, from old: RecordFile, done: String,
    in registry: Registry, at list: TrustFolder
  ) throws(CommandFailure) {
    let status = TrustText.status(of: record.record)
    let differences = try list.attempt(record.path.string) { () throws(TrustError) in
      try record.differences(from: old)
    }
    try output.write(
      lines: change.isEmpty
        ? ["Unchanged: \(DisplayText.escaped(id)) is \(status) already; date and reason stay."]
        : [
          "\(done.prefix(1).uppercased())\(done.dropFirst()): \(DisplayText.escaped(id))",
          "  status  \(status)", TrustText.signNext(folder, registry, under: try list.newestRoot()),
        ],
      json: .members([
        "type": "TrustIssuerStatus/1", "id": .string(record.record.id.string),
        "done": .string(change.isEmpty ? "unchanged" : done),
        "status": .string(record.record.status.name),
        "recordVersion": .integer(record.record.recordVersion),
        "changes": TrustText.json(differences),
      ]))
  }
}

extension TrustFolder {
  /// The record of an issuer that a command names.
  func record(of id: String, in registry: Registry) throws(CommandFailure) -> RecordFile {
    guard let file = registry.record(of: ExactString(id)) else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(id)) is not on the list",
        hint: "assay trust show \(DisplayText.escaped(path)) prints the ids that are")
    }
    return file
  }
}
