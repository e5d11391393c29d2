import StrictJSON
import TestSupport
import Testing

@testable import IssuerTrust

/// Bundles with authorities, changed at random.
@Suite struct `Bundles changed at random` {
  private let list: TestList

  init() throws {
    let college = try TestRecord.university(id: "did:web:college.example")
    list = try TestList(authorities: [TestAuthority("ncvet", records: [college])])
  }

  /// All that a bundle says, as far as anybody can ask it.
  private func content(_ bundle: TrustBundle) -> [String] {
    let files = list.records.map { bundle.file(at: $0.path) ?? [] }
    return ["\(bundle.version)", "\(bundle.listID)", bundle.rootFingerprint]
      + bundle.records.map { "\($0.id) \($0.keys.map(\.id)) \($0.status) \($0.names)" }
      + bundle.unusableRecords.map { "\($0.reason)" } + files.map { "\($0)" }
      + bundle.delegatedRoles.map { "\($0)" }
  }

  @Test func `say the same, or are refused`() throws {
    let original = list.bundle
    let pinned = list.roots[0].bytes
    let expected = content(try TrustBundle(original, root: pinned))
    var generator = SeededGenerator(seed: 2604)
    var accepted = 0
    for round in 0..<600 {
      var bytes = original
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      switch round % 5 {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.remove(at: index)
      case 3: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: index)
      default:
        let other = Int.random(in: 0..<bytes.count, using: &generator)
        bytes.swapAt(index, other)
      }
      guard let bundle = try? TrustBundle(bytes, root: pinned) else { continue }
      accepted += 1
      #expect(content(bundle) == expected, "round \(round)")
    }
    // Swapping the same letters, and white space between members, changes nothing.
    #expect(accepted < 60)
  }

  /// Whole parts are exchanged for parts of another list by the same keys.
  @Test func `cannot have parts of another list`() throws {
    let other = try TestList(
      records: [TestRecord.university(id: "did:web:other.example")],
      authorities: [TestAuthority("ncvet")], month: 2)
    let pinned = list.roots[0].bytes
    let (one, two) = (list.container, other.container)
    let parts: [(inout JSONTree, JSONTree) -> Void] = [
      { $0["timestamp"] = $1["timestamp"] }, { $0["snapshot"] = $1["snapshot"] },
      { $0["roles"]?["targets"] = $1["roles"]?["targets"] },
      { $0["roles"]?["authority/ncvet"] = $1["roles"]?["authority/ncvet"] },
      { $0["targets"] = $1["targets"] },
    ]
    for mask in 1..<(1 << parts.count) - 1 {
      var mixed = one
      for (number, exchange) in parts.enumerated() where mask >> number & 1 == 1 {
        exchange(&mixed, two)
      }
      let bytes = mixed.canonicalBytes()
      #expect(TestList.code { try TrustBundle(bytes, root: pinned) } != "accepted", "\(mask)")
    }
  }
}
