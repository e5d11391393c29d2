import ControlledIdentifiers
import CredentialModel
import StrictJSON
import WireFormats

/// Takes a template apart.
struct TemplateReader {
  private let root: JSONValue
  private(set) var faults: [TemplateFault] = []
  private(set) var issuer: JSONValue?
  private(set) var verificationMethod: String?
  private(set) var publicKeyMultibase: String?
  private(set) var achievement: JSONValue?
  private(set) var contexts: JSONTree = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]
  private(set) var recipientRules = RecipientRules()
  private(set) var columns = RecipientColumns(results: [])
  private(set) var results: [ResultTemplate] = []
  private(set) var validFrom: Instant?
  private(set) var validity: Validity?
  private(set) var activity = ActivityDates()
  private(set) var status: StatusTerms?
  private(set) var credential = CanonicalMembers<CredentialMember>()
  private(set) var subject = CanonicalMembers<SubjectMember>()
  private(set) var evidence: [JSONTree] = []

  private static let type = "CredentialTemplate/1"
  private static let members = [
    "type", "issuer", "verificationMethod", "publicKeyMultibase", "achievement", "name",
    "description", "image", "evidence", "endorsement",
    "subject", "awardedDate", "validFrom", "validUntil", "validFor", "recipient", "columns",
    "contexts", "credentialSchema", "refreshService", "status", "termsOfUse",
  ]
  private static let subjectMembers: [SubjectMember] = [
    .activityEndDate, .activityStartDate, .creditsEarned, .licenseNumber, .narrative, .role,
    .source, .term,
  ]

  init(_ root: JSONValue) {
    self.root = root
  }

  mutating func read() {
    guard isObject(root) else { return }
    if let kind = otherKind {
      // Every member is wrong then, and none of them is what to mend.
      return refuse(root, .otherDocument(kind))
    }
    for name in ["type", "issuer", "achievement"] where root.member(ExactString(name)) == nil {
      refuse(root, .missing(name))
    }
    // The columns need the result descriptions, wherever in the file they stand.
    if let value = root["achievement"] { takeAchievement(value) }
    setFixedMembers()
    for member in root.members { take(member) }
  }

  /// What the document is, where it is a credential or a presentation and says nothing else.
  private var otherKind: DocumentKind? {
    let kind = DocumentKind(of: root)
    return kind == .unknown || root["type"]?.exactString == ExactString(Self.type) ? nil : kind
  }

  private mutating func take(_ member: JSONMember) {
    let value = member.value
    switch ExactString(member.name) {
    case "achievement": break
    case "type": takeType(value)
    case "issuer": takeIssuer(value)
    case "verificationMethod": verificationMethod = text(value)
    case "publicKeyMultibase": takeKey(value)
    case "name": credential.set(.name, value)
    case "description": credential.set(.description, value)
    case "image": credential.set(.image, value)
    case "endorsement": credential.set(.endorsement, value)
    case "credentialSchema": credential.set(.credentialSchema, value)
    case "refreshService": credential.set(.refreshService, value)
    case "termsOfUse": credential.set(.termsOfUse, value)
    case "evidence": takeEvidence(value)
    case "subject": takeSubject(value)
    case "awardedDate":
      if let time = instant(value) { credential.set(.awardedDate, .string(time.description)) }
    case "validFrom": validFrom = instant(value)
    case "validUntil": takeValidity(instant(value).map { .until($0) }, value)
    case "validFor": takeValidity(duration(value).map { .duration($0) }, value)
    case "recipient": takeRecipient(value)
    case "columns": takeColumns(value)
    case "status": takeStatus(value)
    case "contexts": takeContexts(value)
    default: refuseUnknown(member, among: Self.members)
    }
  }

  /// The members that are the same in every credential there is.
  private mutating func setFixedMembers() {
    credential.set(.context, contexts)
    credential.set(.type, ["VerifiableCredential", "OpenBadgeCredential"])
    subject.set(.type, ["AchievementSubject"])
  }
}

// The members, one by one.
extension TemplateReader {
  private mutating func takeType(_ value: JSONValue) {
    guard value.exactString != ExactString(Self.type) else { return }
    guard let found = value.string else {
      return refuse(value, .kind(expected: "the text '\(Self.type)'"))
    }
    refuse(value, .choice(found: found, allowed: [Self.type]))
  }

  private mutating func takeIssuer(_ value: JSONValue) {
    guard isObject(value) else { return }
    guard value["id"]?.string != nil else { return refuse(value, .missing("id")) }
    issuer = value
    credential.set(.issuer, value)
  }

  private mutating func takeKey(_ value: JSONValue) {
    guard let text = text(value) else { return }
    do throws(IdentifierError) {
      publicKeyMultibase = try Multikey(publicKeyMultibase: text).publicKeyMultibase
    } catch {
      refuse(value, .invalidKey(text, error))
    }
  }

  private mutating func takeAchievement(_ value: JSONValue) {
    guard isObject(value) else { return }
    guard value["id"]?.string != nil else { return refuse(value, .missing("id")) }
    achievement = value
    subject.set(.achievement, value)
    results = value["resultDescription"]?.elementsOrSelf.map { ResultTemplate($0) } ?? []
    columns = RecipientColumns(results: results)
  }

  private mutating func takeEvidence(_ value: JSONValue) {
    evidence = value.elementsOrSelf.map { $0.tree() }
    credential.set(.evidence, .array(evidence))
  }

  private mutating func takeSubject(_ value: JSONValue) {
    guard isObject(value) else { return }
    for member in value.members {
      let known = Self.subjectMembers.first { ExactString($0.name) == ExactString(member.name) }
      guard let known else {
        refuseUnknown(member, among: Self.subjectMembers.map(\.name))
        continue
      }
      subject.set(known, member.value)
      take(known, member.value)
    }
    if activity.isReversed, let start = activity.start, let end = activity.end,
      let place = value["activityEndDate"]
    {
      refuse(place, .activityOrder(start: start, end: end))
    }
  }

  /// What the data model has no rule for; what is of another kind it reports itself.
  private mutating func take(_ member: SubjectMember, _ value: JSONValue) {
    switch member {
    case .activityStartDate: activity.start = value.string.flatMap { try? Instant(rfc3339: $0) }
    case .activityEndDate: activity.end = value.string.flatMap { try? Instant(rfc3339: $0) }
    case .creditsEarned:
      if let number = value.double, number < 0 { refuse(value, .negativeNumber) }
    default: break
    }
  }

  private mutating func takeValidity(_ found: Validity?, _ value: JSONValue) {
    if validity != nil { refuse(value, .validityTwice) }
    validity = found
  }

  private mutating func takeRecipient(_ value: JSONValue) {
    guard isObject(value) else { return }
    for member in value.members {
      switch ExactString(member.name) {
      case "email": recipientRules.email = rule(member.value) ?? .hashed
      case "name": recipientRules.name = rule(member.value) ?? .omitted
      default: refuseUnknown(member, among: ["email", "name"])
      }
    }
  }

  private mutating func rule(_ value: JSONValue) -> IdentityRule? {
    if let rule = IdentityRule.allCases.first(where: {
      value.exactString == ExactString($0.rawValue)
    }) {
      return rule
    }
    let allowed = IdentityRule.allCases.map(\.rawValue)
    refuse(value, .choice(found: value.string ?? "", allowed: allowed))
    return nil
  }

  private mutating func takeColumns(_ value: JSONValue) {
    guard isObject(value) else { return }
    for member in value.members {
      let target = member.value.exactString ?? ""
      if !columns.rename(member.name, to: target) {
        let known = columns.names + [RecipientColumns.ignore]
        let nearest = NearestName.to(target.string, among: known)
        refuse(member.value, .unknownColumn(target.string, nearest: nearest, known: known))
      }
    }
  }

  private mutating func takeStatus(_ value: JSONValue) {
    guard isObject(value) else { return }
    var (list, purposes): (String?, [IssuedPurpose]) = (nil, [.revocation])
    for member in value.members {
      switch ExactString(member.name) {
      case "list": list = listURL(member.value)
      case "purposes": purposes = statusPurposes(member.value)
      default: refuseUnknown(member, among: ["list", "purposes"])
      }
    }
    guard value["list"] != nil else { return refuse(value, .missing("list")) }
    if let list { status = StatusTerms(list: list, purposes: purposes) }
  }

  /// What the URLs of lists begin with: plain characters only, for they are compared byte for byte
  /// and become names of files.
  private mutating func listURL(_ value: JSONValue) -> String? {
    guard let text = text(value) else { return nil }
    let isURL = ["https://", "http://"].contains {
      text.utf8.starts(with: $0.utf8) && text.utf8.count > $0.utf8.count + 1
    }
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~:/%".utf8.contains(byte)
    }
    guard isURL, isPlain, text.utf8.last == UInt8(ascii: "/") else {
      refuse(
        value, .kind(expected: "the beginning of a URL: https://, a host, and a slash at the end"))
      return nil
    }
    return text
  }

  private mutating func statusPurposes(_ value: JSONValue) -> [IssuedPurpose] {
    guard value.kind == .array, value.count > 0 else {
      refuse(value, .kind(expected: "an array of purposes"))
      return []
    }
    var found: Set<IssuedPurpose> = []
    for element in value.elements {
      let purpose = IssuedPurpose.allCases.first { element.hasText(ExactString($0.rawValue)) }
      guard let purpose else {
        let allowed = IssuedPurpose.allCases.map(\.rawValue)
        refuse(element, .choice(found: element.string ?? "", allowed: allowed))
        continue
      }
      found.insert(purpose)
    }
    // In one order, whatever order the template has.
    return IssuedPurpose.allCases.filter(found.contains)
  }

  private mutating func takeContexts(_ value: JSONValue) {
    guard value.kind == .array else { return refuse(value, .kind(expected: "an array")) }
    guard case .array(let own) = contexts else { return }
    contexts = .array(own + value.elements.map { $0.tree() })
    credential.set(.context, contexts)
  }
}

// Values and faults.
extension TemplateReader {
  private mutating func instant(_ value: JSONValue) -> Instant? {
    guard let text = text(value) else { return nil }
    do throws(InstantError) {
      return try Instant(rfc3339: text)
    } catch {
      refuse(value, .invalidTime(text, error))
      return nil
    }
  }

  private mutating func duration(_ value: JSONValue) -> CalendarDuration? {
    guard let text = text(value) else { return nil }
    do throws(InstantError) {
      let duration = try CalendarDuration(text)
      if duration.isZero { refuse(value, .zeroDuration(text)) }
      return duration
    } catch {
      refuse(value, .invalidDuration(text, error))
      return nil
    }
  }

  private mutating func text(_ value: JSONValue) -> String? {
    if value.string == nil { refuse(value, .kind(expected: "text")) }
    return value.string
  }

  private mutating func isObject(_ value: JSONValue) -> Bool {
    if value.kind != .object { refuse(value, .kind(expected: "an object")) }
    return value.kind == .object
  }

  private mutating func refuse(_ value: JSONValue, _ reason: TemplateFault.Reason) {
    faults.append(TemplateFault(value, reason))
  }

  private mutating func refuseUnknown(_ member: JSONMember, among known: [String]) {
    let nearest = NearestName.to(member.name, among: known)
    let position = member.nameValue.position()
    faults.append(
      TemplateFault(
        pointer: member.value.pointer,
        place: TextPlace(line: position.line, column: position.column),
        reason: .unknownMember(member.name, nearest: nearest, known: known)))
  }
}

extension TemplateFault {
  /// A fault of a value that is there.
  init(_ value: JSONValue, _ reason: Reason) {
    let position = value.position()
    self.init(
      pointer: value.pointer, place: TextPlace(line: position.line, column: position.column),
      reason: reason)
  }
}
