/// Work that several threads do, and whose results come out in the order in which it went in.
///
/// It is bounded: whoever puts work in waits while enough of it is on its way, so that neither a
/// reader that is faster than the verifying, nor an output that is slower, fills the memory.
final class WorkQueue<Work: Sendable, Result: Sendable>: Sendable {
  /// What the thread that takes the results is to do next.
  enum Next: Sendable {
    case result(Result)
    /// All work that went in is done, and no more will.
    case end
  }

  private struct State {
    var waiting: [(number: Int, work: Work)] = []
    var done: [Int: Result] = [:]
    /// How much went in, and how much came out.
    var submitted = 0
    var delivered = 0
    /// The bytes of what is on its way.
    var sizes: [Int: Int] = [:]
    var size = 0
    /// How much is being worked on.
    var underWay = 0
    /// Whether no more goes in.
    var isClosed = false
    /// Whether what is waiting is not to be done any more.
    var isAbandoned = false
  }

  private let state = Monitor(State())
  private let greatestCount: Int
  private let greatestSize: Int

  /// A queue that holds so many pieces of work, and so many bytes of them; one piece is always let
  /// in.
  init(greatestCount: Int, greatestSize: Int) {
    self.greatestCount = greatestCount
    self.greatestSize = greatestSize
  }

  /// Puts work in, when there is room.
  ///
  /// - Throws: `BatchStop` where no more is wanted.
  func submit(_ work: Work, size: Int) throws(BatchStop) {
    let isTaken: Bool = state.wait { state in
      if state.isClosed { return false }
      let onItsWay = state.submitted - state.delivered
      guard onItsWay == 0 || onItsWay < greatestCount && state.size + size <= greatestSize else {
        return nil
      }
      state.waiting.append((state.submitted, work))
      state.sizes[state.submitted] = size
      state.size += size
      state.submitted += 1
      return true
    }
    guard isTaken else { throw BatchStop() }
  }

  /// Says that no more goes in.
  func close() { state.change { $0.isClosed = true } }

  /// Says that no more goes in, and that what waits is not to be done; returns when nobody works any
  /// more.
  func abandon() {
    state.change {
      $0.isClosed = true
      $0.isAbandoned = true
    }
    state.wait { $0.underWay == 0 ? () : nil }
  }

  /// The next work to do; `nil` when all is done.
  func take() -> (number: Int, work: Work)? {
    let taken: (number: Int, work: Work)?? = state.wait { state in
      if state.isAbandoned { return .some(nil) }
      guard state.waiting.isEmpty else {
        state.underWay += 1
        return .some(state.waiting.removeFirst())
      }
      return state.isClosed ? .some(nil) : nil
    }
    return taken ?? nil
  }

  /// Hands over what work came to.
  func finish(_ number: Int, _ result: Result) {
    state.change {
      $0.done[number] = result
      $0.underWay -= 1
    }
  }

  /// What comes next, in order; `nil` where that is not known within so many milliseconds.
  func next(milliseconds: Int) -> Next? {
    state.wait(milliseconds: milliseconds) { state in
      if let result = state.done.removeValue(forKey: state.delivered) {
        state.size -= state.sizes.removeValue(forKey: state.delivered) ?? 0
        state.delivered += 1
        return .result(result)
      }
      return state.isClosed && state.delivered == state.submitted ? .end : nil
    }
  }
}
