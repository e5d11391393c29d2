import CredentialVerifier
import Glibc

/// Verifies many documents: one thread reads, some verify, and this one writes, in the order of the
/// input.
struct BatchRun {
  /// How much is written at once.
  private static let outputSize = 256 << 10
  /// How long to wait for a result before looking for a signal.
  private static let patience = 100
  /// The most bytes of input that are on their way, beside one line that has more.
  private static let greatestInputSize = 48 << 20

  let worker: BatchWorker
  let workers: Int
  let stopsAtFirst: Bool
  let summaryPath: String?

  private var counts = BatchCounts()
  private var same = SameCredentials()
  private var files: [BatchPiece.FileID] = []
  private var output: [UInt8] = []
  private var isFirst = true
  private var progress: BatchProgress

  init(
    worker: BatchWorker, workers: Int, stopsAtFirst: Bool, summaryPath: String?, totalSize: Int?
  ) {
    self.worker = worker
    self.workers = workers
    self.stopsAtFirst = stopsAtFirst
    self.summaryPath = summaryPath
    progress = BatchProgress(total: totalSize)
  }

  /// Verifies everything that `read` hands over, and says what it came to.
  ///
  /// - Returns: The exit code.
  /// - Throws: `CommandFailure` where no thread can be started, or the output cannot be written.
  mutating func run(
    _ read: @escaping @Sendable ((BatchPiece) throws(BatchStop) -> Void) throws(BatchStop) -> Void
  ) throws(CommandFailure) -> Int32 {
    StopSignals.watch()
    let queue = WorkQueue<BatchPiece, BatchResult>(
      greatestCount: 3 * workers + 2, greatestSize: BatchRun.greatestInputSize)
    // What a process takes down when it ends must not be in use any more.
    defer { queue.abandon() }
    try start(read, queue)
    var ending = BatchSummary.Ending.complete
    while let next = try wait(for: queue) {
      if !(try add(next)) {
        ending = .failFast
        break
      }
      if StopSignals.received != nil, ending == .complete {
        ending = .interrupted
        queue.close()
      }
    }
    if StopSignals.received != nil, ending == .complete { ending = .interrupted }
    try finishOutput()
    return try finish(ending)
  }

  private func start(
    _ read: @escaping @Sendable ((BatchPiece) throws(BatchStop) -> Void) throws(BatchStop) -> Void,
    _ queue: WorkQueue<BatchPiece, BatchResult>
  ) throws(CommandFailure) {
    let worker = worker
    for _ in 0..<workers {
      try WorkThread.start {
        while let (number, piece) = queue.take() {
          queue.finish(number, worker.result(of: piece))
        }
      }
    }
    try WorkThread.start {
      try? read { piece throws(BatchStop) in try queue.submit(piece, size: piece.size) }
      queue.close()
    }
  }

  /// The next result; `nil` after the last one.
  ///
  /// What is to be written is written as soon as there is nothing better to do.
  private mutating func wait(
    for queue: WorkQueue<BatchPiece, BatchResult>
  ) throws(CommandFailure) -> BatchResult? {
    var milliseconds = 0
    while true {
      switch queue.next(milliseconds: milliseconds) {
      case .result(let result): return result
      case .end: return nil
      case nil:
        try flush()
        milliseconds = BatchRun.patience
        progress.show(counts)
        if StopSignals.received != nil { queue.close() }
      }
    }
  }

  /// Takes over a result, up to where the run is to stop.
  ///
  /// - Returns: Whether the run goes on.
  private mutating func add(_ result: BatchResult) throws(CommandFailure) -> Bool {
    var start = 0
    for item in result.items {
      counts.add(item)
      // A file without any lines has no results.
      while files.count <= item.place.file.number { files.append(item.place.file) }
      if let credential = item.credential { same.add(credential, at: item.place, files) }
      append(result.output[start..<item.end])
      start = item.end
      if let failure = item.failure {
        try flush()
        progress.clear()
        Terminal.report(failure)
      }
      if stopsAtFirst && item.status != .accepted { return false }
    }
    progress.add(result.size)
    progress.show(counts)
    if output.count >= BatchRun.outputSize { try flush() }
    return true
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    if worker.format.format == .json, isFirst {
      output += "[\n".utf8
      output += bytes.dropFirst(2)
    } else {
      output += bytes
    }
    isFirst = false
  }

  private mutating func finishOutput() throws(CommandFailure) {
    if worker.format.format == .json { output += (isFirst ? "[]\n" : "\n]\n").utf8 }
    try flush()
    progress.clear()
  }

  private mutating func flush() throws(CommandFailure) {
    guard !output.isEmpty else { return }
    let isTaken = try Terminal.writeToReader(output)
    output.removeAll(keepingCapacity: true)
    guard !isTaken else { return }
    // As with every other filter: who reads no more wants to hear no more.
    progress.clear()
    Terminal.endForLostReader()
  }

  /// Says what it all came to.
  private func finish(_ ending: BatchSummary.Ending) throws(CommandFailure) -> Int32 {
    // What a shell makes of a process that a signal ended.
    let signal = ending == .interrupted ? StopSignals.received.map { 128 + $0 } : nil
    let exitCode = signal ?? counts.gravest.exitCode
    let summary = BatchSummary(
      counts: counts, same: same, ending: ending, exitCode: exitCode,
      milliseconds: progress.milliseconds)
    for line in summary.lines { Terminal.note(line) }
    if let summaryPath { try summary.write(to: summaryPath) }
    return exitCode
  }
}
