import StrictJSON
import Testing

@testable import LinkedData

/// All pairs and triples of embedded contexts are searched for names that would hide a member.
///
/// A member's other names are those that any context has, anywhere in it, for one of the IRIs that any
/// context has for its own name.
@Suite struct RenameSearchTests {
  private static let members = [
    "validUntil", "validFrom", "issuer", "credentialStatus", "credentialSubject", "achievement",
    "result", "expirationDate", "issuanceDate", "proof", "name", "description", "criteria", "image",
    "creator", "tag", "id", "type", "identifier", "awardedDate",
  ]

  /// Names and what they stand for, of all scopes of all contexts.
  private static let terms: [(name: String, target: String)] = {
    var terms: [(name: String, target: String)] = []
    for context in EmbeddedContexts.all {
      let table = context.table
      // A scope past the last would hold no terms.
      for index in 0..<Int(table.allWords[1]) {
        let scope = table.scope(index)
        for number in 0..<scope.count {
          let term = scope.term(number)
          let name = String(decoding: Array(unsafe term.name), as: UTF8.self)
          let iri = String(decoding: Array(unsafe term.iri), as: UTF8.self)
          let target = iri.isEmpty ? "\(term.flags.meaning)" : iri
          if target != "nothing" { terms.append((name, target)) }
        }
      }
    }
    return terms
  }()

  private static func otherNames(of member: String) -> Set<String> {
    let targets = Set(terms.filter { $0.name == member }.map(\.target))
    return Set(terms.filter { targets.contains($0.target) }.map(\.name)).subtracting([member])
  }

  /// All that begins with a credentials context and has one or two others.
  private static let sets: [[String]] = {
    let urls = Set(EmbeddedContexts.all.map(\.url)).sorted()
    let bases = [LinkedBadge.v2, LinkedBadge.v1]
    var sets: [[String]] = []
    for base in bases {
      for first in urls where first != base {
        sets.append([base, first])
        for second in urls where second != base && second != first {
          sets.append([base, first, second])
        }
      }
    }
    return sets
  }()

  private func statements(_ document: JSONTree) throws -> RDFDataset? {
    try? LinkedDocument(try JSONDocument(document.compactBytes()).root).statements
  }

  private func form(_ document: JSONTree) throws -> [UInt8]? {
    try statements(document)?.canonicalized().nquads
  }

  @Test func `no two or three contexts give a member another name`() throws {
    var readable = 0
    var tried = 0
    for contexts in Self.sets {
      for base in [Self.badge, Self.oldBadge] {
        var document = base
        document["@context"] = .array(contexts.map { .string($0) })
        guard let honest = try statements(document) else { continue }
        readable += 1
        for (place, member) in Self.places(in: document) {
          for name in Self.otherNames(of: member) {
            var attacked = document
            attacked.rename(place, to: name)
            tried += 1
            guard let other = try form(attacked) else { continue }
            #expect(
              try other != honest.canonicalized().nquads, "\(contexts): \(place) as \(name)")
          }
        }
      }
    }
    print("contexts searched: \(Self.sets.count) sets, \(readable) readable, \(tried) names tried")
    #expect(readable > 100)
    #expect(tried > 500)
  }

  @Test func `no context in another's place gives a member another name`() throws {
    // The document that is signed names one context; the one that is shown another.
    let urls = Set(EmbeddedContexts.all.map(\.url)).sorted()
    var (tried, accepted) = (0, 0)
    for base in [LinkedBadge.v2, LinkedBadge.v1] {
      for document in [Self.badge, Self.oldBadge] {
        func with(_ url: String) -> JSONTree {
          document.replacing(["@context"], with: [.string(base), .string(url)])
        }
        let honest = Set(try urls.compactMap { try form(with($0)) })
        for url in urls where url != base {
          for (place, member) in Self.places(in: document) {
            for name in Self.otherNames(of: member) {
              var shown = with(url)
              shown.rename(place, to: name)
              tried += 1
              guard let form = try form(shown) else { continue }
              accepted += 1
              #expect(!honest.contains(form), "\(base), \(url): \(place) as \(name)")
            }
          }
        }
      }
    }
    #expect(tried > 500)
    print("contexts searched: \(tried) names tried, \(accepted) of them other statements")
  }

  private static let badge: JSONTree = [
    "id": "urn:x:badge", "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "A badge",
    "issuer": ["id": "did:web:x.example", "type": "Profile", "name": "University"],
    "validUntil": "2028-03-01T00:00:00Z",
    "credentialStatus": ["id": "urn:x:status"],
    "credentialSubject": [
      "id": "did:example:a", "type": "AchievementSubject",
      "achievement": [
        "id": "urn:x:1", "type": "Achievement", "name": "Data",
        "criteria": ["id": "urn:x:c", "type": "Criteria"],
        "image": ["id": "https://x.example/1.png", "type": "Image"], "tag": ["data"],
        "creator": ["id": "did:web:x.example", "type": "Profile"],
      ],
      "result": [["type": "Result", "value": "B"]],
    ],
    "proof": ["type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"],
  ]

  private static let oldBadge: JSONTree = {
    var badge = Self.badge
    badge.rename("/validUntil", to: "expirationDate")
    badge["proof"] = ["type": "Ed25519Signature2018", "created": "2026-03-01T00:00:00Z"]
    return badge
  }()

  /// The members of a document that are searched for, with their places.
  private static func places(
    in tree: JSONTree, at place: String = ""
  ) -> [(place: String, name: String)] {
    switch tree {
    case .object(let found):
      found.flatMap { member -> [(place: String, name: String)] in
        let inner = "\(place)/\(member.name)"
        let own = members.contains(member.name) ? [(inner, member.name)] : []
        return own + places(in: member.value, at: inner)
      }
    case .array(let elements):
      elements.enumerated().flatMap { places(in: $1, at: "\(place)/\($0)") }
    default: []
    }
  }
}
