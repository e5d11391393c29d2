/// What the process says to the program that started it; documented in README.md.
enum ExitStatus: Int32, Sendable {
  /// Accepted, clean, done.
  case success = 0
  /// Rejected, or `lint` found something, or there is no form that `canonicalize` was asked for.
  case rejected = 1
  /// The proof holds, the trust list does not vouch.
  case untrusted = 2
  /// Something required could not be decided offline.
  case undetermined = 3
  /// The command line was wrong.
  case usage = 64
  /// The input is not what it should be: not JSON, a malformed template, a wrong row.
  case badData = 65
  /// An input cannot be opened.
  case noInput = 66
  /// A bug in Assay.
  case bug = 70
  /// An output cannot be created, or is already there.
  case cannotCreate = 73
  /// Reading or writing failed: a full disk, a lost terminal.
  case inputOutput = 74
  /// A key file's permissions are loose, or its passphrase is wrong.
  case noPermission = 77
  /// Trust material that cannot be used at all.
  case badTrust = 78
}
