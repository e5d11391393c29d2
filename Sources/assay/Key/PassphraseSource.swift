import Glibc
import OpenSSLCrypto

/// Where a passphrase comes from; never an argument's value, which other users can see.
enum PassphraseSource: Equatable {
  /// A variable of the environment.
  case environment(variable: String)
  /// The first line of a file that only its owner can reach.
  case file(path: String)
  /// The terminal.
  case prompt

  /// The source that two options name; the terminal where neither does.
  init(file: String?, variable: String?) {
    if let file {
      self = .file(path: file)
    } else if let variable {
      self = .environment(variable: variable)
    } else {
      self = .prompt
    }
  }

  /// The passphrase of a key file that exists.
  func passphrase(for path: String) throws(CommandFailure) -> Passphrase {
    switch self {
    case .environment(let variable): try Self.passphrase(inVariable: variable)
    case .file(let path): try Self.passphrase(inFile: path)
    case .prompt: try SilentTerminal.ask("Passphrase of \(DisplayText.escaped(path)): ")
    }
  }

  /// The passphrase for a key file that is being made; on the terminal it is asked for twice.
  func newPassphrase(for path: String) throws(CommandFailure) -> Passphrase {
    guard self == .prompt else { return try passphrase(for: path) }
    let name = DisplayText.escaped(path)
    let passphrase = try SilentTerminal.ask("New passphrase for \(name): ")
    let repeated = try SilentTerminal.ask("The same once more: ")
    guard passphrase.isSame(as: repeated) else {
      throw CommandFailure(.usage, "the two passphrases differ", hint: "start again")
    }
    return passphrase
  }

  private static func passphrase(inVariable variable: String) throws(CommandFailure) -> Passphrase {
    guard let value = unsafe getenv(variable) else {
      throw CommandFailure(
        .usage, "the environment has no variable \(DisplayText.escaped(variable))",
        hint: "set it to the passphrase, or use --passphrase-file")
    }
    var bytes = unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    return try passphrase(movingFrom: &bytes, place: "the variable \(variable)")
  }

  private static func passphrase(inFile path: String) throws(CommandFailure) -> Passphrase {
    try PrivateFile.withContent(of: path, limit: 64 * 1024) {
      (bytes: inout [UInt8]) throws(CommandFailure) in
      let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let hasReturn = end > 0 && bytes[end - 1] == UInt8(ascii: "\r")
      SecretMemory.wipe(&bytes, from: hasReturn ? end - 1 : end)
      return try passphrase(movingFrom: &bytes, place: path)
    }
  }

  /// Moves the passphrase out of the array, and says where it came from if it is refused.
  static func passphrase(
    movingFrom bytes: inout [UInt8], place: String
  ) throws(CommandFailure) -> Passphrase {
    do throws(CryptoError) {
      return try Passphrase(movingFrom: &bytes)
    } catch {
      throw CommandFailure(.badData, "\(DisplayText.escaped(place)): \(error)")
    }
  }
}
