import ArgumentParser
import IssuerTrust

/// The options that name the trust list to verify against.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The list of issuers that somebody vouches for.", valueName: "bundle"))
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "The root that you trust: the file root.json, or its fingerprint, from the list's authority.",
      valueName: "root"))
  var root: String?

  func validate() throws {
    guard (trust == nil) == (root == nil) else {
      throw ValidationError("--trust and --root are given together, or not at all")
    }
  }

  /// The trust list, checked from the root up; `nil` where none was named.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used at all.
  func bundle() throws(CommandFailure) -> TrustBundle? {
    guard let trust, let root else { return nil }
    return try TrustMaterial.bundle(at: trust, root: root)
  }
}
