import Glibc

/// How far a run is, on one line of the terminal.
struct BatchProgress {
  private static let width = 24
  private static let interval = 100

  /// The bytes of the whole input, where they are known.
  let total: Int?
  /// Where results go to the same terminal, they show the progress themselves.
  private let isShown = Terminal.canShowProgress && isatty(STDOUT_FILENO) == 0
  private var size = 0
  /// When it was shown last; the first result shows it.
  private var lastShown: Int?
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now

  init(total: Int?) { self.total = total }

  /// How long the run has taken.
  var milliseconds: Int {
    let (seconds, attoseconds) = start.duration(to: clock.now).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  /// Notes that so many more bytes are done.
  mutating func add(_ size: Int) { self.size += size }

  /// Shows how far it is, a few times in a second.
  mutating func show(_ counts: BatchCounts) {
    guard isShown else { return }
    let now = milliseconds
    if let lastShown, now - lastShown < BatchProgress.interval { return }
    lastShown = now
    Terminal.progress(BatchProgress.line(counts, done: size, of: total, milliseconds: now))
  }

  /// Clears the line, for what is to be printed.
  func clear() {
    if lastShown != nil { Terminal.progress("") }
  }

  static func line(
    _ counts: BatchCounts, done: Int, of total: Int?, milliseconds: Int
  ) -> String {
    var parts: [String] = []
    if let total, total > 0 {
      let filled = min(width, width * done / total)
      parts.append(
        "[" + String(repeating: "#", count: filled)
          + String(repeating: ".", count: width - filled) + "]")
    }
    parts.append("\(counts.results) verified,")
    parts.append("\(counts.results * 1000 / max(1, milliseconds)) a second:")
    let others = counts.results - counts.accepted
    parts.append("\(counts.accepted) accepted, \(others) not")
    return parts.joined(separator: " ")
  }
}
