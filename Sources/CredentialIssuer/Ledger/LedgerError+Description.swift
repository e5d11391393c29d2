import DurableFiles
import OpenSSLCrypto
import StrictJSON

extension LedgerError: CustomStringConvertible {
  /// What is wrong and what to do, in one line that ends with the code in brackets.
  public var description: String { "\(sentence) [\(code)]" }

  private var sentence: String {
    switch self {
    case .busy(let path):
      "other runs write into the ledger \(path) without end; wait for them, and run this again"
    case .copied(let path):
      "the ledger \(path) is a copy, or was moved: two that write would give one place in a list to "
        + "two credentials; 'assay ledger recover --moved' if the other is gone, else 'assay ledger "
        + "fork'"
    case .corrupt(let path, let entry, let damage):
      "the ledger \(path) is damaged\(entry.map { " at entry \($0)" } ?? ""): \(damage); nothing is "
        + "written to it - restore a backup, then 'assay ledger fork'"
    case .crypto(let error): "\(error)"
    case .file(let error): "\(error)"
    case .foreign(let path, let issuer, let ledger):
      "the ledger \(path) is that of '\(ledger)', not of '\(issuer)'; give each issuer its own"
    case .headMissing(let path):
      "the ledger \(path) has lost its file head.json, so it may be an old copy; 'assay ledger fork' "
        + "goes on with new lists, and leaves the old ones to what is known of them"
    case .listAhead(let path, let purpose, let index):
      "\(path) has the \(purpose) of place \(index), of which the ledger knows nothing; it may be an "
        + "old copy - nothing was published; 'assay ledger fork --published' takes over what was "
        + "published"
    case .listForeign(let path):
      "\(path) is in the way: it is no status list of this ledger; move it away"
    case .networkFiles(let path):
      "the ledger \(path) is on a disk of a network, where two machines could write at once unseen; "
        + "keep it on a disk of this machine"
    case .notALedger(let path):
      "the folder \(path) holds other files and no ledger; name a new folder, or that of the ledger"
    case .notFound(let path):
      "there is no ledger in \(path); 'assay issue --ledger' makes one"
    case .purposeMissing(let credential, let purpose):
      "\(credential) has no status for \(purpose.rawValue); only what its template said when it was "
        + "issued can be changed"
    case .readOnly(let path, let reason): "the ledger \(path) cannot be written: \(reason)"
    case .revokedForGood(let credential):
      "\(credential) is revoked, and a revocation is never taken back; issue a new credential"
    case .rolledBack(let path, let found, let expected):
      "the ledger \(path) ends at entry \(found), but had reached \(expected): it is an old copy; "
        + "restore the newest, or go on with new lists with 'assay ledger fork'"
    case .storage(let path, let operation, let reason):
      "the ledger \(path): \(operation) failed: \(reason); nothing that was not acknowledged counts"
    case .symbolicLink(let path):
      "\(path) is a symbolic link; name what it leads to"
    case .torn(let path, let entry):
      "the last entry of the ledger \(path), number \(entry), is damaged; 'assay ledger recover' sets "
        + "it aside"
    case .unknownCredential(let id):
      "the ledger has no credential '\(id)'; 'assay inspect' shows the id of one"
    case .unknownVersion(let path, let version):
      "the ledger \(path) is of format \(version), which this version of Assay does not know"
    }
  }
}

extension LedgerError.Damage: CustomStringConvertible {
  /// What is wrong, in a few words.
  public var description: String {
    switch self {
    case .database(let reason): reason
    case .chain: "it is not what the entry after it says"
    case .missing: "entries are missing"
    case .form: "it is no entry that ledgers have"
    case .table(let name): "the table '\(name)' does not say what the entries say"
    case .sharedIndex: "two credentials have one place in a list"
    }
  }
}
