import DurableFiles
import IssuerTrust
import StrictJSON

/// The folder in which an authority keeps its list.
///
/// `1.root.json`, `2.root.json`, …; `targets.json`, `snapshot.json`, `timestamp.json`; the issuer
/// records in `issuers/registry/`; contexts in `contexts/`; `status/`, `poe/` and `evidence/`; and for each
/// authority that the list hands on to `authority/ID.json`, with its files in `issuers/ID/` and so on.
/// Each is the file that readers get, but for `signed.targets.json` and what is in `signed/`: the targets that
/// were signed last, and the records that they list, while others are being made.
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

  /// The issuer records of the registry, or of an authority, in the order of their paths.
  func records(in place: RegistryPlace = .own) throws(CommandFailure) -> [RecordFile] {
    var records: [RecordFile] = []
    for name in try jsonNames(in: place.recordFolder) {
      let bytes = try read(name)
      records.append(
        try attempt(name) { () throws(TrustError) in
          let record = try RecordFile(json: bytes, in: place)
          guard record.path == ExactString(name) else {
            throw .recordPath(path: ExactString(name), issuer: record.record.id)
          }
          return record
        })
    }
    return records
  }

  /// The records that were signed last and were replaced since; what cannot be read as one says
  /// nothing, and is told of where it is missed.
  func signedRecords(in place: RegistryPlace = .own) throws(CommandFailure) -> [RecordFile] {
    var records: [RecordFile] = []
    for name in try jsonNames(in: "\(TrustFolder.signedFolder)/\(place.recordFolder)") {
      if let bytes = try? read(name), let record = try? RecordFile(json: bytes, in: place) {
        records.append(record)
      }
    }
    return records
  }

  /// The status lists, manifests and evidence, in the order of their paths.
  func files(in place: RegistryPlace = .own) throws(CommandFailure) -> [TargetFile] {
    var files: [TargetFile] = []
    for kind in TargetFile.Kind.allCases {
      for name in try names(in: place.folder(of: kind))
      where !FileReader.isDirectory(path(of: name)) && !TrustFolder.isPartial(name) {
        let bytes = try read(name, limit: TargetFile.maxBytes)
        files.append(
          try attempt(name) { () throws(TrustError) in
            try TargetFile(bytes, at: ExactString(name))
          })
      }
    }
    return files
  }

  /// Whether a file was not yet written whole when the machine stopped.
  private static func isPartial(_ name: String) -> Bool {
    name.utf8.suffix(8).elementsEqual(".partial".utf8)
  }

  /// The contexts, in the order of their paths.
  func contexts() throws(CommandFailure) -> [ContextFile] {
    var files: [(path: ExactString, bytes: [UInt8])] = []
    for name in try jsonNames(in: "contexts") {
      files.append((ExactString(name), try read(name, limit: TrustLimits.context)))
    }
    guard !files.isEmpty else { return [] }
    let targets = try metadata(.targets)
    return try attempt("contexts") { () throws(TrustError) in
      try ContextFile.files(files, listedBy: targets)
    }
  }

  /// The names of the JSON files in a folder, with that folder's; none where there is no folder.
  private func jsonNames(in folder: String) throws(CommandFailure) -> [String] {
    try names(in: folder).filter { $0.utf8.suffix(5).elementsEqual(".json".utf8) }
  }

  /// The names of what is in a folder, with that folder's; none where there is no folder.
  private func names(in folder: String) throws(CommandFailure) -> [String] {
    guard FileReader.isDirectory(path(of: folder)) else { return [] }
    do throws(FileError) {
      return try FileReader.names(in: path(of: folder)).map { "\(folder)/\($0)" }
    } catch {
      throw CommandFailure(reading: error)
    }
  }

  /// The registry, or an authority's part of the list, with what was signed before.
  func registry(_ place: RegistryPlace = .own) throws(CommandFailure) -> Registry {
    let (roots, records) = (try roots(), try records(in: place))
    let contexts = place == .own ? try contexts() : []
    let (files, signedRecords) = (try files(in: place), try signedRecords(in: place))
    let targets = try metadata(place.role)
    let earlier = try metadata(place.role, in: TrustFolder.signedName(of: place))
    let snapshot = try metadata(.snapshot)
    let delegations = try delegations(to: place)
    return try attempt("\(place.role.rawValue).json") { () throws(TrustError) in
      try Registry(
        roots: roots, records: records, contexts: contexts, files: files,
        signedRecords: signedRecords, targets: targets, earlier: earlier, snapshot: snapshot,
        delegations: delegations)
    }
  }

  /// What the list hands on to an authority, as it was signed last and as it is drafted.
  ///
  /// - Throws: `CommandFailure` where it hands on nothing.
  private func delegations(to place: RegistryPlace) throws(CommandFailure) -> [DelegatedRole] {
    guard place != .own else { return [] }
    let files = [
      try metadata(.targets, in: TrustFolder.signedTargets), try metadata(.targets),
    ]
    let name = place.role.name
    let found = try attempt("targets.json") { () throws(TrustError) in
      var found: [DelegatedRole] = []
      for file in files.compactMap({ $0 }) {
        found += try file.authorities().filter { $0.name == name }
      }
      return found
    }
    guard !found.isEmpty else {
      throw CommandFailure(
        .noInput,
        "\(DisplayText.escaped(path)) hands nothing on to \(DisplayText.escaped(name.string))",
        hint: "assay trust delegate \(DisplayText.escaped(path)) "
          + "--role \(DisplayText.escaped(name.string)) --key KEY")
    }
    return found
  }

  /// The authorities that the list, as it is drafted, hands on to.
  func authorities() throws(CommandFailure) -> [DelegatedRole] {
    guard let targets = try metadata(.targets) else { return [] }
    return try attempt("targets.json") { () throws(TrustError) in try targets.authorities() }
  }

  /// The authorities that a part of the list hands on to.
  func authorities(of registry: Registry) throws(CommandFailure) -> [DelegatedRole] {
    try attempt("\(registry.place.role.rawValue).json") { () throws(TrustError) in
      try registry.authorities
    }
  }

  /// The part of the list that has the record of an issuer: the list's own registry, or else that of
  /// the first authority that has one.
  func registry(holding issuer: String) throws(CommandFailure) -> Registry {
    let id = ExactString(issuer)
    var places = [RegistryPlace.own]
    if !FileReader.exists(path(of: places[0].recordPath(of: id).string)) {
      places += try authorities().compactMap { RegistryPlace(.delegated($0.name)) }
    }
    let place = places.first { FileReader.exists(path(of: $0.recordPath(of: id).string)) }
    return try registry(place ?? .own)
  }

  /// The keys that sign a part of the list.
  func signers(of registry: Registry) throws(CommandFailure) -> RoleKeys {
    if let keys = registry.delegation?.keys { return keys }
    return try newestRoot().keys(of: .targets)
  }

  /// The parts of the list that a registry hands on to authorities, each in order and signed.
  ///
  /// - Throws: `CommandFailure` where one must not be handed out.
  func parts(of registry: Registry) throws(CommandFailure) -> [Registry] {
    var parts: [Registry] = []
    for role in try authorities(of: registry) {
      guard let place = RegistryPlace(.delegated(role.name)) else { continue }
      let (part, name) = (try self.registry(place), role.name.string)
      guard let file = part.targets else {
        throw CommandFailure(
          .noInput, "\(DisplayText.escaped(path(of: "\(name).json"))) is missing",
          hint: "put it back from a copy of the folder, or: assay trust delegate "
            + "\(DisplayText.escaped(path)) --role \(DisplayText.escaped(name))")
      }
      try attempt("\(name).json") { () throws(TrustError) in try part.requireOrder() }
      try requireSignatures(file, place.role, of: role.keys)
      parts.append(part)
    }
    return parts
  }

  /// What to say where there are no targets.
  var noRegistry: CommandFailure {
    CommandFailure(
      .noInput, "\(DisplayText.escaped(path)) has no targets.json, the registry",
      hint: "add an issuer first: assay trust add \(DisplayText.escaped(path)) RECORD.json")
  }

  /// The name of the targets that were signed last, while others are being made.
  static let signedTargets = "signed.targets.json"

  /// The name of the metadata of a part of the list that was signed last, while other is being made.
  static func signedName(of place: RegistryPlace) -> String {
    place == .own ? signedTargets : "\(signedFolder)/\(place.role.rawValue).json"
  }

  /// The folder of the records that were signed last, while others take their places.
  static let signedFolder = "signed"

  /// Whether what stands under a path is a context.
  static func isContext(_ path: String) -> Bool { path.utf8.starts(with: "contexts/".utf8) }

  /// Writes a file of the list, whole or not at all.
  func write(_ bytes: [UInt8], to name: String, replacing: Bool) throws(CommandFailure) {
    // What stands before the last slash; names in a list are ASCII.
    let parts = name.split(separator: "/").dropLast()
    do throws(FileError) {
      try AtomicFile.createDirectory(
        parts.isEmpty ? path : path(of: parts.joined(separator: "/")))
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

  private func read(
    _ name: String, limit: Int = JSONLimits.standard.maxBytes
  ) throws(CommandFailure) -> [UInt8] {
    try InputFile(path: path(of: name)).read(limit: limit)
  }
}
