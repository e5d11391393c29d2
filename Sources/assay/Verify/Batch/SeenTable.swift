/// The credentials that were seen, each under what it has in common with those that are the same.
///
/// A million of them take some 40 MB, which is the most that is kept: the table is made of many small
/// ones, of which each grows by itself, so that growing takes no room either.
struct SeenTable {
  /// The most credentials that are kept.
  static let greatestCount = 1 << 20

  /// What is kept of the newest of those that are the same: 32 bytes.
  struct Entry {
    private let high: UInt64
    private let low: UInt32
    /// How many of the same that are as new were seen; none in an empty place.
    private(set) var count: UInt32
    /// When it becomes valid, in microseconds since 1970, or ``undated``.
    let validFrom: Int64
    /// The number of its file in 24 bits, and its line in 40: more than any run has.
    private let place: UInt64

    /// What stands for a credential that does not say since when it is valid.
    static let undated = Int64.min
    fileprivate static let empty = Entry()

    private init() { (high, low, count, validFrom, place) = (0, 0, 0, 0, 0) }

    init(_ key: SeenCredential.Key, validFrom: Int64, file: Int, line: Int) {
      (high, low, count) = (key.high, key.low, 1)
      self.validFrom = validFrom
      place = UInt64(min(file, 1 << 24 - 1)) << 40 | UInt64(min(line, 1 << 40 - 1))
    }

    var key: SeenCredential.Key { SeenCredential.Key(high: high, low: low) }
    var file: Int { Int(place >> 40) }
    var line: Int { Int(place & (1 << 40 - 1)) }

    /// Notes that there is another one.
    mutating func addOne() { if count < .max { count += 1 } }
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
    if counts[part] + 1 > parts[part].count / 8 * 7 { grow(part) }
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
    var place = Int(key.low) % size
    // An eighth of the places is empty, so that this ends.
    while parts[part][place].count > 0, parts[part][place].key != key {
      place = place + 1 == size ? 0 : place + 1
    }
    return place
  }

  private mutating func grow(_ part: Int) {
    let entries = parts[part]
    parts[part] = Array(repeating: .empty, count: max(16, entries.count / 4 * 5))
    for entry in entries where entry.count > 0 {
      if let place = place(of: entry.key, in: part) { parts[part][place] = entry }
    }
  }
}
