import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

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
