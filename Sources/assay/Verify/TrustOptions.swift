import ArgumentParser
import CredentialVerifier
import IssuerTrust
import StatusLists
import StrictJSON

/// The options that name the trust list to verify against.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The list of issuers that somebody vouches for; else the one that is installed.",
      valueName: "bundle"))
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "The root that you trust: the file root.json, or its fingerprint, from the list's authority.",
      valueName: "root"))
  var root: String?

  @Option(
    help: ArgumentHelp("Which installed list, by its id, where there are several.", valueName: "id")
  )
  var list: String?

  @OptionGroup var state: StateOptions

  @Flag(help: "Neither use an installed list nor what is remembered of lists.")
  var stateless = false

  func validate() throws {
    guard (trust == nil) == (root == nil) else {
      throw ValidationError("--trust and --root are given together, or not at all")
    }
    guard list == nil || (trust == nil && !stateless) else {
      throw ValidationError("--list is for installed lists, without --trust and --stateless")
    }
    guard state.state == nil || !stateless else {
      throw ValidationError("--state and --stateless exclude each other")
    }
  }

  /// The list that was named or is installed, checked from the root up, and what is remembered of
  /// it; without a list, `nil`.
  ///
  /// Nothing that is kept is changed.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used at all, or is older than one
  ///   that was seen before.
  func resolve() throws(CommandFailure) -> TrustMaterials {
    guard let trust, let root else { return try installed() }
    let pinned = try RootArgument(root)
    let bytes = try TrustMaterial.read(trust, limit: TrustLimits.bundle)
    let bundle = try TrustMaterial.bundle(bytes, from: trust, pinned)
    guard !stateless, let known = try state.folder?.place(of: bundle.listID).read() else {
      return TrustMaterials(trust: bundle)
    }
    do throws(TrustError) {
      // The root that was given is good; so must be the one that is remembered.
      return TrustMaterials(
        trust: try known.state.checked(bytes), memory: known.memory, statuses: known.statusMemory)
    } catch {
      throw CommandFailure(
        .badTrust, DisplayText.escaped("\(trust): \(error) [\(error.code)]"),
        hint:
          "get the current list from the authority that publishes it; what is remembered shows: "
          + "assay trust status")
    }
  }

  private func installed() throws(CommandFailure) -> TrustMaterials {
    guard !stateless, let folder = state.folder else { return TrustMaterials(trust: nil) }
    guard let list else {
      let places = try folder.places()
      guard places.count < 2 else {
        throw CommandFailure(
          .usage, "\(places.count) lists are installed, and none was chosen",
          hint: "choose one: --list ID; assay trust status has their ids")
      }
      guard let installed = try places.first?.read() else { return TrustMaterials(trust: nil) }
      return try TrustMaterials(installed)
    }
    guard let installed = try folder.place(of: ExactString(list)).read() else {
      throw CommandFailure(
        .usage, "no list \(DisplayText.escaped(list)) is installed",
        hint: "assay trust status has those that are")
    }
    return try TrustMaterials(installed)
  }
}

/// A list to verify against, and what is remembered of it and of status lists.
struct TrustMaterials {
  let trust: TrustBundle?
  let memory: ListMemory
  let statuses: StatusMemory

  init(
    trust: TrustBundle?, memory: ListMemory = .nothing, statuses: StatusMemory = StatusMemory()
  ) {
    self.trust = trust
    self.memory = memory
    self.statuses = statuses
  }

  /// An installed list.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it cannot be used any more.
  init(_ installed: InstalledList) throws(CommandFailure) {
    self.init(
      trust: try installed.trust(), memory: installed.memory, statuses: installed.statusMemory)
  }
}
