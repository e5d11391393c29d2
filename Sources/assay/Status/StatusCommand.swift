import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

/// `assay status`: revoking and suspending.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Revoke, suspend and reinstate credentials, and publish the lists that say so.",
    discussion: """
      Revoke a credential; it is named by its id, which "assay inspect" shows:

        assay status revoke urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "issued to the wrong person" --ledger ledger

      Say so to the world, with the next version of the trust list's folder:

        assay status publish --ledger ledger --key university.key --out list
      """,
    subcommands: [
      StatusRevokeCommand.self, StatusSuspendCommand.self, StatusReinstateCommand.self,
      StatusShowCommand.self, StatusPublishCommand.self,
    ]
  )
}

/// What the commands that change a status have in common.
struct StatusChangeOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The ids of the credentials.", valueName: "id"))
  var ids: [String]

  @Option(
    help: ArgumentHelp("Why; it stays in the ledger, and is not published.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard reason.utf8.contains(where: { $0 > 0x20 }) else {
      throw ValidationError("--reason is empty: say why, for those who are asked later")
    }
    guard reason.utf8.count <= IssuanceLedger.maxReasonBytes else {
      throw ValidationError("--reason is longer than \(IssuanceLedger.maxReasonBytes) bytes")
    }
  }

  func run(_ action: StatusAction, done: String) throws {
    let opened = try LedgerArgument.opened(ledger, for: dryRun ? .reading : .writing)
    let changed = try LedgerArgument.attempt { () throws(LedgerError) in
      let changed = try opened.change(
        ids, action, because: reason, at: SystemClock.currentSecond(), isDryRun: dryRun)
      if !dryRun { try opened.seal() }
      return changed
    }
    let isChanged = Set(changed.map { ExactString($0) })
    var lines = ids.map { id in
      let name = DisplayText.escaped(id)
      guard isChanged.contains(ExactString(id)) else { return "\(name) was \(done) already" }
      return dryRun ? "\(name) would be \(done)" : "\(name) is \(done)"
    }
    if !dryRun, !changed.isEmpty {
      lines.append(
        "Next: assay status publish --ledger \(DisplayText.escaped(ledger)) --key KEY --out FOLDER")
    }
    try output.write(
      lines: lines,
      json: [
        "type": "StatusChange/1", "action": .string(action.rawValue), "dryRun": .bool(dryRun),
        "changed": .array(changed.map { .string($0) }),
        "unchanged": .array(
          ids.filter { !isChanged.contains(ExactString($0)) }.map { .string($0) }),
      ])
  }
}

/// `assay status revoke`: void for good.
struct StatusRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Make credentials void for good.",
    discussion: """
      No command takes a revocation back. It counts for others from the next "assay status publish" on.

        assay status revoke urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "issued to the wrong person" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.revoke, done: "revoked") }
}

/// `assay status suspend`: void for now.
struct StatusSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Make credentials void until they are reinstated.",
    discussion: """
      The template they were issued from must have had "suspension" among the purposes of its status.

        assay status suspend urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "under appeal" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.suspend, done: "suspended") }
}

/// `assay status reinstate`: good again.
struct StatusReinstateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate",
    abstract: "Take a suspension back.",
    discussion: """
      What is revoked stays revoked.

        assay status reinstate urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "the appeal was granted" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.reinstate, done: "reinstated") }
}

/// `assay status show`: what the ledger knows of a credential.
struct StatusShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what the ledger knows of a credential.",
    discussion: """
      Who it is about the ledger does not know.

        assay status show urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --ledger ledger
      """)

  @Argument(help: ArgumentHelp("The credential's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger, for: .reading)
    let credential = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.credential(id)
    }
    try output.write(lines: StatusText.lines(of: credential), json: StatusText.json(of: credential))
  }
}

/// `assay status publish`: the lists.
struct StatusPublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Sign the status lists of a ledger, and write them into a folder.",
    discussion: """
      Writes one file for each list into FOLDER/status, under the name that a trust list's folder \
      has for it; so FOLDER can be that folder itself, and "assay trust publish" takes the lists in:

        assay status publish --ledger ledger --key university.key --out list

      The lists hold for 45 days: publish again before they end, changed or not. Where nothing \
      changed and less than half of the time is over, the same bytes are written again.
      """)

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @Option(help: ArgumentHelp("The issuer's key file.", valueName: "file"))
  var key: String

  @OptionGroup var passphrase: PassphraseOptions

  @Option(
    help: ArgumentHelp(
      "The folder that gets the folder status; that of a trust list, perhaps.", valueName: "folder")
  )
  var out: String

  @Option(
    help: ArgumentHelp(
      "The key's name in the trust list; else the one that it last issued under, or the issuer's id and the key.",
      valueName: "url"))
  var verificationMethod: String?

  @Option(
    help: ArgumentHelp(
      "How long the lists hold (ISO 8601): P45D unless given.", valueName: "duration"))
  var validFor: String?

  @Option(
    help: ArgumentHelp(
      "After how many milliseconds readers with a network should look again: a day unless given.",
      valueName: "milliseconds"))
  var ttl: Int?

  @Flag(help: "Sign the lists anew although nothing changed.")
  var renew = false

  @OptionGroup var output: TrustOutput

  func validate() throws {
    if let ttl, ttl < 0 { throw ValidationError("--ttl is below zero") }
  }

  func run() throws {
    var terms = PublicationTerms()
    if let validFor { terms.validFor = try Self.duration(validFor) }
    if let ttl { terms.ttl = ttl }
    terms.renews = renew
    let opened = try LedgerArgument.opened(ledger, for: .writing)
    let unlocked = try passphrase.loadKey(at: key)
    let publication: StatusPublication
    do throws(IssuerError) {
      let signer = try CredentialSigner(
        key: unlocked, for: opened, verificationMethod: verificationMethod)
      publication = try opened.publish(
        into: out, signer: signer, terms: terms, at: SystemClock.currentSecond())
    } catch {
      throw CommandFailure(issuing: error)
    }
    try output.write(
      lines: StatusText.lines(of: publication, in: out),
      json: StatusText.json(of: publication, in: out))
  }

  private static func duration(_ text: String) throws(CommandFailure) -> CalendarDuration {
    let duration: CalendarDuration
    do throws(InstantError) {
      duration = try CalendarDuration(text)
    } catch {
      throw CommandFailure(
        .usage, DisplayText.escaped("'\(text)' is no duration such as P45D: \(error)"))
    }
    guard duration != CalendarDuration() else {
      throw CommandFailure(.usage, "--valid-for is no time at all; give P1D or more")
    }
    return duration
  }
}
