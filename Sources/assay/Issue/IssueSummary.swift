import ControlledIdentifiers
import CredentialIssuer
import OpenSSLCrypto
import StrictJSON

/// What `assay issue` says at the end.
struct IssueSummary {
  let format: OutputFormat
  /// The folder or file, as the user named it.
  let out: String?
  /// The image that credentials are baked into, as the user named it; `nil` where there is none.
  let image: String?
  /// The ledger, as the user named it; `nil` where there is none.
  let ledger: String?
  /// Who signs; `nil` in a dry run without a key.
  var signer: CredentialSigner?

  init(format: OutputFormat, out: String?, image: String?, ledger: String?) {
    self.format = format
    self.out = out
    self.image = image
    self.ledger = ledger
  }

  /// Says that everything is right, and that nothing was issued.
  func printDryRun(_ list: RecipientList) throws(CommandFailure) {
    let name = DisplayText.escaped(list.template.achievementName)
    try print(
      IssueOutcome(), total: list.recipients.count, isDryRun: true,
      text: "the template and \(Self.rows(list.recipients.count)) are right: "
        + "'\(name)' can be issued; this was a dry run")
  }

  /// Says how a run ended.
  ///
  /// - Throws: `IssueFailure` where it did not issue everything.
  func finish(_ outcome: IssueOutcome) throws {
    if let unclaimed = outcome.unclaimed { warn(of: unclaimed) }
    if let error = outcome.failure {
      let failure = CommandFailure(issuing: error)
      let hint =
        "\(Self.state(of: outcome)), and whole; run the same command again to issue the rest"
      throw IssueFailure(
        .failed(CommandFailure(failure.status, failure.message, hint: hint)), after: outcome)
    }
    if outcome.isStopped {
      throw IssueFailure(.stopped(signal: StopSignals.received ?? 0), after: outcome)
    }
    try print(outcome, total: outcome.total, isDryRun: false, text: text(outcome))
  }

  /// Prints why a run did not issue everything: for people on standard error, and for programs that
  /// asked for JSON on standard output too.
  ///
  /// - Returns: what is left for the process to say when it ends.
  func report(_ failure: IssueFailure) -> CommandFailure? {
    for fault in failure.faults { Terminal.note("error: \(fault.line)") }
    // Where standard output is what failed, there is nobody to tell.
    switch format {
    case .text: break
    case .json: try? Terminal.write(failure.json(out: out).prettyBytes())
    case .ndjson: try? Terminal.write(failure.json(out: out).compactBytes() + [UInt8(ascii: "\n")])
    }
    switch failure.ending {
    case .failed(let failure): return failure
    case .stopped:
      Terminal.note("\(failure.message), and whole; run the same command again to issue the rest")
      return nil
    }
  }

  /// How far a run came: `3 of 8 credentials are issued`.
  static func state(of outcome: IssueOutcome) -> String {
    let done = outcome.issued + outcome.kept
    return "\(done) of \(credentials(outcome.total)) \(done == 1 ? "is" : "are") issued"
  }

  private func text(_ outcome: IssueOutcome) -> String {
    let place = DisplayText.escaped(out ?? "")
    let issued = "issued \(Self.credentials(outcome.issued)) in \(place)"
    return outcome.kept == 0 ? issued : "\(issued); \(outcome.kept) were there already"
  }

  /// What the proofs call the key that signs, and which key that is: whether the two belong together
  /// only the trust list knows.
  private var signature: String {
    guard let signer else { return "" }
    let (key, method) = (signer.publicKey.name, signer.verificationMethod)
    let fragment = signer.publicKeyMultibase ?? signer.publicKey.jwkThumbprint
    let saysKey = method.utf8.suffix(fragment.utf8.count + 1).elementsEqual("#\(fragment)".utf8)
    return "signed as \(DisplayText.escaped(method))" + (saysKey ? "\n" : ", with the key \(key)\n")
  }

  /// The key as a JSON Web Key; `nil` for Ed25519, whose Multikey is shorter.
  private var jsonWebKey: JSONTree? {
    guard let key = signer?.publicKey, key.ed25519 == nil else { return nil }
    return key.jsonWebKey
  }

  private func warn(of unclaimed: IssueOutcome.Unclaimed) {
    let place = DisplayText.escaped(out ?? "")
    let example = DisplayText.escaped(unclaimed.example)
    let what =
      unclaimed.count == 1
      ? "a credential that belongs to no row of the table: \(example)"
      : "\(unclaimed.count) credentials that belong to no row of the table, \(example) for one"
    Terminal.note(
      "warning: \(place) holds \(what); move away what should not be handed out: "
        + "it is signed like the others")
  }

  private func print(
    _ outcome: IssueOutcome, total: Int, isDryRun: Bool, text: String
  ) throws(CommandFailure) {
    let json = JSONTree.members([
      "type": "IssueSummary/1", "dryRun": .bool(isDryRun), "total": .integer(Int64(total)),
      "issued": .integer(Int64(outcome.issued)), "kept": .integer(Int64(outcome.kept)),
      "unclaimed": outcome.unclaimed.map(\.json), "out": out.map { .string($0) },
      "image": image.map { .string($0) }, "ledger": ledger.map { .string($0) },
      "publicKeyMultibase": signer?.publicKeyMultibase.map { .string($0) },
      "publicKeyJwk": jsonWebKey,
      "verificationMethod": signer.map { .string($0.verificationMethod) },
    ])
    switch format {
    case .text: try Terminal.write("\(text)\n\(signature)")
    case .json: try Terminal.write(json.prettyBytes())
    case .ndjson: try Terminal.write(json.compactBytes() + [UInt8(ascii: "\n")])
    }
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "its one row" : "all \(count) rows"
  }

  private static func credentials(_ count: Int) -> String {
    count == 1 ? "1 credential" : "\(count) credentials"
  }
}
