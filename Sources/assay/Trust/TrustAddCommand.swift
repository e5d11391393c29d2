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
      From a record that says everything about the issuer (see docs of IssuerRecord/1):

        assay trust add list university.json

      Or the least that a record needs:

        assay trust add list --id did:web:uni.example --name "Example University" \
      --public-key z6Mk… --country IN

      The list must then be signed and published anew: assay trust sign, assay trust publish.
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

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    let isSpelt = id != nil && name != nil && publicKey != nil
    guard (record == nil) == isSpelt else {
      throw ValidationError("give a record, or --id, --name and --public-key")
    }
  }

  func run() throws {
    let list = TrustFolder(path: folder)
    _ = try list.newestRoot()
    let file = try recordFile(list)
    try refuseConflict(file, in: list)
    let isNew = !FileReader.exists(list.path(of: file.path.string))
    try list.write(file.bytes, to: file.path.string, replacing: true)
    try list.draftTargets(expires: try expiry.expires(after: "P6M"))
    try output.write(
      lines: [
        "\(isNew ? "Added" : "Changed"):"
      ] + TrustText.issuers([file.record]) + [TrustText.signRegistry(folder)],
      json: [
        "type": "TrustAddition/1", "id": .string(file.record.id.string),
        "done": isNew ? "added" : "changed", "path": .string(file.path.string),
      ])
  }

  private func recordFile(_ list: TrustFolder) throws -> RecordFile {
    if let record {
      let bytes = try InputFile(path: record).read()
      do throws(TrustError) {
        return try RecordFile(json: bytes, name: record)
      } catch {
        throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
      }
    }
    let tree = try speltRecord()
    do throws(TrustError) {
      return try RecordFile(tree)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
  }

  /// A record with one key that may sign from now on.
  private func speltRecord() throws -> JSONTree {
    let key = Multikey(try PublicKeyArgument.key(publicKey ?? ""))
    let id = id ?? ""
    let isOwnKey = id == DIDKey(key).did
    let method = isOwnKey ? DIDKey(key).verificationMethod : "\(id)#\(key.publicKeyMultibase)"
    let now = JSONTree.string(expiry.now.description)
    return .members([
      "type": "IssuerRecord/1", "id": .string(id),
      "names": [["lang": "en", "display": .string(name ?? "")]],
      "country": country.map { .string($0) },
      "status": ["value": "active", "since": now],
      "keys": [
        [
          "id": .string(method), "type": "Multikey",
          "publicKeyMultibase": .string(key.publicKeyMultibase),
          "purposes": ["assertionMethod"], "use": ["credential"], "status": "active",
          "signingFrom": now,
        ]
      ],
      "recordVersion": 1, "updated": now,
    ])
  }

  /// Refuses a record that claims an id which another record has.
  private func refuseConflict(
    _ file: RecordFile, in list: TrustFolder
  ) throws(CommandFailure) {
    let claimed = Set([file.record.id] + file.record.alsoKnownAs)
    for other in try list.records() where other.path != file.path {
      for id in [other.record.id] + other.record.alsoKnownAs where claimed.contains(id) {
        throw CommandFailure(
          .badData,
          DisplayText.escaped("'\(id)' is already the issuer '\(other.record.displayName)'"),
          hint: "remove that record first, or take the id out of one of the two")
      }
    }
  }
}
