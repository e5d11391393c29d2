import ArgumentParser
import ControlledIdentifiers
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust add-did`: takes somebody's DID document into the list.
struct TrustAddDIDCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-did",
    abstract: "Take a DID document into the list, so that its keys are known.",
    discussion: """
      Assay asks no server whose key something is. Of those who are no issuers of the list (holders \
      who present credentials, endorsers) the list can carry the DID document of a did:web, or the \
      controller document of another URL:

        assay trust add-did list did.json

      Fetch the document yourself, from the place that is printed, by a way you trust: whoever signs \
      the list says that the keys in it are that controller's. It lets nobody award anything, and \
      changes nothing of what an issuer's record says of its keys.

      A newer document takes the place of the older one; what was published is never taken out. \
      The list must then be signed and published anew: assay trust sign, assay trust publish.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The DID document: a JSON file.", valueName: "file"))
  var file: String

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry()
    let expires = try expiry.expires(after: "P6M")
    let bytes = try InputFile(path: file).read(limit: ControllerDocument.maxBytes)
    let target: TargetFile
    let document: ControllerDocument
    do throws(TrustError) {
      target = try TargetFile(document: bytes, name: file)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
    do throws(ControllerDocumentError) {
      document = try ControllerDocument(bytes)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
    let change = try list.attempt(target.path.string) { () throws(TrustError) in
      try registry.adding(target, expires: expires)
    }
    try list.write(change)
    if registry.records.contains(where: { $0.record.isKnown(as: document.id) }) {
      Terminal.note(
        "warning: this is an issuer of the list; which of its keys may award is for its record to say"
      )
    }
    try report(document, target, change, in: registry, under: try list.newestRoot())
  }

  private func report(
    _ document: ControllerDocument, _ target: TargetFile, _ change: RegistryChange,
    in registry: Registry, under root: TrustRoot
  ) throws(CommandFailure) {
    let old = registry.listedDigest(ofFile: target.path).flatMap { $0 == target.sha256 ? nil : $0 }
    let done = change.isEmpty ? "unchanged" : old == nil ? "added" : "changed"
    let digest = Base16.encode(target.sha256)
    let place = (try? DIDWeb(document.id.string))?.url
    let id = DisplayText.escaped(document.id.string)
    var lines = ["\(done.prefix(1).uppercased())\(done.dropFirst()): \(id)"]
    if let place { lines.append("  from    \(DisplayText.escaped(place))") }
    lines.append(
      "  sha256  \(old.map { "\(Base16.encode($0)) becomes " } ?? "")\(digest), "
        + "\(target.bytes.count) bytes")
    for (name, use) in TrustAddDIDCommand.uses {
      lines += document.keyNames(for: use).map { "  \(name) \(DisplayText.escaped($0.string))" }
    }
    if !change.isEmpty { lines.append(TrustText.signRegistry(folder, under: root)) }
    func names(_ use: VerificationRelationship) -> JSONTree {
      .array(document.keyNames(for: use).map { .string($0.string) })
    }
    try output.write(
      lines: lines,
      json: .members([
        "type": "TrustDocumentAddition/1", "id": .string(document.id.string), "done": .string(done),
        "path": .string(target.path.string), "sha256": .string(digest),
        "previousSha256": old.map { .string(Base16.encode($0)) },
        "bytes": .integer(Int64(target.bytes.count)), "url": place.map { .string($0) },
        "assertionMethod": names(.assertionMethod), "authentication": names(.authentication),
      ]))
  }

  private static let uses: [(String, VerificationRelationship)] = [
    ("claims  ", .assertionMethod), ("presents", .authentication),
  ]
}
