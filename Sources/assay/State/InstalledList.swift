import CredentialVerifier
import IssuerTrust
import StatusLists
import StrictJSON
import WireFormats

/// A list that is installed: the bundle, and what is remembered beside it.
struct InstalledList {
  /// What is remembered of the list.
  let state: TrustState
  /// The bundle that was installed last.
  let bundle: [UInt8]
  /// What is remembered of status lists.
  let statusMemory: StatusMemory

  init(state: TrustState, bundle: [UInt8], statusMemory: StatusMemory) {
    self.state = state
    self.bundle = bundle
    self.statusMemory = statusMemory
  }

  /// The list as a file keeps it.
  var parts: [StateFile.Part] {
    [
      StateFile.Part(name: "state", bytes: state.bytes()),
      StateFile.Part(name: "bundle", bytes: bundle),
      StateFile.Part(name: "statusMemory", bytes: statusMemory.bytes()),
    ]
  }

  init(parts: [StateFile.Part]) throws(StateFile.Fault) {
    func part(_ name: StaticString) -> [UInt8]? {
      parts.first { $0.name.utf8.elementsEqual("\(name)".utf8) }?.bytes
    }
    guard let bytes = part("state"), let bundle = part("bundle"),
      let state = try? TrustState(bytes), let remembered = part("statusMemory"),
      let statusMemory = try? StatusMemory(remembered)
    else { throw .malformed }
    self.init(state: state, bundle: bundle, statusMemory: statusMemory)
  }

  /// What a verifier is told of it.
  var memory: ListMemory {
    .seen(latestTime: state.maxTrustedTime ?? .earliest)
  }

  /// The list, checked again from the root that is remembered.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used any more.
  func trust() throws(CommandFailure) -> TrustBundle {
    do throws(TrustError) {
      return try state.checked(bundle)
    } catch {
      throw CommandFailure(
        .badTrust,
        "the installed list \(DisplayText.escaped(state.listID.string)) cannot be used: "
          + DisplayText.escaped("\(error) [\(error.code)]"),
        hint: "install it anew: assay trust update BUNDLE --root ROOT --reset")
    }
  }
}
