import Glibc

/// A pipe that stands where a file is expected.
enum Pipe {
  /// How long, in milliseconds, nobody may write into a named pipe: a producer that a shell started
  /// together with us is there long before.
  static let patience: Int32 = 5000

  /// Waits until something can be read from a pipe that was opened without waiting, and lets reading
  /// wait from then on.
  ///
  /// - Returns: whether there was a writer in time; where there was none, reading finds the end.
  static func wait(
    for file: borrowing FileDescriptor, patience: Int32
  ) throws(FileError) -> Bool {
    guard fcntl(file.number, F_SETFL, O_RDONLY) == 0 else {
      throw FileError(path: file.path, operation: "opening", errno: errno)
    }
    // Those have had their writers since they were made.
    if isAnonymous(file.path) { return true }
    var request = pollfd(fd: file.number, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = unsafe poll(&request, 1, patience)
      if ready >= 0 { return ready > 0 }
      guard errno == EINTR else {
        throw FileError(path: file.path, operation: "waiting for its writer", errno: errno)
      }
    }
  }

  /// Whether a path is one by which a shell passes on a pipe that is open already: `/dev/fd/63`.
  private static func isAnonymous(_ path: String) -> Bool {
    path.utf8.starts(with: "/dev/".utf8) || path.utf8.starts(with: "/proc/".utf8)
  }
}
