import ArgumentParser
import StrictJSON

/// `assay canonicalize`: the exact bytes that a suite signs.
struct CanonicalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canonicalize",
    abstract: "Write a document in the exact form that is signed.",
    discussion: """
      For those who debug interoperability: two programs that disagree on a signature disagree \
      here first. The form jcs is RFC 8785, without a line break at the end.

        assay canonicalize credential.json --form jcs | sha256sum

      Exits 65 where the document does not parse, 66 where it cannot be opened.
      """)

  /// The forms that can be written.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    /// RFC 8785.
    case jcs
  }

  @Argument(help: ArgumentHelp("The document; - for standard input.", valueName: "file"))
  var file: String

  @Option(help: "The form to write: jcs (RFC 8785).")
  var form: Form = .jcs

  func run() throws {
    let input = InputFile(path: file)
    let bytes = try input.read()
    let canonical: [UInt8]
    do throws(JSONError) {
      canonical = try JSONDocument(bytes).root.canonicalBytes()
    } catch {
      throw CommandFailure(
        .badData, "\(input.name): \(DisplayText.escaped("\(error)"))",
        hint: "mend the document where it is wrong")
    }
    try Terminal.write(exactly: canonical)
  }
}
