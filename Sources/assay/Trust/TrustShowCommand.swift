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
      shown as its keepers see it, with the signatures that are missing and the times at which \
      its files expire, without --root and --at:

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
    help: ArgumentHelp(
      "For a bundle: judge its age by this time instead of now.", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  @OptionGroup var output: TrustOutput

  func run() throws {
    if FileReader.isDirectory(list) {
      try refuseBundleOptions()
      try showFolder(TrustFolder(path: list))
    } else {
      try showBundle(at: time ?? SystemClock.currentSecond())
    }
  }

  /// Refuses what a folder is not checked against: whoever pins a root must not be told that all is
  /// well without it.
  private func refuseBundleOptions() throws(CommandFailure) {
    let given = [root.map { _ in "--root" }, time.map { _ in "--at" }].compactMap { $0 }
    guard !given.isEmpty else { return }
    throw CommandFailure(
      .usage,
      "\(given.joined(separator: " and ")) is for a bundle, but "
        + "\(DisplayText.escaped(list)) is a folder, which is checked against no root and no time",
      hint: "name the bundle, or leave out \(given.joined(separator: " and "))")
  }

  private func showBundle(at now: Instant) throws {
    let bundle = try TrustMaterial.bundle(at: list, root: root)
    try output.write(
      lines: TrustText.bundle(bundle, isPinned: root != nil, at: now),
      json: TrustText.json(bundle, isPinned: root != nil, at: now))
  }

  private func showFolder(_ folder: TrustFolder) throws {
    let root = try folder.newestRoot()
    let contexts = try folder.contexts()
    let authorities = try folder.authorities()
    let places = authorities.compactMap { RegistryPlace(.delegated($0.name)) }
    let records = try ([.own] + places).flatMap { place in
      try folder.records(in: place).map(\.record)
    }
    var files = [root.file]
    for role in [TrustRole.targets, .snapshot, .timestamp] {
      if let file = try folder.metadata(role) { files.append(file) }
    }
    let roles = try files.map { file throws(CommandFailure) in
      let name = file.role == .root ? "\(root.version).root.json" : "\(file.role.rawValue).json"
      return try folder.attempt(name) { () throws(TrustError) in
        try FolderRole(file, under: root)
      }
    }
    let parts = try zip(authorities, places).compactMap { authority, place in
      let name = "\(place.role.rawValue).json"
      return try folder.metadata(place.role).map { file in
        try folder.attempt(name) { () throws(TrustError) in
          try FolderRole(file, of: authority.keys)
        }
      }
    }
    try output.write(
      lines: TrustText.root(root) + TrustText.authorities(authorities) + ["Signatures"]
        + (roles + parts).map(TrustText.signatures) + ["Issuers"] + TrustText.issuers(records)
        + TrustText.contexts(contexts),
      json: TrustText.json(root, roles + parts, records, contexts, authorities))
  }
}
