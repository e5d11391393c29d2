import DurableFiles
import IssuerTrust
import WireFormats

extension TrustFolder {
  /// Writes the targets anew, unsigned, after a record came or went.
  ///
  /// The version goes up by one with the first change after the targets were signed, and stays
  /// while nobody has signed what is changed further.
  ///
  /// - Returns: The targets that must be signed.
  @discardableResult
  func draftTargets(expires: Instant) throws(CommandFailure) -> MetadataFile {
    let version = try nextVersion(.targets)
    let records = try records()
    let file = try attempt("targets.json") { () throws(TrustError) in
      try TargetsDraft(version: version, expires: expires, records: records).file()
    }
    try write(file.bytes, to: "targets.json", replacing: true)
    return file
  }

  /// The version that the next file of a role gets.
  func nextVersion(_ role: TrustRole) throws(CommandFailure) -> Int64 {
    guard let file = try metadata(role) else { return 1 }
    let root = try newestRoot()
    let version = try attempt("\(role.rawValue).json") { () throws(TrustError) in
      try file.version()
    }
    let state = file.signatureState(role, under: root)
    return state.valid.isEmpty ? version : version + 1
  }

  /// Refuses to go on with a file that too few people signed.
  func requireSignatures(
    _ file: MetadataFile, _ role: TrustRole, under root: TrustRoot
  ) throws(CommandFailure) {
    let state = file.signatureState(role, under: root)
    guard !state.isComplete else { return }
    let missing = state.threshold - state.validSigners
    throw CommandFailure(
      .badTrust,
      "the \(role.rawValue) is signed by \(state.validSigners) of the \(state.threshold) keys it needs",
      hint:
        "\(missing) more: assay trust sign \(DisplayText.escaped(path)) --role \(role.rawValue) --key FILE"
    )
  }
}
