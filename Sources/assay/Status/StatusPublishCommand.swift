import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

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
      changed and less than half of the time is over, the same bytes are written again. To see what \
      would change, and write nothing:

        assay status publish --ledger ledger --out list --dry-run
      """)

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @Option(help: ArgumentHelp("The issuer's key file.", valueName: "file"))
  var key: String?

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

  @Flag(help: "Say what would be published, and write nothing.")
  var dryRun = false

  @OptionGroup var output: TrustOutput

  func validate() throws {
    if key == nil, !dryRun { throw ValidationError("--key is missing: the issuer's key file") }
    if let ttl, ttl < 0 { throw ValidationError("--ttl is below zero") }
  }

  func run() throws {
    guard !dryRun, let key else { return try preview() }
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

  private func preview() throws {
    let opened = try LedgerArgument.opened(ledger, for: .reading)
    let preview: StatusPreview
    do throws(IssuerError) {
      preview = try opened.preview(into: out)
    } catch {
      throw CommandFailure(issuing: error)
    }
    try output.write(
      lines: StatusText.lines(of: preview, in: out), json: StatusText.json(of: preview, in: out))
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
