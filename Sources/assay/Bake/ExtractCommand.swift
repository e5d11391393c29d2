import ArgumentParser
import BadgeBaking
import DurableFiles
import Glibc
import JOSE
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
    let form = TextForm(credential.text)
    if let out {
      do throws(FileError) {
        try AtomicFile.write(credential.text, to: out, replacing: false)
      } catch {
        throw CommandFailure(writing: error)
      }
    }
    Terminal.note(
      "note: \(form.phrase) out of \(file.name), \(file.image.format.name) "
        + "(\(credential.place.rawValue)); nothing of it was verified")
    for remark in credential.remarks { Terminal.note("warning: \(remark.sentence)") }
    switch format {
    case .text:
      if out == nil { try print(credential.text, form) }
    case .json, .ndjson:
      try format.write(document(on: credential, form, file), text: "")
    }
  }

  /// Prints the credential, as it is; on a terminal so that it commands nothing there.
  private func print(_ text: [UInt8], _ form: TextForm) throws(CommandFailure) {
    guard isatty(STDOUT_FILENO) == 1 else { return try Terminal.write(exactly: text) }
    if form == .json {
      try Terminal.write(text + [UInt8(ascii: "\n")])
    } else {
      try Terminal.write(DisplayText.escaped(String(decoding: text, as: UTF8.self)) + "\n")
    }
  }

  private func document(
    on credential: BakedCredential, _ form: TextForm, _ file: ImageFile
  ) -> JSONTree {
    .members([
      "type": "ExtractedCredential/1", "file": .string(image),
      "format": .string(file.image.format.rawValue), "place": .string(credential.place.rawValue),
      "form": .string(form.rawValue), "bytes": .integer(Int64(credential.text.count)),
      "text": String(validating: credential.text, as: UTF8.self).map { .string($0) },
      "remarks": credential.remarks.isEmpty
        ? nil : .array(credential.remarks.map { .string($0.sentence) }),
      "out": out.map { .string($0) },
    ])
  }
}

/// What a text is that an image carries, by a glance at it.
private enum TextForm: String {
  case json, jwt, other

  init(_ text: [UInt8]) {
    if TokenText.isToken(text) {
      self = .jwt
    } else {
      self = (try? JSONDocument(text)) != nil ? .json : .other
    }
  }

  var phrase: String {
    switch self {
    case .json: "JSON"
    case .jwt: "a token"
    case .other: "text that is neither JSON nor a token"
    }
  }
}
