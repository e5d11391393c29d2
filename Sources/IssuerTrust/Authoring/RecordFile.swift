import OpenSSLCrypto
public import StrictJSON

/// An issuer record as it is published: canonical bytes in the place that follows from its id.
public struct RecordFile: Sendable {
  /// What the record says.
  public let record: IssuerRecord
  /// The record's canonical JSON.
  public let bytes: [UInt8]
  /// Where it stands among the targets.
  public let path: ExactString
  /// Whose part of the list it is in.
  public let place: RegistryPlace
  /// How messages call it.
  let name: String

  /// Makes a file of a record that a program put together.
  ///
  /// - Parameters:
  ///   - tree: The record.
  ///   - place: Whose part of the list it is in.
  /// - Throws: `TrustError` where readers would refuse the record.
  public init(_ tree: JSONTree, in place: RegistryPlace = .own) throws(TrustError) {
    try self.init(canonical: tree.canonicalBytes(), name: "the record", in: place)
  }

  /// Makes a file of a record that somebody wrote; layout and order of members do not matter.
  ///
  /// - Parameters:
  ///   - json: The record's JSON.
  ///   - name: How messages call it.
  ///   - place: Whose part of the list it is in.
  /// - Throws: `TrustError` where readers would refuse the record.
  public init(
    json: [UInt8], name: String = "the record", in place: RegistryPlace = .own
  ) throws(TrustError) {
    let value = try TrustJSON.parse(json, maxBytes: TrustLimits.record, file: name)
    try self.init(canonical: value.canonicalBytes(), name: name, in: place)
  }

  private init(
    canonical bytes: [UInt8], name: String, in place: RegistryPlace
  ) throws(TrustError) {
    record = try IssuerRecord(bytes, file: name)
    for key in record.keys where key.publicKey == nil {
      try RecordFile.refuse(key, file: name)
    }
    self.bytes = bytes
    self.name = name
    self.place = place
    path = place.recordPath(of: record.id)
  }

  /// Says why a key is none that a list should give to anybody.
  private static func refuse(_ key: ListedKey, file: String) throws(TrustError) {
    do throws(ListedKey.Weakness) {
      _ = try ListedKey.admit(key.encoded)
    } catch {
      switch error {
      case .refused(let error): throw .keyRefused(file: file, id: key.id, error)
      case .notPrimeOrder: throw .keyNotPrimeOrder(file: file, id: key.id)
      }
    }
  }

  /// The record as a tree, to change and make a new file of.
  public func tree() throws(TrustError) -> JSONTree {
    try TrustJSON.parse(bytes, maxBytes: TrustLimits.record, file: path.string).tree()
  }

  /// The SHA-256 of the record.
  public var sha256: [UInt8] { DigestAlgorithm.sha256.digest(of: bytes) }

  /// What the targets say of the file.
  var reference: JSONTree {
    ["length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes)]
  }
}
