/// What a column of the recipients' table says about a recipient.
enum RecipientField: Hashable, Sendable {
  case activityEndDate
  case activityStartDate
  case awardedDate
  case creditsEarned
  case email
  case evidence(EvidenceMember)
  case id
  /// A column that the template says is not for the credential.
  case ignored
  case licenseNumber
  case name
  case narrative
  /// A member of the result that belongs to one of the achievement's result descriptions.
  case result(index: Int, ResultMember)
  case role
  case term
  case validFor
  case validFrom
  case validUntil

  /// Whether the field is text that people read, and may then have several lines; `nil` for what
  /// has a form of its own.
  var textSpansLines: Bool? {
    switch self {
    case .narrative, .evidence(.narrative), .evidence(.description): true
    case .licenseNumber, .name, .role, .term, .evidence(.audience), .evidence(.genre),
      .evidence(.name), .result(_, .value):
      false
    default: nil
    }
  }

  /// Whether the field can say who the recipient is.
  var saysWho: Bool { self == .id || self == .email || self == .name }
}

/// A member of an OB 3.0 `Evidence` that a column can give.
enum EvidenceMember: String, CaseIterable, Sendable {
  case audience, description, genre, id, name, narrative

  /// The column's name; the evidence's URL needs no qualifier.
  var columnName: String { self == .id ? "evidence" : "evidence:\(rawValue)" }
}

/// A member of an OB 3.0 `Result` that a column can give.
enum ResultMember: String, CaseIterable, Sendable {
  case achievedLevel, status, value

  /// What stands before the colon of the column's name.
  var columnPrefix: String { self == .value ? "result" : rawValue }
}
