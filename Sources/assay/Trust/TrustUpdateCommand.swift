import ArgumentParser
import CredentialVerifier
import IssuerTrust
import StatusLists
import StrictJSON
import WireFormats

/// `assay trust update`: installs a list, and remembers it.
struct TrustUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Install a list, or a newer version of it.",
    discussion: """
      The first time, with the root that you got from the list's authority; compare the fingerprint:

        assay trust update list.bundle --root root.json

      Every month, with the new bundle:

        assay trust update list.bundle

      Then assay verify needs neither. What was seen is remembered, so that nobody can give you an \
      older list: such a one is refused, and nothing is changed. So is one that has expired, or that \
      forgets an issuer. Where what is remembered is lost or damaged, begin anew deliberately:

        assay trust update list.bundle --root root.json --reset
      """)

  @Argument(help: ArgumentHelp("The bundle.", valueName: "bundle"))
  var bundle: String

  @Option(
    help: ArgumentHelp(
      "The root that you trust, or its fingerprint; needed the first time.", valueName: "root"))
  var root: String?

  @Flag(help: "Forget what is remembered of the list, and begin anew with this one.")
  var reset = false

  @OptionGroup var state: StateOptions

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard !reset || root != nil else {
      throw ValidationError("--reset begins anew, and needs the root that you trust: --root ROOT")
    }
  }

  func run() throws {
    let folder = try state.requiredFolder()
    let now = SystemClock.currentSecond()
    let bytes = try TrustMaterial.read(bundle, limit: TrustLimits.bundle)
    // Nothing of it is believed yet but which list it says it is.
    let listID = try attempt { () throws(TrustError) in
      try TrustBundle(unpinnedUnsafe: bytes).listID
    }
    let place = folder.place(of: listID)
    let pinned = try root.map { (argument) throws(CommandFailure) in
      try self.pinned(bytes, RootArgument(argument))
    }
    let update = try folder.locked { () throws(CommandFailure) in
      let known = reset ? nil : try place.read()
      let update = try self.update(bytes, pinned, known: known, at: now)
      if let list = update.list { try place.write(list) }
      return update
    }
    try output.write(
      lines: TrustText.update(update, in: folder), json: TrustText.json(update, in: folder))
    for line in TrustText.relaxed(update) { Terminal.note("warning: \(line)") }
  }

  /// What somebody knows who has the root that was given and nothing else; it must be the list's.
  private func pinned(
    _ bytes: [UInt8], _ root: RootArgument
  ) throws(CommandFailure) -> TrustState {
    _ = try TrustMaterial.bundle(bytes, from: bundle, root)
    return try attempt { () throws(TrustError) in
      switch root {
      case .file(let file): TrustState(pinning: file)
      case .fingerprint(let digits): try TrustState(pinningFingerprint: digits, of: bytes)
      }
    }
  }

  /// What installing the bundle comes to; nothing is written yet.
  private func update(
    _ bytes: [UInt8], _ pinned: TrustState?, known: InstalledList?, at now: Instant
  ) throws(CommandFailure) -> TrustUpdate {
    guard let state = known?.state ?? pinned else {
      throw CommandFailure(
        .usage, "this list is not installed yet, so nothing shows that it is the one you want",
        hint: "give the root that its authority gave you: --root ROOT")
    }
    let previous = try known?.trust()
    let next = try attempt { () throws(TrustError) in try state.applying(bytes, at: now) }
    guard next.isNew else {
      return TrustUpdate(trust: previous ?? next.bundle, previous: previous, list: nil)
    }
    // Every revocation that the new list tells of is one that a later list cannot take back.
    let statuses = Verifier(
      trust: next.bundle, statusMemory: known?.statusMemory ?? StatusMemory()
    ).statusMemory(at: now)
    let list = InstalledList(state: next.state, bundle: bytes, statusMemory: statuses)
    return TrustUpdate(
      trust: next.bundle, previous: previous, list: list,
      relaxed: known.map { next.state.relaxedStatuses(in: next.bundle, since: $0.state) } ?? [])
  }

  private func attempt<Result>(
    _ body: () throws(TrustError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(TrustError) {
      return try body()
    } catch {
      var hint = "nothing was changed; get the current list from the authority that publishes it"
      if case .clockRollback = error { hint = "nothing was changed; set this machine's clock" }
      throw CommandFailure(
        .badTrust, DisplayText.escaped("\(bundle): \(error) [\(error.code)]"), hint: hint)
    }
  }
}
