import StrictJSON
import WireFormats

@testable import IssuerTrust

/// A client that is fed a list's files, as one that fetches them is.
struct TestClient {
  var metadata: TrustedMetadata

  /// A client that has followed the roots of a list.
  init(_ list: TestList, at time: String = "2027-01-02T00:00:00Z") throws {
    var root = try TrustedRoot(list.roots[0].bytes, rules: .assay)
    for next in list.roots.dropFirst() { try root.update(next.bytes) }
    metadata = try root.finished(at: Instant(rfc3339: time))
  }

  /// Takes in everything from the timestamp to the targets.
  mutating func update(to list: TestList) throws {
    try metadata.update(timestamp: list.timestamp.bytes)
    try metadata.update(snapshot: list.snapshot.bytes)
    try metadata.update(targets: list.targets.bytes)
  }

  /// Searches, and feeds what is asked for from a list.
  ///
  /// - Returns: The roles on the way to the target; empty where there is none.
  mutating func search(for path: ExactString, in list: TestList) throws -> [ExactString] {
    for _ in 0..<1_000 {
      switch try metadata.search(for: path) {
      case .found(let found): return found.roles
      case .notFound: return []
      case .needs(let role, let delegator):
        let file = list.roles.first { ExactString($0.name) == role }?.file
        try metadata.update(
          delegated: file?.bytes ?? [], role: role, delegator: delegator)
      }
    }
    return ["the search does not end"]
  }
}
