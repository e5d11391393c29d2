import IssuerTrust
public import StatusLists
import StrictJSON
public import WireFormats

extension Verifier {
  /// What is to be remembered of the status lists at hand, for verifications to come.
  ///
  /// A list is remembered if it would be believed: its proof holds, the trust list gives its key to
  /// its publisher for status lists, no record gives its URL to somebody else, and it is not from
  /// later than the time to judge by: after such a list all that are rightly dated would seem old.
  ///
  /// - Parameter now: The time to judge by: the clock's.
  /// - Returns: What the verifier's memory holds already, and what the lists add to it.
  public func statusMemory(at now: Instant) -> StatusMemory {
    var memory = statusShelf.memory
    for document in (trust?.statusListFiles.map(\.bytes) ?? []) + statusShelf.sources.map(\.bytes) {
      let read = readStatusList(document, isVouchedFor: false, at: now, isHistorical: false)
      guard let list = read.list, read.isListed, let id = list.id, let publisher = list.issuerID,
        mayPublish(publisher, id),
        list.validFrom.map({ $0 <= now.adding(seconds: policy.clockSkewSeconds) }) == true
      else { continue }
      memory.observe(list, sha256: read.sha256)
    }
    return memory
  }

  /// Whether no record speaks against it.
  private func mayPublish(_ publisher: ExactString, _ url: ExactString) -> Bool {
    let owners = trust?.records.filter { $0.statusLists.contains { $0.url == url } } ?? []
    return owners.isEmpty
      || owners.contains { $0.isKnown(as: publisher) || $0.entrusts(url, to: publisher) }
  }
}
