import StrictJSON
import WireFormats

/// The current timestamp: which snapshot is in force.
///
/// Source: The Update Framework 1.0 §4.6.
struct TimestampMetadata: Sendable {
  let version: Int64
  let expires: Instant
  /// When it was signed: a machine whose clock is earlier has a wrong clock.
  let signedAt: Instant?
  let snapshot: FileReference

  /// Reads a timestamp; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    signedAt = try signed.optionalTime("x-signedAt")
    let meta = try ObjectReader(try signed.required("meta", "an object"), file: file.name)
    snapshot = try FileReference(
      metadata: try meta.required("snapshot.json", "an object"), file: file.name,
      rules: file.rules)
  }
}
