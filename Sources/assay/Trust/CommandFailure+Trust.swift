import IssuerTrust
import StrictJSON

extension CommandFailure {
  /// What keeps those who keep a list from going on, and what they can do about it.
  ///
  /// - Parameters:
  ///   - error: What is wrong.
  ///   - list: The list's folder.
  ///   - name: The file in it that was worked on.
  init(_ error: TrustError, in list: TrustFolder, at name: String) {
    let folder = DisplayText.escaped(list.path)
    func place(_ name: String) -> String { DisplayText.escaped(list.path(of: name)) }
    switch error {
    case .bundleIncomplete(let file) where TrustFolder.isContext(file):
      self.init(
        .badTrust, "\(place(file)) is missing, but the registry lists it",
        hint: "put it back from a copy of the folder, or: assay trust remove-context \(folder) URL")
    case .bundleExtra(let path) where TrustFolder.isContext(path.string):
      self.init(
        .badTrust,
        "\(place(path.string)) is not in the registry; it was not taken in with add-context",
        hint: "move it elsewhere, then: assay trust add-context \(folder) URL FILE")
    case .targetHash(let path) where TrustFolder.isContext(path.string):
      self.init(
        .badTrust, "\(place(path.string)) is not what was signed; it was changed where it stands",
        hint: "undo the change there, to the byte, or take the file in: "
          + "assay trust add-context \(folder) URL FILE --replace")
    case .bundleIncomplete(let file) where TargetFile.isKnownPlace(ExactString(file)):
      self.init(
        .badTrust, "\(place(file)) is missing, but the registry lists it",
        hint: "put it back from a copy of the folder")
    case .bundleExtra(let path) where TargetFile.isKnownPlace(path):
      self.init(
        .badTrust,
        "\(place(path.string)) is not in the registry; it was not taken in with add-files",
        hint: "move it elsewhere, or take it in: assay trust add-files \(folder)")
    case .targetHash(let path) where TargetFile.isKnownPlace(path):
      self.init(
        .badTrust, "\(place(path.string)) is not what was signed; it was changed since",
        hint: "put the old one back, or take in the new one: assay trust add-files \(folder)")
    case .targetRemoved(let path) where TargetFile.isKnownPlace(path):
      self.init(
        .badTrust, "\(place(path.string)) was published, and a list never forgets a file",
        hint: "put it back from a copy of the folder")
    case .bundleIncomplete(let file):
      self.init(
        .badTrust, "\(place(file)) is missing, but the registry lists it",
        hint: "put it back from a copy of the folder; a list never forgets a record, it withdraws: "
          + "assay trust remove \(folder) ID")
    case .targetRemoved(let path):
      self.init(
        .badTrust, "\(place(path.string)) was published, and a list never forgets a record",
        hint: "keep it, or put it back from a copy of the folder; "
          + "to stand by the issuer no longer: assay trust remove \(folder) ID")
    case .bundleExtra(let path):
      self.init(
        .badTrust, "\(place(path.string)) is not in the registry; it was not taken in with add",
        hint: "move it elsewhere, then: assay trust add \(folder) FILE")
    case .targetHash(let path):
      self.init(
        .badTrust, "\(place(path.string)) is not what was signed; it was changed where it stands",
        hint: "undo the change there (layout does not matter), change a copy of it elsewhere, "
          + "raise its recordVersion, and: assay trust add \(folder) COPY")
    case .targetsOutdated:
      self.init(
        .badTrust, "\(place("targets.json")): \(error)",
        hint: "put targets.json and signed.targets.json back from a newer copy of the folder")
    case .mixed:
      self.init(
        .badTrust, "\(folder) was changed after it was last published",
        hint: "assay trust publish \(folder) --key FILE")
    case .keyHasRole:
      // The record is at fault, whatever was to be done with it.
      self.init(
        .badData, DisplayText.escaped("\(error)"),
        hint: "the issuer makes a key for credentials: assay key generate --out FILE")
    default:
      self.init(.badTrust, DisplayText.escaped("\(list.path(of: name)): \(error)"))
    }
  }
}
