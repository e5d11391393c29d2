import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// Reads the files that targets list: exactly those, each as it was signed, each in its place.
enum TargetReader {
  /// Everything under here is an issuer record.
  private static let issuers = "issuers/"
  private static let registry = "issuers/registry/"

  /// The issuer records among the files of a bundle.
  ///
  /// A record that is signed but cannot be understood is set aside: it makes its own issuer
  /// unusable, not all others.
  ///
  /// - Parameters:
  ///   - files: The files of the bundle.
  ///   - targets: What was signed.
  /// - Returns: Both in the order in which they were signed.
  /// - Throws: `TrustError` where a file is missing, changed, in a wrong place, or not signed.
  static func records(
    in files: [(path: ExactString, bytes: [UInt8])], signedBy targets: TargetsMetadata
  ) throws(TrustError) -> (records: [IssuerRecord], unusable: [UnusableRecord]) {
    var contents: [ExactString: [UInt8]] = [:]
    contents.reserveCapacity(files.count)
    for file in files { contents[file.path] = file.bytes }
    var records: [IssuerRecord] = []
    var unusable: [UnusableRecord] = []
    for (path, reference) in targets.targets {
      guard let bytes = contents.removeValue(forKey: path) else {
        throw .bundleIncomplete(file: path.string)
      }
      guard reference.fits(bytes) else { throw .targetHash(path: path) }
      guard path.string.utf8.starts(with: issuers.utf8) else { continue }
      try checkPath(path)
      do throws(TrustError) {
        let record = try IssuerRecord(bytes, file: path.string)
        records.append(record)
      } catch {
        unusable.append(UnusableRecord(path: path, bytes: bytes, reason: error))
        continue
      }
      if let id = records.last?.id, IssuerRecord.path(of: id) != path {
        throw .recordPath(path: path, issuer: id)
      }
    }
    if let extra = contents.keys.min() { throw .bundleExtra(path: extra) }
    return (records, unusable)
  }

  /// Without delegations there is one place for records, under the digests of their ids.
  private static func checkPath(_ path: ExactString) throws(TrustError) {
    let name = path.string.utf8.dropFirst(registry.utf8.count)
    let isDigest = name.dropLast(5).allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
    guard path.string.utf8.starts(with: registry.utf8), name.count == 69, isDigest,
      name.suffix(5).elementsEqual(".json".utf8)
    else { throw .recordPath(path: path, issuer: nil) }
  }
}

extension IssuerRecord {
  /// Where a record stands among the targets: the place follows from the id, so that there is one.
  public static func path(of id: ExactString) -> ExactString {
    let digest = DigestAlgorithm.sha256.digest(of: id.utf8)
    return ExactString("issuers/registry/\(Base16.encode(digest)).json")
  }
}
