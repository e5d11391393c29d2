import DurableFiles

/// A file of lines that gets all credentials, one a line: JSON, or a token as it is.
///
/// It is written at the end, whole or not at all; until then the credentials are in memory. A file
/// that is there already is kept where it holds exactly what the table asks for.
public struct CredentialLines: Sendable {
  private let issuance: Issuance
  private let path: String
  private let isComplete: Bool
  private let recorded: RecordedIssuance?

  /// The largest file that is read again: the largest table, with credentials of 4 KB.
  private static let maxFileBytes = 4 << 30

  /// A file, and whether it is there already; nothing is written yet.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - issuance: What belongs into it.
  ///   - ledger: The ledger that each credential is noted in before it is written; without one, only
  ///     credentials without a status are issued.
  ///   - run: How the lines of a file that is there are looked at; it is not asked whether to stop.
  /// - Throws: `IssuerError.outputDiffers` or `.outputOfOtherKey` for the first line that is not
  ///   what its row says now, `.outputNotInLedger` for one that the ledger does not know;
  ///   `.ledgerMissing` or `.ledger`; or `.file` where the file cannot be read.
  public init(
    _ path: String, issuance: Issuance, ledger: LedgerUse? = nil,
    checking run: IssueRun = IssueRun()
  ) throws(IssuerError) {
    self.path = path
    self.issuance = issuance
    guard ledger != nil || issuance.status == nil else { throw .ledgerMissing }
    guard ledger == nil || !FileReader.isSymbolicLink(path) else {
      throw .ledger(.symbolicLink(path: path))
    }
    isComplete = FileReader.exists(path)
    do throws(FileError) {
      let output = try ledger == nil ? "" : Self.canonical(path)
      recorded = ledger.map { RecordedIssuance(issuance: issuance, use: $0, output: output) }
    } catch {
      throw .file(error)
    }
    if isComplete { try check(run) }
  }

  /// The path from the root on; the file need not be there, its folder does.
  private static func canonical(_ path: String) throws(FileError) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...]
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return "\(try FileReader.canonicalPath(folder))/\(name)"
  }

  /// Issues all credentials, unless the file has them.
  public func issue(_ run: IssueRun = IssueRun()) -> IssueOutcome {
    var outcome = IssueOutcome(total: issuance.recipients.count)
    guard !isComplete else {
      outcome.kept = outcome.total
      do throws(IssuerError) {
        try recorded?.acknowledge(found: issuance.recipients)
        try recorded?.seal()
      } catch {
        outcome.failure = error
      }
      return outcome
    }
    if let recorded {
      issue(run, in: recorded, &outcome)
      return outcome
    }
    var lines: [UInt8] = []
    run.forEach(issuance.recipients, of: &outcome) { recipient in
      do throws(IssuerError) {
        return .success(try issuance.credential(for: recipient))
      } catch {
        return .failure(error)
      }
    } consume: { credential in
      lines += credential
      lines.append(UInt8(ascii: "\n"))
    }
    write(lines, &outcome)
    return outcome
  }

  /// Issues all credentials, each noted in a ledger.
  ///
  /// The ledger has them before the file has its name; a run that is stopped is completed by the next,
  /// which makes those that are in the ledger again.
  private func issue(_ run: IssueRun, in recorded: RecordedIssuance, _ outcome: inout IssueOutcome)
  {
    var lines: [UInt8] = []
    var tags: [[UInt8]] = []
    run.forEachGroup(
      issuance.recipients, of: RecordedIssuance.linesGroupSize, counting: &outcome
    ) { group in
      do throws(IssuerError) {
        return try recorded.credentials(for: group, acknowledging: [], run).map { credential in
          credential.map { .success($0) }
        }
      } catch {
        return [.failure(error)]
      }
    } consume: { credential in
      lines += credential.bytes
      lines.append(UInt8(ascii: "\n"))
      tags.append(credential.tag)
    }
    let reached = recorded.use.ledger.options.reached
    reached(.writing)
    write(lines, &outcome)
    reached(.written)
    do throws(IssuerError) {
      if outcome.issued > 0 { try recorded.acknowledge(tags) }
      try recorded.seal()
    } catch {
      outcome.failure = outcome.failure ?? error
    }
  }

  /// Writes the file, unless the run ended before it was done.
  private func write(_ lines: [UInt8], _ outcome: inout IssueOutcome) {
    if !outcome.isStopped, outcome.failure == nil {
      do throws(FileError) {
        try AtomicFile.write(lines, to: path, replacing: false)
      } catch {
        outcome.failure = .file(error)
      }
    }
    // What is not written was not issued.
    if outcome.isStopped || outcome.failure != nil { outcome.issued = 0 }
  }

  private func check(_ run: IssueRun) throws(IssuerError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: Self.maxFileBytes)
    } catch {
      throw .file(error)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let (issuance, path, ledger) = (issuance, path, recorded?.use.ledger)
    try run.check(Array(issuance.recipients.enumerated())) { index, recipient in
      let line = index < lines.count ? Array(lines[index]) : []
      return issuance.difference(of: line, from: recipient, at: path, ledger: ledger)
    }
    // The last line ends with a line feed, after which there is nothing.
    guard lines.count == issuance.recipients.count + 1, lines.last?.isEmpty == true else {
      throw .outputDiffers(path: path, line: (issuance.recipients.last?.line ?? 0) + 1)
    }
  }
}
