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
      A bundle, checked against the root that you trust, or against its fingerprint:

        assay trust show list.bundle --root root.json

      Without --root the bundle is only checked against itself, and the output says so. A folder is \
      shown as its keepers see it, with the signatures that are missing:

        assay trust show list
      """)

  @Argument(help: ArgumentHelp("A bundle, or a list's folder.", valueName: "list"))
  var list: String

  @Option(
    help: ArgumentHelp(
      "For a bundle: the root that you trust, or its fingerprint.", valueName: "root"))
  var root: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Judge its age by this time instead of now.", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  @OptionGroup var output: TrustOutput

  func run() throws {
    let now = time ?? SystemClock.currentSecond()
    if FileReader.isDirectory(list) {
      try showFolder(TrustFolder(path: list))
    } else {
      try showBundle(at: now)
    }
  }

  private func showBundle(at now: Instant) throws {
    let bytes = try InputFile(path: list).read(limit: TrustOptions.greatestBundle)
    let rootBytes = try rootFile()
    let bundle: TrustBundle
    do throws(TrustError) {
      bundle =
        if let rootBytes {
          try TrustBundle(bytes, root: rootBytes)
        } else if let root {
          try TrustBundle(bytes, rootFingerprint: root)
        } else {
          try TrustBundle(unpinnedUnsafe: bytes)
        }
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("\(list): \(error)"))
    }
    try output.write(
      lines: TrustText.bundle(bundle, isPinned: root != nil, at: now),
      json: TrustText.json(bundle, isPinned: root != nil, at: now))
  }

  /// The root's file; `nil` where none or only a fingerprint was given.
  private func rootFile() throws(CommandFailure) -> [UInt8]? {
    guard let root else { return nil }
    let isFingerprint = (try? Base16.decode(root))?.count == 32
    if isFingerprint && !FileReader.exists(root) { return nil }
    return try InputFile(path: root).read(limit: 64 << 10)
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
    let signatures = states.map { role, state in
      "  \(role.rawValue): \(state.validSigners) of \(state.threshold) signatures"
        + (state.isComplete ? "" : ", \(state.threshold - state.validSigners) missing")
    }
    try output.write(
      lines: TrustText.root(root) + ["Signatures"] + signatures + ["Issuers"]
        + TrustText.issuers(records),
      json: TrustText.json(root, states, records))
  }
}
