import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// What an issuer signed with one key, attested by the authority of a list.
///
/// When a key is stolen, the date of a signature is what the thief writes. The issuer's ledger says
/// what the issuer itself signed; the authority takes in what that comes to, and signs it with the
/// list: the root of a tree over all of it, and where it is short, all of it.
///
/// Source: RFC 6962 §2.1 for the tree.
public struct IssuanceManifest: Sendable {
  /// The most credentials that a manifest may list one by one; one of more has its root only.
  ///
  /// A file of a list may have 16 MiB, which is less: a quarter of a million.
  public static let greatestEntries = 1_000_000

  /// The issuer.
  public let issuer: ExactString
  /// By which name proofs call the key.
  public let verificationMethod: ExactString
  /// Until when it says everything.
  public let until: Instant
  /// How many credentials there are.
  public let size: UInt64
  /// The root of the tree over them.
  public let root: [UInt8]

  /// The digests of all credentials; `nil` where they are not listed.
  private let entries: Set<[UInt8]>?

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: The manifest's JSON.
  ///   - file: How messages call it.
  /// - Throws: `TrustError` where it is malformed, or the credentials that it lists are others than
  ///   those of its root.
  public init(_ bytes: [UInt8], file: String) throws(TrustError) {
    let json = try TrustJSON.parse(bytes, maxBytes: TrustLimits.otherTarget, file: file)
    let manifest = try ObjectReader(
      json, file: file,
      closed: ["type", "issuer", "verificationMethod", "until", "size", "root", "entries"])
    guard json["type"]?.isString("IssuanceManifest/1") == true else {
      throw manifest.malformed("type", expected: "IssuanceManifest/1")
    }
    issuer = try manifest.text("issuer")
    verificationMethod = try manifest.text("verificationMethod")
    until = try manifest.time("until")
    size = try manifest.size("size")
    root = try manifest.sha256("root")
    let digests = try manifest.sha256List("entries", atMost: Self.greatestEntries)
    if let digests {
      guard UInt64(digests.count) == size else {
        throw manifest.malformed("entries", expected: "as many as size says, \(size)")
      }
      guard MerkleTree.root(of: digests.map(MerkleTree.leafHash)) == root else {
        throw manifest.malformed("entries", expected: "those whose tree has the root")
      }
    }
    entries = digests.map { Set($0) }
  }

  /// Whether the manifest lists what the issuer signed, and not only the root of it.
  public var listsEntries: Bool { entries != nil }

  /// Whether a credential is among those that the manifest lists.
  ///
  /// - Parameter digest: The SHA-256 of the credential's canonical form (RFC 8785), with its proofs.
  /// - Returns: Whether it is; false where the manifest has only its root.
  public func lists(_ digest: [UInt8]) -> Bool { entries?.contains(digest) ?? false }

  /// Where a manifest stands among the targets: the place follows from whose key it is.
  ///
  /// - Parameters:
  ///   - issuer: The issuer's id.
  ///   - verificationMethod: By which name proofs call the key.
  ///   - authority: The authority that lists the issuer; `nil` where the registry does.
  /// - Returns: The path.
  public static func path(
    issuer: ExactString, verificationMethod: ExactString, listedBy authority: ExactString? = nil
  ) -> ExactString {
    let folder = TargetPlace.folder(of: .poe, listedBy: authority)
    let name = "\(TargetPlace.name(of: issuer))-\(TargetPlace.name(of: verificationMethod))"
    return ExactString("\(folder)/\(name).json")
  }
}
