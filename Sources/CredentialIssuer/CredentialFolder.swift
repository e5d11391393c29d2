import DurableFiles

/// A folder that gets one file for each recipient.
///
/// A file's name is the row's number and a short id of the recipient, `00017-3f2a9c1b7d5e4f60.json`.
/// Each file is written whole or not at all. A second run keeps the files that say what their rows
/// say, and issues the rest; a file that says something else is never overwritten.
public struct CredentialFolder: Sendable {
  private let issuance: Issuance
  private let path: String
  private let outstanding: [Recipient]
  private let kept: Int

  /// The largest file that can be a credential of a batch; others are foreign.
  private static let maxFileBytes = 16 << 20

  /// A folder, and what a run would have to add to it; nothing is written yet.
  ///
  /// - Throws: `IssuerError.outputDiffers` for the first file whose row says something else now, or
  ///   `.file` where the folder cannot be read.
  public init(_ path: String, issuance: Issuance) throws(IssuerError) {
    self.path = path
    self.issuance = issuance
    let existing = try Self.existing(path)
    var outstanding: [Recipient] = []
    for recipient in issuance.recipients {
      guard let name = existing[issuance.shortID(of: recipient)] else {
        outstanding.append(recipient)
        continue
      }
      try Self.check("\(path)/\(name)", for: recipient, issuance: issuance)
    }
    self.outstanding = outstanding
    kept = issuance.recipients.count - outstanding.count
  }

  /// Issues what the folder does not have yet.
  public func issue(_ run: IssueRun = IssueRun()) -> IssueOutcome {
    var outcome = IssueOutcome(kept: kept, total: issuance.recipients.count)
    do throws(FileError) {
      try AtomicFile.createDirectory(path)
    } catch {
      outcome.failure = .file(error)
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

  private func write(_ recipient: Recipient) throws(IssuerError) {
    let credential = try issuance.credential(for: recipient)
    let digits = String(recipient.number)
    let number = String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    let file = "\(path)/\(number)-\(issuance.shortID(of: recipient)).json"
    do throws(FileError) {
      try AtomicFile.write(credential + [UInt8(ascii: "\n")], to: file, replacing: false)
    } catch {
      throw .file(error)
    }
  }

  private static func check(
    _ path: String, for recipient: Recipient, issuance: Issuance
  ) throws(IssuerError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: maxFileBytes)
    } catch {
      throw .file(error)
    }
    guard bytes.last == UInt8(ascii: "\n"),
      try issuance.isCredential(bytes.dropLast(), for: recipient)
    else { throw .outputDiffers(path: path, line: recipient.line) }
  }

  /// The files whose names this type gives, by the short ids in them.
  ///
  /// The row's number does not count: rows may have been added above since.
  private static func existing(_ path: String) throws(IssuerError) -> [String: String] {
    guard FileReader.exists(path) else { return [:] }
    guard FileReader.isDirectory(path) else { throw .file(.alreadyExists(path: path)) }
    do throws(FileError) {
      return Dictionary(
        try FileReader.names(in: path).compactMap { name in shortID(name).map { ($0, name) } },
        uniquingKeysWith: { first, _ in first })
    } catch {
      throw .file(error)
    }
  }

  private static func shortID(_ name: String) -> String? {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1)
    guard parts.count == 2, parts[0].allSatisfy({ (0x30...0x39).contains($0) }),
      parts[1].count == 21, parts[1].suffix(5).elementsEqual(".json".utf8)
    else { return nil }
    return String(parts[1].prefix(16))
  }
}
