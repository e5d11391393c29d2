public import StrictJSON

/// What a list says of a credential.
public struct StatusValue: Equatable, Sendable {
  /// The value: 0 where nothing is to be said.
  public let value: Int
  /// What it means, where there is a text for it.
  public let message: ExactString?

  /// A value, and what it means.
  public init(value: Int, message: ExactString?) {
    self.value = value
    self.message = message
  }
}

extension StatusList {
  /// Whether a status in the list can mean this.
  public func has(_ purpose: StatusPurpose) -> Bool {
    if case .revocation = purpose { return canRevoke }
    return purposes.contains(purpose.name)
  }

  /// What the list says of a credential.
  ///
  /// Source: Bitstring Status List 1.0 §3.2 steps 9 to 13.
  ///
  /// - Parameters:
  ///   - entry: The credential's entry.
  ///   - credentialID: The credential's id, for lists that name credentials.
  /// - Returns: The value at the entry's position, or 1 where the list names the credential.
  /// - Throws: `kindDiffers`, `statusSizeDiffers`, `tooShort`, `indexOutOfRange`, or `malformed` for
  ///   a credential without an id that such a list could name.
  public func value(
    of entry: StatusEntry, credentialID: ExactString?
  ) throws(StatusListError) -> StatusValue {
    guard kind == entry.kind else { throw .kindDiffers(list: kind, entry: entry.kind) }
    switch contents {
    case .bits(let bytes):
      if let statusSize, statusSize != Int64(entry.statusSize) {
        throw .statusSizeDiffers(list: statusSize, entry: entry.statusSize)
      }
      let entries = bytes.count * 8 / entry.statusSize
      guard entries >= Bitstring.leastEntries else {
        throw .tooShort(entries: entries, minimum: Bitstring.leastEntries)
      }
      guard let index = entry.index?.value,
        let value = Bitstring.value(at: index, statusSize: entry.statusSize, in: bytes)
      else { throw .indexOutOfRange(index: entry.index?.text ?? "", entries: entries) }
      return StatusValue(value: value, message: entry.messages[value])
    case .revoked(let ids):
      guard let credentialID else {
        throw .malformed(member: "id", expected: "a text that a list of ids could have")
      }
      guard let reason = ids[credentialID] else { return StatusValue(value: 0, message: nil) }
      return StatusValue(value: 1, message: reason)
    }
  }
}
