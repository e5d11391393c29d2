/// The moments of issuing and publishing at which a crash could matter.
///
/// A ledger tells each to its ``IssuanceLedger/Options/reached``; the tests have the process killed
/// there.
package enum LedgerStep: String, CaseIterable, Sendable {
  /// Places are noted, but not committed.
  case reserving
  /// Places are taken for good.
  case reserved
  /// The credentials are signed.
  case signed
  /// The credentials are noted, but not committed.
  case recording
  /// The credentials are in the ledger for good.
  case recorded
  /// The first credential has its file.
  case writing
  /// All credentials of the group have their files.
  case written
  /// The ledger knows that the files are there, but it is not committed.
  case acknowledging
  /// The group is done.
  case acknowledged
  /// What is going to be published is in the ledger.
  case publishing
  /// The first list has its file.
  case publishingFiles
  /// All lists have their files.
  case published
}
