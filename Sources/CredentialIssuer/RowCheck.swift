import CredentialModel
import StrictJSON

/// Holds the credential that a row leads to against the data model.
struct RowCheck: Sendable {
  private let assembly: CredentialAssembly
  private let stamp: IssueStamp

  init(_ template: CredentialTemplate, terms: IssueTerms) {
    assembly = CredentialAssembly(template, validFrom: terms.validFrom)
    stamp = IssueStamp.sample(issuedAt: terms.issuedAt)
  }

  /// What the model says of a row's credential, each finding at the field that it comes from.
  func findings(
    of recipient: Recipient, row: TableRow, results: [Int]
  ) -> (errors: [RowFault.Located], warnings: [RowFault.Located]) {
    let document: JSONDocument
    do {
      document = try JSONDocument(assembly.credential(for: recipient, stamp: stamp).bytes)
    } catch {
      return ([RowFault.Located(offset: row.start.offset, reason: .notJSON(error.reason))], [])
    }
    var errors: [RowFault.Located] = []
    var warnings: [RowFault.Located] = []
    for finding in Validation.findings(of: document.root, stage: .issued) {
      let cell = row.cells.first { Self.is(finding.pointer, about: $0.field, results: results) }
      if finding.severity == .error {
        let offset = cell?.offset ?? row.start.offset
        errors.append(RowFault.Located(offset: offset, reason: .finding(finding)))
      } else if let cell {
        // What is unusual about the template was said when it was read.
        warnings.append(RowFault.Located(offset: cell.offset, reason: .finding(finding)))
      }
    }
    return (errors, warnings)
  }

  /// Whether a place in the credential was written from a field.
  private static func `is`(
    _ pointer: JSONPointer, about field: RecipientField, results: [Int]
  ) -> Bool {
    let tokens = pointer.tokens
    guard let first = tokens.first else { return false }
    switch field {
    case .ignored: return false
    case .validFrom, .awardedDate: return first == ExactString("\(field)")
    case .validUntil, .validFor: return first == "validUntil"
    case .evidence: return first == "evidence"
    default: break
    }
    guard first == "credentialSubject", tokens.count > 1 else { return false }
    switch field {
    case .email, .name: return tokens[1] == "identifier"
    case .result(let index, _):
      guard tokens[1] == "result", tokens.count > 2 else { return false }
      return results.firstIndex(of: index).map { ExactString(String($0)) } == tokens[2]
    default: return tokens[1] == ExactString("\(field)")
    }
  }
}
