import ArgumentParser
import OpenSSLCrypto
import StrictJSON

/// `assay version`: what runs here, and whether the library below it should be renewed.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the versions of Assay and of the OpenSSL it runs with.",
    discussion: """
      Says too whether that OpenSSL has faults that a newer one of its branch has not:

        assay version --format json
      """)

  @OptionGroup var output: TrustOutput

  func run() throws {
    let library = OpenSSLVersion.runtime
    var lines = ["assay \(AssayVersion.text)", OpenSSLVersion.runtimeName]
    if let weakness = library.weakness { lines.append("warning: \(Self.sentence(weakness))") }
    try output.write(
      lines: lines,
      json: .members([
        "type": "Version/1", "version": .string(AssayVersion.text),
        "openssl": .string(library.text), "opensslName": .string(OpenSSLVersion.runtimeName),
        "warnings": .array(library.weakness.map { [.string(Self.sentence($0))] } ?? []),
      ]))
  }

  /// What a weakness means here, and what to do.
  static func sentence(_ weakness: OpenSSLVersion.Weakness) -> String {
    "this OpenSSL has \(weakness.cves.joined(separator: ", ")); install \(weakness.fixedIn.text) or "
      + "newer, or your system's mended package"
  }
}
