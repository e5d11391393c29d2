/// The tables of the ledger's database.
///
/// Only `entry` is the ledger: everything in the others follows from it, but for the secret in
/// `setting`, and `pending`, which says whose files are still to be written.
enum LedgerSchema {
  /// What `PRAGMA application_id` says of the file: `ASLG` in ASCII.
  static let applicationID = 0x4153_4C47
  /// What `PRAGMA user_version` says of the tables.
  static let version = 1

  static let statements = [
    "PRAGMA application_id = \(applicationID)",
    "PRAGMA user_version = \(version)",
    // The lines of the chain.
    "CREATE TABLE entry (n INTEGER PRIMARY KEY, line BLOB NOT NULL)",
    // The digests of some lines, so that opening need not read all of them.
    "CREATE TABLE checkpoint (n INTEGER PRIMARY KEY, digest BLOB NOT NULL)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE signer (
      n INTEGER PRIMARY KEY, method TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (method, key))
    """,
    // `next` is the first counter that is not reserved.
    """
    CREATE TABLE list (
      number INTEGER PRIMARY KEY, n INTEGER NOT NULL, series TEXT NOT NULL, base TEXT NOT NULL,
      next INTEGER NOT NULL, closed INTEGER NOT NULL, purposes INTEGER NOT NULL)
    """,
    // `credential` has the 16 bytes of the UUID. Two places that are one are refused here too.
    """
    CREATE TABLE issue (
      n INTEGER PRIMARY KEY, credential BLOB NOT NULL UNIQUE, digest BLOB NOT NULL,
      signer INTEGER NOT NULL, at INTEGER NOT NULL, list INTEGER, place INTEGER)
    """,
    "CREATE UNIQUE INDEX issue_place ON issue (list, place) WHERE list IS NOT NULL",
    // Which entries change the status of which credential.
    "CREATE TABLE change (n INTEGER PRIMARY KEY, credential BLOB NOT NULL)",
    "CREATE INDEX change_credential ON change (credential, n)",
    // The credentials whose files are not known to be there, by what names the row and the place.
    "CREATE TABLE pending (tag BLOB PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE aside (n INTEGER NOT NULL, line BLOB NOT NULL)",
  ]
}
