import DurableFiles

extension CommandFailure {
  /// An input that cannot be read.
  init(reading error: FileError) {
    let message = DisplayText.escaped(error.description)
    switch error {
    case .loosePermissions(let path, _):
      let command = Self.shellWord(path).map { "chmod 600 -- \($0)" }
      self.init(.noPermission, message, hint: command ?? "give it the mode 600")
    case .foreignOwner(let path, _):
      let command = Self.shellWord(path).map { ": install -m 600 -- \($0) NEW" }
      self.init(.noPermission, message, hint: "make a copy of your own\(command ?? "")")
    case .tooLarge:
      self.init(.badData, message)
    case .failed:
      self.init(.inputOutput, message)
    case .alreadyExists, .isDirectory, .locked, .noWriter, .notFound, .notRegular,
      .permissionDenied:
      self.init(.noInput, message)
    }
  }

  /// An output that cannot be written.
  init(writing error: FileError) {
    let message = DisplayText.escaped(error.description)
    if case .failed = error {
      self.init(.inputOutput, message)
    } else {
      self.init(.cannotCreate, message)
    }
  }

  /// A path as one word of a shell command; none where escaping it for the terminal would make it
  /// the name of another file.
  ///
  /// Taken apart by its bytes: a quotation mark with an accent is one `Character`, but the shell
  /// sees the quotation mark.
  private static func shellWord(_ path: String) -> String? {
    guard DisplayText.escaped(path).utf8.elementsEqual(path.utf8) else { return nil }
    let pieces = path.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + pieces.map { String(Substring($0)) }.joined(separator: #"'\''"#) + "'"
  }
}
