import ArgumentParser
import DurableFiles
import IssuerTrust
import WireFormats

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

  /// The most bytes of a bundle: a thousand issuers with status lists take 5 MB.
  static let greatestBundle = 256 << 20

  /// The most bytes of a root.
  private static let greatestRoot = 64 << 10

  /// The trust list, checked from the root up; `nil` where none was named.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used at all.
  func bundle() throws(CommandFailure) -> TrustBundle? {
    guard let trust, let root else { return nil }
    let bundleBytes = try TrustOptions.read(trust, limit: TrustOptions.greatestBundle)
    let rootBytes = try TrustOptions.rootFile(root)
    do throws(TrustError) {
      return if let rootBytes {
        try TrustBundle(bundleBytes, root: rootBytes)
      } else {
        try TrustBundle(bundleBytes, rootFingerprint: root)
      }
    } catch {
      throw CommandFailure(
        .badTrust, "\(DisplayText.escaped(trust)): \(DisplayText.escaped("\(error)"))",
        hint: TrustOptions.hint)
    }
  }

  /// The root's file; `nil` where its fingerprint was given, and no file is called so.
  private static func rootFile(_ root: String) throws(CommandFailure) -> [UInt8]? {
    let isFingerprint = (try? Base16.decode(root))?.count == 32
    if isFingerprint && !FileReader.exists(root) { return nil }
    return try read(root, limit: greatestRoot)
  }

  /// A file of trust material: one that is too large is no list or root.
  private static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    do throws(CommandFailure) {
      return try InputFile(path: path).read(limit: limit)
    } catch {
      guard error.status == .badData else { throw error }
      throw CommandFailure(.badTrust, error.message, hint: hint)
    }
  }

  private static let hint =
    "get the list again, and its root, from the authority that publishes them"
}
