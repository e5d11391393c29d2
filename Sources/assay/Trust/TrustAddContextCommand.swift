import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust add-context`: takes a JSON-LD context into the list.
struct TrustAddContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-context",
    abstract: "Take a JSON-LD context into the list, so that documents may name it.",
    discussion: """
      Assay fetches no contexts. Those of the W3C and 1EdTech are part of it; others come with the \
      list, under the URL by which documents name them:

        assay trust add-context list https://uni.example/terms/v1 terms.json

      A context decides what documents mean, those that were issued long ago too. So one that is on \
      the list is replaced only with --replace, and whoever signs the registry is shown which \
      contexts are new, changed or removed. A context that verifiers could not use is refused.

      The list must then be signed and published anew: assay trust sign, assay trust publish.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(
    help: ArgumentHelp("The URL by which documents name the context.", valueName: "url"))
  var url: String

  @Argument(help: ArgumentHelp("The context: a JSON file with @context.", valueName: "file"))
  var file: String

  @Flag(help: "Put it into the place of the context that the list has for the URL.")
  var replace = false

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    do throws(TrustError) {
      try ContextFile.checkURL(url)
    } catch {
      throw ValidationError(DisplayText.escaped("\(error)"))
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry()
    let expires = try expiry.expires(after: "P6M")
    try ContextCheck.requireForeign(url)
    let context = try contextFile()
    try ContextCheck.requireUsable(context, from: file, in: registry, of: list)
    try refuseReplacing(by: context, in: registry)
    let change = try list.attempt(context.path.string) { () throws(TrustError) in
      try registry.adding(context, expires: expires)
    }
    try list.write(change)
    try report(context, change, in: registry, under: try list.newestRoot())
  }

  private func contextFile() throws(CommandFailure) -> ContextFile {
    let bytes = try InputFile(path: file).read(limit: TrustLimits.context)
    do throws(TrustError) {
      return try ContextFile(url: url, json: bytes, name: file)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
  }

  /// Refuses to change by accident what documents mean.
  private func refuseReplacing(
    by context: ContextFile, in registry: Registry
  ) throws(CommandFailure) {
    guard !replace, let listed = registry.listedDigest(ofContext: url), listed != context.sha256
    else { return }
    throw CommandFailure(
      .cannotCreate,
      "\(DisplayText.escaped(url)) is on the list already, with the SHA-256 \(Base16.encode(listed))",
      hint:
        "documents that name it would mean something else; if that is what you want: --replace. "
        + "A new version is better published under a new URL")
  }

  private func report(
    _ context: ContextFile, _ change: RegistryChange, in registry: Registry, under root: TrustRoot
  ) throws(CommandFailure) {
    let listed = registry.listedDigest(ofContext: url)
    let old = listed == context.sha256 ? nil : listed
    let done = change.isEmpty ? "unchanged" : old == nil ? "added" : "changed"
    let differences = old.flatMap { old in
      // Of a context that is missing or was edited where it stands nothing can be told.
      registry.context(of: url).flatMap { file in
        file.sha256 == old ? try? context.differences(from: file) : nil
      }
    }
    let digest = Base16.encode(context.sha256)
    var lines = ["\(done.prefix(1).uppercased())\(done.dropFirst()): \(DisplayText.escaped(url))"]
    lines.append(
      "  sha256  \(old.map { "\(Base16.encode($0)) becomes " } ?? "")\(digest), "
        + "\(context.bytes.count) bytes")
    if let differences, !differences.isEmpty {
      lines += ["Changes"] + TrustText.changes(differences)
    }
    if !change.isEmpty { lines.append(TrustText.signRegistry(folder, under: root)) }
    try output.write(
      lines: lines,
      json: .members([
        "type": "TrustContextAddition/1", "url": .string(url), "done": .string(done),
        "path": .string(context.path.string), "sha256": .string(digest),
        "previousSha256": old.map { .string(Base16.encode($0)) },
        "bytes": .integer(Int64(context.bytes.count)),
        "changes": differences.map { TrustText.json($0) },
      ]))
  }
}
