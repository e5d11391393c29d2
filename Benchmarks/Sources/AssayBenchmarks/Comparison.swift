/// Two ways of doing the same number of things, timed in turn.
///
/// On a shared machine a time says little and a ratio within one run says much: each round times the
/// floor and ours one after the other, and the middle ratio of all rounds counts.
struct Comparison {
  let floorMicroseconds: Double
  let oursMicroseconds: Double
  /// Ours against the floor, of each round, sorted.
  let ratios: [Double]

  var median: Double { ratios[ratios.count / 2] }

  /// Times both `rounds` times; each does `count` things a round.
  init(rounds: Int, count: Int, floor: (Int) -> Void, ours: (Int) -> Void) {
    let clock = ContinuousClock()
    func time(_ work: (Int) -> Void) -> Double {
      let duration = clock.measure { for index in 0..<count { work(index) } }
      return microseconds(duration) / Double(count)
    }
    var pairs: [(floor: Double, ours: Double)] = []
    for round in 0...rounds {
      // The order changes, so that neither profits from what the other leaves in the caches.
      let first = round % 2 == 0 ? time(floor) : time(ours)
      let second = round % 2 == 0 ? time(ours) : time(floor)
      let pair = round % 2 == 0 ? (floor: first, ours: second) : (floor: second, ours: first)
      if round > 0 { pairs.append(pair) }
    }
    self.init(pairs)
  }

  init(_ pairs: [(floor: Double, ours: Double)]) {
    ratios = pairs.map { $0.ours / $0.floor }.sorted()
    floorMicroseconds = pairs.map(\.floor).sorted()[pairs.count / 2]
    oursMicroseconds = pairs.map(\.ours).sorted()[pairs.count / 2]
  }
}

/// A duration in microseconds.
func microseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e6 + Double(attoseconds) / 1e12
}
