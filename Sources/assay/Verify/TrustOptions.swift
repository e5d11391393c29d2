import ArgumentParser
import IssuerTrust

/// The options that name the trust list to verify against.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The list of issuers that somebody vouches for.", valueName: "bundle"))
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "The root that you trust: the file root.json that the list's authority gave you.",
      valueName: "root"))
  var root: String?

  func validate() throws {
    guard (trust == nil) == (root == nil) else {
      throw ValidationError("--trust and --root are given together, or not at all")
    }
  }

  /// The most bytes of a bundle: a thousand issuers with status lists take 5 MB.
  static let greatestBundle = 256 << 20

  /// The trust list, checked from the root up; `nil` where none was named.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used at all.
  func bundle() throws(CommandFailure) -> TrustBundle? {
    guard let trust, let root else { return nil }
    let bundleBytes = try InputFile(path: trust).read(limit: TrustOptions.greatestBundle)
    let rootBytes = try InputFile(path: root).read(limit: 64 << 10)
    do throws(TrustError) {
      return try TrustBundle(bundleBytes, root: rootBytes)
    } catch {
      throw CommandFailure(
        .badTrust, "\(DisplayText.escaped(trust)): \(DisplayText.escaped("\(error)"))",
        hint: "get the list again, and its root, from the authority that publishes them")
    }
  }
}
