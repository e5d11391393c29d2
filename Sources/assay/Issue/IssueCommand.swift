import ArgumentParser
import BadgeBaking
import CredentialIssuer
import DataIntegrity
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay issue`: one signed credential for each row of a table.
struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Issue a signed credential to everybody in a table.",
    discussion: """
      The template says what is awarded and by whom; the table says who gets it. Check both, and \
      issue nothing:

        assay issue course.json students.csv --dry-run

      Issue, one file for each student:

        assay issue course.json students.csv --key university.key \\
          --out certificates

      All rows must be right, or nothing is issued. Columns of the table: email or id (who gets \
      it), name, validFrom, validUntil or validFor, awardedDate, creditsEarned, result:NAME, \
      achievedLevel:NAME and status:NAME (NAME or id of a result description of the template), \
      evidence (a URL), evidence:narrative, licenseNumber, role, term. The template can give them \
      other names. E-mail addresses become salted hashes, names are left out, unless the template \
      says otherwise.

      When it is interrupted, what is written is whole; the same command again issues the rest. A \
      file that is there already is never overwritten, and one run at a time writes into a folder.

      A template that has a "status" wants a ledger, which gives each credential its place in the \
      lists that "assay status publish" makes; it is made by the first run, and is worth a backup:

        assay issue course.json students.csv --key university.key \\
          --out certificates --ledger ledger

      JSON Web Tokens instead of JSON documents, which a key on P-256 or P-384 or an RSA key can sign \
      too, in PEM as openssl makes it; each file holds one token:

        assay issue course.json students.csv --key rsa.pem --envelope jwt \\
          --out certificates

      Copies of an image (PNG or SVG) that carry the credentials, instead of the credentials:

        assay issue course.json students.csv --key university.key \\
          --out certificates --bake badge.png

      A template that has "publicKeyMultibase" lets no other key sign. In any case the key and its \
      name are printed at the end: the trust list must have the two together.

      Exit status: 0 all issued, 64 wrong use, 65 a wrong template, table or key, 66 an input \
      cannot be opened, 73 an output is in the way or another run is writing there, 74 an output \
      cannot be written, 77 the key cannot be used, 129, 130 or 143 stopped by a signal.
      """
  )

  @Argument(help: ArgumentHelp("The template: a JSON file.", valueName: "template"))
  var template: String

  @Argument(
    help: ArgumentHelp(
      "The table: CSV or JSON lines, or - for standard input.",
      valueName: "recipients"))
  var recipients: String

  @Option(
    help: ArgumentHelp(
      "The issuer's key file; for tokens, a private key in PEM will do.", valueName: "file"))
  var key: String?

  @OptionGroup var passphrase: PassphraseOptions

  @Option(
    help: ArgumentHelp(
      "The folder for the credentials, or a file that ends in .jsonl for all of them.",
      valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "An image, PNG or SVG: each file becomes a copy of it that carries the credential.",
      valueName: "image"))
  var bake: String?

  @Option(
    help: ArgumentHelp(
      "The ledger that notes what is issued: a folder, made by the first run.",
      valueName: "folder"))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      "The key's name in the trust list; else what the template says, else the issuer's id and the key.",
      valueName: "url"))
  var verificationMethod: String?

  @Option(
    help: ArgumentHelp(
      "When the credentials begin (RFC 3339); else what the template says, else now.",
      valueName: "time"),
    transform: TimeArgument.instant)
  var validFrom: Instant?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Issue as of this time instead of now (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  @Option(
    help: ArgumentHelp(
      """
      The suites of the proofs: eddsa-jcs-2022 and eddsa-rdfc-2022, unless one is chosen; \
      Ed25519Signature2020 for old readers, whose context the template must have.
      """, valueName: "name"),
    transform: CryptosuiteArgument.suite)
  var cryptosuite: [Cryptosuite] = []

  @Option(
    help: ArgumentHelp(
      "What goes around each credential instead of proofs inside: jwt, a JSON Web Token.",
      valueName: "kind"))
  var envelope: EnvelopeArgument?

  @Option(
    help: ArgumentHelp(
      """
      What signs the tokens: EdDSA, ES256, ES384, RS256 or PS256; else what suits the key, of RSA \
      RS256.
      """, valueName: "name"),
    transform: AlgorithmArgument.algorithm)
  var algorithm: JWSAlgorithm?

  @Option(help: "How the table is written: csv or jsonl. Default: by the file's name.")
  var input: TableFormat?

  @Flag(help: "Let several rows be about the same recipient.")
  var allowDuplicates = false

  @Flag(help: "Check template, table and key, and issue nothing.")
  var dryRun = false

  @Option(help: "How to print the summary: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws {
    if envelope == nil, algorithm != nil {
      throw ValidationError("--algorithm is for tokens; add --envelope jwt")
    }
    if envelope != nil, !cryptosuite.isEmpty {
      throw ValidationError("a token has no proofs inside; leave out --cryptosuite or --envelope")
    }
    if bake != nil, let out, FileEnding.jsonLines.ends(out) {
      throw ValidationError("a file of lines holds no images; leave out --bake, or name a folder")
    }
    guard !dryRun else { return }
    if key == nil { throw ValidationError("--key is missing: the issuer's key file") }
    if out == nil { throw ValidationError("--out is missing: the folder for the credentials") }
  }

  func run() throws {
    var summary = IssueSummary(
      format: format, out: out, image: bake, ledger: dryRun ? nil : ledger)
    do {
      try issue(&summary)
    } catch let failure as IssueFailure {
      if let last = summary.report(failure) { throw last }
      throw ExitCode(failure.exitCode)
    }
  }

  /// The ledger, if one is named; made where there is none.
  private func openLedger(of issuer: ExactString) throws(CommandFailure) -> LedgerUse? {
    guard let ledger else { return nil }
    let opened = try LedgerArgument.writing(ledger, of: issuer)
    if opened.isNew {
      Terminal.note(
        "note: a new ledger was made in \(DisplayText.escaped(ledger)); keep it with the key, and back "
          + "it up: revoking needs it")
    }
    return LedgerUse(opened) { SystemClock.currentSecond() }
  }

  /// The image that the credentials are baked into, which carries none yet.
  private func openImage() throws(CommandFailure) -> BadgeImage? {
    guard let bake else { return nil }
    let file = try ImageFile(InputFile(path: bake))
    guard !file.image.isBaked else {
      throw CommandFailure(
        .badData, "\(file.name): \(ImageError.alreadyBaked)", hint: "name the image without it")
    }
    return file.image
  }

  private func issue(_ summary: inout IssueSummary) throws {
    let inputs = IssueInputs(template: template, recipients: recipients, format: input?.format)
    let image = try inputs.attempt { try openImage() }
    let template = try inputs.readTemplate()
    let list = try inputs.readRecipients(
      for: template,
      terms: IssueTerms(
        issuedAt: time ?? SystemClock.currentSecond(), validFrom: validFrom,
        allowsDuplicates: allowDuplicates,
        suites: cryptosuite.isEmpty ? IssueTerms.standardSuites : cryptosuite,
        envelope: envelope == nil ? .embeddedProofs : .token(algorithm)))
    // Without a key or a place there is a dry run; `validate` refused everything else.
    guard let key else { return try summary.printDryRun(list) }
    let signer = try inputs.attempt {
      try CredentialSigner(
        key: envelope == nil
          ? .ed25519(try passphrase.loadKey(at: key))
          : try passphrase.loadKeyOfAnyKind(at: key),
        for: template, verificationMethod: verificationMethod)
    }
    summary.signer = signer
    guard !dryRun, let out else { return try summary.printDryRun(list) }
    let output = try inputs.attempt {
      let issuance = try Issuance(list, signer: signer)
      // A template that needs a ledger is refused before one is made for nothing.
      guard ledger != nil || template.status == nil else { throw IssuerError.ledgerMissing }
      return try IssueOutput(
        out, issuance: issuance, image: image, ledger: try openLedger(of: signer.issuer))
    }
    try summary.finish(output.issue())
  }
}
