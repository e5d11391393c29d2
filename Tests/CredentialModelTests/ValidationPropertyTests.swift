import CredentialModel
import StrictJSON
import TestSupport
import Testing

@Suite struct `Checking any document` {
  /// Members that Open Badges 3.0 does not require, by their names.
  private static let optional: Set<String> = [
    "activityEndDate", "activityStartDate", "achievedLevel", "achievementType", "additionalName",
    "address", "addressCountry", "addressCountryCode", "addressLocality", "addressRegion",
    "alignment", "allowedValue", "audience", "awardedDate", "badgeColour", "caption", "creator",
    "credentialSchema", "credentialStatus", "creditsAvailable", "creditsEarned", "dateOfBirth",
    "email", "endorsement", "endorsementComment", "endorsementJwt", "evidence", "familyName",
    "familyNamePrefix", "fieldOfStudy", "genre", "geo", "givenName", "honorificPrefix",
    "honorificSuffix", "humanCode", "image", "inLanguage", "level", "licenseNumber", "narrative",
    "official", "otherIdentifier", "parentOrg", "patronymicName", "phone", "points",
    "postOfficeBoxNumber", "postalCode", "proof", "refreshService", "related", "requiredLevel",
    "requiredValue", "result", "role", "salt", "source", "specialization",
    "status", "streetAddress", "tag", "targetCode", "targetDescription", "targetFramework",
    "targetType", "term", "termsOfUse", "url", "validUntil", "value", "valueMax", "valueMin",
    "version", "resultDescription", "rubricCriterionLevel",
    // Of proofs and status entries.
    "created", "statusListCredential", "statusListIndex", "statusPurpose", "nested",
  ]

  /// Members that are required in some classes only, by the path that does not require them.
  private static func isOptional(_ pointer: JSONPointer) -> Bool {
    let name = pointer.tokens.last?.string ?? ""
    let owner = pointer.tokens.dropLast().last { Int($0.string) == nil }?.string ?? ""
    switch name {
    case "name":
      return owner == "issuer" || owner == "" || owner == "evidence"
    case "description":
      return owner != "achievement"
    case "id":
      return ["credentialSubject", "criteria", "evidence", "credentialStatus", "termsOfUse"]
        .contains(owner) && !pointer.description.contains("endorsement")
    case "identifier":
      return owner == "credentialSubject"
    default:
      return optional.contains(name)
    }
  }

  @Test func `misses every required member where it should be`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
    var required = 0
    for pointer in memberPointers(of: badge) where !Self.isOptional(pointer) {
      let found = try findings(badge.changed(Change(pointer, nil)))
      #expect(
        found.contains { $0.pointer == pointer && $0.severity == .error }, "\(pointer): \(found)")
      required += 1
    }
    #expect(required > 120)
  }

  @Test func `does not miss what is optional`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
    for pointer in memberPointers(of: badge) where Self.isOptional(pointer) {
      let found = try findings(badge.changed(Change(pointer, nil)))
      #expect(!found.contains { $0.code == .propertyMissing }, "\(pointer): \(found)")
    }
  }

  @Test(arguments: 0..<8)
  func `never crashes, and every finding has a place in the document`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let badge = try parsed(Documents.fullBadge).tree()
    let pointers = memberPointers(of: badge)
    let values: [JSONTree] = [
      nil, true, 7, "", "x", "https://example.org", [], [nil], [[]], [:], ["id": nil], ["id": 7],
      ["type": []], ["@value": "x"], ["a", "a"], [["type": "Image"]], "2026-01-01T00:00:00Z",
    ]
    for _ in 0..<40 {
      var document = badge
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let pointer = try #require(pointers.randomElement(using: &generator))
        document = document.changed(Change(pointer, values.randomElement(using: &generator)))
      }
      for finding in try findings(document) {
        let parent = JSONPointer(Array(finding.pointer.tokens.dropLast()))
        #expect(document.holds(parent), "\(seed): \(finding)")
        #expect(!finding.message.isEmpty)
      }
    }
  }

  @Test func `ends at a depth`() throws {
    var organization: JSONTree = ["id": "a:b", "type": ["Profile"]]
    for _ in 0..<50 {
      organization = ["id": "a:b", "type": ["Profile"], "parentOrg": organization]
    }
    let badge = try parsed(Documents.minimalBadge).tree().changed(Change("/issuer", organization))
    #expect(try findings(badge).map { $0.code } == [.documentDepth])
  }

  private func memberPointers(of tree: JSONTree, at pointer: JSONPointer = .root) -> [JSONPointer] {
    switch tree {
    case .object(let members):
      members.flatMap { member in
        let place = pointer.appending(member.name)
        return [place] + memberPointers(of: member.value, at: place)
      }
    case .array(let elements):
      elements.enumerated().flatMap { memberPointers(of: $1, at: pointer.appending($0)) }
    default: []
    }
  }
}

extension JSONTree {
  /// Whether there is a value at a place.
  fileprivate func holds(_ pointer: JSONPointer) -> Bool {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object:
        guard let member = value[token.string] else { return false }
        value = member
      case .array(let elements):
        guard let index = Int(token.string), elements.indices.contains(index) else { return false }
        value = elements[index]
      default:
        return false
      }
    }
    return true
  }
}
