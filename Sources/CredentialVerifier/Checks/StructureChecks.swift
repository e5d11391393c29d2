import CredentialModel
import StrictJSON

extension Verification {
  /// Parses the text; everything that follows sees this one tree.
  mutating func parse(_ bytes: [UInt8]) -> JSONDocument? {
    do throws(JSONError) {
      let document = try JSONDocument(bytes, limits: policy.limits)
      note(.json, .passed)
      return document
    } catch {
      note(.json, .failed, .json(error))
      return nil
    }
  }

  /// Makes sure that the document says it is a credential.
  mutating func identify(_ root: JSONValue) -> Credential? {
    switch DocumentKind(of: root) {
    case .verifiableCredential, .endorsement:
      note(.kind, .passed)
      return Credential(root)
    case .presentation:
      note(.kind, .failed, .notACredential(found: "a presentation"), at: root)
    case .unknown:
      note(.kind, .failed, .notACredential(found: "something else"), at: root)
    }
    return nil
  }

  /// Holds the document against its data model.
  ///
  /// Source: VC Data Model 2.0 §7.1 step 2.
  mutating func checkModel(of credential: Credential) {
    let findings = Validation.findings(of: credential.json, stage: .issued)
    guard !findings.isEmpty else { return note(.model, .passed) }
    let isWrong = findings.contains { $0.severity == .error }
    note(.model, isWrong ? .failed : .warning, .findings(findings))
  }

  /// Names what the credential carries and no check enforces: silence would look like approval.
  mutating func checkWhatIsNotEnforced(in credential: Credential) {
    let json = credential.json
    for name in ["credentialSchema", "refreshService", "termsOfUse"] as [StaticString] {
      for entry in json[name]?.elementsOrSelf ?? json.elements where entry.kind == .object {
        let reason = Reason.notEnforced(
          member: "\(name)", type: entry["type"]?.elementsOrSelf.first { _ in true }?.exactString)
        note(.unenforced, .warning, reason, at: entry)
      }
    }
    for name in ["endorsement", "endorsementJwt"] as [StaticString] {
      guard let endorsements = json[name] else { continue }
      note(.endorsement, .skipped, .endorsementUnchecked, at: endorsements)
    }
  }
}
