import DurableFiles

/// A folder that gets one file for each recipient.
///
/// A file's name is the row's number and a short id of the recipient, `00017-3f2a9c1b7d5e4f60.json`.
/// Each file is written whole or not at all. A second run keeps the files that say what their rows
/// say, and issues the rest; a file that says something else is never overwritten. As long as the
/// value lives, no other run can have the folder: two at once would both find a recipient's file
/// missing, and issue two credentials to one person.
public struct CredentialFolder: Sendable {
  private let issuance: Issuance
  private let path: String
  private let outstanding: [Recipient]
  private let unclaimed: IssueOutcome.Unclaimed?
  private let lock: FolderLock

  /// The largest file that can be a credential of a batch; others are foreign.
  private static let maxFileBytes = 16 << 20

  /// A folder, and what a run would have to add to it.
  ///
  /// The folder is made where it is missing; nothing is written into it yet.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - issuance: What belongs into it.
  ///   - run: How the files that are there are looked at; it is not asked whether to stop.
  /// - Throws: `IssuerError.outputDiffers` or `.outputOfOtherKey` for the first file whose row says
  ///   something else now; `.file` where the folder cannot be made or read, with `FileError.locked`
  ///   where another run has it.
  public init(
    _ path: String, issuance: Issuance, checking run: IssueRun = IssueRun()
  ) throws(IssuerError) {
    self.path = path
    self.issuance = issuance
    let existing: ExistingCredentials
    do throws(FileError) {
      try AtomicFile.createDirectory(path)
      lock = try FolderLock(path)
      AtomicFile.removeAbandoned(in: path)
      existing = try ExistingCredentials(in: path, of: issuance)
    } catch {
      throw .file(error)
    }
    outstanding = existing.outstanding
    try run.check(existing.claimed) { claim in
      Self.difference(of: "\(path)/\(claim.name)", from: claim.recipient, issuance: issuance)
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

  private func write(_ recipient: Recipient) throws(IssuerError) {
    let credential = try issuance.credential(for: recipient)
    let name = CredentialFileName(
      number: recipient.number, shortID: issuance.shortID(of: recipient))
    do throws(FileError) {
      try AtomicFile.write(
        credential + [UInt8(ascii: "\n")], to: "\(path)/\(name)", replacing: false)
    } catch {
      throw .file(error)
    }
  }

  /// What is wrong with a file that is there for a recipient.
  private static func difference(
    of path: String, from recipient: Recipient, issuance: Issuance
  ) -> IssuerError? {
    do throws(FileError) {
      let bytes = try FileReader.bytes(at: path, limit: maxFileBytes)
      guard bytes.last == UInt8(ascii: "\n") else {
        return .outputDiffers(path: path, line: recipient.line)
      }
      return issuance.difference(of: Array(bytes.dropLast()), from: recipient, at: path)
    } catch {
      return .file(error)
    }
  }

  /// The content of a file that may be somebody else's; `nil` where it cannot be a credential.
  private static func bytes(at path: String) -> [UInt8]? {
    guard FileReader.isRegularFile(path) else { return nil }
    return try? FileReader.bytes(at: path, limit: maxFileBytes)
  }
}
