import Glibc

extension FileError: CustomStringConvertible {
  /// One line for a person: which file, what is wrong, what to do.
  ///
  /// Paths are given as they are; whoever prints the line escapes it.
  public var description: String {
    switch self {
    case .alreadyExists(let path):
      "\(path) is already there; choose another name or remove it first"
    case .failed(let path, let operation, let errno):
      "\(path): \(operation) failed: \(FileError.systemMessage(errno))"
    case .foreignOwner(let path, let owner):
      "\(path) belongs to the user with number \(owner); a private file must be your own"
    case .isDirectory(let path):
      "\(path) is a directory; name a file"
    case .locked(let path):
      "another run is writing into \(path); wait until it has ended, and run this again"
    case .loosePermissions(let path, let mode):
      "\(path) has mode \(FileError.octal(mode)), other users can reach it; only its owner may"
    case .noWriter(let path):
      "\(path) is a pipe that nobody writes into; name a file, or start its writer first"
    case .notFound(let path):
      "\(path) is not there; check the name"
    case .notRegular(let path):
      "\(path) is a device or a socket; name a file, or - for standard input"
    case .permissionDenied(let path, let operation):
      "\(path): \(operation) is not permitted; check the permissions of the file and its folder"
    case .tooLarge(let path, let limit):
      "\(path) is longer than the limit of \(limit) bytes"
    }
  }

  private static func systemMessage(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  private static func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
