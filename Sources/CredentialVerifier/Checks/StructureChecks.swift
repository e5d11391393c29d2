import CredentialModel
import JOSE
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
    case .verifiableCredential, .endorsement, .clr:
      note(.kind, .passed, .documentKind(kind))
      return Credential(root)
    case .presentation:
      note(.kind, .failed, .notACredential(found: "a presentation"), at: root)
    case .unknown
    where root["payload"]?.kind == .string
      && (root["signatures"] != nil || root["signature"] != nil):
      note(.envelope, .failed, .tokenInvalid(.jsonSerialization), at: root)
    case .unknown:
      note(.kind, .failed, .notACredential(found: Self.phrase(for: root)), at: root)
    }
    return nil
  }

  /// What a document that is of no known kind says that it is.
  static func phrase(for root: JSONValue) -> String {
    guard root.kind == .object else { return "JSON without members" }
    guard let value = root["type"] else { return "a document without a type" }
    // Enough to know it by, too little to fill a screen.
    let types = value.elementsOrSelf.prefix(3).compactMap(\.string).map { type in
      let scalars = type.unicodeScalars
      return "'" + String(scalars.prefix(40)) + (scalars.dropFirst(40).isEmpty ? "'" : "…'")
    }
    guard !types.isEmpty else { return "a document whose type is no text" }
    let others = value.elementsOrSelf.underestimatedCount > 3 ? " and others" : ""
    return "a document of type \(types.joined(separator: ", "))\(others)"
  }

  /// Holds the document against its data model.
  ///
  /// Source: VC Data Model 2.0 §7.1 step 2.
  mutating func checkModel(of document: JSONValue) {
    let findings =
      site == nil && role.endorsement == nil
      ? Validation.findings(of: document, stage: .issued)
      : Validation.findings(
        of: document, stage: .issued, limit: Verification.greatestFindingsInside)
    guard !findings.isEmpty else { return note(.model, .passed) }
    let isWrong = findings.contains { $0.severity == .error }
    note(.model, isWrong ? .failed : .warning, .findings(findings))
  }

  /// How many findings are listed of each document in another one: those of the whole have the rest.
  private static let greatestFindingsInside = 2
}
