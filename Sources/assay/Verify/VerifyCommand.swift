import ArgumentParser
import CredentialVerifier
import IssuerTrust
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

      And those that come in on standard input, on all cores, with a short line for each:

        assay verify - --lines --format ndjson --brief \\
          --trust list.bundle --root root.json <inbox.ndjson

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
      66 cannot be opened, 78 unusable trust list or status list, 129, 130 or 143 stopped by a \
      signal. Of several files the gravest decides: 66, 1, 3, 2, 0.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      Credentials, files with one on each line, folders of these, or - for standard input; their \
      content tells which.
      """,
      valueName: "file"))
  var files: [String]

  @OptionGroup var trust: TrustOptions

  @OptionGroup var quality: QualityOptions

  @OptionGroup var presentation: PresentationOptions

  @OptionGroup var batch: BatchOptions

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
    guard !batch.brief || format != .text else {
      throw ValidationError("--brief is for --format json and ndjson; text is short as it is")
    }
  }

  func run() throws {
    let now = time ?? SystemClock.currentSecond()
    let evidence = try ProofFiles.evidence(at: proofs)
    let known = try trust.resolve()
    let verifier = Verifier(
      trust: known.trust, policy: quality.policy,
      statusLists: try StatusListFile.sources(statusLists), memory: known.memory,
      statusMemory: known.statuses)
    let request = VerificationRequest(
      verifier: verifier, now: now, isHistorical: time != nil,
      recipient: recipient.map { Recipient($0) }, evidence: evidence,
      presentation: presentation.request,
      isExplained: explain)
    let status: Int32
    switch VerificationInputs(files, batch, format: format) {
    case .single(let file):
      status = try SingleVerification(
        request: request, format: format, isBrief: batch.brief, summaryPath: batch.summary
      ).verify(file)
    case .several(let opened):
      if format == .text { try writeNotice(of: request) }
      status = try verifySeveral(opened, request)
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Says once, before the lines on several documents, what each of their reports says of the list.
  ///
  /// A report in JSON has all of its checks.
  private func writeNotice(of request: VerificationRequest) throws(CommandFailure) {
    let checks = request.verifier.trustListChecks(
      at: request.now, isHistorical: request.isHistorical)
    let lines = TrustNotice.lines(for: checks, style: .current)
    guard !lines.isEmpty else { return }
    try Terminal.write((lines + [""]).map { "\($0)\n" }.joined())
  }

  /// Verifies whatever the arguments name, of which one may have been opened already.
  private func verifySeveral(
    _ opened: OpenedInput?, _ request: VerificationRequest
  ) throws(CommandFailure) -> Int32 {
    let format = ResultFormat(format: format, isBrief: batch.brief, style: .current)
    let input = BatchInput(
      arguments: files, isRecursive: batch.recursive, isForcedToLines: batch.lines, opened: opened)
    var run = BatchRun(
      worker: BatchWorker(request: request, format: format), workers: batch.workers,
      stopsAtFirst: batch.failFast, summaryPath: batch.summary,
      totalSize: Terminal.canShowProgress ? input.totalSize() : nil)
    return try run.run { take throws(BatchStop) in try input.read(take) }
  }
}

/// What verifying files came to; the order is the gravity.
enum VerificationStatus: Comparable, Sendable {
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
