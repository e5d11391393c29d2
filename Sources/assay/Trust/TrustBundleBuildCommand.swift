import ArgumentParser
import DurableFiles
import IssuerTrust
import StrictJSON

/// `assay trust bundle build`: the one file that employers get.
struct TrustBundleBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Put the list into the one file that employers get.",
    discussion: """
        assay trust bundle build list --out list.bundle

      The bundle is read back as employers will read it; one that they would refuse is not \
      written. Only an earlier bundle is replaced, no other file. They need the root too, once, by a way \
      that they trust; compare the fingerprint.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The bundle to write; replaced where it is there.", valueName: "file"))
  var out: String

  @OptionGroup var output: TrustOutput

  func run() throws {
    try refuseToReplace()
    let list = TrustFolder(path: folder)
    let roots = try list.roots()
    let files = try [TrustRole.targets, .snapshot, .timestamp].map { role throws(CommandFailure) in
      guard let file = try list.metadata(role) else {
        throw CommandFailure(
          .noInput, "\(DisplayText.escaped(folder)) has no \(role.rawValue).json",
          hint: "publish the list first: assay trust publish")
      }
      return file
    }
    try list.requireSignatures(files[0], .targets, under: roots[roots.count - 1])
    let registry = try list.registry()
    try list.attempt("targets.json") { () throws(TrustError) in try registry.requireOrder() }
    let parts = try list.parts(of: registry)
    let records = registry.records + parts.flatMap(\.records)
    let bytes = try list.attempt("bundle") { () throws(TrustError) in
      try BundleWriter.bundle(
        roots: roots, timestamp: files[2], snapshot: files[1], targets: files[0],
        authorities: parts.compactMap(\.targets), records: records, contexts: registry.contexts,
        files: registry.files + parts.flatMap(\.files))
    }
    do throws(FileError) {
      try AtomicFile.write(bytes, to: out, replacing: true)
    } catch {
      throw CommandFailure(writing: error)
    }
    let root = roots[roots.count - 1]
    let rootPath = list.path(of: "\(root.version).root.json")
    let contexts = registry.contexts.count
    let count =
      (records.count == 1 ? "1 issuer" : "\(records.count) issuers")
      + (contexts == 0 ? "" : contexts == 1 ? ", 1 context" : ", \(contexts) contexts")
    try output.write(
      lines: [
        "Wrote \(DisplayText.escaped(out)): \(count), \(bytes.count) bytes.",
        "Employers verify with: assay verify FILE --trust \(DisplayText.escaped(out)) "
          + "--root \(DisplayText.escaped(rootPath))",
        "Root fingerprint: \(root.fingerprint)",
      ],
      json: [
        "type": "TrustBundleWritten/1", "file": .string(out), "root": .string(rootPath),
        "rootFingerprint": .string(root.fingerprint),
        "issuers": .integer(Int64(records.count)), "contexts": .integer(Int64(contexts)),
        "bytes": .integer(Int64(bytes.count)),
      ])
  }

  /// Refuses to write over what is there and is no bundle: a key, or the list itself.
  private func refuseToReplace() throws(CommandFailure) {
    guard FileReader.exists(out) else { return }
    let there = try? InputFile(path: out).read(limit: TrustLimits.bundle)
    let root = there.flatMap { try? JSONDocument($0, limits: TrustLimits.bundleJSON).root }
    guard root?["type"]?.isString("TrustBundle/1") != true else { return }
    throw CommandFailure(
      .cannotCreate, "\(DisplayText.escaped(out)) is there, and is no bundle",
      hint: "choose another name, or remove it first")
  }
}
