import ArgumentParser
import BadgeBaking
import DurableFiles
import Glibc
import StrictJSON

/// `assay extract`: the credential out of an image.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take the credential out of an image (PNG or SVG). Nothing is verified.",
    discussion: """
      Prints the credential as the image carries it, byte for byte: JSON, or a token (JWT). assay \
      verify reads the image itself, and needs none of this.

        assay extract maria.png
        assay extract maria.png --out certificate.json

      Says on standard error in what it stood, and what is unusual about that. An image that carries \
      two credentials is refused: other programs may show another one.

      Exit codes: 0 done, 65 not an image, or one that carries no credential or several, 66 it \
      cannot be opened, 73 the output is in the way or cannot be made, 74 it cannot be written.
      """)

  @Argument(help: ArgumentHelp("The image: PNG or SVG; - for standard input.", valueName: "image"))
  var image: String

  @Option(
    help: ArgumentHelp(
      "The file to write the credential to, instead of standard output.", valueName: "file"))
  var out: String?

  @Option(
    help: """
      What to print: the credential itself (text), or a document about it (json; ndjson on one line).
      """)
  var format: OutputFormat = .text

  func run() throws {
    let file = try ImageFile(InputFile(path: image))
    let credential: BakedCredential
    do throws(ImageError) {
      credential = try file.image.credential()
    } catch {
      throw CommandFailure(error, in: file.name)
    }
    let isJSON = (try? JSONDocument(credential.text)) != nil
    if let out {
      do throws(FileError) {
        try AtomicFile.write(credential.text, to: out, replacing: false)
      } catch {
        throw CommandFailure(writing: error)
      }
    }
    Terminal.note(
      "note: \(isJSON ? "JSON" : "text that is no JSON") out of \(file.name), \(file.image.format.name) "
        + "(\(credential.place.rawValue)); nothing of it was verified")
    for remark in credential.remarks { Terminal.note("warning: \(remark.sentence)") }
    switch format {
    case .text:
      if out == nil { try print(credential.text, isJSON: isJSON) }
    case .json, .ndjson:
      try format.write(document(on: credential, isJSON: isJSON, file), text: "")
    }
  }

  /// Prints the credential, as it is; on a terminal so that it commands nothing there.
  private func print(_ text: [UInt8], isJSON: Bool) throws(CommandFailure) {
    guard isatty(STDOUT_FILENO) == 1 else { return try Terminal.write(exactly: text) }
    if isJSON {
      try Terminal.write(text + [UInt8(ascii: "\n")])
    } else {
      try Terminal.write(DisplayText.escaped(String(decoding: text, as: UTF8.self)) + "\n")
    }
  }

  private func document(
    on credential: BakedCredential, isJSON: Bool, _ file: ImageFile
  ) -> JSONTree {
    .members([
      "type": "ExtractedCredential/1", "file": .string(image),
      "format": .string(file.image.format.rawValue), "place": .string(credential.place.rawValue),
      "isJSON": .bool(isJSON), "bytes": .integer(Int64(credential.text.count)),
      "text": String(validating: credential.text, as: UTF8.self).map { .string($0) },
      "remarks": credential.remarks.isEmpty
        ? nil : .array(credential.remarks.map { .string($0.sentence) }),
      "out": out.map { .string($0) },
    ])
  }
}
