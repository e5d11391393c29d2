import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

/// `assay ledger`: what an issuer has signed.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Verify, back up and mend the record of what was issued.",
    discussion: """
      "assay issue --ledger" makes a ledger, and notes each credential in it. Read all of it, and \
      hold everything against everything else:

        assay ledger verify ledger

      Back it up, while others use it:

        assay ledger backup ledger --out ledger-2026-07.db

      What every key has signed, for the authority to keep:

        assay ledger manifest ledger --until 2026-12-31T00:00:00Z
      """,
    subcommands: [
      LedgerVerifyCommand.self, LedgerRecoverCommand.self, LedgerManifestCommand.self,
      LedgerProveCommand.self, LedgerExportCommand.self, LedgerForkCommand.self,
      LedgerBackupCommand.self,
    ]
  )
}

/// `assay ledger verify`: reads all of a ledger.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read a whole ledger, and see whether it hangs together.",
    discussion: """
      Each entry names the one before by its digest; the tables have to say what the entries say; no \
      two credentials may have one place in a list.

        assay ledger verify ledger

      The digest that is printed stands for everything before it: note it somewhere else, and \
      nothing can be changed unseen.
      """)

  @OptionGroup var ledger: LedgerFolderArgument
  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let summary = try LedgerArgument.attempt { () throws(LedgerError) in try opened.verify() }
    try output.write(
      lines: ["The ledger hangs together."] + LedgerText.lines(of: summary, issuer: opened.issuer),
      json: LedgerText.json(of: summary, issuer: opened.issuer))
  }
}

/// `assay ledger recover`: what a crash left.
struct LedgerRecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "See what a crash left in a ledger, and mend it.",
    discussion: """
      Sets a damaged last entry aside, and names the credentials that were recorded and may have no \
      file; the same "assay issue" again writes those.

        assay ledger recover ledger

      When nobody will issue them again, make them void, so that they count as revoked:

        assay ledger recover ledger --void

      After the ledger was moved to another disk, and the old one is gone:

        assay ledger recover ledger --moved
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Flag(help: "Make credentials without a file void. Nobody may be issuing meanwhile.")
  var void = false

  @Flag(help: "This is the ledger itself at another place, not a copy of one in use.")
  var moved = false

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .mending)
    let recovery = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.recover(voiding: void, moved: moved, at: SystemClock.currentSecond())
    }
    try output.write(
      lines: LedgerText.lines(of: recovery, issuer: opened.issuer),
      json: LedgerText.json(of: recovery, issuer: opened.issuer))
  }
}

/// `assay ledger manifest`: what a key had signed by a certain time.
struct LedgerManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Write what a key had signed by a certain time.",
    discussion: """
      An authority that keeps a manifest vouches that those credentials existed, should the key ever \
      be stolen. It has digests only.

        assay ledger manifest ledger --until 2026-12-31T00:00:00Z

      Where several keys signed, name one by what the proofs call it: --key-id.
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Option(
    help: ArgumentHelp("Leave out what was recorded later (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var until: Instant

  @Option(
    name: .customLong("key-id"),
    help: ArgumentHelp("The key's verification method.", valueName: "url"))
  var method: String?

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let method = try method ?? onlyMethod(of: opened)
    let manifest = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.manifest(of: method, until: until)
    }
    try Terminal.write(manifest.canonicalBytes() + [UInt8(ascii: "\n")])
  }

  private func onlyMethod(of ledger: IssuanceLedger) throws(CommandFailure) -> String {
    let methods = try LedgerArgument.attempt { () throws(LedgerError) in
      try ledger.verificationMethods
    }
    guard methods.count < 2, let method = methods.first else {
      let names = methods.map { DisplayText.escaped($0) }.joined(separator: ", ")
      throw CommandFailure(
        .usage,
        methods.isEmpty
          ? "no key has signed with this ledger yet" : "several keys signed with this ledger",
        hint: methods.isEmpty ? nil : "add --key-id with one of: \(names)")
    }
    return method
  }
}

/// `assay ledger prove`: that a credential is in a manifest.
struct LedgerProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write the proof that a credential is in a manifest.",
    discussion: """
      Gives the path from the credential to the root of the manifest of the same time; without a time, \
      of everything that the key signed.

        assay ledger prove ledger urn:uuid:00000000-0000-4000-8000-000000000000
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Argument(help: ArgumentHelp("The credential's id.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp("The time of the manifest (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var until: Instant?

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let proof = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.proof(of: id, until: until)
    }
    try Terminal.write(proof.canonicalBytes() + [UInt8(ascii: "\n")])
  }
}

/// `assay ledger export`: all entries.
struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all entries of a ledger, one a line.",
    discussion: """
      Each line is JSON in canonical form (RFC 8785) and names the one before by its SHA-256, so that \
      whoever has the lines can check them without Assay.

        assay ledger export ledger >ledger.jsonl
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    var failure: CommandFailure?
    var lines: [UInt8] = []
    func flush() {
      guard failure == nil else { return }
      do throws(CommandFailure) { try Terminal.write(exactly: lines) } catch { failure = error }
      lines = []
    }
    try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.forEachLine { line in
        lines += line
        lines.append(UInt8(ascii: "\n"))
        if lines.count > 1 << 20 { flush() }
      }
    }
    flush()
    if let failure { throw failure }
  }
}

/// `assay ledger fork`: another identity.
struct LedgerForkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork",
    abstract: "Go on with an old copy of a ledger, with new lists.",
    discussion: """
      An old copy does not know what was issued since, and would give the same places in lists away \
      again. After a fork new credentials get places in new lists; the old lists stay, and those who \
      are in them can still be revoked. Where lists were published, what they say is taken over:

        assay ledger fork ledger --published list
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Option(
    help: ArgumentHelp("The folder that the lists were published into.", valueName: "folder"))
  var published: String?

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .mending)
    let id = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.fork(published: published, at: SystemClock.currentSecond())
    }
    try output.write(
      lines: [
        "The ledger is now \(id); new credentials get places in new lists.",
        "Next: assay status publish --ledger \(DisplayText.escaped(ledger.folder)) --key KEY --out FOLDER",
      ], json: ["type": "LedgerFork/1", "id": .string(id)])
  }
}

/// `assay ledger backup`: a copy.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of a ledger, while others use it.",
    discussion: """
      The copy is one file of mode 600, complete as of now. To go on with it, put it into a folder of \
      its own as ledger.db, and fork it.

        assay ledger backup ledger --out ledger-2026-07.db
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Option(help: ArgumentHelp("The file, which must not be there.", valueName: "file"))
  var out: String

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let summary = try LedgerArgument.attempt { () throws(LedgerError) in
      let summary = try opened.verify()
      try opened.backUp(to: out)
      return summary
    }
    try output.write(
      lines: [
        "Wrote \(DisplayText.escaped(out)), with \(LedgerText.count(summary.credentials, "credential"))."
      ],
      json: [
        "type": "LedgerBackup/1", "out": .string(out),
        "credentials": .integer(Int64(summary.credentials)),
      ])
  }
}
