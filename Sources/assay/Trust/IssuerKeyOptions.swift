import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// What all commands on an issuer's keys take.
struct IssuerKeyOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The list's folder.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The issuer's id.", valueName: "id"))
  var issuer: String

  @OptionGroup var expiry: ExpiryOptions

  @OptionGroup var output: TrustOutput

  /// Changes the issuer's record.
  ///
  /// - Parameters:
  ///   - key: The key in question, as proofs call it.
  ///   - done: What is reported.
  ///   - isNew: Whether the record lists a key that it did not, which must have no role in the list.
  ///   - change: Makes the new record, and the manifest that it refers to.
  /// - Throws: `CommandFailure` where the list is not in order, or the key may not change so.
  func run(
    _ key: ExactString, done: String, isNew: Bool = false,
    _ change: (RecordFile) throws(TrustError) -> (RecordFile, TargetFile?)
  ) throws(CommandFailure) {
    let list = TrustFolder(path: folder)
    let registry = try list.registry(holding: issuer)
    let expires = try expiry.expires(after: "P6M")
    let old = try list.record(of: issuer, in: registry)
    let (record, file): (RecordFile, TargetFile?)
    do throws(TrustError) {
      (record, file) = try change(old)
    } catch {
      throw failure(error)
    }
    let change = try list.attempt(old.path.string) { () throws(TrustError) in
      isNew
        ? try registry.adding(record, expires: expires)
        : try registry.changing(to: record, with: file, expires: expires)
    }
    try list.write(change)
    let differences = try list.attempt(record.path.string) { () throws(TrustError) in
      try record.differences(from: old)
    }
    let status = record.record.key(verificationMethod: key)?.status
    let state = status.map(TrustText.state) ?? ""
    let name = DisplayText.escaped(key.string)
    try output.write(
      lines: change.isEmpty
        ? ["Unchanged: \(name) is \(state) already."]
        : [
          "\(done.prefix(1).uppercased())\(done.dropFirst()): \(name)", "  status  \(state)",
        ]
          + (file.map { ["  attested by the manifest \(DisplayText.escaped($0.path.string))"] }
            ?? [])
          + [TrustText.signNext(folder, registry, under: try list.newestRoot())],
      json: .members([
        "type": "TrustKeyStatus/1", "id": .string(record.record.id.string),
        "key": .string(key.string), "done": .string(change.isEmpty ? "unchanged" : done),
        "status": status.map { .string($0.name) }, "manifest": file.map { .string($0.path.string) },
        "recordVersion": .integer(record.record.recordVersion),
        "changes": TrustText.json(differences),
      ]))
  }

  private func failure(_ error: TrustError) -> CommandFailure {
    let hint: String? =
      switch error {
      case .noSuchKey:
        "assay trust show \(DisplayText.escaped(folder)) prints the issuer's keys"
      case .statusFinal: "a key never becomes better; make a new one: assay trust key add"
      default: nil
      }
    return CommandFailure(.badData, DisplayText.escaped("\(error)"), hint: hint)
  }
}

/// What commands on what became of a key take.
struct FatedKeyOptions: ParsableArguments {
  @OptionGroup var issuer: IssuerKeyOptions

  @Option(help: ArgumentHelp("What proofs call the key.", valueName: "id"))
  var key: String

  @Option(
    help: ArgumentHelp("Since when (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var since: Instant?

  /// Says what became of the key.
  func run(
    _ fate: IssuerKeyFate, manifest path: String? = nil, done: String
  ) throws(CommandFailure) {
    let bytes = try path.map { path throws(CommandFailure) in
      try InputFile(path: path).read(limit: TargetFile.maxBytes)
    }
    let key = ExactString(key)
    try issuer.run(key, done: done) { (record) throws(TrustError) in
      let file = try bytes.map { bytes throws(TrustError) in
        try TargetFile(
          manifest: bytes, of: record.record.id, key: key, in: record.place,
          name: path ?? "the manifest")
      }
      return (
        try record.changing(
          key: key, to: fate, manifest: file, updated: issuer.expiry.now), file
      )
    }
  }
}
