import StrictJSON
import WireFormats

/// A file in the place of an issuer record: the place follows from the issuer's id, so that there is
/// one for each that lists the issuer.
struct RecordPlace: Sendable {
  let path: ExactString
  let bytes: [UInt8]
  /// The authority whose place it is; `nil` for the list's own registry.
  let authority: ExactString?
  /// The SHA-256 of the issuer's id, of which the path is made.
  let idDigest: [UInt8]
  let listing: RecordListing

  /// A file under a path: `issuers/registry/DIGEST.json`, or `issuers/ID/DIGEST.json`.
  ///
  /// - Throws: `TrustError.recordPath` where no record can be.
  init(_ path: ExactString, bytes: [UInt8], listing: RecordListing) throws(TrustError) {
    let parts = path.string.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count == 3, let digest = RecordPlace.digest(in: parts[2]) else {
      throw .recordPath(path: path, issuer: nil)
    }
    let isRegistry = parts[1].elementsEqual(Authority.registry.string.utf8)
    let authority = isRegistry ? nil : Authority.id(ofPath: path)
    guard isRegistry || authority != nil else { throw .recordPath(path: path, issuer: nil) }
    self.path = path
    self.bytes = bytes
    self.authority = authority
    self.listing = listing
    idDigest = digest
  }

  /// The digest of which a file's name is made: 64 hexadecimal digits in lower case.
  private static func digest(in name: Substring.UTF8View) -> [UInt8]? {
    let digits = name.dropLast(5)
    let isLowerCase = !digits.contains { (0x41...0x46).contains($0) }
    guard name.count == 69, isLowerCase, name.suffix(5).elementsEqual(".json".utf8) else {
      return nil
    }
    return try? Base16.decode([UInt8](digits))
  }
}
