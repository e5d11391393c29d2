import DurableFiles
import OpenSSLCrypto

extension CommandFailure {
  /// An input that cannot be read.
  init(reading error: FileError) {
    let message = DisplayText.escaped(error.description)
    switch error {
    case .loosePermissions(let path, _):
      self.init(.noPermission, message, hint: "chmod 600 \(Self.shellWord(path))")
    case .foreignOwner(let path, _):
      self.init(
        .noPermission, message,
        hint: "make a copy of your own: install -m 600 \(Self.shellWord(path)) NEW")
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

  /// A key file that cannot be used.
  init(_ error: KeyFileError, path: String) {
    let message = DisplayText.escaped("\(path): \(error)")
    switch error {
    case .passphraseNeeded, .wrongPassphrase: self.init(.noPermission, message)
    default: self.init(.badData, message)
    }
  }

  /// A path as one word of a shell command: quoted unless it is plain.
  private static func shellWord(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    let pieces = path.split(separator: "'", omittingEmptySubsequences: false)
    return isPlain ? path : DisplayText.escaped("'" + pieces.joined(separator: "'\\''") + "'")
  }
}
