public import BadgeBaking
import DurableFiles

/// A folder that gets one file for each recipient.
///
/// A file's name is the row's number and a short id of the recipient, `00017-3f2a9c1b7d5e4f60.json`,
/// or `….jwt` for a token, `….png` or `….svg` for a copy of an image that carries the credential. Each
/// file is written whole or not at all. A second run keeps the files that say what their rows say,
/// and issues the rest; a file that says something else is never overwritten. As long as the value
/// lives, no other run can have the folder: two at once would both find a recipient's file missing,
/// and issue two credentials to one person.
public struct CredentialFolder: Sendable {
  private let issuance: Issuance
  private let path: String
  private let outstanding: [Recipient]
  private let claimed: [Recipient]
  private let unclaimed: IssueOutcome.Unclaimed?
  private let recorded: RecordedIssuance?
  private let lock: FolderLock
  private let form: FileForm

  /// A folder, and what a run would have to add to it.
  ///
  /// The folder is made where it is missing; nothing is written into it yet.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - issuance: What belongs into it.
  ///   - image: The image of which each file is a copy that carries the credential; without one, the
  ///     files are the credentials.
  ///   - ledger: The ledger that each credential is noted in before it is written; without one, only
  ///     credentials without a status are issued.
  ///   - run: How the files that are there are looked at; it is not asked whether to stop.
  /// - Throws: `IssuerError.outputDiffers` or `.outputOfOtherKey` for the first file whose row says
  ///   something else now, `.image` for an image that carries a credential already, `.outputNotInLedger` for one that the ledger does not know; `.ledgerMissing`
  ///   or `.ledger`; `.file` where the folder cannot be made or read, with `FileError.locked`
  ///   where another run has it.
  public init(
    _ path: String, issuance: Issuance, bakedInto image: BadgeImage? = nil,
    ledger: LedgerUse? = nil, checking run: IssueRun = IssueRun()
  ) throws(IssuerError) {
    self.path = path
    self.issuance = issuance
    let form = try image.map(FileForm.init) ?? FileForm.credential(issuance.envelope)
    self.form = form
    guard ledger != nil || issuance.status == nil else { throw .ledgerMissing }
    guard ledger == nil || !FileReader.isSymbolicLink(path) else {
      throw .ledger(.symbolicLink(path: path))
    }
    let existing: ExistingCredentials
    do throws(FileError) {
      try AtomicFile.createDirectory(path)
      lock = try FolderLock(path)
      AtomicFile.removeAbandoned(in: path)
      existing = try ExistingCredentials(in: path, of: issuance)
      let output = try FileReader.canonicalPath(path)
      recorded = ledger.map {
        RecordedIssuance(issuance: issuance, use: $0, output: output)
      }
    } catch {
      throw .file(error)
    }
    outstanding = existing.outstanding
    claimed = existing.claimed.map(\.recipient)
    try run.check(existing.claimed) { claim in
      Self.difference(
        of: "\(path)/\(claim.name)", from: claim.recipient, form: form, issuance: issuance,
        ledger: ledger?.ledger)
    }
    unclaimed = existing.unclaimed(workers: run.workers) { name in
      Self.bytes(at: "\(path)/\(name)").map(issuance.isOfSameAchievement) ?? false
    }
  }

  /// Issues what the folder does not have yet.
  public func issue(_ run: IssueRun = IssueRun()) -> IssueOutcome {
    let total = issuance.recipients.count
    var outcome = IssueOutcome(kept: total - outstanding.count, total: total)
    outcome.unclaimed = unclaimed
    if let recorded {
      issue(run, in: recorded, &outcome)
      return outcome
    }
    run.forEach(outstanding, of: &outcome) { recipient in
      do throws(IssuerError) {
        return .success(try write(recipient))
      } catch {
        return .failure(error)
      }
    } consume: { _ in
    }
    return outcome
  }

  /// Issues what the folder does not have yet, each noted in a ledger.
  private func issue(_ run: IssueRun, in recorded: RecordedIssuance, _ outcome: inout IssueOutcome)
  {
    var done: [[UInt8]] = []
    do throws(IssuerError) {
      try recorded.acknowledge(found: claimed)
      run.forEachGroup(outstanding, of: RecordedIssuance.groupSize, counting: &outcome) { group in
        do throws(IssuerError) {
          let credentials = try recorded.credentials(for: group, acknowledging: done, run)
          done = []
          let reached = recorded.use.ledger.options.reached
          let results = ParallelRows.map(credentials[...], workers: run.workers) { credential in
            credential.map { credential in
              write(credential).map {
                reached(.writing)
                return credential.tag
              }
            }
          }
          reached(.written)
          return results
        } catch {
          return [.failure(error)]
        }
      } consume: {
        done.append($0)
      }
      // What is written is written, whatever else went wrong.
      try recorded.acknowledge(done)
      try recorded.seal()
    } catch {
      outcome.failure = outcome.failure ?? error
    }
  }

  private func write(_ credential: SignedCredential) -> Result<Void, IssuerError> {
    do throws(IssuerError) {
      return .success(try write(credential.bytes, for: credential.recipient))
    } catch {
      return .failure(error)
    }
  }

  private func write(_ recipient: Recipient) throws(IssuerError) {
    try write(try issuance.credential(for: recipient), for: recipient)
  }

  private func write(_ credential: [UInt8], for recipient: Recipient) throws(IssuerError) {
    let name = CredentialFileName(
      number: recipient.number, shortID: issuance.shortID(of: recipient),
      ending: form.ending)
    let file = try form.file(for: credential)
    do throws(FileError) {
      try AtomicFile.write(file, to: "\(path)/\(name)", replacing: false)
    } catch {
      throw .file(error)
    }
  }

  /// What is wrong with a file that is there for a recipient.
  private static func difference(
    of path: String, from recipient: Recipient, form: FileForm, issuance: Issuance,
    ledger: IssuanceLedger?
  ) -> IssuerError? {
    do throws(FileError) {
      let bytes = try FileReader.bytes(at: path, limit: FileForm.maxBytes)
      guard let credential = form.credential(in: bytes) else {
        return .outputDiffers(path: path, line: recipient.line)
      }
      return issuance.difference(of: credential, from: recipient, at: path, ledger: ledger)
    } catch {
      return .file(error)
    }
  }

  /// The content of a file that may be somebody else's; `nil` where it cannot be a credential.
  private static func bytes(at path: String) -> [UInt8]? {
    guard FileReader.isRegularFile(path) else { return nil }
    return (try? FileReader.bytes(at: path, limit: FileForm.maxBytes)).map(FileForm.anyCredential)
  }
}
