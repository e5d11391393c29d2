internal import Synchronization

/// Remembers which checks of contexts passed, for all documents and threads.
///
/// Documents name few combinations of contexts, and whether one may follow another is the same each
/// time. What is remembered are numbers of 64 bits, each made of the serial numbers of all tables that
/// the check depends on; a serial number is never given twice. Where two checks share a place, the
/// later one takes it, and the earlier is made again.
final class CheckMemo: Sendable {
  private static let places = 1024

  private let keys: [Slot]

  private final class Slot: Sendable {
    let key = Atomic<UInt64>(0)
  }

  init() {
    keys = (0..<CheckMemo.places).map { _ in Slot() }
  }

  /// Whether a check is known to pass.
  @inline(__always)
  func holds(_ key: UInt64) -> Bool {
    keys[Int(truncatingIfNeeded: key) & (CheckMemo.places - 1)].key.load(ordering: .relaxed) == key
  }

  /// Remembers that a check passed.
  func note(_ key: UInt64) {
    keys[Int(truncatingIfNeeded: key) & (CheckMemo.places - 1)].key.store(key, ordering: .relaxed)
  }

  /// A number that depends on another, and on the order in which numbers are added to it; never 0.
  @inline(__always)
  static func key(_ key: UInt64, adding number: UInt64) -> UInt64 {
    var mixed = (key ^ number) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ mixed >> 31) | 1
  }

  /// The scopes that redefine nothing that those below them protect.
  static let protection = CheckMemo()

  /// The pairs of contexts that have no different names for one thing.
  static let names = CheckMemo()

  private static let serials = Atomic<UInt64>(1)

  /// A number that no table had before.
  static func newSerial() -> UInt64 {
    serials.wrappingAdd(1, ordering: .relaxed).newValue
  }
}
