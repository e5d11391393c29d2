import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Searching for a target` {
  private let path: ExactString = "issuers/a/x"

  /// A role that lists the file or does not, and hands on to others.
  private func role(
    _ name: String, lists: Bool = false, to others: [TestDelegation] = []
  ) throws -> TestAuthority {
    var role = try TestAuthority(name)
    role.delegation.paths = ["issuers/a/*"]
    role.delegation.terminating = false
    // One key for all, which need not be checked for each.
    role.delegation.keys = [try TestKey("authority")]
    if lists { role.records = [(path, [1, 2, 3])] }
    role.delegations = others
    return role
  }

  /// The roles on the way to the file, where the top level hands on to these, and others exist.
  ///
  /// Top-level targets may hand `issuers/a/` on to one role only, so there is one between.
  private func roles(
    _ top: [TestAuthority], others: [TestAuthority] = []
  ) throws -> [ExactString] {
    var first = try role("a", to: top.map(\.delegation))
    first.delegation.terminating = true
    let list = try TestList(authorities: [first], others: top + others)
    var client = try TestClient(list)
    try client.update(to: list)
    return try client.search(for: path, in: list)
  }

  @Test func `asks the first before the second`() throws {
    #expect(
      try roles([role("b", lists: true), role("c", lists: true)]).last == "authority/b")
    #expect(try roles([role("b"), role("c", lists: true)]).last == "authority/c")
    #expect(try roles([role("b"), role("c")]) == [])
  }

  @Test func `asks those whom a role hands on to before the role after it`() throws {
    let deep = try role("d", lists: true)
    let found = try roles(
      [role("b", to: [deep.delegation]), role("c", lists: true)], others: [deep])
    #expect(found == ["targets", "authority/a", "authority/b", "authority/d"])
  }

  @Test func `asks nobody after a terminating role`() throws {
    var first = try role("b")
    first.delegation.terminating = true
    #expect(try roles([first, role("c", lists: true)]) == [])
    // A role that is not entitled to the path ends nothing.
    first.delegation.paths = ["issuers/a/y"]
    #expect(try roles([first, role("c", lists: true)]).last == "authority/c")
  }

  @Test func `asks nobody after a role that a terminating one handed on to`() throws {
    let deep = try role("d")
    var first = try role("b", to: [deep.delegation])
    first.delegation.terminating = true
    #expect(try roles([first, role("c", lists: true)], others: [deep]) == [])
  }

  @Test func `asks only who is entitled to the path`() throws {
    var first = try role("b", lists: true)
    first.delegation.paths = ["issuers/a/y*", "status/a/*"]
    #expect(try roles([first]) == [])
  }

  @Test func `T25 ends where roles hand on in a circle`() throws {
    // c hands on to b and to itself, and b to c.
    let others = [try role("b").delegation, try role("c").delegation]
    let second = try role("c", to: others)
    let first = try role("b", to: [second.delegation])
    #expect(try roles([first, role("d", lists: true)], others: [second]).last == "authority/d")
  }

  @Test func `T25 asks no more than sixty-four roles`() throws {
    let many = try (0..<61).map { try role("r\($0)") }
    #expect(try roles(many + [role("z", lists: true)]).isEmpty == false)
    let more = try (0..<62).map { try role("r\($0)") }
    let error = #expect(throws: TrustError.self) {
      try roles(more + [role("z", lists: true)])
    }
    #expect(error == .tooManyRolesVisited(path: path, limit: 64))
    #expect(error?.code == "TRUST_TOO_LARGE")
  }

  @Test func `T24 a role must satisfy each delegator through whom it is reached`() throws {
    // The role d is reached through b for one file and through c for another, which gives it a key
    // that did not sign.
    let shared = try role("d", lists: true)
    var good = shared.delegation
    good.paths = ["issuers/a/x"]
    var bad = shared.delegation
    bad.keys = [try TestKey("another key")]
    bad.paths = ["issuers/a/y"]
    let (first, second) = (try role("b", to: [good]), try role("c", to: [bad]))
    var a = try role("a", to: [first.delegation, second.delegation])
    a.delegation.terminating = true
    let list = try TestList(authorities: [a], others: [first, second, shared])
    var client = try TestClient(list)
    try client.update(to: list)
    var found = try client.search(for: "issuers/a/x", in: list)
    #expect(found.last == "authority/d")
    // It is there already, and trusted through b.
    #expect(
      TestList.code { _ = try client.search(for: "issuers/a/y", in: list) } == "TRUST_THRESHOLD")
    found = try client.search(for: "issuers/a/x", in: list)
    #expect(found.last == "authority/d")
  }

  @Test func `T22 a role's metadata must be signed by its own keys`() throws {
    let list = try TestList(authorities: [TestAuthority("ncvet")])
    let others = try TestKey.several("officer", 3) + [TestKey("did:web:uni.example")]
    var client = try TestClient(list)
    try client.update(to: list)
    var forged = list
    forged.roles[0].file = try TestFile(list.roles[0].file.signed, by: others)
    // The snapshot names another file.
    #expect(
      TestList.code { _ = try client.search(for: "issuers/ncvet/x", in: forged) } == "TRUST_MIX")
    try forged.publish()
    client = try TestClient(forged)
    try client.update(to: forged)
    #expect(
      TestList.code { _ = try client.search(for: "issuers/ncvet/x", in: forged) }
        == "TRUST_THRESHOLD")
  }

  @Test func `T03 an authority that is late is refused, unless that is tolerated`() throws {
    var late = try TestAuthority("ncvet")
    late.expires = "2027-01-01T00:00:00Z"
    let list = try TestList(authorities: [late])
    var client = try TestClient(list)
    try client.update(to: list)
    #expect(
      TestList.code { _ = try client.search(for: "issuers/ncvet/x", in: list) } == "TRUST_FREEZE")
    try client.metadata.update(
      delegated: list.roles[0].file.bytes, role: "authority/ncvet", delegator: "targets",
      toleratingExpiry: true)
    let found = try client.search(for: "issuers/ncvet/x", in: list)
    #expect(found == [])
  }

  @Test func `a role that nobody hands on to is not taken in`() throws {
    let list = try TestList(authorities: [TestAuthority("ncvet")])
    var client = try TestClient(list)
    try client.update(to: list)
    let bytes = list.roles[0].file.bytes
    for (role, delegator) in [("authority/x", "targets"), ("authority/ncvet", "authority/x")] {
      #expect(
        TestList.code {
          try client.metadata.update(
            delegated: bytes, role: ExactString(role), delegator: ExactString(delegator))
        } == "BUNDLE_EXTRA")
    }
  }
}
