import ArgumentParser
import ControlledIdentifiers
import DurableFiles
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust add`: takes an issuer into the list, or changes its record.
struct TrustAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Take an issuer into the list, or change its record.",
    discussion: """
      From a record that says everything about the issuer (docs/trust-list-format.md describes it):

        assay trust add list university.json

      Or the least that a record needs, for an issuer that is new to the list:

        assay trust add list --id did:web:uni.example \\
          --name "Example University" --public-key university.key --country IN

      The record of an issuer that an authority vouches for, to which the list hands on:

        assay trust add list college.json --authority quality

      A record takes the place of the issuer's record so far if its recordVersion is higher; what \
      changes is printed. The list must then be signed and published anew: assay trust sign, assay trust publish.
      """)

  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The issuer's record: a JSON file.", valueName: "record"))
  var record: String?

  @Option(help: ArgumentHelp("Without a record: the issuer's id, a DID or URL.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Without a record: the issuer's name.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("Without a record: the issuer's key.", valueName: "key"))
  var publicKey: String?

  @Option(help: ArgumentHelp("Without a record: its country (ISO 3166).", valueName: "code"))
  var country: String?

  @Option(
    help: ArgumentHelp("The authority that vouches for the issuer.", valueName: "name"))
  var authority: RegistryPlace?

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard record == nil else {
      guard id == nil, name == nil, publicKey == nil, country == nil else {
        throw ValidationError(
          "a record says everything: leave out --id, --name, --public-key and --country")
      }
      return
    }
    guard let id, name != nil, publicKey != nil else {
      throw ValidationError("give a record, or --id, --name and --public-key")
    }
    do throws(IdentifierError) {
      try IssuerRecord.checkID(id)
    } catch {
      throw ValidationError(
        DisplayText.escaped("--id '\(id)' is no DID or absolute URL: \(error)"))
    }
    guard country.map(IssuerRecord.isCountry) ?? true else {
      throw ValidationError("--country takes two capital letters (ISO 3166), such as IN or DE")
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    let registry = try list.registry(authority ?? .own)
    let expires = try expiry.expires(after: "P6M")
    if let id { try refuseReplacing(ExactString(id), in: registry, of: list) }
    let file = try recordFile()
    let change: RegistryChange
    do throws(TrustError) {
      change = try registry.adding(file, expires: expires)
    } catch {
      throw failure(error, registry, list)
    }
    try list.write(change)
    if registry.exceedsCeiling(file) {
      Terminal.note(
        "warning: the record grants more than the list lets the authority vouch for; the rest "
          + "does not count")
    }
    try report(file, change, in: registry, at: list)
  }

  private func report(
    _ file: RecordFile, _ change: RegistryChange, in registry: Registry, at list: TrustFolder
  ) throws(CommandFailure) {
    let old = registry.record(of: file.record.id)
    let differences = try list.attempt(file.path.string) { () throws(TrustError) in
      try old.map { (old) throws(TrustError) in try file.differences(from: old) } ?? []
    }
    let done = change.isEmpty ? "unchanged" : old == nil ? "added" : "changed"
    var lines = ["\(done == "added" ? "Added" : done == "changed" ? "Changed" : "Unchanged"):"]
    lines += TrustText.issuers([file.record])
    if !differences.isEmpty { lines += ["Changes"] + TrustText.changes(differences) }
    if !change.isEmpty {
      lines.append(TrustText.signNext(folder, registry, under: try list.newestRoot()))
    }
    try output.write(
      lines: lines,
      json: [
        "type": "TrustAddition/1", "id": .string(file.record.id.string), "done": .string(done),
        "path": .string(file.path.string), "recordVersion": .integer(file.record.recordVersion),
        "changes": TrustText.json(differences),
      ])
  }

  private func recordFile() throws -> RecordFile {
    if let record {
      let bytes = try InputFile(path: record).read()
      do throws(TrustError) {
        return try RecordFile(json: bytes, name: record, in: authority ?? .own)
      } catch {
        throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
      }
    }
    let tree = try speltRecord()
    do throws(TrustError) {
      return try RecordFile(tree, in: authority ?? .own)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
  }

  /// A record with one key that may sign from now on.
  private func speltRecord() throws -> JSONTree {
    let draft = IssuerKeyDraft(
      try PublicKeyArgument.key(publicKey ?? ""), use: ["credential", "statusList"],
      signingFrom: expiry.now)
    let id = id ?? ""
    let now = JSONTree.string(expiry.now.description)
    return .members([
      "type": "IssuerRecord/1", "id": .string(id),
      "names": [["lang": "en", "display": .string(name ?? "")]],
      "country": country.map { .string($0) },
      "status": ["value": "active", "since": now],
      "keys": [draft.entry(of: ExactString(id))],
      "recordVersion": 1, "updated": now,
    ])
  }

  /// Refuses the least that a record needs in the place of one that may say much more.
  private func refuseReplacing(
    _ id: ExactString, in registry: Registry, of list: TrustFolder
  ) throws(CommandFailure) {
    guard let old = registry.record(of: id) else { return }
    let folder = DisplayText.escaped(folder)
    throw CommandFailure(
      .cannotCreate,
      "\(DisplayText.escaped(id.string)) is on the list already, as "
        + "'\(DisplayText.escaped(old.record.displayName))', recordVersion \(old.record.recordVersion)",
      hint: "to change it, copy \(DisplayText.escaped(list.path(of: old.path.string))), "
        + "edit the copy, raise its recordVersion, and: assay trust add \(folder) COPY; "
        + "to stand by the issuer no longer: assay trust remove \(folder) ID")
  }

  /// What is wrong with the record that was given, or with the list.
  private func failure(
    _ error: TrustError, _ registry: Registry, _ list: TrustFolder
  ) -> CommandFailure {
    let text = DisplayText.escaped("\(error)")
    switch error {
    case .malformed:
      return CommandFailure(.badData, text)
    case .recordVersion(_, _, let needed):
      return CommandFailure(
        .badData, text,
        hint: "if it is newer than the record on the list, set its recordVersion to \(needed)")
    case .recordConflict(let id):
      let other = registry.records.first { $0.record.isKnown(as: id) }
      let name = DisplayText.escaped(other?.record.displayName ?? "")
      return CommandFailure(
        .badData, "'\(DisplayText.escaped(id.string))' is already the issuer '\(name)'",
        hint: "take the id out of one of the two records")
    default:
      return CommandFailure(error, in: list, at: "targets.json")
    }
  }
}
