public import StrictJSON

/// Who was ever seen revoked in one list, ready to be looked up.
public struct RememberedRevocations: Sendable {
  private let bits: [UInt8]
  private let ids: Set<ExactString>

  /// Whether a credential was seen revoked.
  ///
  /// - Parameters:
  ///   - entry: The credential's entry.
  ///   - credentialID: The credential's id, for lists that name credentials.
  /// - Returns: Whether any version that was seen had it.
  public func contain(_ entry: StatusEntry, credentialID: ExactString?) -> Bool {
    guard entry.kind != .revocationList else {
      return credentialID.map { ids.contains($0) } ?? false
    }
    guard let index = entry.index?.value else { return false }
    let value = Bitstring.value(at: index, statusSize: entry.statusSize, in: bits)
    return value.map { $0 != 0 } ?? false
  }

  /// How many bytes of memory they take, roughly.
  public var byteCount: Int { bits.count + ids.count * 96 }

  /// What a memory has of a list.
  init(_ remembered: StatusMemory.Remembered?) {
    bits = remembered?.bits ?? []
    ids = remembered?.revokedIDs ?? []
  }
}

extension StatusMemory {
  /// Who was ever seen revoked in a list.
  ///
  /// - Parameter url: The list's URL.
  /// - Returns: All of them; nobody where the list was never seen.
  public func revocations(in url: ExactString) -> RememberedRevocations {
    RememberedRevocations(lists[url])
  }
}
