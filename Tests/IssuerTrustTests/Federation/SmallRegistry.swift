import OpenSSLCrypto
import StrictJSON

@testable import IssuerTrust

/// The files that the keeper of a list with one key has, changed step by step as a folder is.
struct SmallRegistry {
  var records: [RecordFile] = []
  var contexts: [ContextFile] = []
  var files: [TargetFile] = []
  var signedRecords: [RecordFile] = []
  var targets: MetadataFile?
  var earlier: MetadataFile?
  var snapshot: MetadataFile?
  let root: TrustRoot

  init() throws { root = try SmallList().root() }

  /// What the keeper's files come to.
  func registry() throws -> Registry {
    try Registry(
      roots: [root], records: records, contexts: contexts, files: files,
      signedRecords: signedRecords,
      targets: targets, earlier: earlier,
      snapshot: snapshot)
  }

  /// Writes a change, as the command does.
  mutating func write(_ change: RegistryChange) {
    if let kept = change.kept { earlier = kept }
    if let file = change.targets { targets = file }
    if let record = change.keptRecord {
      signedRecords.removeAll { $0.path == record.path }
      signedRecords.append(record)
    }
    if let file = change.file {
      files.removeAll { $0.path == file.path }
      files.append(file)
    }
    for path in [change.record?.path, change.removedPath].compactMap({ $0 }) {
      records.removeAll { $0.path == path }
    }
    records += [change.record].compactMap { $0 }
    for path in [change.context?.path, change.removedPath].compactMap({ $0 }) {
      contexts.removeAll { $0.path == path }
    }
    contexts += [change.context].compactMap { $0 }
  }

  mutating func add(_ name: String, change: [String: JSONTree] = [:]) throws {
    write(
      try registry().adding(
        RecordFile(SmallList.record(name, change: change)), expires: SmallList.end))
  }

  /// Adds or replaces a context that gives a term the name.
  mutating func add(context term: String, url: String) throws {
    write(try registry().adding(SmallRegistry.context(term, url: url), expires: SmallList.end))
  }

  /// A context with one term.
  static func context(_ term: String, url: String) throws -> ContextFile {
    let document = #"{"@context": {"\#(term)": "https://x.example/\#(term)"}}"#
    return try ContextFile(url: url, json: Array(document.utf8))
  }

  mutating func sign() throws {
    targets = try targets?.signed(by: SmallList.key(), as: .targets, under: [root])
  }

  /// Signs the targets and a snapshot of them.
  mutating func publish() throws {
    try sign()
    guard let targets else { return }
    snapshot = try SnapshotDraft(
      version: SnapshotDraft.nextVersion(after: snapshot, nil), expires: SmallList.end,
      targets: targets
    ).file().signed(by: SmallList.key(), as: .snapshot, under: [root])
  }
}
