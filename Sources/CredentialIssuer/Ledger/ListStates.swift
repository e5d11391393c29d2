import OpenSSLCrypto
import StatusLists
import StrictJSON
import WireFormats

/// What the lists of a ledger say: a pure function of its entries.
struct ListStates {
  /// One list of one purpose.
  struct List: Hashable {
    let number: Int
    let purpose: IssuedPurpose
  }

  /// The URL of each list that credentials were given places in, in the order of their numbers.
  private(set) var lists: [(list: List, url: String)] = []
  /// The places that are set.
  private var places: [List: Set<Int>] = [:]

  /// The places of a list that are set, in their order.
  func indices(of list: List) -> [Int] { places[list, default: []].sorted() }

  /// Whether a place is set.
  func isSet(_ index: Int, in list: List) -> Bool { places[list]?.contains(index) ?? false }

  /// SHA-256 over all that the lists say, in hexadecimal digits.
  var digest: String {
    let tree = JSONTree.array(
      lists.map { list, url in
        ["url": .string(url), "set": .array(indices(of: list).map { .integer(Int64($0)) })]
      })
    return Base16.encode(DigestAlgorithm.sha256.digest(of: tree.canonicalBytes()))
  }

  /// What the lists say now.
  init(of ledger: IssuanceLedger) throws(LedgerError) {
    try ledger.database.forEach(
      "SELECT number, base, purposes FROM list ORDER BY number"
    ) { row throws(LedgerError) in
      for purpose in IssuedPurpose.purposes(in: row.integer(2)) {
        lists.append(
          (
            List(number: row.integer(0), purpose: purpose),
            row.text(1) + purpose.rawValue
          ))
      }
      return true
    }
    var changes: [Int] = []
    try ledger.database.forEach("SELECT n FROM change ORDER BY n") { row throws(LedgerError) in
      changes.append(row.integer(0))
      return true
    }
    for n in changes {
      if let entry = try ledger.entry(n) { try apply(entry, of: ledger) }
    }
  }

  private mutating func apply(
    _ entry: LedgerEntry, of ledger: IssuanceLedger
  ) throws(LedgerError) {
    switch entry.content {
    case .status(let change):
      guard let place = try ledger.issue(of: change.credential)?.place else { return }
      // A revocation is never taken back.
      let isSet = change.isSet || change.purpose == .revocation
      set(isSet, place.index, in: List(number: place.list, purpose: change.purpose))
    case .void(let credential):
      guard let issue = try ledger.issue(of: credential), let place = issue.place,
        let purpose = issue.purposes.first
      else { return }
      set(true, place.index, in: List(number: place.list, purpose: purpose))
    case .fork(_, let inherited):
      for bits in inherited {
        for index in bits.indices {
          set(true, index, in: List(number: bits.list, purpose: bits.purpose))
        }
      }
    default: break
    }
  }

  private mutating func set(_ isSet: Bool, _ index: Int, in list: List) {
    if isSet {
      places[list, default: []].insert(index)
    } else {
      places[list]?.remove(index)
    }
  }
}

extension IssuanceLedger {
  /// The credential of an id; `nil` where there is none.
  func issue(of id: String) throws(LedgerError) -> LedgerIssue? {
    guard let number = CredentialNumber.bytes(of: id) else { return nil }
    let n = try database.first("SELECT n FROM issue WHERE credential = ?", .bytes(number)) {
      $0.integer(0)
    }
    guard let n else { return nil }
    return try issue(n)
  }
}
