/// The credentials that were seen, each under what it has in common with those that are the same.
///
/// A million of them take some 60 MB, which is the most that is kept: the table is made of many small
/// ones, of which each grows by itself, so that growing takes no room either.
struct SeenTable {
  /// The most credentials that are kept.
  static let greatestCount = 1 << 20

  /// What is kept of the newest of those that are the same.
  struct Entry {
    let key: SeenCredential.Key
    var validFrom: Int64
    /// Where it was seen: the number of its file, and its line.
    var line: Int64
    var file: UInt32
    /// How many of the same that are as new were seen; none in an empty place.
    var count: UInt32

    /// What stands for a credential that does not say since when it is valid.
    static let undated = Int64.min
    fileprivate static let empty = Entry(
      key: SeenCredential.Key(high: 0, low: 0), validFrom: 0, line: 0, file: 0, count: 0)
  }

  private var parts: [[Entry]] = Array(repeating: [], count: 256)
  private var counts: [Int] = Array(repeating: 0, count: 256)
  private let limit: Int

  /// How many credentials are kept.
  private(set) var count = 0
  /// Whether there was one more than can be kept.
  private(set) var isFull = false

  /// A table of so many credentials.
  init(limit: Int = SeenTable.greatestCount) { self.limit = limit }

  /// What is kept of those that are the same as a credential; a new entry is kept where there is
  /// none, and `nil` given.
  mutating func find(orAdd entry: Entry) -> Entry? {
    let part = Int(entry.key.high >> 56)
    if let place = place(of: entry.key, in: part), parts[part][place].count > 0 {
      return parts[part][place]
    }
    guard count < limit else {
      isFull = true
      return nil
    }
    if counts[part] + 1 > parts[part].count / 4 * 3 { grow(part) }
    if let place = place(of: entry.key, in: part) {
      parts[part][place] = entry
      counts[part] += 1
      count += 1
    }
    return nil
  }

  /// Keeps something else of those that are the same.
  mutating func replace(_ entry: Entry) {
    let part = Int(entry.key.high >> 56)
    if let place = place(of: entry.key, in: part), parts[part][place].count > 0 {
      parts[part][place] = entry
    }
  }

  /// Where the entry is, or would be; `nil` in a table without any room.
  private func place(of key: SeenCredential.Key, in part: Int) -> Int? {
    let size = parts[part].count
    guard size > 0 else { return nil }
    var place = Int(key.low % UInt64(size))
    // A quarter of the places is empty, so that this ends.
    while parts[part][place].count > 0, parts[part][place].key != key {
      place = place + 1 == size ? 0 : place + 1
    }
    return place
  }

  private mutating func grow(_ part: Int) {
    let entries = parts[part]
    parts[part] = Array(repeating: .empty, count: max(8, entries.count / 2 * 3))
    for entry in entries where entry.count > 0 {
      if let place = place(of: entry.key, in: part) { parts[part][place] = entry }
    }
  }
}
