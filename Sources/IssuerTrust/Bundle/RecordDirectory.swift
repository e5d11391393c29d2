import OpenSSLCrypto
import StrictJSON
import Synchronization

/// The records of a list: each is read when it is first asked for, and then kept.
///
/// A list has thousands of records, and a verification needs one or two: they are found by the digest
/// of the issuer's id, of which their paths are made. Only for what no path tells (another id of an
/// issuer, whose key it is) all are read.
final class RecordDirectory: Sendable {
  private let places: [RecordPlace]
  private let readings: [Once<RecordReading>]
  private let byDigest: [[UInt8]: [Int]]
  private let full = Once<RecordIndex>()
  /// The issuer that was asked for last: most credentials of a batch are of one.
  private let last = Mutex<(id: ExactString, listing: IssuerListing)?>(nil)

  init(_ places: [RecordPlace]) {
    self.places = places
    readings = places.map { _ in Once() }
    var byDigest: [[UInt8]: [Int]] = [:]
    byDigest.reserveCapacity(places.count)
    for (number, place) in places.enumerated() {
      byDigest[place.idDigest, default: []].append(number)
    }
    self.byDigest = byDigest
  }

  /// What a record says, or why it cannot be used.
  func reading(_ number: Int) -> RecordReading {
    readings[number].value { RecordReading(places[number], among: self) }
  }

  /// All records that can be used and cannot, in the order of their places.
  var all: [RecordReading] { places.indices.map { reading($0) } }

  /// Where everything is; all records are read for it, once.
  var index: RecordIndex { full.value { RecordIndex(all) } }

  /// The records of the issuer whose id it is; one for each authority that lists it.
  func readings(ofIssuer id: ExactString) -> [RecordReading] {
    (byDigest[DigestAlgorithm.sha256.digest(of: id.utf8)] ?? []).map { reading($0) }
  }

  /// Whether an authority, or the list's own registry, has a record in the place of an id.
  func hasPlace(of id: ExactString, in authority: ExactString?) -> Bool {
    let numbers = byDigest[DigestAlgorithm.sha256.digest(of: id.utf8)] ?? []
    return numbers.contains { places[$0].authority == authority }
  }

  /// What the list says of an issuer, by its id or another id of its.
  ///
  /// Each authority may list it. Where one of their records cannot be used, nobody knows what it
  /// says, so that none is: it could withdraw from the issuer.
  func listing(ofIssuer id: ExactString) -> IssuerListing {
    if let known = last.withLock({ $0?.id == id ? $0?.listing : nil }) { return known }
    let own = readings(ofIssuer: id)
    let listing = IssuerListing(own.isEmpty ? index.readings(alsoKnownAs: id) : own, id: id)
    last.withLock { $0 = (id, listing) }
    return listing
  }
}

/// What a list says of an issuer, all authorities taken together.
enum IssuerListing: Sendable {
  case none
  /// A record of the issuer cannot be used.
  case unusable(TrustError)
  /// At least one record: the list's own registry before authorities, these by their names.
  case listed([IssuerRecord])

  /// What some records come to that are said to be of one issuer.
  ///
  /// Two of one authority cannot both be: it claims to know who that is, and names two.
  fileprivate init(_ readings: [RecordReading], id: ExactString) {
    var records: [IssuerRecord] = []
    for reading in readings {
      switch reading {
      case .unusable(let record):
        self = .unusable(record.reason)
        return
      case .usable(let record):
        guard !records.contains(where: { $0.authority == record.authority }) else {
          self = .unusable(.recordConflict(issuer: id))
          return
        }
        records.append(record)
      }
    }
    self = records.isEmpty ? .none : .listed(records)
  }
}
