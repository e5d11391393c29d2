import StrictJSON

/// The root that a reader trusts because they got it by another way than the list.
enum PinnedRoot: Sendable {
  /// The root itself, of any version.
  case file(PinnedRootFile)
  /// The digest of what is signed in the root, of any version.
  case fingerprint(String)
  /// Whatever root comes with the list: it shows only that the list fits together.
  case noneUnsafe
}

/// The file of a root that a reader trusts, of any version of the list's own.
///
/// It is what has to be known of the root to find it again among a list's roots, where everything
/// else about it is read and checked. Reading it apart from the list tells which of the two is at
/// fault.
public struct PinnedRootFile: Sendable {
  let file: MetadataFile
  let version: Int64
  let list: TrustListIdentity

  /// Reads a pinned root.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: How messages call it.
  /// - Throws: `TrustError` where it is no root.
  public init(_ bytes: [UInt8], name: String = "the pinned root") throws(TrustError) {
    file = try MetadataFile(bytes, role: .root, name: name)
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    list = try TrustListIdentity(try signed.required("x-list", "an object"), file: file.name)
  }
}
