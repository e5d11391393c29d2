import DurableFiles
import IssuerTrust
import WireFormats

/// The root that a reader trusts, as `--root` names it: its file, or its fingerprint.
enum RootArgument {
  case file(PinnedRootFile)
  /// Hexadecimal digits, in either case: people read them to each other, and other tools print them
  /// in capitals.
  case fingerprint(String)

  /// Reads the root, where it is a file.
  ///
  /// - Throws: `CommandFailure` that names the root's own file: the bundle is not to blame.
  init(_ argument: String) throws(CommandFailure) {
    let isFingerprint = (try? Base16.decode(argument))?.count == 32
    if isFingerprint && !FileReader.exists(argument) {
      self = .fingerprint(argument)
      return
    }
    let bytes = try TrustMaterial.read(argument, limit: TrustLimits.root)
    do throws(TrustError) {
      self = .file(
        try PinnedRootFile(bytes, name: argument == "-" ? "standard input" : argument))
    } catch {
      throw CommandFailure(
        .badTrust, DisplayText.escaped("\(error)"),
        hint: "--root takes the list's root, such as 1.root.json, or its fingerprint")
    }
  }
}

/// What a command line names to be trusted, read for `assay verify` and `assay trust show`.
enum TrustMaterial {
  /// A bundle, checked from the root up.
  ///
  /// - Parameters:
  ///   - path: The bundle.
  ///   - root: The root that the reader trusts; `nil` to look at a bundle that nothing is pinned for.
  /// - Returns: The list.
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used at all.
  static func bundle(at path: String, root: String?) throws(CommandFailure) -> TrustBundle {
    let root = try root.map { argument throws(CommandFailure) in try RootArgument(argument) }
    return try bundle(try read(path, limit: TrustLimits.bundle), from: path, root)
  }

  /// A bundle that was read already, checked from the root up.
  static func bundle(
    _ bytes: [UInt8], from path: String, _ root: RootArgument?
  ) throws(CommandFailure) -> TrustBundle {
    do throws(TrustError) {
      return switch root {
      case .file(let file): try TrustBundle(bytes, root: file)
      case .fingerprint(let digits): try TrustBundle(bytes, rootFingerprint: digits)
      case nil: try TrustBundle(unpinnedUnsafe: bytes)
      }
    } catch {
      throw CommandFailure(
        .badTrust, DisplayText.escaped("\(path): \(error)"), hint: TrustMaterial.hint)
    }
  }

  /// A file of trust material: one that is too large is no list or root.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
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
