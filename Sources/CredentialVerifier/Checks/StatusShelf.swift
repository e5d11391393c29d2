import IssuerTrust
import StatusLists
import StrictJSON
import Synchronization
import WireFormats

/// The status lists at hand, and those of them that were verified.
///
/// A list is parsed, verified and expanded once for all credentials that name it. What is kept is
/// bounded: the list that was not used for longest goes first.
final class StatusShelf: Sendable {
  /// The most lists that are kept.
  static let greatestCount = 64
  /// The most bytes of expanded lists that are kept.
  static let greatestByteCount = 64 << 20

  /// The lists that a caller gave, by their URLs.
  private let given: [ExactString: [StatusListSource]]
  let memory: StatusMemory
  private let kept = Mutex(Kept())

  /// A list, as credentials of one issuer name it.
  struct Place: Hashable {
    let url: ExactString
    /// The record of the issuer, where the trust list has one: the list may carry others for others.
    let issuer: ExactString?
    /// Who lists that record; two authorities may carry two lists of one URL.
    let authority: ExactString?
    let isHistorical: Bool
  }

  fileprivate struct Kept {
    var lists: [Place: Slot] = [:]
    var byteCount = 0
    var uses: UInt64 = 0
    /// The place that was asked for last: most credentials of a batch name one list.
    var last: (place: Place, slot: Slot)?
  }

  fileprivate struct Slot {
    let lists: [ReadStatusList]
    let byteCount: Int
    var lastUse: UInt64

    /// Whether what was read is so at a time, too.
    func holds(at now: Instant) -> Bool { lists.allSatisfy { $0.times.contains(now) } }
  }

  init(_ sources: [StatusListSource], memory: StatusMemory) {
    var given: [ExactString: [StatusListSource]] = [:]
    for source in sources {
      guard let url = source.statedURL else { continue }
      given[url, default: []].append(source)
    }
    self.given = given
    self.memory = memory
  }

  /// How many lists are kept, and how many bytes they take.
  var keptSize: (count: Int, bytes: Int) { kept.withLock { ($0.lists.count, $0.byteCount) } }

  /// The documents that a caller gave.
  var sources: [StatusListSource] {
    given.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// The lists of a URL: those that were read before, or what `read` makes of the documents.
  ///
  /// Two threads can read the same list at once; both find the same.
  func lists(
    at place: Place, now: Instant, in trust: TrustBundle?, for record: IssuerRecord?,
    _ read: (_ document: [UInt8], _ isVouchedFor: Bool) -> ReadStatusList
  ) -> [ReadStatusList] {
    if let known = kept.withLock({ $0.use(place, now: now) }) { return known }
    var lists: [ReadStatusList] = []
    if let record, let bytes = trust?.statusList(at: place.url, for: record) {
      lists.append(read(bytes, true))
    }
    for source in given[place.url] ?? [] { lists.append(read(source.bytes, false)) }
    guard !lists.isEmpty else { return [] }
    // Of several, the newest that can be relied on speaks first.
    lists.sort { left, right in
      if (left.problem == nil) != (right.problem == nil) { return left.problem == nil }
      return (left.madeAt ?? .earliest) > (right.madeAt ?? .earliest)
    }
    kept.withLock { $0.keep(lists, at: place) }
    return lists
  }
}

extension StatusShelf.Kept {
  fileprivate mutating func use(_ place: StatusShelf.Place, now: Instant) -> [ReadStatusList]? {
    if let last, last.place == place, last.slot.holds(at: now) { return last.slot.lists }
    guard let index = lists.index(forKey: place), lists.values[index].holds(at: now) else {
      return nil
    }
    uses += 1
    lists.values[index].lastUse = uses
    last = (place, lists.values[index])
    return lists.values[index].lists
  }

  fileprivate mutating func keep(_ found: [ReadStatusList], at place: StatusShelf.Place) {
    let size = found.reduce(0) { $0 + $1.byteCount }
    last = nil
    // What was read for another time gives way.
    if let known = lists.removeValue(forKey: place) { byteCount -= known.byteCount }
    guard size <= StatusShelf.greatestByteCount else { return }
    while lists.count >= StatusShelf.greatestCount
      || byteCount + size > StatusShelf.greatestByteCount
    {
      guard let oldest = lists.min(by: { $0.value.lastUse < $1.value.lastUse }) else { break }
      byteCount -= oldest.value.byteCount
      lists[oldest.key] = nil
    }
    uses += 1
    byteCount += size
    lists[place] = StatusShelf.Slot(lists: found, byteCount: size, lastUse: uses)
  }
}
