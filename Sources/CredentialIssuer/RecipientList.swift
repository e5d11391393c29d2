import StrictJSON
import WireFormats

/// Everybody who gets a credential: every row of a table, and every row right.
///
/// For each row the whole credential is put together, as it will be signed but for its random
/// parts, and held against the data model. Where anything is wrong with any row there is no list,
/// and so nothing that could be signed.
public struct RecipientList: Sendable {
  /// How a table is written.
  public enum Format: String, CaseIterable, Sendable {
    /// RFC 4180 with a header.
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
  }

  /// What the list's credentials have in common.
  public let template: CredentialTemplate
  /// What the run was told.
  public let terms: IssueTerms
  /// The recipients in the order of the table.
  public let recipients: [Recipient]
  /// What is unusual about rows, but does not stop them; the first ones.
  public let warnings: [RowFault]
  /// How many warnings there are, those included that are not kept.
  public let warningCount: Int

  /// How many faults are collected before the rest of the table is left alone: as many as somebody
  /// mends at once.
  public static let maxFaults = 20

  /// The recipients in a table.
  ///
  /// - Parameters:
  ///   - bytes: The table's text, UTF-8.
  ///   - format: How it is written.
  ///   - template: What the credentials have in common.
  ///   - terms: The time of issue, and what goes before the template.
  /// - Throws: `IssuerError.recipients` with the first faults; `.template` for what is wrong with
  ///   every row that does not say otherwise, such as an end in the past.
  public init(
    _ bytes: [UInt8], format: Format, template: CredentialTemplate, terms: IssueTerms
  ) throws(IssuerError) {
    self.template = template
    self.terms = terms
    var builder = RecipientListBuilder(template: template, terms: terms)
    do throws(HeaderFaults) {
      switch format {
      case .csv:
        var table = try CSVTable(bytes, columns: template.columns, limits: terms.limits)
        builder.read(&table)
      case .jsonLines:
        var table = JSONLinesTable(bytes, columns: template.columns, limits: terms.limits)
        builder.read(&table)
      }
    } catch {
      throw .recipients(error.faults.listingKnownOnce())
    }
    guard builder.templateFaults.isEmpty else { throw .template(builder.templateFaults) }
    guard builder.faults.isEmpty else { throw .recipients(builder.faults.listingKnownOnce()) }
    recipients = builder.recipients
    warnings = builder.warnings
    warningCount = builder.warningCount
  }
}

/// Reads rows until the table ends or too many are wrong.
private struct RecipientListBuilder {
  let template: CredentialTemplate
  let terms: IssueTerms
  let check: RowCheck
  private(set) var recipients: [Recipient] = []
  private(set) var faults: [RowFault] = []
  private(set) var warnings: [RowFault] = []
  private(set) var warningCount = 0
  /// What is the template's fault, not any row's.
  private(set) var templateFaults: [TemplateFault] = []
  /// The line on which each identity stood first.
  private var seen: [ExactString: Int] = [:]
  /// How many rows have had the same first identity.
  private var occurrences: [ExactString: Int] = [:]
  private var rows = 0

  init(template: CredentialTemplate, terms: IssueTerms) {
    self.template = template
    self.terms = terms
    check = RowCheck(template, terms: terms)
  }

  mutating func read(_ table: inout some TableReader) {
    while faults.count < RecipientList.maxFaults, templateFaults.isEmpty, let next = table.next() {
      rows += 1
      switch next {
      case .failure(let fault): faults.append(fault)
      case .success(let row) where rows > terms.limits.maxRows:
        faults.append(
          table.fault(.tooManyRows(limit: terms.limits.maxRows), at: row.start.offset, row.start))
        return
      case .success(let row): take(row, of: table)
      }
    }
    if rows == 0 {
      let place = TextPlace(line: 1, column: 1)
      faults.append(RowFault(place: place, rowLine: 1, reason: .noRows))
    }
  }

  private mutating func take(_ row: TableRow, of table: some TableReader) {
    let reader = RecipientReader(row, number: rows, template: template)
    var recipient = reader.recipient
    var found = reader.faults
    if check.isTemplateFault(for: row) {
      templateFaults = check.templateFaults
      return
    }
    if found.isEmpty, let fault = countDuplicates(&recipient, row) { found.append(fault) }
    if found.isEmpty {
      let findings = check.findings(of: recipient, row: row, results: reader.resultIndices)
      found = findings.errors
      warningCount += findings.warnings.count
      for warning in findings.warnings where warnings.count < RecipientList.maxFaults {
        warnings.append(table.fault(warning.reason, at: warning.offset, row.start))
      }
    }
    faults += found.map { table.fault($0.reason, at: $0.offset, row.start) }
    // A list with a wrong row is thrown away; its right ones need no room.
    if faults.isEmpty { recipients.append(recipient) }
  }

  private mutating func countDuplicates(
    _ recipient: inout Recipient, _ row: TableRow
  ) -> RowFault.Located? {
    recipient.occurrence = occurrences[recipient.identity, default: 0]
    occurrences[recipient.identity] = recipient.occurrence + 1
    var first: (line: Int, field: RecipientField)?
    for (field, identity) in recipient.identities {
      if let line = seen[identity] {
        first = first ?? (line, field)
      } else {
        seen[identity] = recipient.line
      }
    }
    guard let first, !terms.allowsDuplicates else { return nil }
    let cell = row.cells.first { $0.field == first.field }
    return RowFault.Located(
      offset: cell?.offset ?? row.start.offset, reason: .duplicateRecipient(firstLine: first.line))
  }
}
