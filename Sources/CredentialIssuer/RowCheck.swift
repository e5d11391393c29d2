import CredentialModel
import DataIntegrity
import LinkedData
import StrictJSON

/// Holds the credential that a row leads to against the data model.
struct RowCheck: Sendable {
  /// What the errors and the warnings of a row are, each at a field.
  typealias Findings = (errors: [RowFault.Located], warnings: [RowFault.Located])

  /// What is wrong with every row that says nothing of its own about its validity.
  let templateFaults: [TemplateFault]
  private let assembly: CredentialAssembly
  private let stamp: IssueStamp
  private let results: [ResultTemplate]
  private let suites: [Cryptosuite]

  init(_ template: CredentialTemplate, terms: IssueTerms) {
    assembly = CredentialAssembly(
      template, validFrom: terms.validFrom, envelope: terms.envelope)
    stamp = IssueStamp.sample(issuedAt: terms.issuedAt, status: template.status)
    results = template.results
    suites = terms.suites
    templateFaults = TemplateCheck(template, terms: terms).faults
  }

  /// Whether the template is to blame for what is wrong with a row.
  func isTemplateFault(for row: TableRow) -> Bool {
    !templateFaults.isEmpty
      && !row.cells.contains { [.validFrom, .validUntil, .validFor].contains($0.field) }
  }

  /// What the model says of a row's credential, each finding at the field that it comes from.
  func findings(of recipient: Recipient, row: TableRow, results: [Int]) -> Findings {
    let document: JSONDocument
    do {
      document = try JSONDocument(assembly.credential(for: recipient, stamp: stamp).bytes)
    } catch {
      return ([RowFault.Located(offset: row.start.offset, reason: .notJSON(error.reason))], [])
    }
    var errors = calendarErrors(of: recipient, row: row)
    var warnings: [RowFault.Located] = []
    for finding in Validation.findings(of: document.root, stage: .issued) {
      let cell = Self.cell(of: finding.pointer, in: row, results: results)
      if finding.severity == .error {
        let offset = cell?.offset ?? row.start.offset
        errors.append(RowFault.Located(offset: offset, reason: .finding(finding)))
      } else if let cell {
        // What is unusual about the template was said when it was read.
        let reason = reason(of: finding, in: document.root, results: results)
        warnings.append(RowFault.Located(offset: cell.offset, reason: reason))
      }
    }
    if errors.isEmpty, let loss = TemplateCheck.loss(in: document.root, by: suites) {
      let cell = Self.cell(of: loss.place.pointer, in: row, results: results)
      errors.append(
        RowFault.Located(
          offset: cell?.offset ?? row.start.offset, reason: .notCovered(loss.reason)))
    }
    return (errors, warnings)
  }

  /// The fault of a validity that leads out of the calendar.
  private func calendarErrors(of recipient: Recipient, row: TableRow) -> [RowFault.Located] {
    let start = assembly.start(of: recipient, stamp: stamp)
    guard assembly.validity(of: recipient)?.isBeyondCalendar(from: start) == true else { return [] }
    let cell = Self.cell(of: "/validUntil", in: row, results: [])
    return [
      RowFault.Located(
        offset: cell?.offset ?? row.start.offset, reason: .validityBeyondCalendar(start: start))
    ]
  }

  /// A finding about a level, with the names of the levels; any other as it is.
  private func reason(
    of finding: Finding, in root: JSONValue, results: [Int]
  ) -> RowFault.Reason {
    let tokens = finding.pointer.tokens
    guard finding.code == .resultRequiredLevel, tokens.count > 2,
      let position = Int(tokens[2].string), results.indices.contains(position),
      let required = self.results[results[position]].requiredLevel
    else { return .finding(finding) }
    let description = self.results[results[position]]
    let achieved = root["credentialSubject"]?["result"]?[position]?["achievedLevel"]?.exactString
    return .requiredLevelNotMet(
      required: description.level(id: required), achieved: achieved.map(description.level(id:)))
  }

  /// The field from which a place in the credential was written.
  private static func cell(
    of pointer: JSONPointer, in row: TableRow, results: [Int]
  ) -> TableRow.Cell? {
    if let cell = row.cells.first(where: { Self.is(pointer, about: $0.field, results: results) }) {
      return cell
    }
    // Where the template says when it ends, the row can still have said when it begins.
    guard pointer.tokens.first == "validUntil" else { return nil }
    return row.cells.first { $0.field == .validFrom }
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
