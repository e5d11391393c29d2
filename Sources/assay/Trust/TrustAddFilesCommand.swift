import ArgumentParser
import IssuerTrust
import StrictJSON

/// `assay trust add-files`: takes in status lists and evidence.
struct TrustAddFilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-files",
    abstract: "Take in the status lists and evidence in the list's folder.",
    discussion: """
      Employers get with the list what else they need offline. Put the files into the list's folder: \
      status lists into status/, under the SHA-256 of their URLs, and decisions on accreditation into \
      evidence/. Then:

        assay trust add-files list

      Each file that is new or another is listed with its length and SHA-256. What was published is \
      never taken out again. The list must then be signed and published anew: assay trust sign, assay \
      trust publish. A list for which one key is enough is signed by publish, which takes the files \
      in by itself.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Take in the files of an authority, in status/NAME/ and so on.", valueName: "name"))
  var authority: RegistryPlace?

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry(authority ?? .own)
    let expires = try expiry.expires(after: "P6M")
    let change = try list.attempt("\(registry.place.role.rawValue).json") { () throws(TrustError) in
      try registry.takingInFiles(expires: expires)
    }
    let changes = registry.fileChanges
    try list.write(change)
    let root = try list.newestRoot()
    try output.write(
      lines: change.isEmpty
        ? ["Unchanged: the registry lists all files as they are."]
        : ["Taken in:"] + TrustText.files(changes) + [
          TrustText.signNext(folder, registry, under: root)
        ],
      json: ["type": "TrustFileAddition/1", "files": TrustText.json(changes)])
  }
}
