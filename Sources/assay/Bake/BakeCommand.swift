import ArgumentParser
import BadgeBaking
import DurableFiles
import StrictJSON

/// `assay bake`: a credential into an image.
struct BakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bake",
    abstract: "Put a credential into an image (PNG or SVG).",
    discussion: """
      The image shows the badge, and carries the credential: whoever has the one has the other, and \
      can verify it. Nothing else in the image changes, and nothing is verified or signed.

        assay bake certificate.json badge.png --out maria.png

      Into an image that carries a credential already:

        assay bake renewed.json maria.png --replace --out renewed.png

      A file that is there already is never overwritten. To bake whatever is issued, see the \
      option --bake of assay issue.

      Exit codes: 0 done, 64 wrong use, 65 not a credential or not an image that it can go into, 66 \
      an input cannot be opened, 73 the output is in the way or cannot be made, 74 it cannot be \
      written.
      """)

  @Argument(
    help: ArgumentHelp(
      "The credential: JSON with a proof, or a token (JWT); - for standard input.",
      valueName: "credential"))
  var credential: String

  @Argument(help: ArgumentHelp("The image: PNG or SVG.", valueName: "image"))
  var image: String

  @Option(help: ArgumentHelp("The image to make.", valueName: "file"))
  var out: String

  @Flag(help: "Replace the credentials that the image carries already.")
  var replace = false

  @Option(help: "How to say what was done: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws { try InputFile.checkArguments([credential, image]) }

  func run() throws {
    let credential = try CredentialFile(InputFile(path: credential))
    let file = try ImageFile(InputFile(path: image))
    let baked: [UInt8]
    do throws(ImageError) {
      baked = try file.image.baked(with: credential.bytes, replacing: replace)
    } catch {
      throw CommandFailure(error, in: file.name)
    }
    do throws(FileError) {
      try AtomicFile.write(baked, to: out, replacing: false)
    } catch {
      throw CommandFailure(writing: error)
    }
    let form = credential.isToken ? "a token" : "JSON"
    try format.write(
      JSONTree.members([
        "type": "BakedImage/1", "out": .string(out), "format": .string(file.image.format.rawValue),
        "form": credential.isToken ? "jwt" : "json", "bytes": .integer(Int64(baked.count)),
        "replaced": .bool(file.image.isBaked),
      ]),
      text: "baked \(form) into \(DisplayText.escaped(out)), "
        + "\(file.image.format == .png ? "a" : "an") \(file.image.format.name) of \(baked.count) bytes\n"
    )
  }
}

extension OutputFormat {
  /// Writes a result in this format.
  func write(_ json: JSONTree, text: String) throws(CommandFailure) {
    switch self {
    case .text: try Terminal.write(text)
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }
}
