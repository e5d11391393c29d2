import StrictJSON

/// The files that a list's targets list, each found to be as it was signed; none is read yet.
struct ListFiles: Sendable {
  /// The files in the places of records: the registry's, then those of the authorities.
  private(set) var records: [RecordPlace] = []
  /// The files in the places of contexts.
  private(set) var contexts: [(place: ContextPlace, bytes: [UInt8])] = []
  /// The files that are neither records nor contexts, by their paths: status lists, evidence.
  private(set) var others: [ExactString: [UInt8]] = [:]
  /// What authorities list that is not theirs to list, or where no record can be: nobody finds it.
  private(set) var misplaced: [UnusableRecord] = []
  /// The paths of all records, which a list never forgets.
  var recordPaths: [ExactString] { records.map(\.path) }

  /// The files that nobody has asked for yet.
  private var rest: [ExactString: [UInt8]] = [:]
  /// Who lists files of authorities, by the names of the roles on the way to them.
  private var listings: [[ExactString]: RecordListing] = [:]

  /// Everything under here is an issuer record.
  private static let issuers = "issuers/"

  /// The files of a bundle: exactly those that are listed, each as it was signed, each in its place.
  ///
  /// - Parameters:
  ///   - files: The files of the bundle.
  ///   - metadata: What was signed.
  /// - Throws: `TrustError` where a file is missing, changed, in a wrong place of the registry, or
  ///   not signed.
  init(
    _ files: [(path: ExactString, bytes: [UInt8])], signedBy metadata: TrustedMetadata
  ) throws(TrustError) {
    rest.reserveCapacity(files.count)
    for file in files { rest[file.path] = file.bytes }
    records.reserveCapacity(files.count)
    let listing = RecordListing.registry
    for target in metadata.targets?.targets ?? [] {
      guard let place = try take(target, listing: listing) else { continue }
      guard place.authority == nil else { throw .recordPath(path: target.path, issuer: nil) }
      records.append(place)
    }
    let search = DelegatedSearch(metadata)
    for (role, delegated) in metadata.delegated.sorted(by: { $0.key < $1.key }) {
      for target in delegated.metadata.targets {
        try take(target, listedBy: role, search)
      }
    }
    if let extra = rest.keys.min() { throw .bundleExtra(path: extra) }
    (rest, listings) = ([:], [:])
  }

  /// Takes a file that an authority lists, where those before it do not list another.
  private mutating func take(
    _ target: TargetsMetadata.Target, listedBy role: ExactString, _ search: DelegatedSearch
  ) throws(TrustError) {
    guard let roles = try search.roles(to: target.path) else {
      let reason = TrustError.pathNotDelegated(role: role, path: target.path)
      misplaced.append(UnusableRecord(path: target.path, reason: reason))
      return
    }
    guard roles.last == role else { return }
    let listing = listings[roles] ?? RecordListing(roles: roles, search: search)
    listings[roles] = listing
    do throws(TrustError) {
      guard let place = try take(target, listing: listing) else { return }
      records.append(place)
    } catch .recordPath(let path, nil) {
      misplaced.append(UnusableRecord(path: path, reason: .recordPath(path: path, issuer: nil)))
    }
  }

  /// Takes a file, which must be there and be as it was signed.
  ///
  /// - Returns: The place of a record; `nil` where it is none.
  private mutating func take(
    _ target: TargetsMetadata.Target, listing: RecordListing
  ) throws(TrustError) -> RecordPlace? {
    guard let bytes = rest.removeValue(forKey: target.path) else {
      throw .bundleIncomplete(file: target.path.string)
    }
    guard target.reference.fits(bytes) else { throw .targetHash(path: target.path) }
    if let place = target.context {
      contexts.append((place, bytes))
    } else if target.path.string.utf8.starts(with: ListFiles.issuers.utf8) {
      return try RecordPlace(target.path, bytes: bytes, listing: listing)
    } else {
      others[target.path] = bytes
    }
    return nil
  }
}
