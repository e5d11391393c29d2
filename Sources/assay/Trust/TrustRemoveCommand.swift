import ArgumentParser
import DurableFiles
import Glibc
import IssuerTrust
import StrictJSON

/// `assay trust remove`: no longer stands by an issuer.
struct TrustRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "No longer stand by an issuer.",
    discussion: """
        assay trust remove list did:web:uni.example --reason "closed in June"

      Before the list is first published, the record is deleted. Afterwards it stays, and says since \
      when the list has withdrawn from the issuer: what the issuer signed before stays good, and \
      readers who knew it see what became of it. A record that was never published, added by \
      mistake, is deleted with --delete.

      The list must then be signed and published anew: assay trust sign, assay trust publish.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The issuer's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("Why, for everybody who reads the list.", valueName: "text"))
  var reason: String?

  @Flag(help: "Delete the record, which must never have been published.")
  var delete = false

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    _ = try list.newestRoot()
    let expires = try expiry.expires(after: "P6M")
    let path = IssuerRecord.path(of: ExactString(id))
    guard let file = try list.records().first(where: { $0.path == path }) else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(id)) is not on the list",
        hint: "assay trust show \(DisplayText.escaped(folder)) prints the ids that are")
    }
    let isDeleted = try delete || list.metadata(.snapshot) == nil
    if isDeleted { try remove(file, from: list) } else { try withdraw(file, in: list) }
    try list.draftTargets(expires: expires)
    try output.write(
      lines: [
        "\(isDeleted ? "Deleted" : "Withdrawn"): \(DisplayText.escaped(id))",
        TrustText.signRegistry(folder),
      ],
      json: [
        "type": "TrustRemoval/1", "id": .string(id),
        "done": isDeleted ? "deleted" : "withdrawn",
      ])
  }

  private func withdraw(_ file: RecordFile, in list: TrustFolder) throws(CommandFailure) {
    let withdrawn = try list.attempt(file.path.string) { () throws(TrustError) in
      try file.withdrawn(since: expiry.now, reason: reason)
    }
    try list.write(withdrawn.bytes, to: file.path.string, replacing: true)
  }

  private func remove(_ file: RecordFile, from list: TrustFolder) throws(CommandFailure) {
    let path = list.path(of: file.path.string)
    guard unsafe unlink(path) == 0 else {
      throw CommandFailure(
        .inputOutput,
        "\(DisplayText.escaped(path)) cannot be removed: \(Terminal.systemMessage(errno))")
    }
  }
}
