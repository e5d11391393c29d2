import Glibc
import OpenSSLCrypto

/// The terminal with its echo off, for typing a passphrase.
///
/// Signals that would end or stop the process wait until the echo is on again, so that a cancelled
/// prompt does not leave a terminal on which nothing typed can be seen.
struct SilentTerminal: ~Copyable {
  private let terminal: Int32
  private let settings: termios
  private let mask: sigset_t

  /// Asks for a passphrase.
  ///
  /// - Throws: `CommandFailure` where there is no terminal, or the answer is cancelled or empty.
  static func ask(_ question: String) throws(CommandFailure) -> Passphrase {
    let terminal = try SilentTerminal()
    try terminal.switchEchoOff()
    // One array for all pieces: growing would leave copies behind.
    var line = [UInt8](repeating: 0, count: Passphrase.maxBytes + 2)
    defer { SecretMemory.wipe(&line) }
    let count = try terminal.readLine(after: question, into: &line)
    SecretMemory.wipe(&line, from: count)
    return try PassphraseSource.passphrase(movingFrom: &line, place: "the terminal")
  }

  private init() throws(CommandFailure) {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    var settings = termios()
    guard terminal >= 0, unsafe tcgetattr(terminal, &settings) == 0 else {
      if terminal >= 0 { close(terminal) }
      throw CommandFailure(
        .noInput, "there is no terminal to ask for the passphrase",
        hint: Self.otherSources)
    }
    var waiting = sigset_t()
    for signal in Self.signals { unsafe sigaddset(&waiting, signal) }
    var mask = sigset_t()
    unsafe pthread_sigmask(SIG_BLOCK, &waiting, &mask)
    self.terminal = terminal
    self.settings = settings
    self.mask = mask
  }

  deinit {
    var (settings, mask) = (settings, mask)
    unsafe tcsetattr(terminal, TCSAFLUSH, &settings)
    close(terminal)
    // A signal that waited arrives now.
    unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  /// Switches the echo off, and makes sure that it is: a passphrase is never shown.
  private borrowing func switchEchoOff() throws(CommandFailure) {
    var settings = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    settings.c_lflag |= tcflag_t(ICANON | ISIG | ECHONL)
    let isSet = unsafe tcsetattr(terminal, TCSAFLUSH, &settings) == 0
    // Success means that any part of it was set.
    guard isSet, unsafe tcgetattr(terminal, &settings) == 0,
      settings.c_lflag & tcflag_t(ECHO) == 0
    else {
      throw CommandFailure(
        .noInput, "the terminal would show the passphrase; its echo cannot be switched off",
        hint: Self.otherSources)
    }
  }

  private static let otherSources = "use --passphrase-file FILE or --passphrase-env VARIABLE"

  /// The signals that a person or the system ends or stops the process with.
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  /// Reads the next line; what does not fit the longest passphrase is an error later.
  ///
  /// - Returns: the number of its bytes without its end.
  private borrowing func readLine(
    after question: String, into line: inout [UInt8]
  ) throws(CommandFailure) -> Int {
    try write(question)
    var count = 0
    while count < line.count {
      try waitForInput()
      let received = unsafe line.withUnsafeMutableBytes { buffer in
        unsafe read(terminal, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      guard received > 0 || (received < 0 && errno == EINTR) else { break }
      count += max(0, received)
      if count > 0 && line[count - 1] == UInt8(ascii: "\n") { break }
    }
    guard count > 0 else {
      throw CommandFailure(.noInput, "no passphrase was typed", hint: "start again")
    }
    return line[count - 1] == UInt8(ascii: "\n") ? count - 1 : count
  }

  private borrowing func write(_ question: String) throws(CommandFailure) {
    let bytes = Array(question.utf8)
    let written = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(terminal, buffer.baseAddress, buffer.count)
    }
    guard written == bytes.count else {
      throw CommandFailure(.inputOutput, "the terminal cannot be written")
    }
  }

  /// Waits for typed bytes, and looks ten times a second whether a signal waits.
  private borrowing func waitForInput() throws(CommandFailure) {
    while true {
      var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&request, 1, 100) > 0 { return }
      var pending = sigset_t()
      unsafe sigpending(&pending)
      if Self.signals.contains(where: { unsafe sigismember(&pending, $0) == 1 }) {
        throw CommandFailure(.noInput, "the passphrase was not typed: interrupted")
      }
    }
  }
}
