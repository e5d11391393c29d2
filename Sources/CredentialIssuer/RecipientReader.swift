import CredentialModel
import StrictJSON
import WireFormats

/// Understands the values of one row.
struct RecipientReader {
  private let template: CredentialTemplate
  private(set) var recipient: Recipient
  private(set) var faults: [RowFault.Located] = []
  private var results: [Int: [ResultMember: String]] = [:]
  private var evidence: [EvidenceMember: String] = [:]
  private var activity = ActivityDates()

  init(_ row: TableRow, number: Int, template: CredentialTemplate) {
    self.template = template
    recipient = Recipient(number: number, line: row.start.line)
    for cell in row.cells { take(cell) }
    checkRecipient(row)
    checkActivity(row)
    if !results.isEmpty { recipient.subject.set(.result, resultTree) }
    if !evidence.isEmpty {
      recipient.credential.set(.evidence, template.evidence(with: evidenceTree))
    }
  }

  private mutating func take(_ cell: TableRow.Cell) {
    checkText(cell)
    switch cell.field {
    case .ignored: break
    case .id:
      recipient.id = ExactString(cell.text)
      set(.id, .string(cell.text))
    case .email: takeEmail(cell)
    case .name:
      recipient.name = ExactString(cell.text)
      recipient.nameIdentity = Identity(
        cell.text, type: "name", rule: template.recipientRules.name)
    case .validFrom: recipient.validFrom = instant(cell)
    case .validUntil: takeValidity(instant(cell).map { .until($0) }, cell)
    case .validFor: takeValidity(duration(cell).map { .duration($0) }, cell)
    case .awardedDate:
      if let tree = time(cell) { recipient.credential.set(.awardedDate, tree) }
    case .activityStartDate:
      activity.start = instant(cell)
      set(.activityStartDate, activity.start.map { .string($0.description) })
    case .activityEndDate:
      activity.end = instant(cell)
      set(.activityEndDate, activity.end.map { .string($0.description) })
    case .creditsEarned: set(.creditsEarned, credits(cell))
    case .licenseNumber: set(.licenseNumber, .string(cell.text))
    case .narrative: set(.narrative, .string(cell.text))
    case .role: set(.role, .string(cell.text))
    case .term: set(.term, .string(cell.text))
    case .evidence(let member): evidence[member] = cell.text
    case .result(let index, .achievedLevel): takeLevel(cell, of: index)
    case .result(let index, let member): results[index, default: [:]][member] = cell.text
    }
  }

  private mutating func set(_ member: SubjectMember, _ tree: JSONTree?) {
    if let tree { recipient.subject.set(member, tree) }
  }

  private mutating func refuse(_ cell: TableRow.Cell, _ reason: RowFault.Reason) {
    faults.append(RowFault.Located(offset: cell.offset, reason: reason))
  }
}

// Values.
extension RecipientReader {
  private mutating func checkText(_ cell: TableRow.Cell) {
    guard let spansLines = cell.field.textSpansLines else { return }
    switch NameText.fault(cell.text, spansLines: spansLines) {
    case .blank?: refuse(cell, .blankText(column: cell.column))
    case .control(let scalar)?:
      refuse(cell, .controlCharacter(column: cell.column, scalar: scalar))
    case nil: break
    }
  }

  private mutating func takeEmail(_ cell: TableRow.Cell) {
    let address = EmailAddress.trimmed(cell.text)
    if EmailAddress.isPlausible(address) {
      recipient.email = ExactString(address)
      recipient.emailIdentity = Identity(email: address, rule: template.recipientRules.email)
    } else {
      refuse(cell, .invalidEmail)
    }
  }

  private mutating func takeValidity(_ validity: Validity?, _ cell: TableRow.Cell) {
    if recipient.validity != nil { refuse(cell, .validityTwice) }
    recipient.validity = validity
  }

  private mutating func takeLevel(_ cell: TableRow.Cell, of index: Int) {
    let result = template.results[index]
    if let level = result.level(ExactString(cell.text)) {
      results[index, default: [:]][.achievedLevel] = level.string
    } else {
      let known = result.levels.map { ($0.name ?? $0.id).string }
      refuse(cell, .unknownLevel(text: cell.text, known: known))
    }
  }

  private mutating func instant(_ cell: TableRow.Cell) -> Instant? {
    do throws(InstantError) {
      return try Instant(rfc3339: cell.text)
    } catch {
      refuse(cell, .invalidTime(column: cell.column, text: cell.text, error))
      return nil
    }
  }

  private mutating func time(_ cell: TableRow.Cell) -> JSONTree? {
    instant(cell).map { .string($0.description) }
  }

  private mutating func duration(_ cell: TableRow.Cell) -> CalendarDuration? {
    do throws(InstantError) {
      let duration = try CalendarDuration(cell.text)
      if duration.isZero { refuse(cell, .zeroDuration(column: cell.column, text: cell.text)) }
      return duration
    } catch {
      refuse(cell, .invalidDuration(column: cell.column, text: cell.text, error))
      return nil
    }
  }

  /// A number as JSON writes one; spreadsheets that write `4,5` are refused, not guessed at.
  private mutating func credits(_ cell: TableRow.Cell) -> JSONTree? {
    if let value = try? JSONDocument(Array(cell.text.utf8)).root, let number = value.double {
      if number < 0 { refuse(cell, .negativeNumber(column: cell.column, text: cell.text)) }
      return value.tree()
    }
    refuse(cell, .invalidNumber(column: cell.column, text: cell.text))
    return nil
  }

  /// Whether what the row and the template say of when it was done fits together; the fault is at
  /// the end, where the row says it.
  private mutating func checkActivity(_ row: TableRow) {
    let cell =
      row.cells.last { $0.field == .activityEndDate }
      ?? row.cells.last { $0.field == .activityStartDate }
    let dates = activity.completed(by: template.activity)
    guard let cell, let start = dates.start, let end = dates.end, end < start else { return }
    refuse(cell, .activityOrder(start: start, end: end))
  }

  private mutating func checkRecipient(_ row: TableRow) {
    let rules = template.recipientRules
    // An address that is no address is reported as that.
    let hasEmail = rules.email != .omitted && row.cells.contains { $0.field == .email }
    let hasName = rules.name != .omitted && recipient.name != nil
    guard recipient.id == nil, !hasEmail, !hasName else { return }
    faults.append(RowFault.Located(offset: row.start.offset, reason: .noRecipient))
  }
}

// Objects.
extension RecipientReader {
  /// The results in the order of their descriptions in the template.
  private var resultTree: JSONTree {
    .array(
      resultIndices.map { index in
        let members = results[index] ?? [:]
        return .members([
          "type": ["Result"],
          "resultDescription": .string(template.results[index].id.string),
          "achievedLevel": members[.achievedLevel].map { .string($0) },
          "status": members[.status].map { .string($0) },
          "value": members[.value].map { .string($0) },
        ])
      })
  }

  /// Which result description each result of the row is about.
  var resultIndices: [Int] { results.keys.sorted() }

  private var evidenceTree: JSONTree {
    var tree: JSONTree = ["type": ["Evidence"]]
    for member in EvidenceMember.allCases {
      tree[member.rawValue] = evidence[member].map { .string($0) }
    }
    return tree
  }
}

extension RowFault {
  /// A fault whose place is not worked out yet.
  struct Located {
    let offset: Int
    let reason: Reason
  }
}
