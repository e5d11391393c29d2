import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// What there is among the files that targets list, in the order in which it was signed.
struct TargetContents: Sendable {
  var records: [IssuerRecord] = []
  var unusableRecords: [UnusableRecord] = []
  var contexts: [TrustedContext] = []
  var unusableContexts: [UnusableContext] = []
  /// The files that are neither records nor contexts, by their paths: status lists, evidence.
  var others: [ExactString: [UInt8]] = [:]
}

/// Reads the files that targets list: exactly those, each as it was signed, each in its place.
enum TargetReader {
  /// Everything under here is an issuer record.
  private static let issuers = "issuers/"
  private static let registry = "issuers/registry/"

  /// The issuer records and contexts among the files of a bundle.
  ///
  /// A record that is signed but cannot be understood is set aside: it makes its own issuer
  /// unusable, not all others. So is a file in the place of a context that is none.
  ///
  /// - Parameters:
  ///   - files: The files of the bundle.
  ///   - targets: What was signed.
  /// - Returns: All in the order in which they were signed.
  /// - Throws: `TrustError` where a file is missing, changed, in a wrong place, or not signed.
  static func contents(
    of files: [(path: ExactString, bytes: [UInt8])], signedBy targets: TargetsMetadata
  ) throws(TrustError) -> TargetContents {
    var contents: [ExactString: [UInt8]] = [:]
    contents.reserveCapacity(files.count)
    for file in files { contents[file.path] = file.bytes }
    var found = TargetContents()
    for target in targets.targets {
      guard let bytes = contents.removeValue(forKey: target.path) else {
        throw .bundleIncomplete(file: target.path.string)
      }
      guard target.reference.fits(bytes) else { throw .targetHash(path: target.path) }
      if let place = target.context {
        read(bytes, at: place, into: &found)
      } else if target.path.string.utf8.starts(with: issuers.utf8) {
        try read(bytes, at: target.path, into: &found)
      } else {
        found.others[target.path] = bytes
      }
    }
    if let extra = contents.keys.min() { throw .bundleExtra(path: extra) }
    return found
  }

  /// Reads an issuer record.
  private static func read(
    _ bytes: [UInt8], at path: ExactString, into found: inout TargetContents
  ) throws(TrustError) {
    try checkPath(path)
    let record: IssuerRecord
    do throws(TrustError) {
      record = try IssuerRecord(bytes, file: path.string)
    } catch {
      found.unusableRecords.append(UnusableRecord(path: path, bytes: bytes, reason: error))
      return
    }
    guard IssuerRecord.path(of: record.id) == path else {
      throw .recordPath(path: path, issuer: record.id)
    }
    found.records.append(record)
  }

  /// Reads a context, whose place was checked when the targets were read.
  private static func read(
    _ bytes: [UInt8], at place: ContextPlace, into found: inout TargetContents
  ) {
    let url = place.url?.string
    do throws(TrustError) {
      try ContextSyntax.check(bytes, file: place.path.string)
      found.contexts.append(
        TrustedContext(
          urlDigest: place.urlDigest, path: place.path, url: url, bytes: bytes,
          sha256: DigestAlgorithm.sha256.digest(of: bytes)))
    } catch {
      found.unusableContexts.append(
        UnusableContext(path: place.path, url: url, reason: error))
    }
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
