import ArgumentParser
import CredentialIssuer
import StrictJSON

/// What `assay issue` says at the end.
struct IssueSummary {
  let format: OutputFormat
  /// The folder or file, as the user named it.
  let out: String?

  /// Says that everything is right, and that nothing was issued.
  func printDryRun(_ list: RecipientList) throws(CommandFailure) {
    let name = DisplayText.escaped(list.template.achievementName)
    try print(
      IssueOutcome(), total: list.recipients.count,
      text: "the template and \(Self.rows(list.recipients.count)) are right: "
        + "'\(name)' can be issued; this was a dry run")
  }

  /// Says how a run ended, and makes the process end so too.
  func finish(_ outcome: IssueOutcome) throws {
    let done = outcome.issued + outcome.kept
    let state = "\(done) of \(Self.credentials(outcome.total)) \(done == 1 ? "is" : "are") issued"
    if let error = outcome.failure {
      let failure = CommandFailure(issuing: error)
      throw CommandFailure(
        failure.status, failure.message,
        hint: "\(state), and whole; run the same command again to issue the rest")
    }
    if outcome.isStopped {
      Terminal.note("stopped: \(state), and whole; run the same command again to issue the rest")
      // What a shell reports for a process that died of the signal.
      throw ExitCode(128 + (StopSignals.received ?? 0))
    }
    try print(outcome, total: outcome.total, text: text(outcome))
  }

  private func text(_ outcome: IssueOutcome) -> String {
    let place = DisplayText.escaped(out ?? "")
    let issued = "issued \(Self.credentials(outcome.issued)) in \(place)"
    return outcome.kept == 0 ? issued : "\(issued); \(outcome.kept) were there already"
  }

  private func print(
    _ outcome: IssueOutcome, total: Int, text: String
  ) throws(CommandFailure) {
    let json = JSONTree.members([
      "total": .integer(Int64(total)), "issued": .integer(Int64(outcome.issued)),
      "kept": .integer(Int64(outcome.kept)), "out": out.map { .string($0) },
    ])
    switch format {
    case .text: try Terminal.write("\(text)\n")
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "its one row" : "all \(count) rows"
  }

  private static func credentials(_ count: Int) -> String {
    count == 1 ? "1 credential" : "\(count) credentials"
  }
}
