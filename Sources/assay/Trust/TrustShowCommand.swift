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
    let pinned = try pinnedRoot()
    let bundle: TrustBundle
    do throws(TrustError) {
      bundle =
        switch pinned {
        case .file(let root): try TrustBundle(bytes, root: root)
        case .fingerprint(let digits): try TrustBundle(bytes, rootFingerprint: digits)
        case nil: try TrustBundle(unpinnedUnsafe: bytes)
        }
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("\(list): \(error)"))
    }
    try output.write(
      lines: TrustText.bundle(bundle, isPinned: root != nil, at: now),
      json: TrustText.json(bundle, isPinned: root != nil, at: now))
  }

  /// What the reader trusts.
  private enum PinnedRoot {
    case file([UInt8])
    /// Hexadecimal digits in lower case.
    case fingerprint(String)
  }

  /// The root that was given; `nil` where none was.
  ///
  /// People read fingerprints to each other, and other tools print them in capitals.
  private func pinnedRoot() throws(CommandFailure) -> PinnedRoot? {
    guard let root else { return nil }
    if let digest = try? Base16.decode(root), digest.count == 32, !FileReader.exists(root) {
      return .fingerprint(Base16.encode(digest))
    }
    return .file(try InputFile(path: root).read(limit: 64 << 10))
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
