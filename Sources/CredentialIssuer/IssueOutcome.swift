/// How a run of issuing ended.
public struct IssueOutcome: Equatable, Sendable {
  /// Credentials that this run issued.
  public internal(set) var issued = 0
  /// Credentials that were there already, and are what this run would have issued.
  public internal(set) var kept = 0
  /// All credentials that the table asks for.
  public internal(set) var total = 0
  /// Whether the run was asked to stop before it was done.
  public internal(set) var isStopped = false
  /// Credentials that are there for nobody in the table; `nil` where there are none.
  public internal(set) var unclaimed: Unclaimed?
  /// What made the run end early; what is counted as issued is whole all the same.
  public internal(set) var failure: IssuerError?

  /// Credentials of the same achievement in the folder that belong to no row.
  ///
  /// They are those of somebody who was taken off the table, say, or whose address was corrected, and
  /// as good as the others.
  public struct Unclaimed: Equatable, Sendable {
    /// How many there are.
    public let count: Int
    /// The name of the first.
    public let example: String
  }

  /// Nothing done, of nothing to do.
  public init() {}

  init(kept: Int = 0, total: Int) {
    self.kept = kept
    self.total = total
  }
}

/// How a run of issuing is carried out.
public struct IssueRun: Sendable {
  /// How many threads sign and write.
  let workers: Int
  /// Asked before each credential: whether to end here.
  let shouldStop: @Sendable () -> Bool
  /// Told now and then how many credentials are done, of how many.
  let progress: @Sendable (Int, Int) -> Void

  /// A way to run.
  ///
  /// - Parameters:
  ///   - workers: How many threads sign and write.
  ///   - shouldStop: Asked before each credential, from any thread: whether to end here.
  ///   - progress: Told how many credentials are done, of how many; from the calling thread.
  public init(
    workers: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.workers = workers
    self.shouldStop = shouldStop
    self.progress = progress
  }

  /// How many credentials each thread makes between two reports of progress.
  private static let rowsPerWorker = 32

  /// Looks at all items in order, chunk by chunk, until something is wrong with one.
  ///
  /// - Throws: what is wrong with the first such item.
  func check<Item: Sendable>(
    _ items: [Item], _ difference: @Sendable (Item) -> IssuerError?
  ) throws(IssuerError) {
    var rest = items[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(Self.rowsPerWorker * max(1, workers))
      rest = rest.dropFirst(chunk.count)
      for error in ParallelRows.map(chunk, workers: workers, difference) {
        if let error { throw error }
      }
      progress(items.count - rest.count, items.count)
    }
  }

  /// Works on all recipients in order, chunk by chunk, until it is asked to stop or one fails.
  ///
  /// `consume` takes each result, in the order of the recipients.
  func forEach<Value: Sendable>(
    _ recipients: [Recipient], of outcome: inout IssueOutcome,
    _ work: @Sendable (Recipient) -> Result<Value, IssuerError>,
    consume: (Value) -> Void
  ) {
    forEachGroup(recipients, of: Self.rowsPerWorker * max(1, workers), counting: &outcome) {
      group in
      ParallelRows.map(group, workers: workers) { recipient in
        shouldStop() ? nil : work(recipient)
      }
    } consume: {
      consume($0)
    }
  }

  /// Works on all recipients in order, group by group, until it is asked to stop or one fails.
  ///
  /// `work` says what became of each recipient of a group, `nil` where it was asked to stop; `consume`
  /// takes each result, in the order of the recipients.
  func forEachGroup<Value>(
    _ recipients: [Recipient], of size: Int, counting outcome: inout IssueOutcome,
    _ work: (ArraySlice<Recipient>) -> [Result<Value, IssuerError>?],
    consume: (Value) -> Void
  ) {
    var rest = recipients[...]
    while !rest.isEmpty, !outcome.isStopped, outcome.failure == nil {
      let group = rest.prefix(size)
      rest = rest.dropFirst(group.count)
      for result in work(group) {
        switch result {
        case .success(let value)?:
          outcome.issued += 1
          consume(value)
        case .failure(let error)?: outcome.failure = outcome.failure ?? error
        case nil: outcome.isStopped = true
        }
      }
      progress(outcome.kept + outcome.issued, outcome.total)
    }
  }
}
