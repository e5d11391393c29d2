import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

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
