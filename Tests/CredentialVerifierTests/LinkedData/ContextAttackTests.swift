import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

private let v2 = LinkedBadge.v2
private let ob = LinkedBadge.openBadges
private let attackers = "https://attacker.example/v1"

/// Contexts that give the members of a signed document other names, or none.
@Suite struct ContextAttackTests {
  /// Gives the end of validity another name.
  private static let renaming: JSONTree = [
    "endOfWarranty": [
      "@id": "https://www.w3.org/2018/credentials#validUntil",
      "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    ]
  ]

  @Test(arguments: [
    Attack(
      "a context in the document renames the end of validity", .contextInline,
      at: ["@context", "2"], seen: "/validUntil"
    ) {
      $0.set("/@context", [.string(v2), .string(ob), renaming])
      $0.rename("/validUntil", to: "endOfWarranty")
    },
    Attack(
      "a context in the document makes nothing of a member", .contextInline, at: ["@context", "2"],
      seen: "/rank"
    ) {
      $0.set("/@context", [.string(v2), .string(ob), ["rank": nil]])
      $0.set("/rank", "first of his year")
    },
    Attack(
      "an unknown context renames the end of validity", .contextUnknown(attackers),
      at: ["@context", "2"], seen: "/validUntil", others: [attackers: ["@context": renaming]]
    ) {
      $0.set("/@context", [.string(v2), .string(ob), .string(attackers)])
      $0.rename("/validUntil", to: "endOfWarranty")
    },
    Attack(
      "null before the contexts", .contextInline, at: ["@context", "0"], seen: "/@context"
    ) { $0.set("/@context", [nil, .string(v2), .string(ob)]) },
    Attack(
      "a context is named twice", .contextRepeated(ob), at: ["@context", "2"], seen: "/@context"
    ) { $0.set("/@context", [.string(v2), .string(ob), .string(ob)]) },
    Attack(
      "the credentials context is not the first", .credentialsContextNotFirst,
      at: ["@context", "0"], seen: "/@context"
    ) { $0.set("/@context", [.string(ob), .string(v2)]) },
    Attack(
      "a context in the achievement makes nothing of a member", .contextNested,
      at: ["credentialSubject", "achievement", "@context"],
      seen: "/credentialSubject/achievement/level"
    ) {
      $0.set("/credentialSubject/achievement/@context", ["level": nil])
      $0.set("/credentialSubject/achievement/level", "EQF 8")
    },
    Attack(
      "the achievement repeats the contexts", .contextNested,
      at: ["credentialSubject", "achievement", "@context"],
      seen: "/credentialSubject/achievement/@context"
    ) { $0.set("/credentialSubject/achievement/@context", [.string(v2), .string(ob)]) },
  ])
  func `contexts are known, at the top and in order`(_ attack: Attack) throws {
    try attack.expectRefusal()
  }

  @Test(
    arguments: [
      ([.array([.string(v2), .string(ob)])], .contextInline, ["@context", "0"]),
      ([], .contextMissing, ["@context"]),
      (
        [.string(v2), .string(LinkedBadge.v1)], .protectedTermRedefined("VerifiableCredential"),
        ["@context", "1"]
      ),
      (
        [.string(LinkedBadge.v1), .string(v2)], .protectedTermRedefined("VerifiableCredential"),
        ["@context", "1"]
      ),
      (
        [.string(v2), .string(ob), "https://w3id.org/dcc/v1"], .protectedTermRedefined("name"),
        ["@context", "2"]
      ),
      (
        [.string(v2), .string(ob), "https://www.w3.org/2018/credentials/examples/v1"],
        .protectedTermRedefined("name"), ["@context", "2"]
      ),
    ] as [(JSONTree, DataLoss.Reason, [String])])
  func `contexts that nobody reads are refused`(
    _ contexts: JSONTree, _ reason: DataLoss.Reason, _ place: [String]
  ) throws {
    var signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    signed["@context"] = contexts
    try Attack.expect(reason, at: place, in: signed)
  }

  @Test func `the contexts in a proof are the document's`() throws {
    var signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    signed.set("/proof/@context", [.string(v2), .string(ob)])
    #expect(try LaxVerifier.holds(signed))
    #expect(try LinkedBadge.report(signed).verdict.name == "accepted")
    signed.set("/proof/@context", [.string(v2), .string(ob), .string(attackers)])
    #expect(try LinkedBadge.report(signed).code(.proofSignature) == "CONTEXT_NOT_ALLOWED")
  }

  @Test func `of a trusted context only the first name for a property is one`() throws {
    let terms = try JSONDocument(
      Array(
        #"""
        {"@context": {"validUntil": {"@id": "https://www.w3.org/2018/credentials#validUntil"},
          "goodUntil": "https://www.w3.org/2018/credentials#validUntil",
          "grade": "https://example.org/#grade", "mark": "https://example.org/#grade",
          "gradeOf": {"@reverse": "https://example.org/#grade"}}}
        """#.utf8))
    let contexts = try ContextSet.embedded.adding(terms, url: attackers)
    func loss(_ name: String, _ value: JSONTree) throws -> DataLoss.Reason? {
      let document: JSONTree = .members([
        "@context": [.string(LinkedBadge.v2), .string(attackers)], "type": ["EvidenceOfNothing"],
        name: value,
      ])
      let root = try JSONDocument(document.replacing(["type"], with: nil).compactBytes()).root
      do throws(DataLoss) {
        _ = try LinkedDocument(root, contexts: contexts)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(try loss("grade", "A") == nil)
    #expect(try loss("gradeOf", ["id": "urn:x:1"]) == nil)
    #expect(try loss("mark", "A") == .memberHasOtherName("mark"))
    #expect(try loss("goodUntil", "2099") == .memberHasOtherName("goodUntil"))
  }
}
