import Glibc

/// A thread that does one thing and ends.
enum WorkThread {
  /// What the main thread has on most systems; the parsers are bounded to need far less.
  private static let stackSize = 8 << 20

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; nobody waits for its end.
  ///
  /// - Throws: `CommandFailure` where the system has no room for another thread.
  static func start(_ run: @escaping @Sendable () -> Void) throws(CommandFailure) {
    let body = unsafe Unmanaged.passRetained(Body(run))
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackSize)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    guard failure == 0 else {
      unsafe body.release()
      throw CommandFailure(
        .inputOutput, "no thread can be started: \(Terminal.systemMessage(failure))",
        hint: "ask for fewer: --jobs 1")
    }
  }
}
