import Dispatch
import Synchronization

/// Works on many rows with all cores, and keeps their order.
enum ParallelRows {
  /// What `work` makes of each item, in the order of the items.
  ///
  /// So many threads as `workers` says share the items; one does them all itself.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: ArraySlice<Item>, workers: Int, _ work: @Sendable (Item) -> Value
  ) -> [Value] {
    let workers = max(1, min(workers, items.count))
    guard workers > 1 else { return items.map(work) }
    let results = Mutex<[(worker: Int, values: [Value])]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let values = part(worker, of: workers, in: items).map(work)
      results.withLock { $0.append((worker, values)) }
    }
    return results.withLock { $0.sorted { $0.worker < $1.worker }.flatMap(\.values) }
  }

  private static func part<Item>(
    _ worker: Int, of workers: Int, in items: ArraySlice<Item>
  ) -> ArraySlice<Item> {
    let bounds = [worker, worker + 1].map { items.startIndex + items.count * $0 / workers }
    return items[bounds[0]..<bounds[1]]
  }
}
