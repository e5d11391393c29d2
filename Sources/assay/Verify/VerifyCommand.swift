import ArgumentParser
import CredentialVerifier
import DurableFiles
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay verify`: whether credentials are genuine, still good, and vouched for.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify credentials and presentations, offline.",
    discussion: """
      Verify one certificate against the list of issuers of an authority that you rely on:

        assay verify certificate.json --trust list.bundle --root root.json

      Verify a folder, for a program that reads one JSON report a line:

        assay verify inbox/ --trust list.bundle --root root.json \\
          --format ndjson

      So are the lines of a file that assay issue wrote:

        assay verify certificates.jsonl --trust list.bundle --root root.json

      Make sure that it is about the person who sent it:

        assay verify certificate.json --recipient maria@example.org \\
          --trust list.bundle --root root.json

      A presentation from a wallet, made for you and now:

        assay verify presentation.json --challenge n-0S6_WzA2Mj \\
          --domain employer.example --require-holder \\
          --trust list.bundle --root root.json

      Make sure of its quality as well:

        assay verify certificate.json --require-accreditation NCVET \\
          --min-level NSQF:4.5 --trust list.bundle --root root.json

      Show that it was signed before its key was stolen, by the issuer's proof:

        assay verify certificate.json --proof certificate.proof.json \\
          --trust list.bundle --root root.json

      With a status list that came with it, where the list of issuers carries none:

        assay verify certificate.json --status-list status.json \\
          --trust list.bundle --root root.json

      Find out where two programs disagree about a signature:

        assay verify certificate.json --explain \\
          --trust list.bundle --root root.json

      Whether it was good at some time, by what the list says of then:

        assay verify certificate.json --at 2026-03-01T00:00:00Z \\
          --trust list.bundle --root root.json

      Exit codes: 0 accepted, 1 rejected, 2 untrusted, 3 undetermined, 64 usage, 65 no proof, \
      66 cannot be opened, 78 unusable trust list or status list. Of several files the gravest \
      decides: 66, 1, 3, 2, 0.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      Credentials, *.jsonl files with one a line, folders of *.json files (not those in \
      subfolders), or - for standard input.
      """,
      valueName: "file"))
  var files: [String]

  @OptionGroup var trust: TrustOptions

  @OptionGroup var quality: QualityOptions

  @OptionGroup var presentation: PresentationOptions

  @Option(
    name: .customLong("proof"),
    help: ArgumentHelp(
      """
      A proof by the issuer that it signed a credential before its key was stolen. Repeatable; it \
      counts where the list says that the key was.
      """,
      valueName: "file"))
  var proofs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The e-mail address or id of the person that it must be about.", valueName: "id"))
  var recipient: String?

  @Option(
    name: .customLong("status-list"),
    help: ArgumentHelp(
      """
      A status list beside those that the list of issuers carries; verified before it is believed. \
      Can be given several times.
      """, valueName: "file"))
  var statusLists: [String] = []

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "Judge by this time instead of now (RFC 3339: 2026-03-01T00:00:00Z).", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  @Flag(
    help: """
      Where a proof does not hold, print what is signed, the hashes and the key, for comparing with \
      another program. With json or ndjson, of every proof.
      """)
  var explain = false

  @Option(help: "How to report: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws {
    try InputFile.checkArguments(files + proofs + statusLists)
    if let recipient, recipient.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      throw ValidationError("--recipient is empty; leave it out, or name the person")
    }
  }

  func run() throws {
    let now = time ?? SystemClock.currentSecond()
    let inputs = InputFile.all(files)
    let evidence = try ProofFiles.evidence(at: proofs)
    let known = try trust.resolve()
    let verifier = Verifier(
      trust: known.trust, policy: quality.policy,
      statusLists: try StatusListFile.sources(statusLists), memory: known.memory,
      statusMemory: known.statuses)
    // For a program it depends on what was asked, not on how many files a folder happens to hold.
    let isSingle =
      inputs.count == 1 && CredentialLinesFile(inputs[0]) == nil
      && (format == .text || files.allSatisfy { !FileReader.isDirectory($0) })
    var output = VerificationOutput(format: format, isSingle: isSingle)
    try output.begin(with: verifier, at: now, isHistorical: time != nil)
    var gravest = VerificationStatus.accepted
    for input in inputs {
      gravest = max(
        gravest, try verify(input, with: verifier, at: now, evidence, into: &output))
    }
    try output.finish()
    if gravest != .accepted { throw ExitCode(gravest.exitCode) }
  }

  /// Verifies one file, and writes what it came to.
  ///
  /// A file that cannot be opened, or is too large, does not keep the others from being verified.
  private func verify(
    _ input: InputFile, with verifier: Verifier, at now: Instant, _ evidence: [ExistenceEvidence],
    into output: inout VerificationOutput
  ) throws(CommandFailure) -> VerificationStatus {
    let lines = CredentialLinesFile(input)
    let bytes: [UInt8]
    do throws(CommandFailure) {
      bytes =
        try lines == nil ? input.read() : input.read(limit: CredentialLinesFile.greatestSize)
    } catch {
      // What is too large was there, and is refused; the rest could not be opened.
      let status = error.status == .badData ? VerificationStatus.rejected : .unreadable
      try output.write(error, of: input, status)
      return status
    }
    var gravest = VerificationStatus.accepted
    func verify(_ file: InputFile, _ bytes: [UInt8]) throws(CommandFailure) {
      let report = verifier.verify(
        bytes, at: now, recipient: recipient.map { Recipient($0) }, isHistorical: time != nil,
        evidence: evidence, request: presentation.request)
      let explanations = explain ? verifier.explanations(of: bytes) : nil
      try output.write(report, of: file, explained: explanations.map { ExplanationText($0) })
      gravest = max(gravest, VerificationStatus(report.verdict))
    }
    if let lines {
      try lines.forEach(in: bytes, verify)
    } else {
      try verify(input, bytes)
    }
    return gravest
  }
}

/// What verifying files came to; the order is the gravity.
enum VerificationStatus: Comparable {
  case accepted, untrusted, undetermined, rejected, unreadable

  init(_ verdict: Verdict) {
    switch verdict {
    case .accepted: self = .accepted
    case .untrusted: self = .untrusted
    case .undetermined: self = .undetermined
    case .rejected: self = .rejected
    }
  }

  var exitCode: Int32 {
    let status: ExitStatus =
      switch self {
      case .accepted: .success
      case .untrusted: .untrusted
      case .undetermined: .undetermined
      case .rejected: .rejected
      case .unreadable: .noInput
      }
    return status.rawValue
  }
}
