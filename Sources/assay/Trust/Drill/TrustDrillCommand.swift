import ArgumentParser
import WireFormats

/// `assay trust drill`: rehearses what is to be done when something goes wrong.
struct TrustDrillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Rehearse what to do when something goes wrong.",
    discussion: """
        assay trust drill compromise

      Needs nothing and leaves nothing behind: keys and lists are made for the drill, in a temporary \
      folder that is removed.
      """,
    subcommands: [TrustDrillCompromiseCommand.self])
}

/// `assay trust drill compromise`: an issuer's key is stolen.
struct TrustDrillCompromiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compromise",
    abstract: "Rehearse the theft of an issuer's key, from the list's first day.",
    discussion: """
        assay trust drill compromise --at 2026-06-01T00:00:00Z

      A list of five holders, any three of whom can act; an issuer that issues; a thief who has its \
      key and dates certificates back. The list then attests what the issuer signed itself, says \
      that the key is stolen, gives it another, and replaces a holder. Each step says what should \
      come of it, and what came. Exits 0 only if all came out as it should, 70 if not.
      """)

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Take this as the present (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  func run() throws {
    let scratch = try ScratchFolder()
    let present = time ?? SystemClock.currentSecond()
    try scratch.use { path in
      var drill = try CompromiseDrill(in: path, at: present)
      try drill.run()
    }
  }
}
