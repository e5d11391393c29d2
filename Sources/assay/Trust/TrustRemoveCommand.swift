import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust remove`: no longer stands by an issuer.
struct TrustRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "No longer stand by an issuer.",
    discussion: """
        assay trust remove list did:web:uni.example --reason "closed in June"

      The record stays, and says since when the list has withdrawn from the issuer: what the issuer \
      signed before stays good, and readers who knew it see what became of it. An issuer from which \
      the list has withdrawn already keeps its date and reason.

      A record that was added by mistake and never published is deleted: with --delete, or before \
      the list is first published. One that enough keys have signed is never deleted.

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
    let registry = try list.registry(holding: id)
    let expires = try expiry.expires(after: "P6M")
    guard let file = registry.record(of: ExactString(id)) else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(id)) is not on the list",
        hint: "assay trust show \(DisplayText.escaped(folder)) prints the ids that are")
    }
    let isPublished = registry.hasPublished(file.record.id)
    if delete && isPublished { throw neverDeleted(file) }
    let isDeleted = try !isPublished && (delete || list.metadata(.snapshot) == nil)
    let change = try list.attempt(file.path.string) { () throws(TrustError) in
      isDeleted
        ? try registry.removing(file, expires: expires)
        : try registry.withdrawing(file, since: expiry.now, reason: reason, expires: expires)
    }
    try list.write(change)
    try report(change.record ?? file, change, in: registry, under: try list.newestRoot())
  }

  private func report(
    _ file: RecordFile, _ change: RegistryChange, in registry: Registry, under root: TrustRoot
  ) throws(CommandFailure) {
    let done =
      change.isEmpty ? "unchanged" : change.removedPath == nil ? "withdrawn" : "deleted"
    let status = file.record.status
    let kept = "\(DisplayText.escaped(id)) is \(TrustText.status(of: file.record)) already"
    let (since, why) = status.sinceAndReason
    try output.write(
      lines: change.isEmpty
        ? ["Unchanged: \(kept); date and reason stay as they are."]
        : [
          "\(done == "deleted" ? "Deleted" : "Withdrawn"): \(DisplayText.escaped(id))",
          TrustText.signNext(folder, registry, under: root),
        ],
      json: .members([
        "type": "TrustRemoval/1", "id": .string(id), "done": .string(done),
        "status": done == "deleted" ? nil : .string(status.name),
        "since": done == "deleted" ? nil : since.map { .string($0.description) },
        "reason": done == "deleted" ? nil : why.map { .string($0) },
      ]))
  }

  private func neverDeleted(_ file: RecordFile) -> CommandFailure {
    CommandFailure(
      .badData,
      "the record of \(DisplayText.escaped(id)) was published, and a list never deletes one that was",
      hint: "without --delete the record stays, and says that the list has withdrawn: "
        + "assay trust remove \(DisplayText.escaped(folder)) \(DisplayText.escaped(id))")
  }
}

extension IssuerStatus {
  /// From when the status holds, and why, where that is stated.
  fileprivate var sinceAndReason: (Instant?, String?) {
    switch self {
    case .active: (nil, nil)
    case .suspended(let since, let reason), .withdrawn(let since, let reason): (since, reason)
    case .revokedFromTheBeginning(let reason): (nil, reason)
    }
  }
}
