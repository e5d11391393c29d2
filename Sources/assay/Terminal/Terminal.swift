import Glibc

/// Standard output and standard error; results go to the first, everything else to the second.
enum Terminal {
  /// Whether standard output is a terminal and the user has not asked for plain text
  /// (<https://no-color.org>).
  static var isColourEnabled: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return false }
    return !isSet("NO_COLOR") && !environmentIs("TERM", "dumb")
  }

  /// The same for standard error.
  static var isErrorColourEnabled: Bool { canShowProgress && !isSet("NO_COLOR") }

  /// Whether standard error is a terminal: progress is shown only there.
  static var canShowProgress: Bool {
    isatty(STDERR_FILENO) == 1 && !environmentIs("TERM", "dumb")
  }

  /// Writes a result to standard output.
  ///
  /// - Throws: `CommandFailure` where it cannot be written whole (a full disk, a closed pipe).
  static func write(_ text: String) throws(CommandFailure) {
    try write(exactly: Array(text.utf8))
  }

  /// Writes a result in JSON to standard output, with whatever could command a terminal escaped.
  static func write(_ json: [UInt8]) throws(CommandFailure) {
    try write(exactly: DisplayJSON.escaped(json))
  }

  /// Writes the bytes of a result to standard output, as they are.
  static func write(exactly bytes: [UInt8]) throws(CommandFailure) {
    if let errno = writeAll(bytes, to: STDOUT_FILENO) {
      throw CommandFailure(
        .inputOutput, "standard output cannot be written: \(systemMessage(errno))")
    }
  }

  /// Writes the bytes of results to standard output, as they are.
  ///
  /// - Returns: Whether there is a reader; where a pipe has none any more, nothing is wrong.
  /// - Throws: `CommandFailure` where they cannot be written for another reason.
  static func writeToReader(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    guard let errno = writeAll(bytes, to: STDOUT_FILENO) else { return true }
    guard errno != EPIPE else { return false }
    throw CommandFailure(
      .inputOutput, "standard output cannot be written: \(systemMessage(errno))")
  }

  /// Ends the process as the system does by default when it writes to a pipe that nobody reads.
  static func endForLostReader() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // Where the parent has the signal blocked.
    exit(128 + SIGPIPE)
  }

  /// Writes a line to standard error; a failure there has nowhere to be reported.
  static func note(_ line: String) {
    _ = writeAll(Array("\(line)\n".utf8), to: STDERR_FILENO)
  }

  /// Rewrites the current line of standard error, for progress.
  static func progress(_ line: String) {
    guard canShowProgress else { return }
    _ = writeAll(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO)
  }

  /// Prints why a command stopped.
  static func report(_ failure: CommandFailure) {
    note("error: \(failure.message)")
    if let hint = failure.hint { note("hint: \(hint)") }
  }

  /// The operating system's words for an error number.
  static func systemMessage(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if written > 0 { start += written } else if errno != EINTR { return errno }
    }
    return nil
  }

  private static func isSet(_ variable: String) -> Bool {
    guard let value = unsafe getenv(variable) else { return false }
    return unsafe value.pointee != 0
  }

  private static func environmentIs(_ variable: String, _ expected: String) -> Bool {
    guard let value = unsafe getenv(variable) else { return false }
    return unsafe strcmp(value, expected) == 0
  }
}
