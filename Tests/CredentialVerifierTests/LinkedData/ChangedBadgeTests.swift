import CredentialVerifier
import LinkedData
import StrictJSON
import TestSupport
import Testing

/// SPECS §9: no byte, and no member, of a badge whose statements are signed can be changed so that it
/// says something else.
@Suite struct ChangedBadgeTests {
  @Test func `no byte can be changed so that a value changes`() throws {
    let signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    let bytes = signed.canonicalBytes()
    let verifier = try Endorsement.verifier()
    #expect(verifier.verify(bytes, at: Badge.now).verdict.name == "accepted")
    var random = SeededGenerator(seed: 9)
    var accepted = 0
    for offset in bytes.indices {
      // One bit, and one byte that is likely to mean something in JSON.
      let swaps: [UInt8] = [bytes[offset] ^ 1 << UInt8.random(in: 0..<8, using: &random), 0x20]
      for swap in swaps where swap != bytes[offset] {
        var changed = bytes
        changed[offset] = swap
        guard case .accepted = verifier.verify(changed, at: Badge.now).verdict else { continue }
        accepted += 1
        let root = try JSONDocument(changed).root
        #expect(root.canonicalBytes() == bytes, "byte \(offset)")
      }
    }
    print("changed bytes: \(bytes.count) places, \(accepted) accepted with equal values")
  }

  @Test func `T80 no member can be removed, repeated or added, and their order is free`() throws {
    let signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    var count = 0
    var accepted: [String] = []
    for place in places(in: signed) {
      var removed = signed
      removed.set(place, nil)
      if case .accepted = try LinkedBadge.report(removed).verdict { accepted.append(place) }
      let (parent, name) = split(place)
      var doubled = signed
      doubled.change(parent) { object in
        guard case .object(let members) = object else { return object }
        return .object(members + members.filter { $0.name == name })
      }
      if parent.isEmpty, case .object(let members) = signed {
        doubled = .object(members + members.filter { $0.name == name })
      }
      #expect(try LinkedBadge.report(doubled).code(.json) == "JSON_DUPLICATE_KEY", "\(place) twice")
      var added = signed
      added.set("\(parent)/added", 1)
      #expect(try LinkedBadge.report(added).verdict.name != "accepted", "beside \(place)")
      count += 1
    }
    #expect(count > 40)
    // The issuer says it too, where readers look for it.
    #expect(accepted == ["/credentialSubject/achievement/creator/name"])
    #expect(try LinkedBadge.report(reversed(signed)).verdict.name == "accepted")
  }

  private func split(_ place: String) -> (parent: String, name: String) {
    let tokens = place.split(separator: "/")
    return (tokens.dropLast().map { "/\($0)" }.joined(), String(tokens.last ?? ""))
  }

  private func places(in tree: JSONTree, at place: String = "") -> [String] {
    switch tree {
    case .object(let members):
      members.flatMap { member in
        ["\(place)/\(member.name)"] + places(in: member.value, at: "\(place)/\(member.name)")
      }
    case .array(let elements):
      elements.enumerated().flatMap { places(in: $1, at: "\(place)/\($0)") }
    default: []
    }
  }

  private func reversed(_ tree: JSONTree) -> JSONTree {
    switch tree {
    case .object(let members):
      .object(members.reversed().map { JSONTreeMember($0.name, reversed($0.value)) })
    case .array(let elements): .array(elements.map { reversed($0) })
    default: tree
    }
  }
}
