import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import Foundation
import LinkedData
import StrictJSON
import Testing

/// The attacks of SPECS §9 on badges whose statements are signed, by the number of the item.
///
/// Items 6, 7, 8 and 20 have suites of their own: ``RespellingAttackTests``, ``UnsignedAttackTests``
/// and ``LinkedRevisionTests``.
@Suite struct SpecificationItemTests {
  private static let evil: UInt8 = 6

  @Test(arguments: [
    ("did:web:university.example", "did:web:university.example#{key}"),
    ("https://university.example/", "https://university.example/#{key}"),
  ])
  func `item 1: a key in the fragment of the issuer's name is not the issuer's`(
    _ issuer: String, _ method: String
  ) throws {
    let key = try Badge.did(Self.evil).multikey.publicKeyMultibase
    let method = method.replacingOccurrences(of: "{key}", with: key)
    let badge = LinkedBadge.unsigned.replacing(["issuer", "id"], with: .string(issuer))
    let signed = try LinkedBadge.sign(
      badge.replacing(["credentialSubject", "achievement", "creator"], with: nil),
      key: Self.evil, method: method)
    // The signature holds, and it is anybody's.
    #expect(try LaxVerifier.holds(signed, key: Self.evil))
    let report = Badge.report(signed)
    #expect(report.proofState == "holds")
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "untrusted")
    #expect(try LinkedBadge.report(signed).verdict.name != "accepted")
  }

  @Test func `item 1: a did:key whose fragment is another key is no key`() throws {
    let (one, two) = (try Badge.did(1), try Badge.did(Self.evil))
    let signed = try LinkedBadge.sign(
      LinkedBadge.unsigned, key: Self.evil,
      method: "\(one.did)#\(two.multikey.publicKeyMultibase)")
    let report = Badge.report(signed)
    #expect(report.code(.proofSignature) == "VERIFICATION_METHOD_INVALID")
    #expect(report.verdict.name == "rejected")
  }

  @Test(arguments: [(2, 12), (1_500, 1), (12, 3)])
  func `T65 item 10: things that look the same cost no more than a bounded number of steps`(
    _ width: Int, _ depth: Int
  ) throws {
    var tree: JSONTree = ["alignment": ["urn:x:leaf"]]
    for _ in 0..<depth { tree = ["alignment": .array(Array(repeating: tree, count: width))] }
    let signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    var attacked = signed
    attacked["alignment"] = .array([tree, tree])
    let code = try LinkedBadge.report(attacked).code(.proofSignature)
    #expect(code == "CANON_LIMIT" || code == "SIGNATURE_INVALID")
    if depth == 12 { #expect(code == "CANON_LIMIT") }
  }

  @Test(arguments: [(1_000, true), (5_000, false)])
  func `item 10: a thing that is described thousands of times is compared up to a limit`(
    _ count: Int, _ isRead: Bool
  ) throws {
    let described: JSONTree = ["id": "urn:x:1", "type": ["Alignment"], "targetName": "Data"]
    let inner = (0..<count).map { number -> JSONTree in
      ["targetName": .string("\(number)"), "type": ["Alignment"], "alignment": [described]]
    }
    var badge = LinkedBadge.unsigned
    badge["alignment"] = .array([described] + inner)
    let root = try JSONDocument(badge.compactBytes()).root
    var code: String?
    do throws(DataLoss) { _ = try LinkedDocument(root) } catch { code = error.reason.code }
    #expect(code == (isRead ? nil : "LINKED_DATA_LIMIT"))
  }

  @Test(arguments: [
    (Endorsement.achievement, Endorsement.agency, [] as [String], "ENDORSED"),
    ("https://other.example/achievements/1", Endorsement.agency, [], "ENDORSEMENT_OF_OTHER"),
    (Endorsement.achievement, Endorsement.university, [], "ENDORSEMENT_SELF"),
    (Endorsement.achievement, Endorsement.agency, ["validUntil"], "ENDORSEMENT_REJECTED"),
  ])
  func `item 17: an endorsement counts only where it is of what carries it, by another, and valid`(
    _ endorsed: String, _ endorser: String, _ expired: [String], _ code: String
  ) throws {
    var endorsement = try Endorsement.signed(of: endorsed, by: endorser)
    endorsement["proof"] = nil
    if !expired.isEmpty { endorsement["validUntil"] = "2026-03-02T00:00:00Z" }
    if endorser == Endorsement.university { endorsement["issuer"] = .string(endorser) }
    let number: UInt8 = endorser == Endorsement.university ? 1 : 2
    endorsement = try LinkedBadge.sign(endorsement, key: number, method: endorser + "#1")
    var badge = LinkedBadge.unsigned
    badge.set("/credentialSubject/achievement/endorsement", [endorsement])
    let report = try LinkedBadge.report(try LinkedBadge.sign(badge))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.endorsementChecks.map { $0.reason?.code } == [code])
    #expect(report.endorsements.first?.report.codes(.proofCoverage, .passed) == [nil])
  }

  @Test func `item 17: an endorsement is attacked as any credential is`() throws {
    var endorsement = try Endorsement.signed { $0["validUntil"] = "2026-05-01T00:00:00Z" }
    endorsement["proof"] = nil
    endorsement = try LinkedBadge.sign(endorsement, key: 2, method: Endorsement.agency + "#1")
    endorsement.rename("/name", to: "https:schema.org")
    var badge = LinkedBadge.unsigned
    badge.set("/credentialSubject/achievement/endorsement", [endorsement])
    // Who embeds it signs its JSON, so that only its own proof is at stake.
    let report = Badge.report(
      try Badge.sign(badge, method: Endorsement.university + "#1"),
      verifier: try Endorsement.verifier())
    let check = report.endorsements.first?.report.check(.proofCoverage)
    #expect(check?.reason?.code == "TERM_RESPELLED")
    #expect(
      check?.pointer == "/credentialSubject/achievement/endorsement/0/https:schema.org")
  }
}
