import DurableFiles
import IssuerTrust
import StrictJSON

/// The folder in which an authority keeps its list.
///
/// `1.root.json`, `2.root.json`, …; `targets.json`, `snapshot.json`, `timestamp.json`; and the
/// issuer records in `issuers/registry/`. Each is the file that readers get, but for
/// `signed.targets.json`: the targets that were signed last, while `targets.json` is being changed.
struct TrustFolder {
  let path: String

  /// Where a file of the list stands.
  func path(of name: String) -> String {
    path.utf8.last == UInt8(ascii: "/") ? path + name : "\(path)/\(name)"
  }

  /// All roots, the first one first.
  ///
  /// - Throws: `CommandFailure` where there is none, or one is malformed.
  func roots() throws(CommandFailure) -> [TrustRoot] {
    var roots: [TrustRoot] = []
    while FileReader.exists(path(of: "\(roots.count + 1).root.json")) {
      let name = "\(roots.count + 1).root.json"
      let bytes = try read(name)
      roots.append(try attempt(name) { () throws(TrustError) in try TrustRoot(bytes) })
    }
    guard !roots.isEmpty else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(path)) holds no trust list: it has no 1.root.json",
        hint: "begin one with assay trust init")
    }
    return roots
  }

  /// The newest root.
  func newestRoot() throws(CommandFailure) -> TrustRoot {
    let roots = try roots()
    return roots[roots.count - 1]
  }

  /// The file of a role other than the root; `nil` where there is none yet.
  func metadata(_ role: TrustRole) throws(CommandFailure) -> MetadataFile? {
    try metadata(role, in: "\(role.rawValue).json")
  }

  private func metadata(
    _ role: TrustRole, in name: String
  ) throws(CommandFailure) -> MetadataFile? {
    guard FileReader.exists(path(of: name)) else { return nil }
    let bytes = try read(name)
    return try attempt(name) { () throws(TrustError) in try MetadataFile(bytes, role: role) }
  }

  /// The issuer records, in the order of their paths.
  func records() throws(CommandFailure) -> [RecordFile] {
    let folder = path(of: "issuers/registry")
    guard FileReader.isDirectory(folder) else { return [] }
    let names: [String]
    do throws(FileError) {
      names = try FileReader.names(in: folder)
    } catch {
      throw CommandFailure(reading: error)
    }
    var records: [RecordFile] = []
    for name in names where name.utf8.suffix(5).elementsEqual(".json".utf8) {
      let name = "issuers/registry/\(name)"
      let bytes = try read(name)
      records.append(
        try attempt(name) { () throws(TrustError) in
          let record = try RecordFile(json: bytes)
          guard record.path == ExactString(name) else {
            throw .recordPath(path: ExactString(name), issuer: record.record.id)
          }
          return record
        })
    }
    return records
  }

  /// The registry, with what was signed before.
  func registry() throws(CommandFailure) -> Registry {
    let (roots, records) = (try roots(), try records())
    let targets = try metadata(.targets)
    let earlier = try metadata(.targets, in: TrustFolder.signedTargets)
    let snapshot = try metadata(.snapshot)
    return try attempt("targets.json") { () throws(TrustError) in
      try Registry(
        roots: roots, records: records, targets: targets, earlier: earlier, snapshot: snapshot)
    }
  }

  /// What to say where there are no targets.
  var noRegistry: CommandFailure {
    CommandFailure(
      .noInput, "\(DisplayText.escaped(path)) has no targets.json, the registry",
      hint: "add an issuer first: assay trust add \(DisplayText.escaped(path)) RECORD.json")
  }

  /// The name of the targets that were signed last, while others are being made.
  static let signedTargets = "signed.targets.json"

  /// Writes a file of the list, whole or not at all.
  func write(_ bytes: [UInt8], to name: String, replacing: Bool) throws(CommandFailure) {
    let isRecord = name.utf8.starts(with: "issuers/".utf8)
    do throws(FileError) {
      try AtomicFile.createDirectory(isRecord ? path(of: "issuers/registry") : path)
      try AtomicFile.write(bytes, to: path(of: name), replacing: replacing)
    } catch {
      throw CommandFailure(writing: error)
    }
  }

  /// Does a step, and says which file it failed for.
  func attempt<Result>(
    _ name: String, _ step: () throws(TrustError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(TrustError) {
      return try step()
    } catch {
      throw CommandFailure(error, in: self, at: name)
    }
  }

  private func read(_ name: String) throws(CommandFailure) -> [UInt8] {
    try InputFile(path: path(of: name)).read()
  }
}
