public import DurableFiles
public import OpenSSLCrypto
public import StrictJSON

/// What keeps a ledger from being used, or a status from being changed.
@nonexhaustive
public enum LedgerError: Error, Equatable, Sendable {
  /// Other processes wrote for longer than anybody waits.
  case busy(path: String)
  /// The database is not the file that it was when it was last written: a copy.
  case copied(path: String)
  /// An entry, or a table beside the entries, does not fit the rest.
  case corrupt(path: String, entry: Int?, Damage)
  /// OpenSSL could not do its part.
  case crypto(CryptoError)
  /// A file of the ledger, or one that is made from it, could not be read or written.
  case file(FileError)
  /// The ledger is another issuer's.
  case foreign(path: String, issuer: ExactString, ledger: ExactString)
  /// The marker beside the database is missing, so that nobody knows whether the database is the
  /// newest.
  case headMissing(path: String)
  /// A published list has a bit set of which the ledger knows nothing.
  case listAhead(path: String, purpose: String, index: Int)
  /// What stands where a list belongs is no list of this ledger.
  case listForeign(path: String)
  /// The ledger is on a file system of a network, whose locks are not to be relied on.
  case networkFiles(path: String)
  /// The folder has something in it, but no ledger.
  case notALedger(path: String)
  /// There is no ledger.
  case notFound(path: String)
  /// A credential has no status of a purpose.
  case purposeMissing(credential: String, IssuedPurpose)
  /// The ledger cannot be written where it is.
  case readOnly(path: String, reason: String)
  /// A revocation is for good.
  case revokedForGood(credential: String)
  /// The ledger is older than it was: it ends at `found`, and was at `expected` before.
  case rolledBack(path: String, found: Int, expected: Int)
  /// SQLite could not do something: a full disk, a disk that fails.
  case storage(path: String, operation: String, reason: String)
  /// What should be a folder or a file of its own is a symbolic link.
  case symbolicLink(path: String)
  /// The last entry is damaged, and no other.
  case torn(path: String, entry: Int)
  /// The ledger has no such credential.
  case unknownCredential(String)
  /// The ledger is of a newer format.
  case unknownVersion(path: String, version: Int)

  /// What can be wrong inside a ledger.
  @nonexhaustive
  public enum Damage: Equatable, Sendable {
    /// SQLite cannot read the database.
    case database(String)
    /// An entry is not what its successor says it was.
    case chain
    /// Entries are missing.
    case missing
    /// An entry is no canonical JSON of a kind that ledgers have.
    case form
    /// A table says something else than the entries.
    case table(String)
    /// Two credentials have one place in a list.
    case sharedIndex
  }

  /// A name of the error that does not change, for programs.
  public var code: String {
    switch self {
    case .busy: "LEDGER_BUSY"
    case .copied: "LEDGER_COPIED"
    case .corrupt: "LEDGER_CORRUPT"
    case .crypto: "LEDGER_CRYPTO"
    case .file: "LEDGER_FILE"
    case .foreign: "LEDGER_FOREIGN"
    case .headMissing: "LEDGER_HEAD_MISSING"
    case .listAhead: "LEDGER_LIST_AHEAD"
    case .listForeign: "LEDGER_LIST_FOREIGN"
    case .networkFiles: "LEDGER_NETWORK_FILES"
    case .notALedger: "LEDGER_NOT_A_LEDGER"
    case .notFound: "LEDGER_NOT_FOUND"
    case .purposeMissing: "LEDGER_PURPOSE_MISSING"
    case .readOnly: "LEDGER_READ_ONLY"
    case .revokedForGood: "LEDGER_REVOKED_FOR_GOOD"
    case .rolledBack: "LEDGER_ROLLED_BACK"
    case .storage: "LEDGER_STORAGE"
    case .symbolicLink: "LEDGER_SYMBOLIC_LINK"
    case .torn: "LEDGER_TORN"
    case .unknownCredential: "LEDGER_UNKNOWN_CREDENTIAL"
    case .unknownVersion: "LEDGER_UNKNOWN_VERSION"
    }
  }
}
