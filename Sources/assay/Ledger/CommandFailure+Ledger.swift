import CredentialIssuer
import DurableFiles

extension CommandFailure {
  /// What keeps a ledger from being used.
  init(_ error: LedgerError) {
    let message = DisplayText.escaped(error.description)
    switch error {
    case .file(let inner):
      switch inner {
      case .loosePermissions, .foreignOwner: self.init(reading: inner)
      default: self.init(writing: inner)
      }
    case .busy, .listAhead, .listForeign, .networkFiles, .notALedger, .readOnly, .symbolicLink:
      self.init(.cannotCreate, message)
    case .storage:
      self.init(
        .inputOutput, message,
        hint: "run the same command again when the disk is well; the ledger is whole")
    case .notFound: self.init(.noInput, message)
    case .crypto: self.init(.bug, message)
    case .copied, .corrupt, .foreign, .headMissing, .purposeMissing, .revokedForGood, .rolledBack,
      .torn, .unknownCredential, .unknownVersion:
      self.init(.badData, message)
    }
  }
}
