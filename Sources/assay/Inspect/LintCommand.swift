import ArgumentParser
import StrictJSON

/// `assay lint`: whether documents have the structure that their data model demands.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check the structure of documents; no proof is needed, and none is verified.",
    discussion: """
      Holds credentials, Open Badges, endorsements, learner records and presentations against VC \
      Data Model 2.0 (or 1.1), Open Badges 3.0 and Comprehensive Learner Record 2.0. A document without a proof counts as a draft: the \
      issuer of a plain credential, which the issuing step adds, may be missing.

        assay lint credential.json
        assay lint drafts/ --format ndjson
        assay lint - <credential.json

      Each finding is a line: file:line:column: error: what is wrong (rule) at place. Exits 0 \
      where there is no error (warnings are printed), 1 where there is one, 65 where a document \
      does not parse, 66 where one cannot be opened; of several documents the gravest counts.

      As ndjson each document is a LintReport/1 on a line of its own, as json all are one \
      LintReports/1; docs/command-output.md describes the members.
      """)

  @Argument(
    help: ArgumentHelp(
      "Documents, or folders of .json files; - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "How findings are written: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws {
    try InputFile.checkArguments(files)
  }

  func run() throws {
    let reports = files.flatMap(LintReport.reports)
    switch format {
    case .text:
      for report in reports { try Terminal.write(report.lines.map { "\($0)\n" }.joined()) }
    case .json:
      try Terminal.write(LintReport.document(of: reports).prettyBytes())
    case .ndjson:
      for report in reports { try Terminal.write(report.tree.compactBytes() + [0x0A]) }
    }
    let status = LintReport.gravest(of: reports)
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
