import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust remove-context`: takes a JSON-LD context out of the list.
struct TrustRemoveContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove-context",
    abstract: "Take a JSON-LD context out of the list.",
    discussion: """
        assay trust remove-context list https://uni.example/terms/v1

      Unlike an issuer's record, a context need not stay once it was published. Documents that name \
      it can no longer be read as linked data; none means anything else than it did.

      The list must then be signed and published anew: assay trust sign, assay trust publish.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(
    help: ArgumentHelp("The URL by which documents name the context.", valueName: "url"))
  var url: String

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry()
    let expires = try expiry.expires(after: "P6M")
    let file = registry.context(of: url)
    guard let digest = registry.listedDigest(ofContext: url) ?? file?.sha256 else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(url)) is no context of the list",
        hint: "assay trust show \(DisplayText.escaped(folder)) prints the URLs of those that are")
    }
    let change = try list.attempt(TrustedContext.path(of: url).string) { () throws(TrustError) in
      try registry.removing(contextOf: url, expires: expires)
    }
    try list.write(change)
    let isPublished = registry.hasPublished(contextOf: url)
    let warning = "Once this is published, documents that name it can no longer be read."
    try output.write(
      lines: ["Removed: \(DisplayText.escaped(url))", "  sha256  \(Base16.encode(digest))"]
        + (isPublished ? [warning] : [])
        + [TrustText.signRegistry(folder, under: try list.newestRoot())],
      json: [
        "type": "TrustContextRemoval/1", "url": .string(url),
        "sha256": .string(Base16.encode(digest)), "published": .bool(isPublished),
      ])
  }
}
