import Glibc
import WireFormats

/// The machine's clock, read once, at the edge.
enum SystemClock {
  static func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(secondsSinceEpoch: Int64(time.tv_sec), nanoseconds: UInt32(time.tv_nsec))
  }

  /// The time without its fraction, for what people read.
  static func currentSecond() -> Instant {
    Instant(secondsSinceEpoch: now().secondsSinceEpoch)
  }
}
