import ArgumentParser
import IssuerTrust
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
      try TrustMaterial.bundle(bytes, from: bundle, root: argument)
    }
    let update = try folder.locked { () throws(CommandFailure) in
      let known = reset ? nil : try place.read()
      let update = try self.update(bytes, pinned, known: known, at: now)
      if let list = update.list { try place.write(list) }
      return update
    }
    try output.write(
      lines: TrustText.update(update, in: folder), json: TrustText.json(update, in: folder))
  }

  /// What installing the bundle comes to; nothing is written yet.
  private func update(
    _ bytes: [UInt8], _ pinned: TrustBundle?, known: InstalledList?, at now: Instant
  ) throws(CommandFailure) -> TrustUpdate {
    guard let known else {
      guard let pinned else {
        throw CommandFailure(
          .usage, "this list is not installed yet, so nothing shows that it is the one you want",
          hint: "give the root that its authority gave you: --root ROOT")
      }
      try attempt { () throws(TrustError) in try TrustUpdate.requireCurrent(pinned, at: now) }
      return TrustUpdate(
        trust: pinned, previous: nil,
        list: InstalledList(
          state: ListState(of: pinned, at: now), bundle: bytes, statusMemory: nil))
    }
    let previous = try known.trust()
    let next = try attempt { () throws(TrustError) in
      let next = try TrustBundle(bytes, root: known.state.root)
      try known.state.requireNoRollback(to: next)
      return next
    }
    guard !known.state.isSame(as: next) else {
      return TrustUpdate(trust: previous, previous: previous, list: nil)
    }
    try refuseWrongClock(now, known: known.state)
    try attempt { () throws(TrustError) in
      try TrustUpdate.requireCurrent(next, at: now)
      try TrustUpdate.requireNothingForgotten(from: previous, to: next)
    }
    return TrustUpdate(
      trust: next, previous: previous,
      list: InstalledList(
        state: ListState(of: next, at: now, after: known.state), bundle: bytes,
        statusMemory: known.statusMemory))
  }

  /// By a clock that was set back an expired list would look current.
  private func refuseWrongClock(_ now: Instant, known: ListState) throws(CommandFailure) {
    guard now.adding(seconds: TrustUpdate.toleratedClock) < known.latestTime else { return }
    throw CommandFailure(
      .badTrust,
      "the clock is before \(known.latestTime), which has passed: it was set back [CLOCK_ROLLBACK]",
      hint: "set this machine's clock")
  }

  private func attempt<Result>(
    _ body: () throws(TrustError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(TrustError) {
      return try body()
    } catch {
      throw CommandFailure(
        .badTrust, DisplayText.escaped("\(bundle): \(error) [\(error.code)]"),
        hint: "nothing was changed; get the current list from the authority that publishes it")
    }
  }
}
