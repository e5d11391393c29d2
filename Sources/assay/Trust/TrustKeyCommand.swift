import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust key`: says what became of an issuer's key, or gives the issuer another.
struct TrustKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Say what became of an issuer's key, or give it another.",
    discussion: """
        assay trust key compromise list --issuer did:web:uni.example \\
          --key did:web:uni.example#2026 --since 2026-05-01T00:00:00Z

      Each command writes a new version of the issuer's record. A key is never removed, and never \
      becomes better. The list must then be signed and published anew: assay trust sign, assay \
      trust publish.
      """,
    subcommands: [
      TrustKeyAddCommand.self, TrustKeyRetireCommand.self, TrustKeyDestroyCommand.self,
      TrustKeyCompromiseCommand.self,
    ])
}

/// `assay trust key add`: gives an issuer another key.
struct TrustKeyAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Give an issuer another key.",
    discussion: """
        assay trust key add list --issuer did:web:uni.example \\
          --public-key new.key --until 2028-12-31T23:59:59Z

      The key may sign credentials from now on; the issuer's other keys stay as they are. Of a key \
      file only the public half is read. A key on P-256 or P-384, or of RSA, for what the issuer signs \
      as tokens, is given as a multikey, a JSON Web Key or a public key in PEM.
      """)

  @OptionGroup var issuer: IssuerKeyOptions

  @Option(help: ArgumentHelp("The key: z6Mk…, a file, or a key file.", valueName: "key"))
  var publicKey: String

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "What proofs call it; the issuer's id, a # and the key unless set.", valueName: "id"))
  var keyID: String?

  @Option(help: ArgumentHelp("What it signs: credential, statusList.", valueName: "use"))
  var use: [String] = ["credential", "statusList"]

  @Option(
    help: ArgumentHelp("The first moment at which it may sign.", valueName: "time"),
    transform: TimeArgument.instant)
  var from: Instant?

  @Option(
    help: ArgumentHelp("The last moment at which it may sign.", valueName: "time"),
    transform: TimeArgument.instant)
  var until: Instant?

  func run() throws {
    let now = issuer.expiry.now
    let draft = IssuerKeyDraft(
      try PublicKeyArgument.key(publicKey), id: keyID.map { ExactString($0) }, use: use,
      signingFrom: from ?? now, signingUntil: until)
    let id = draft.id ?? IssuerKeyDraft.id(of: draft.key, of: ExactString(issuer.issuer))
    try issuer.run(id, done: "added", isNew: true) { (record) throws(TrustError) in
      (try record.adding(draft, updated: now), nil)
    }
  }
}

/// `assay trust key retire`: a key signs no more.
struct TrustKeyRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Say that a key signs no more.",
    discussion: """
        assay trust key retire list --issuer did:web:uni.example \\
          --key did:web:uni.example#2026

      What it signed before stays good; what it signs later does not count.
      """)

  @OptionGroup var key: FatedKeyOptions

  func run() throws {
    try key.run(.retired(since: key.since ?? key.issuer.expiry.now), done: "retired")
  }
}

/// `assay trust key destroy`: nobody has a key any more.
struct TrustKeyDestroyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Say that nobody has a key any more.",
    discussion: """
        assay trust key destroy list --issuer did:web:uni.example \\
          --key did:web:uni.example#2026

      To readers it is the same as retired: what it signed before stays good.
      """)

  @OptionGroup var key: FatedKeyOptions

  func run() throws {
    try key.run(.destroyed(since: key.since ?? key.issuer.expiry.now), done: "destroyed")
  }
}

/// `assay trust key compromise`: somebody else has a key.
struct TrustKeyCompromiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compromise",
    abstract: "Say that somebody else has a key.",
    discussion: """
        assay trust key compromise list --issuer did:web:uni.example \\
          --key did:web:uni.example#2026 --since 2026-05-01T00:00:00Z

      Whatever the key signed is undetermined then, whatever date it bears, because a thief can \
      write any date. What the issuer signed itself is saved by a manifest, which its ledger makes \
      of all that it issued, and which whoever signs the list attests:

        assay trust key compromise list --issuer did:web:uni.example \\
          --key did:web:uni.example#2026 --since-unknown \\
          --attest-manifest manifest.json

      Attest a manifest only if you know that it was made before the theft, or from records that \
      the thief did not reach. One may be attested later: give the command again.
      """)

  @OptionGroup var key: FatedKeyOptions

  @Flag(help: "Nobody knows since when; only what a manifest attests counts.")
  var sinceUnknown = false

  @Option(
    help: ArgumentHelp("A manifest of what the issuer signed itself.", valueName: "file"))
  var attestManifest: String?

  func validate() throws {
    guard (key.since == nil) == sinceUnknown else {
      throw ValidationError("say since when: --since TIME, or --since-unknown")
    }
  }

  func run() throws {
    try key.run(.compromised(since: key.since), manifest: attestManifest, done: "compromised")
  }
}
