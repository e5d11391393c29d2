import ArgumentParser
import DurableFiles
import Glibc
import IssuerTrust
import StrictJSON

/// `assay trust remove`: takes an issuer off the list.
struct TrustRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take an issuer off the list.",
    discussion: """
        assay trust remove list did:web:uni.example

      Whoever was verified against the list before finds nothing of the issuer any more. To keep \
      what it issued so far good, change its record instead: {"status": {"value": "withdrawn", \
      "since": "…"}}.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The issuer's id.", valueName: "id"))
  var id: String

  @OptionGroup var expiry: ExpiryOptions

  func run() throws {
    let list = TrustFolder(path: folder)
    _ = try list.newestRoot()
    let path = list.path(of: IssuerRecord.path(of: ExactString(id)).string)
    guard FileReader.exists(path) else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(id)) is not on the list",
        hint: "assay trust show \(DisplayText.escaped(folder)) prints the ids that are")
    }
    guard unsafe unlink(path) == 0 else {
      throw CommandFailure(
        .inputOutput,
        "\(DisplayText.escaped(path)) cannot be removed: \(Terminal.systemMessage(errno))")
    }
    try list.draftTargets(expires: try expiry.expires(after: "P6M"))
    try Terminal.write(
      """
      Removed: \(DisplayText.escaped(id))
      Next: sign the registry: assay trust sign \(DisplayText.escaped(folder)) --role targets --key FILE

      """)
  }
}
