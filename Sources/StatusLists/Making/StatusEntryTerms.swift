public import StrictJSON

/// An entry of a credential that is being made: where its status stands.
///
/// Source: Bitstring Status List 1.0 §2.1.
public struct StatusEntryTerms: Sendable {
  /// The URL of the list.
  public var listURL: ExactString
  /// What a status means.
  public var purpose: StatusPurpose
  /// Where in the list the status stands.
  public var index: Int
  /// The texts of the values of an entry of several bits, from 0; none for one bit.
  public var messages: [String]
  /// How many bits the entry has.
  public var statusSize: Int

  /// An entry.
  ///
  /// - Parameters:
  ///   - listURL: The URL of the list.
  ///   - purpose: What a status means.
  ///   - index: Where in the list it stands.
  ///   - statusSize: How many bits it has.
  ///   - messages: The texts of its values: none, or one for each.
  public init(
    listURL: ExactString, purpose: StatusPurpose, index: Int, statusSize: Int = 1,
    messages: [String] = []
  ) {
    self.listURL = listURL
    self.purpose = purpose
    self.index = index
    self.statusSize = statusSize
    self.messages = messages
  }

  /// The value of a credential's `credentialStatus`, or one of them.
  public func tree() -> JSONTree {
    .members([
      "id": .string("\(listURL)#\(index)"),
      "type": "BitstringStatusListEntry",
      "statusPurpose": .string(purpose.name.string),
      "statusListIndex": .string(String(index)),
      "statusListCredential": .string(listURL.string),
      "statusSize": statusSize == 1 ? nil : .integer(Int64(statusSize)),
      "statusMessage": messages.isEmpty
        ? nil
        : .array(
          messages.enumerated().map { value, text in
            .members([
              "status": .string("0x" + String(value, radix: 16)), "message": .string(text),
            ])
          }),
    ])
  }
}
