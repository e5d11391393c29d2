import StrictJSON

/// An authority built by hand: what the targets say of it, and what it lists.
struct TestAuthority: Sendable {
  let id: String
  var delegation: TestDelegation
  var records: [(path: ExactString, bytes: [UInt8])] = []
  /// The authority's own delegations.
  var delegations: [TestDelegation] = []
  var version: Int64 = 1
  var expires = "2027-06-01T00:00:00Z"

  init(_ id: String, records trees: [JSONTree] = [], ceiling: JSONTree? = nil) throws {
    self.id = id
    delegation = try TestDelegation(id, ceiling: ceiling)
    records = trees.map { tree in
      (TestList.path(TestList.text(tree["id"]), of: id), tree.canonicalBytes())
    }
  }

  /// The metadata's name in a snapshot.
  var name: String { delegation.name }

  /// The authority's metadata, without signatures.
  var signed: JSONTree {
    var signed = TestList.targets(records, version: version)
    signed["expires"] = .string(expires)
    if !delegations.isEmpty { signed["delegations"] = TestDelegation.tree(delegations) }
    return signed
  }

  /// The authority's metadata, signed by as many of its keys as must.
  func file() throws -> TestFile {
    try TestFile(signed, by: Array(delegation.keys.prefix(Int(delegation.threshold))))
  }
}
