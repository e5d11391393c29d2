import Foundation

/// What a program on a terminal showed there, and how it ended.
struct TerminalResult {
  let status: Int32
  /// Everything that the terminal got, with its line ends: `\r\n`.
  let shown: String
}

/// Runs a program on a terminal of its own, as a person would see it, and waits for its end.
///
/// `environment` is added to a small, fixed one, which has no NO_COLOR. Whenever what was shown since
/// the last answer ends with `question`, `answer` and a line feed are typed.
func runOnTerminal(
  _ program: String, _ arguments: [String], environment: [String: String] = [:],
  folder: String? = nil, question: String? = nil, answer: String = ""
) throws -> TerminalResult {
  // What posix_openpt, unlockpt and ptsname do, which are not imported: TIOCSPTLCK and TIOCGPTN.
  let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
  defer { close(terminal) }
  var lock: Int32 = 0
  var number: UInt32 = 0
  guard terminal >= 0, ioctl(terminal, 0x4004_5431, &lock) == 0,
    ioctl(terminal, 0x8004_5430, &number) == 0
  else { throw TerminalFailure(step: "making a terminal", errno: errno) }
  let name = "/dev/pts/\(number)"
  let variables = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": NSTemporaryDirectory(), "TERM": "xterm",
  ].merging(environment) { $1 }
  let process = try spawn(
    ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder ?? ".", program] + arguments,
    environment: variables.map { "\($0)=\($1)" }, terminal: name)

  var shown: [UInt8] = []
  var answered = 0
  while true {
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = read(terminal, &piece, piece.count)
    // Once nobody has it open any more, a terminal gives an error.
    guard count > 0 else { break }
    shown += piece[..<count]
    if let question, shown[answered...].suffix(question.utf8.count).elementsEqual(question.utf8) {
      answered = shown.count
      let line = Array("\(answer)\n".utf8)
      guard write(terminal, line, line.count) == line.count else { break }
    }
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  // The low seven bits are the signal that ended it, the next byte is what it exited with.
  return TerminalResult(
    status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
    shown: String(decoding: shown, as: UTF8.self))
}

private struct TerminalFailure: Error {
  let step: String
  let errno: Int32
}

/// Starts a process in a session of its own, whose terminal is the one of that name.
private func spawn(
  _ arguments: [String], environment: [String], terminal: String
) throws -> pid_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // POSIX_SPAWN_SETSID, which is not imported, and no signal blocked: the test runner blocks some.
  posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGMASK))
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)

  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  // The first terminal that the leader of a session opens becomes the session's.
  posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)

  let argv = arguments.map { strdup($0) } + [nil]
  let envp = environment.map { strdup($0) } + [nil]
  defer { (argv + envp).forEach { free($0) } }
  var process: pid_t = 0
  let status = posix_spawn(&process, arguments[0], &actions, &attributes, argv, envp)
  guard status == 0 else { throw TerminalFailure(step: "starting \(arguments[0])", errno: status) }
  return process
}
