public import StrictJSON
public import WireFormats

/// What was seen of status lists before: how new they were, and who was revoked in them.
///
/// An older list than one that was seen, or one in which somebody is not revoked any more, is
/// noticed with it. It holds nothing of lists that were not verified, if only those are shown to it.
///
/// ```swift
/// var memory = try StatusMemory(bytes)
/// memory.observe(list, sha256: digest)
/// save(memory.bytes())
/// ```
///
/// Source: Bitstring Status List 1.0 §2.1: a revocation "is not reversible".
public struct StatusMemory: Equatable, Sendable {
  /// The most lists that are remembered; of more, those that are as old as any go first.
  public static let greatestCount = 10_000

  /// What is remembered, by the URLs of the lists.
  var lists: [ExactString: Remembered] = [:]

  /// What is remembered of one list.
  struct Remembered: Equatable, Sendable {
    /// When the newest of its versions was made.
    var validFrom: Instant
    /// The SHA-256 of that version.
    var sha256: [UInt8]
    /// Every position ever seen revoked, compressed; `nil` where there is none.
    var revokedBits: ExactString?
    /// The ids of every credential ever seen revoked.
    var revokedIDs: Set<ExactString> = []
  }

  /// The memory of somebody who has seen nothing.
  public init() {}

  /// How many lists are remembered.
  public var count: Int { lists.count }

  /// The newest version that was seen of a list.
  ///
  /// - Parameter url: The list's URL.
  /// - Returns: When it was made, and the SHA-256 of the document; `nil` where none was seen.
  public func newest(of url: ExactString) -> (validFrom: Instant, sha256: [UInt8])? {
    lists[url].map { ($0.validFrom, $0.sha256) }
  }

  /// Whether a list is older than one that was seen.
  public func isOlder(_ list: StatusList) -> Bool {
    guard let id = list.id, let validFrom = list.validFrom, let known = lists[id] else {
      return false
    }
    return validFrom < known.validFrom
  }

  /// Remembers a list, which must have been verified.
  ///
  /// A list without id or date cannot be told from others, and is not remembered. Where a status can
  /// mean a revocation, every one that is set counts as one, also if the list has other purposes.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - sha256: The SHA-256 of its document.
  public mutating func observe(_ list: StatusList, sha256: [UInt8]) {
    guard let id = list.id, let validFrom = list.validFrom else { return }
    var known = lists[id] ?? Remembered(validFrom: validFrom, sha256: sha256)
    // What the same version says was remembered when it was first seen.
    if lists[id] != nil, known.validFrom == validFrom, known.sha256 == sha256 { return }
    if known.validFrom <= validFrom { (known.validFrom, known.sha256) = (validFrom, sha256) }
    if list.has(.revocation) { known.add(list.contents) }
    if lists[id] == nil, lists.count >= StatusMemory.greatestCount { forgetOldest() }
    lists[id] = known
  }

  /// The memory of somebody who has also seen a list, which must have been verified.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - sha256: The SHA-256 of its document.
  /// - Returns: The larger memory.
  public func observing(_ list: StatusList, sha256: [UInt8]) -> StatusMemory {
    var memory = self
    memory.observe(list, sha256: sha256)
    return memory
  }

  private mutating func forgetOldest() {
    let oldest = lists.min { left, right in
      (left.value.validFrom, left.key) < (right.value.validFrom, right.key)
    }
    if let oldest { lists[oldest.key] = nil }
  }
}

extension StatusMemory.Remembered {
  /// Adds what a version says of revocations.
  fileprivate mutating func add(_ contents: StatusList.Contents) {
    switch contents {
    case .bits(let bytes):
      var all = bits
      if all.count < bytes.count { all += [UInt8](repeating: 0, count: bytes.count - all.count) }
      for index in bytes.indices where bytes[index] != 0 { all[index] |= bytes[index] }
      guard all.contains(where: { $0 != 0 }) else { return }
      revokedBits = EncodedList.encode(Bitstring(bytes: all, statusSize: 1))
    case .revoked(let ids): revokedIDs.formUnion(ids.keys)
    }
  }

  /// Every bit that was ever seen set.
  var bits: [UInt8] {
    // It was decoded once when it was read, or it was made here.
    revokedBits.flatMap { try? EncodedList.decode($0, kind: .bitstring) } ?? []
  }
}
