import DurableFiles

/// A file of JSON lines that gets all credentials, one a line.
///
/// It is written at the end, whole or not at all; until then the credentials are in memory. A file
/// that is there already is kept where it holds exactly what the table asks for.
public struct CredentialLines: Sendable {
  private let issuance: Issuance
  private let path: String
  private let isComplete: Bool

  /// The largest file that is read again: the largest table, with credentials of 4 KB.
  private static let maxFileBytes = 4 << 30

  /// A file, and whether it is there already; nothing is written yet.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - issuance: What belongs into it.
  ///   - run: How the lines of a file that is there are looked at; it is not asked whether to stop.
  /// - Throws: `IssuerError.outputDiffers` or `.outputOfOtherKey` for the first line that is not
  ///   what its row says now, or `.file` where the file cannot be read.
  public init(
    _ path: String, issuance: Issuance, checking run: IssueRun = IssueRun()
  ) throws(IssuerError) {
    self.path = path
    self.issuance = issuance
    isComplete = FileReader.exists(path)
    if isComplete { try check(run) }
  }

  /// Issues all credentials, unless the file has them.
  public func issue(_ run: IssueRun = IssueRun()) -> IssueOutcome {
    var outcome = IssueOutcome(total: issuance.recipients.count)
    guard !isComplete else {
      outcome.kept = outcome.total
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
    if !outcome.isStopped, outcome.failure == nil {
      do throws(FileError) {
        try AtomicFile.write(lines, to: path, replacing: false)
      } catch {
        outcome.failure = .file(error)
      }
    }
    // What is not written was not issued.
    if outcome.isStopped || outcome.failure != nil { outcome.issued = 0 }
    return outcome
  }

  private func check(_ run: IssueRun) throws(IssuerError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: Self.maxFileBytes)
    } catch {
      throw .file(error)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let (issuance, path) = (issuance, path)
    try run.check(Array(issuance.recipients.enumerated())) { index, recipient in
      let line = index < lines.count ? Array(lines[index]) : []
      return issuance.difference(of: line, from: recipient, at: path)
    }
    // The last line ends with a line feed, after which there is nothing.
    guard lines.count == issuance.recipients.count + 1, lines.last?.isEmpty == true else {
      throw .outputDiffers(path: path, line: (issuance.recipients.last?.line ?? 0) + 1)
    }
  }
}
