import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// An issuer record as it is published: canonical bytes in the place that follows from its id.
public struct RecordFile: Sendable {
  /// What the record says.
  public let record: IssuerRecord
  /// The record's canonical JSON.
  public let bytes: [UInt8]
  /// Where it stands among the targets.
  public let path: ExactString
  /// How messages call it.
  let name: String

  /// Makes a file of a record that a program put together.
  ///
  /// - Throws: `TrustError` where readers would refuse the record.
  public init(_ tree: JSONTree) throws(TrustError) {
    try self.init(canonical: tree.canonicalBytes(), name: "the record")
  }

  /// Makes a file of a record that somebody wrote; layout and order of members do not matter.
  ///
  /// - Parameters:
  ///   - json: The record's JSON.
  ///   - name: How messages call it.
  /// - Throws: `TrustError` where readers would refuse the record.
  public init(json: [UInt8], name: String = "the record") throws(TrustError) {
    let value = try TrustJSON.parse(json, maxBytes: TrustLimits.record, file: name)
    try self.init(canonical: value.canonicalBytes(), name: name)
  }

  private init(canonical bytes: [UInt8], name: String) throws(TrustError) {
    record = try IssuerRecord(bytes, file: name)
    for key in record.keys where key.publicKey == nil {
      throw .keyNotPrimeOrder(file: name, id: key.id)
    }
    self.bytes = bytes
    self.name = name
    path = IssuerRecord.path(of: record.id)
  }

  /// The record as a tree, to change and make a new file of.
  public func tree() throws(TrustError) -> JSONTree {
    try TrustJSON.parse(bytes, maxBytes: TrustLimits.record, file: path.string).tree()
  }

  /// The same record, from which the list withdraws: what was signed before stays good, and readers
  /// see why no more is.
  ///
  /// A list never forgets a record that it published. One from which it has withdrawn already, or
  /// that it never should have listed, stays as it is: a later date would make credentials good that
  /// are not.
  ///
  /// - Parameters:
  ///   - since: From when.
  ///   - reason: Why, for readers.
  /// - Returns: The record with a new status, its history, and the next version; or itself.
  /// - Throws: `TrustError` where readers would refuse the record.
  public func withdrawn(since: Instant, reason: String?) throws(TrustError) -> RecordFile {
    switch record.status {
    case .withdrawn, .revokedFromTheBeginning: return self
    case .active, .suspended: break
    }
    var tree = try tree()
    let time = JSONTree.string(MetadataFile.expiry(since))
    if var past = tree["status"], past["since"] ?? .null != .null {
      past["until"] = time
      var history: [JSONTree] = []
      if case .array(let earlier) = tree["statusHistory"] { history = earlier }
      tree["statusHistory"] = .array(history + [past])
    }
    tree["status"] = .members([
      "value": "withdrawn", "since": time, "reason": reason.map { .string($0) },
    ])
    tree["recordVersion"] = .integer(record.recordVersion + 1)
    tree["updated"] = time
    return try RecordFile(tree)
  }

  /// What the targets say of the file.
  var reference: JSONTree {
    ["length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes)]
  }
}
