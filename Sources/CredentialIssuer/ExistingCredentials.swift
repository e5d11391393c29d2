import DurableFiles

/// The credentials that a folder has already, and the rows that they belong to.
struct ExistingCredentials {
  /// A file, and the recipient whose it is by its name.
  struct Claim: Sendable {
    let name: String
    let recipient: Recipient
  }

  /// The files of recipients.
  private(set) var claimed: [Claim] = []
  /// The recipients who have no file.
  private(set) var outstanding: [Recipient] = []
  /// Second files of a recipient, as two runs at once could have left them.
  private var surplus: [String] = []
  /// Files with names of this kind that are no recipient's.
  private var foreign: [String] = []

  init(in folder: String, of issuance: Issuance) throws(FileError) {
    var names: [String: [String]] = [:]
    for name in try FileReader.names(in: folder) {
      guard let shortID = CredentialFileName.shortID(in: name) else { continue }
      names[shortID, default: []].append(name)
    }
    for recipient in issuance.recipients {
      guard let own = names.removeValue(forKey: issuance.shortID(of: recipient)) else {
        outstanding.append(recipient)
        continue
      }
      claimed.append(Claim(name: own[0], recipient: recipient))
      surplus += own.dropFirst()
    }
    foreign = names.values.flatMap { $0 }
  }

  /// What is in the folder for nobody in the table; `nil` where there is nothing.
  ///
  /// Several courses may share a folder: of the files that are no recipient's, only those of the
  /// same achievement count, and `isOfSameAchievement` tells of a file whether it is one.
  func unclaimed(
    workers: Int, isOfSameAchievement: @Sendable (String) -> Bool
  ) -> IssueOutcome.Unclaimed? {
    let others = ParallelRows.map(foreign[...], workers: workers) { name in
      isOfSameAchievement(name) ? name : nil
    }
    let names = surplus + others.compactMap { $0 }
    let first = names.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return first.map { IssueOutcome.Unclaimed(count: names.count, example: $0) }
  }
}
