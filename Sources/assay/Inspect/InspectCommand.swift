import ArgumentParser
import CredentialModel
import StrictJSON

/// `assay inspect`: what a document says about itself, nothing verified.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a document claims. Nothing is verified.",
    discussion: """
      Anybody can write anything into a document. This command repeats it; whether any of it is \
      true is for assay verify to say.

        assay inspect credential.json
        assay inspect credential.json --format json

      Exits 0 where the document was read, 65 where it does not parse or is of no known kind, 66 \
      where it cannot be opened.
      """)

  @Argument(help: ArgumentHelp("The document; - for standard input.", valueName: "file"))
  var file: String

  @Option(help: "How the claims are written: text or json (ndjson is json on one line).")
  var format: OutputFormat = .text

  func run() throws {
    let input = InputFile(path: file)
    let bytes = try input.read()
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(bytes).root
    } catch {
      throw CommandFailure(.badData, "\(input.name): \(DisplayText.escaped("\(error)"))")
    }
    let kind = DocumentKind(of: root)
    guard kind != .unknown else {
      throw CommandFailure(
        .badData, "\(input.name): neither a credential nor a presentation",
        hint: "assay lint says what is missing")
    }
    let claims = Inspection(of: root, kind)
    switch format {
    case .text: try Terminal.write(claims.text(of: input.name))
    case .json: try Terminal.write(claims.tree.prettyBytes())
    case .ndjson: try Terminal.write(claims.tree.compactBytes() + [0x0A])
    }
  }
}
