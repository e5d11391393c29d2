/// How the results of a run came out, so far.
struct BatchCounts {
  private(set) var accepted = 0
  private(set) var rejected = 0
  private(set) var untrusted = 0
  private(set) var undetermined = 0
  /// Lines that are no document.
  private(set) var broken = 0
  /// Files that could not be read.
  private(set) var unreadable = 0
  /// Files in folders that are no credentials.
  private(set) var skipped = 0

  private(set) var firstBroken: BatchPlace?
  private(set) var firstUnreadable: BatchPlace?
  private(set) var firstSkipped: BatchPlace?

  private(set) var gravest = VerificationStatus.accepted

  /// How many credentials there is a verdict on.
  var credentials: Int { accepted + rejected + untrusted + undetermined }
  /// How many results there are.
  var results: Int { credentials + broken + unreadable }

  mutating func add(_ item: BatchResult.Item) {
    switch item.kind {
    case .report: add(item.status)
    case .broken:
      broken += 1
      firstBroken = firstBroken ?? item.place
    case .unreadable:
      unreadable += 1
      firstUnreadable = firstUnreadable ?? item.place
    case .skipped:
      skipped += 1
      firstSkipped = firstSkipped ?? item.place
    }
    gravest = max(gravest, item.status)
  }

  private mutating func add(_ verdict: VerificationStatus) {
    switch verdict {
    case .accepted: accepted += 1
    case .untrusted: untrusted += 1
    case .undetermined: undetermined += 1
    case .rejected, .unreadable: rejected += 1
    }
  }
}
