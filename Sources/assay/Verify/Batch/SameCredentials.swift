/// Finds credentials that are the same as others of the run, and those that a newer one supersedes.
///
/// Source: Open Badges 3.0 §10. It changes no verdict: all of them may be genuine.
struct SameCredentials {
  /// A credential, and the one that it is the same as or superseded by.
  struct Finding {
    let place: BatchPlace
    let other: BatchPlace
    fileprivate let key: SeenCredential.Key
  }

  /// The most findings of a kind that are kept; of the others only how many there are.
  static let greatestFindingCount = 1000

  /// How many are as new as another one that is the same, the first of them left out.
  private(set) var sameCount = 0
  /// How many are older than another one that is the same.
  private(set) var supersededCount = 0
  private(set) var same: [Finding] = []
  private(set) var superseded: [Finding] = []

  private var table: SeenTable

  /// Whether there were more than could be compared.
  var isIncomplete: Bool { table.isFull }
  /// How many different ones were kept.
  var keptCount: Int { table.count }

  init(table: SeenTable = SeenTable()) { self.table = table }

  /// Compares a credential with those before it.
  ///
  /// - Parameters:
  ///   - credential: The credential.
  ///   - place: Where it stands.
  ///   - files: All files so far, by their numbers.
  mutating func add(
    _ credential: SeenCredential, at place: BatchPlace, _ files: [BatchPiece.FileID]
  ) {
    let mine = credential.validFrom ?? SeenTable.Entry.undated
    let entry = SeenTable.Entry(
      credential.key, validFrom: mine, file: place.file.number, line: place.line)
    guard var newest = table.find(orAdd: entry) else { return }
    let other = SameCredentials.place(of: newest, in: files)
    let finding = Finding(place: place, other: other, key: entry.key)
    // One that does not say since when it is valid neither replaces another nor is replaced.
    if mine == newest.validFrom || mine == SeenTable.Entry.undated {
      sameCount += 1
      SameCredentials.note(finding, in: &same)
      if mine == newest.validFrom { newest.addOne() }
      table.replace(newest)
    } else if newest.validFrom == SeenTable.Entry.undated {
      sameCount += 1
      SameCredentials.note(finding, in: &same)
      table.replace(entry)
    } else if mine < newest.validFrom {
      supersededCount += 1
      SameCredentials.note(finding, in: &superseded)
    } else {
      supersede(newest, at: other, by: place)
      table.replace(entry)
    }
  }

  /// Notes that a newer one takes the place of one, and of those that are the same as that.
  private mutating func supersede(
    _ entry: SeenTable.Entry, at older: BatchPlace, by newer: BatchPlace
  ) {
    supersededCount += Int(entry.count)
    var places = [older]
    if entry.count > 1 {
      sameCount -= Int(entry.count) - 1
      places += same.filter { $0.key == entry.key }.map(\.place)
      same.removeAll { $0.key == entry.key }
    }
    for place in places {
      SameCredentials.note(Finding(place: place, other: newer, key: entry.key), in: &superseded)
    }
  }

  private static func note(_ finding: Finding, in findings: inout [Finding]) {
    if findings.count < greatestFindingCount { findings.append(finding) }
  }

  private static func place(
    of entry: SeenTable.Entry, in files: [BatchPiece.FileID]
  ) -> BatchPlace {
    let number = entry.file
    let file =
      files.indices.contains(number)
      ? files[number] : BatchPiece.FileID(number: number, path: "a file")
    return BatchPlace(file: file, line: entry.line)
  }
}
