import Glibc
import Synchronization

/// The signals that ask a run to end: Ctrl-C, a shutdown, a terminal that is gone.
///
/// The first one ends the run after the files that are being written; a second one ends the process
/// at once. That leaves no half-written credential either: a file does not have its name until it is
/// whole, and where a file system demands another one meanwhile (see `AtomicFile`), the next run
/// removes what is left of it.
enum StopSignals {
  private static let last = Atomic<Int32>(0)

  /// The signal that arrived; `nil` as long as none did.
  static var received: Int32? {
    let number = last.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Notes signals from now on, instead of dying of them.
  ///
  /// A signal that the parent has told us to ignore, as `nohup` does, stays ignored; one that it
  /// only left blocked is let through.
  static func watch() {
    // Made before the handler runs, which must do nothing but store.
    last.store(0, ordering: .relaxed)
    var watched = sigset_t()
    unsafe sigemptyset(&watched)
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        StopSignals.last.store(number, ordering: .relaxed)
      }
      action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND.magnitude))
      unsafe sigaction(number, &action, nil)
      unsafe sigaddset(&watched, number)
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    unsafe sigaction(number, nil, &action)
    // SIG_IGN is the pointer 1, which Swift does not import.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
