/// Why a command stopped, in words for the person who typed it.
struct CommandFailure: Error, Equatable {
  let status: ExitStatus
  /// What is wrong and where: lower case, no final stop, one line.
  let message: String
  /// What to do next.
  let hint: String?

  init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }
}
