import ArgumentParser

/// The option that says where installed lists are kept.
struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The folder that remembers lists; else ASSAY_STATE, XDG_STATE_HOME/assay or \
      ~/.local/state/assay.
      """,
      valueName: "folder"))
  var state: String?

  func validate() throws {
    if let state, state.isEmpty { throw ValidationError("--state is empty; name a folder") }
  }

  /// The folder; `nil` where nothing says where it would be.
  ///
  /// Source: XDG Base Directory Specification 0.8: "paths set in these environment variables must be
  /// absolute", others are to be ignored.
  var folder: StateFolder? {
    if let state { return StateFolder(path: state) }
    if let state = EnvironmentVariable.text("ASSAY_STATE") { return StateFolder(path: state) }
    if let home = EnvironmentVariable.text("XDG_STATE_HOME"), home.utf8.first == 0x2F {
      return StateFolder(path: home + "/assay")
    }
    return EnvironmentVariable.text("HOME").map { StateFolder(path: $0 + "/.local/state/assay") }
  }

  /// The folder.
  ///
  /// - Throws: `CommandFailure` where nothing says where it would be.
  func requiredFolder() throws(CommandFailure) -> StateFolder {
    guard let folder else {
      throw CommandFailure(
        .usage, "there is no folder that remembers lists: HOME is not set",
        hint: "name one: --state FOLDER")
    }
    return folder
  }
}
