import CredentialVerifier

/// Status lists that the user names.
enum StatusListFile {
  /// The lists in files.
  ///
  /// Whether they can be believed is for the verifier to say, of each credential; here one is only
  /// refused that it would never look at.
  ///
  /// - Throws: `CommandFailure` with `noInput` where a file cannot be read, and with `badTrust` where
  ///   it is no list.
  static func sources(_ paths: [String]) throws(CommandFailure) -> [StatusListSource] {
    var sources: [StatusListSource] = []
    for path in paths {
      let file = InputFile(path: path)
      let source = StatusListSource(try file.read())
      guard source.statedURL != nil else {
        throw CommandFailure(
          .badTrust, "\(file.name) is no status list: it is not JSON, or has no id",
          hint: "give the list as it was published at its URL")
      }
      sources.append(source)
    }
    return sources
  }
}
