import LinkedData
import StrictJSON
import Testing

/// Every member of a badge in which many things are one is moved to every other object, every type to
/// every other thing, and every value is written in every other way that the statements may allow.
@Suite struct MoveSearchTests {
  /// The university issues the badge to itself, endorses it by an agency, and made the achievement,
  /// which is its own criteria.
  private static let badge: JSONTree = {
    var badge = LinkedBadge.unsigned
    badge.set("/credentialSubject/id", .string(Endorsement.university))
    badge.set(
      "/credentialSubject/achievement/criteria",
      [
        "id": .string(Endorsement.achievement), "narrative": "Pass the exam.",
      ])
    badge.set(
      "/credentialStatus",
      [
        "id": "https://university.example/status/1#7", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "7",
        "statusListCredential": "https://university.example/status/1",
      ])
    badge.set(
      "/credentialSubject/achievement/image",
      [
        "id": "https://university.example/1.png", "type": "Image", "caption": "A badge",
      ])
    badge.set("/image", ["id": "https://university.example/1.png", "type": "Image"])
    badge.set("/issuer/image", "https://university.example/1.png")
    let endorsements = [Endorsement.badge, Endorsement.achievement].enumerated().compactMap {
      try? Endorsement.signed(of: $1).replacing(["id"], with: .string("urn:x:endorsement:\($0)"))
    }
    badge["endorsement"] = .array([endorsements[0]])
    badge.set("/credentialSubject/achievement/endorsement", .array([endorsements[1]]))
    // Where the outermost has it all, the badge is read.
    badge.set("/image/caption", "A badge")
    return badge
  }()

  private func form(_ document: JSONTree) throws -> [UInt8]? {
    guard let root = try? JSONDocument(document.compactBytes()).root,
      let linked = try? LinkedDocument(root)
    else { return nil }
    return try? linked.statements.canonicalized().nquads
  }

  private struct Places {
    var objects: [String] = []
    var members: [String] = []
    var types: [String] = []

    init(_ tree: JSONTree) { add(tree, "") }

    private mutating func add(_ tree: JSONTree, _ place: String) {
      switch tree {
      case .object(let found):
        objects.append(place)
        for member in found where member.name != "@context" {
          let inner = "\(place)/\(member.name)"
          if member.name == "type" { types.append(inner) }
          members.append(inner)
          add(member.value, inner)
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() { add(element, "\(place)/\(index)") }
      default: break
      }
    }
  }

  @Test func `no member can be moved to another object`() throws {
    let honest = try #require(try form(Self.badge))
    let places = Places(Self.badge)
    var (tried, same) = (0, [String]())
    for member in places.members {
      let name = member.split(separator: "/").last ?? ""
      for object in places.objects where !object.hasPrefix(member) {
        let target = "\(object)/\(name)"
        guard target != member, let value = Self.badge.value(at: member) else { continue }
        // A list is also moved by adding it to the one that is there.
        let existing = Self.badge.value(at: target)
        var moved = Self.badge
        moved.set(member, nil)
        if let existing {
          guard existing != value else { continue }
          moved.set(target, .array(existing.list + value.list))
        } else {
          moved.set(target, value)
        }
        tried += 1
        if try form(moved) == honest { same.append("\(member) to \(target)") }
      }
    }
    print("moves tried: \(tried)")
    #expect(tried > 1_000)
    // What the issuer says of the same thing may be repeated anywhere.
    #expect(same == ["/credentialSubject/achievement/creator/name to /credentialSubject/name"])
  }

  @Test func `no type can be moved to another object`() throws {
    let honest = try #require(try form(Self.badge))
    let places = Places(Self.badge)
    var (tried, same) = (0, [String]())
    for from in places.types {
      for type in Self.badge.value(at: from)?.list ?? [] {
        for object in places.objects where "\(object)/type" != from {
          let there = Self.badge.value(at: "\(object)/type")?.list ?? []
          guard !there.contains(type) else { continue }
          var moved = Self.badge
          let left = (moved.value(at: from)?.list ?? []).filter { $0 != type }
          moved.set(from, left.isEmpty ? nil : .array(left))
          moved.set("\(object)/type", .array(there + [type]))
          tried += 1
          if try form(moved) == honest { same.append("\(type) from \(from) to \(object)") }
        }
      }
    }
    print("types moved: \(tried)")
    #expect(tried > 200)
    #expect(same == [])
  }

  @Test
  func `a value has no other spelling but one element and a list of it, or a name and its thing`()
    throws
  {
    let honest = try #require(try form(Self.badge))
    var (tried, same) = (0, Set<String>())
    var unsaid: [String] = []
    for member in Places(Self.badge).members {
      guard let value = Self.badge.value(at: member) else { continue }
      let spellings: [(String, JSONTree?)] = [
        ("removed", nil), ("null", .null), ("list of it", [value]), ("list of list", [[value]]),
        ("twice", .array(value.list + value.list)), ("@value", ["@value": value]),
        ("@set", ["@set": value]), ("@list", ["@list": value]), ("@id", ["@id": value]),
        ("thing", ["id": value]), ("name of thing", value["id"]),
        ("first", value.list.count > 1 ? value.list[0] : nil),
        ("reversed", .array(value.list.reversed())), ("with null", .array(value.list + [nil])),
        ("@graph", ["@graph": value]), ("@json", ["@value": value, "@type": "@json"]),
        ("@none", ["@none": value]), ("en", ["@value": value, "@language": "en"]),
      ]
      for (way, spelling) in spellings where spelling != value {
        var changed = Self.badge
        changed.set(member, spelling)
        tried += 1
        guard try form(changed) == honest else { continue }
        same.insert(way)
        if spelling == nil || way == "name of thing" { unsaid.append("\(member) \(way)") }
      }
    }
    print("spellings tried: \(tried), the same: \(same.sorted())")
    #expect(same.subtracting(["removed", "name of thing"]) == ["list of it", "thing", "reversed"])
    // What the outermost object says of the same thing need not be repeated.
    let repeated = [
      "/credentialSubject/achievement/creator/", "/credentialSubject/achievement/image",
      "/credentialSubject/achievement/endorsement/0/issuer",
    ]
    #expect(unsaid.filter { place in !repeated.contains { place.hasPrefix($0) } } == [])
  }
}

extension JSONTree {
  /// The elements of a list, or the value alone.
  fileprivate var list: [JSONTree] {
    if case .array(let elements) = self { return elements }
    return [self]
  }
}
