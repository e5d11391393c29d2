import ArgumentParser
import CredentialIssuer

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
