/// What the conformance suite asks of a client, as it says so on the command line.
///
/// Source: `CLIENT-CLI.md` of the suite.
struct Arguments {
  /// What is to be done.
  enum Command {
    /// Trust this root from here on.
    case start(trustedRoot: String)
    /// Bring the metadata of the top-level roles up to date.
    case refresh
    /// Do that, and fetch targets.
    case download
  }

  /// Why a command line cannot be followed.
  enum Failure: Error {
    case missing(String)
    case unknown(String)
  }

  let command: Command
  private var options: [String: String] = [:]
  private(set) var targetNames: [String] = []

  /// Reads the arguments after the name of the program.
  init(_ arguments: [String]) throws {
    var words = arguments[...]
    var commands: [String] = []
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        commands.append(word)
        continue
      }
      guard let value = words.popFirst() else { throw Failure.missing(word) }
      switch word {
      case "--target-name": targetNames.append(value)
      case "--metadata-dir", "--metadata-url", "--target-dir", "--target-base-url":
        options[word] = value
      default: throw Failure.unknown(word)
      }
    }
    switch commands.first {
    case "init" where commands.count == 2: command = .start(trustedRoot: commands[1])
    case "refresh" where commands.count == 1: command = .refresh
    case "download" where commands.count == 1: command = .download
    default: throw Failure.unknown(commands.joined(separator: " "))
    }
  }

  /// The value of an option, which must be there.
  func option(_ name: String) throws -> String {
    guard let value = options[name] else { throw Failure.missing(name) }
    return value
  }

  /// A URL that other names are put behind.
  func baseURL(_ name: String) throws -> String {
    let url = try option(name)
    return url.hasSuffix("/") ? url : url + "/"
  }
}
