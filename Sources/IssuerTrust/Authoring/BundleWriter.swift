import StrictJSON
import WireFormats

/// Puts a list's files into the one file that readers get.
public enum BundleWriter {
  /// A bundle, read back as its readers will: one that they would refuse is never written.
  ///
  /// - Parameters:
  ///   - roots: All roots of the list, the first one first.
  ///   - timestamp: The signed timestamp.
  ///   - snapshot: The signed snapshot.
  ///   - targets: The signed targets.
  ///   - authorities: The signed metadata of each role that they hand on to.
  ///   - records: The issuer records that the targets list, in any order.
  ///   - contexts: The contexts that the targets list, in any order.
  ///   - files: The status lists, manifests and evidence that they list, in any order.
  /// - Returns: The bundle: the same bytes for the same files.
  /// - Throws: `TrustError` with what its readers would refuse it for.
  public static func bundle(
    roots: [TrustRoot], timestamp: MetadataFile, snapshot: MetadataFile, targets: MetadataFile,
    authorities: [MetadataFile] = [], records: [RecordFile], contexts: [ContextFile] = [],
    files: [TargetFile] = []
  ) throws(TrustError) -> [UInt8] {
    guard let first = roots.first, let newest = roots.last else {
      throw .bundleIncomplete(file: "its roots")
    }
    let all: [any ListedFile] = records + contexts + files
    let bytes = unchecked(
      listID: newest.listID, roots: roots.map(\.file.bytes), timestamp: timestamp.bytes,
      snapshot: snapshot.bytes, targets: targets.bytes,
      authorities: authorities.map { (role: $0.role.name, bytes: $0.bytes) },
      records: all.map { (path: $0.path, bytes: $0.bytes) })
    _ = try TrustBundle(bytes, root: first.file.bytes)
    return bytes
  }

  /// A bundle of whatever there is; `records` are files of all kinds.
  static func unchecked(
    listID: ExactString, roots: [[UInt8]], timestamp: [UInt8], snapshot: [UInt8],
    targets: [UInt8], authorities: [(role: ExactString, bytes: [UInt8])] = [],
    records: [(path: ExactString, bytes: [UInt8])]
  ) -> [UInt8] {
    let rootTrees = roots.enumerated().map { index, root -> JSONTree in
      ["version": .integer(Int64(index + 1)), "b64": .string(Base64.encode(root))]
    }
    let recordTrees = records.sorted { $0.path < $1.path }.map {
      JSONTreeMember($0.path.string, .string(Base64.encode($0.bytes)))
    }
    let roles = [("targets", targets)] + authorities.map { ($0.role.string, $0.bytes) }
    let bundle: JSONTree = [
      "type": "TrustBundle/1", "listId": .string(listID.string), "roots": .array(rootTrees),
      "timestamp": .string(Base64.encode(timestamp)),
      "snapshot": .string(Base64.encode(snapshot)),
      "roles": .object(roles.map { JSONTreeMember($0.0, .string(Base64.encode($0.1))) }),
      "targets": .object(recordTrees),
    ]
    return bundle.canonicalBytes()
  }
}
