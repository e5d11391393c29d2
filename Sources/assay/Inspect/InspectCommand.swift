import ArgumentParser
import CredentialModel
import JOSE
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
        assay inspect credential.jwt
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
    let root = try document(in: bytes, of: input)
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

  /// The document itself, out of the token around it where there is one.
  private func document(
    in bytes: [UInt8], of input: InputFile
  ) throws(CommandFailure) -> JSONValue {
    func failure(_ error: some Error) -> CommandFailure {
      CommandFailure(.badData, "\(input.name): \(DisplayText.escaped("\(error)"))")
    }
    var text = bytes
    let isToken = TokenText.isToken(bytes)
    if isToken {
      do throws(JOSEError) { text = try CompactJWS(bytes).payload } catch { throw failure(error) }
    }
    let root: JSONValue
    do throws(JSONError) { root = try JSONDocument(text).root } catch { throw failure(error) }
    guard isToken else { return root }
    do throws(JOSEError) { return try TokenPayload(root).document } catch { throw failure(error) }
  }
}
