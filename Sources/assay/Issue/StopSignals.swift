import Glibc
import Synchronization

/// The signals that ask a run to end: Ctrl-C, a shutdown, a terminal that is gone.
///
/// The first one ends the run after the files that are being written; a second one ends the process
/// at once, which also leaves no half-written file.
enum StopSignals {
  private static let last = Atomic<Int32>(0)

  /// The signal that arrived; `nil` as long as none did.
  static var received: Int32? {
    let number = last.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Notes signals from now on, instead of dying of them.
  static func watch() {
    // Made before the handler runs, which must do nothing but store.
    last.store(0, ordering: .relaxed)
    for number in [SIGHUP, SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        StopSignals.last.store(number, ordering: .relaxed)
      }
      action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND.magnitude))
      unsafe sigaction(number, &action, nil)
    }
  }
}
