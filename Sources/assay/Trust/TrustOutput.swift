import ArgumentParser
import StrictJSON

/// How the commands of `assay trust` print what they did.
struct TrustOutput: ParsableArguments {
  @Option(help: "How to print: text, json or ndjson.")
  var format: OutputFormat = .text

  /// Prints lines for a person, or the same for a program.
  func write(lines: [String], json: JSONTree) throws(CommandFailure) {
    switch format {
    case .text: try Terminal.write(lines.joined(separator: "\n") + "\n")
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }
}
