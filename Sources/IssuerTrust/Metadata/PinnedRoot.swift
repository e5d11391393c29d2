import StrictJSON

/// The root that a reader trusts because they got it by another way than the list.
enum PinnedRoot: Sendable {
  /// The root itself, of any version.
  case file(PinnedFile)
  /// The digest of what is signed in the root, of any version.
  case fingerprint(String)
  /// Whatever root comes with the list: it shows only that the list fits together.
  case noneUnsafe
}

/// What has to be known of a pinned root to find it again among a list's roots, where everything
/// else about it is read and checked.
struct PinnedFile: Sendable {
  let file: MetadataFile
  let version: Int64
  let list: TrustListIdentity

  /// Reads a pinned root.
  init(_ bytes: [UInt8]) throws(TrustError) {
    file = try MetadataFile(bytes, role: .root, name: "the pinned root")
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    list = try TrustListIdentity(try signed.required("x-list", "an object"), file: file.name)
  }
}
