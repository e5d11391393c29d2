/// What publishing a ledger's lists would write.
public struct StatusPreview: Equatable, Sendable {
  /// The lists.
  public let lists: [List]

  /// One list.
  public struct List: Equatable, Sendable {
    /// Its URL.
    public let url: String
    /// What its bits mean.
    public let purpose: IssuedPurpose
    /// How many would be set.
    public let setCount: Int
    /// How many of them are not set in the list that is in the folder now.
    public let newCount: Int
    /// How many are set there, and would not be any more: suspensions that ended.
    public let clearedCount: Int
    /// The path of its file in the folder of a trust list.
    public let path: String
  }
}

extension IssuanceLedger {
  /// What publishing into a folder would come to; nothing is signed or written.
  ///
  /// - Parameter folder: The folder that has, or would get, the folder `status`.
  /// - Returns: Every list of the ledger, against the one that is there.
  /// - Throws: `IssuerError.ledger` for what ``publish(into:signer:terms:at:)`` would refuse too.
  public func preview(into folder: String) throws(IssuerError) -> StatusPreview {
    try IssuerError.ofLedger { () throws(LedgerError) in
      _ = try verify()
      try checkPublished(in: folder)
      let states = try read { () throws(LedgerError) in try ListStates(of: self) }
      var lists: [StatusPreview.List] = []
      for (list, url) in states.lists {
        let path = Self.listPath(of: url)
        let before = Set(try PublishedList(at: "\(folder)/\(path)", url: url)?.indices ?? [])
        let after = Set(states.indices(of: list))
        lists.append(
          StatusPreview.List(
            url: url, purpose: list.purpose, setCount: after.count,
            newCount: after.subtracting(before).count,
            clearedCount: before.subtracting(after).count, path: path))
      }
      return StatusPreview(lists: lists)
    }
  }
}
