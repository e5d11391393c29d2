import ArgumentParser
import IssuerTrust
import StrictJSON

/// `assay trust bundle diff`: what one bundle says differently from another.
struct TrustBundleDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print what one bundle says differently from another.",
    discussion: """
        assay trust bundle diff january.bundle february.bundle --root root.json

      Which issuers came, what became of others and of their keys, which role has other keys; and \
      what of it makes the list weaker. Without --root neither is checked against anything but \
      itself, and the output says so.
      """)

  @Argument(help: ArgumentHelp("The older bundle.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The newer bundle.", valueName: "new"))
  var new: String

  @Option(help: ArgumentHelp("The root that you trust, or its fingerprint.", valueName: "root"))
  var root: String?

  @OptionGroup var output: TrustOutput

  func run() throws {
    let bundles = try [old, new].map { path throws(CommandFailure) in
      try TrustMaterial.bundle(at: path, root: root)
    }
    let (before, after) = (bundles[0], bundles[1])
    let (roots, registry): (RootDifference, RegistryDifference)
    do throws(TrustError) {
      roots = try RootDifference(from: before.currentRoot, to: after.currentRoot)
      registry = try RegistryDifference(from: before, to: after)
    } catch {
      throw CommandFailure(
        .badData, DisplayText.escaped("\(error)"), hint: "compare two bundles of one list")
    }
    let dangers = roots.dangers + registry.dangers
    var lines = [
      "List         \(DisplayText.escaped(after.listName))",
      "Version      \(before.version) to \(after.version)",
    ]
    if root == nil { lines.append("Root         NOT CHECKED: anybody can make lists like these") }
    if before.currentRoot.version != after.currentRoot.version {
      lines += TrustText.difference(roots)
    }
    lines += ["Changes"] + TrustText.difference(registry) + TrustText.changes(registry.contexts)
    lines += TrustText.dangers(dangers, style: .current)
    try output.write(
      lines: lines,
      json: [
        "type": "TrustBundleDifference/1", "id": .string(after.listID.string),
        "rootChecked": .bool(root != nil),
        "versions": [.integer(before.version), .integer(after.version)],
        "rootVersions": [
          .integer(before.currentRoot.version), .integer(after.currentRoot.version),
        ],
        "roles": TrustText.json(roots.roles), "authorities": TrustText.json(registry.authorities),
        "issuers": TrustText.json(registry.issuers), "files": TrustText.json(registry.files),
        "contexts": TrustText.json(registry.contexts), "dangers": TrustText.json(dangers),
      ])
  }
}
