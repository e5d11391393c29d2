import Glibc

/// The descriptors 0 to 2, which every program expects to be open.
enum StandardDescriptors {
  /// Occupies those that the parent has closed.
  ///
  /// The next file to be opened would get such a number, and messages for a person would be written
  /// into it: into a credential, say. Each is opened for what nobody does with it, so that using it
  /// still fails as it would have.
  static func occupyClosed() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest number that is free is given, which is this one.
      _ = unsafe open("/dev/null", mode)
    }
  }
}
