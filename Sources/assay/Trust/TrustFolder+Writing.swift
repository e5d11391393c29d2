import DurableFiles
import Glibc
import IssuerTrust
import StrictJSON

extension TrustFolder {
  /// Writes a change of the registry; the targets in it must then be signed.
  func write(_ change: RegistryChange) throws(CommandFailure) {
    if let kept = change.kept {
      let name = RegistryPlace(kept.role).map { TrustFolder.signedName(of: $0) }
      try write(kept.bytes, to: name ?? TrustFolder.signedTargets, replacing: true)
    }
    if let record = change.keptRecord {
      try write(
        record.bytes, to: "\(TrustFolder.signedFolder)/\(record.path.string)", replacing: true)
    }
    if let targets = change.targets {
      try write(targets.bytes, to: "\(targets.role.rawValue).json", replacing: true)
    }
    if let record = change.record {
      try write(record.bytes, to: record.path.string, replacing: true)
    }
    if let context = change.context {
      try write(context.bytes, to: context.path.string, replacing: true)
    }
    if let file = change.file { try write(file.bytes, to: file.path.string, replacing: true) }
    if let path = change.removedPath { try remove(path.string) }
  }

  /// Refuses to go on with a file that too few people signed.
  func requireSignatures(
    _ file: MetadataFile, _ role: TrustRole, under root: TrustRoot
  ) throws(CommandFailure) {
    try requireSignatures(file, role, of: root.keys(of: role))
  }

  /// Refuses to go on with a file that too few keys of a role signed.
  func requireSignatures(
    _ file: MetadataFile, _ role: TrustRole, of keys: RoleKeys
  ) throws(CommandFailure) {
    let state = file.signatureState(under: keys)
    guard !state.isComplete else { return }
    let file =
      switch role {
      case .targets: "registry"
      case .delegated(let name): "part of \(DisplayText.escaped(name.string))"
      case .root, .snapshot, .timestamp: role.rawValue
      }
    throw CommandFailure(
      .badTrust,
      "the \(file) is signed by \(state.validSigners) of the \(state.threshold) keys it needs",
      hint: hint(for: state, role, of: keys))
  }

  /// How the signatures that a role's file lacks are made.
  private func hint(
    for state: SignatureState, _ role: TrustRole, of keys: RoleKeys
  ) -> String {
    let missing = state.threshold - state.validSigners
    let folder = DisplayText.escaped(path)
    switch role {
    case .root, .targets, .delegated:
      return "\(missing) more, each by another of those who may: "
        + "assay trust sign \(folder) --role \(DisplayText.escaped(role.rawValue)) --key FILE"
    case .snapshot, .timestamp:
      // One machine publishes; it has all keys that this takes.
      let keys = keys.keys.filter { state.missing.contains($0.id) }
      return "assay trust publish \(folder) with a --key for \(missing) of: "
        + keys.map(TrustText.name(of:)).joined(separator: ", ")
    }
  }

  private func remove(_ name: String) throws(CommandFailure) {
    let path = path(of: name)
    guard unsafe unlink(path) == 0 else {
      throw CommandFailure(
        .inputOutput,
        "\(DisplayText.escaped(path)) cannot be removed: \(Terminal.systemMessage(errno))")
    }
  }
}
