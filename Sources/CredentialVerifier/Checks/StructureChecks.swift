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

  /// Makes sure that the document says it is a credential, and says of which kind.
  mutating func identify(_ root: JSONValue) -> Credential? {
    let kind = DocumentKind(of: root)
    switch kind {
    case .verifiableCredential, .endorsement:
      note(.kind, .passed, .documentKind(kind))
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
}
