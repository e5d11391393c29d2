import ControlledIdentifiers
import CredentialVerifier
import StrictJSON
import Testing

@testable import IssuerTrust

/// Holders whose keys are in the DID documents that the trust list carries.
@Suite struct HolderDocumentTests {
  private static let holder = "did:web:holder.example"
  private let binding = PresentationRequest(requiresHolderBinding: true)

  /// What a verifier makes of a presentation by the holder, whose document lets key 7 be used so.
  private func report(
    for use: String, changeKey: [String: JSONTree] = [:], name: String = "#1"
  ) throws -> VerificationReport {
    var key: JSONTree = [
      "id": "#1", "type": "Multikey", "controller": .string(Self.holder),
      "publicKeyMultibase": .string(try Badge.did(7).multikey.publicKeyMultibase),
    ]
    for (name, value) in changeKey { key[name] = value }
    var document: JSONTree = ["id": .string(Self.holder), "verificationMethod": [key]]
    document[use] = ["#1"]
    var list = Federation(records: [
      try Federation.record(id: Showing.university, keyID: Showing.university + "#1")
    ])
    list.others = [
      (TargetPlace.path(ofDocumentOf: ExactString(Self.holder)), document.compactBytes())
    ]
    let badge = try Showing.badge(of: Self.holder)
    let shown = try Showing.signed(
      [badge], holder: Self.holder, key: 7, method: Self.holder + name)
    return Verifier(trust: try list.bundle()).verify(
      shown.compactBytes(), at: Badge.now, request: binding)
  }

  @Test func `a holder presents with a key that its document has for that`() throws {
    let report = try report(for: "authentication")
    #expect(report.check(.holderKey)?.outcome == .passed)
    #expect(report.verdict.name == "accepted")
  }

  @Test func `T57 a key for claims does not present`() throws {
    let report = try report(for: "assertionMethod")
    #expect(report.code(.proofSignature) == "KEY_PURPOSE")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key that its document ended does not present`() throws {
    let report = try report(
      for: "authentication", changeKey: ["expires": "2026-05-01T00:00:00Z"])
    #expect(report.code(.proofSignature) == "KEY_ENDED")
    #expect(report.verdict.name == "rejected")
  }

  /// The signature stays open; that the holder be shown was demanded, and is not.
  @Test func `another name than the document has shows no holder`() throws {
    let report = try report(for: "authentication", name: "#2")
    #expect(report.code(.proofSignature, .undetermined) == "KEY_NOT_IN_DOCUMENT")
    #expect(report.verdict.name == "rejected")
  }
}
