import ArgumentParser
import DurableFiles
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust show`: what a list says, in plain words.
struct TrustShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print what a list says.",
    discussion: """
      A bundle, checked against the root that you trust:

        assay trust show list.bundle --root root.json

      A folder as its keepers see it, with the signatures that are missing:

        assay trust show list
      """)

  @Argument(help: ArgumentHelp("A bundle, or a list's folder.", valueName: "list"))
  var list: String

  @Option(help: ArgumentHelp("For a bundle: the root that you trust.", valueName: "file"))
  var root: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Judge its age by this time instead of now.", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  @Option(help: "How to print: text, json or ndjson.")
  var format: OutputFormat = .text

  func run() throws {
    let now = time ?? SystemClock.currentSecond()
    if FileReader.isDirectory(list) {
      try showFolder(TrustFolder(path: list))
    } else {
      try showBundle(at: now)
    }
  }

  private func showBundle(at now: Instant) throws {
    guard let root else {
      throw CommandFailure(
        .usage, "a bundle says nothing without the root that you trust",
        hint: "give --root FILE, the root.json that the list's authority gave you")
    }
    let bundleBytes = try InputFile(path: list).read(limit: TrustOptions.greatestBundle)
    let rootBytes = try InputFile(path: root).read(limit: 64 << 10)
    let bundle: TrustBundle
    do throws(TrustError) {
      bundle = try TrustBundle(bundleBytes, root: rootBytes)
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("\(list): \(error)"))
    }
    switch format {
    case .text: try Terminal.write(TrustText.bundle(bundle, at: now).joined(separator: "\n") + "\n")
    case .json: try Terminal.write(TrustText.json(bundle, at: now).prettyBytes())
    case .ndjson: try Terminal.write(TrustText.json(bundle, at: now).compactBytes() + [0x0A])
    }
  }

  private func showFolder(_ folder: TrustFolder) throws {
    let root = try folder.newestRoot()
    let records = try folder.records().map(\.record)
    var states: [(TrustRole, SignatureState)] = [
      (.root, root.file.signatureState(.root, under: root))
    ]
    for role in [TrustRole.targets, .snapshot, .timestamp] {
      if let file = try folder.metadata(role) {
        states.append((role, file.signatureState(role, under: root)))
      }
    }
    guard format == .text else {
      let json = TrustText.json(root, states, records)
      return try Terminal.write(
        format == .json ? json.prettyBytes() : json.compactBytes() + [0x0A])
    }
    let signatures = states.map { role, state in
      "  \(role.rawValue): \(state.validSigners) of \(state.threshold) signatures"
        + (state.isComplete ? "" : ", \(state.threshold - state.validSigners) missing")
    }
    let lines =
      TrustText.root(root) + ["Signatures"] + signatures + ["Issuers"]
      + TrustText.issuers(records)
    try Terminal.write(lines.joined(separator: "\n") + "\n")
  }
}
