import StrictJSON

/// Which columns a table of recipients may have.
///
/// The names are the ones built in, two or three for each result description of the achievement,
/// and those that the template's `columns` member gives to any of them.
struct RecipientColumns: Sendable {
  private var fields: [ExactString: RecipientField] = [:]
  /// Every name, in an order made for reading.
  private(set) var names: [String] = []

  /// Fields that are there whatever the achievement is.
  private static let always: [(String, RecipientField)] =
    [
      ("id", .id), ("email", .email), ("name", .name), ("validFrom", .validFrom),
      ("validUntil", .validUntil), ("validFor", .validFor), ("awardedDate", .awardedDate),
      ("creditsEarned", .creditsEarned), ("activityStartDate", .activityStartDate),
      ("activityEndDate", .activityEndDate), ("licenseNumber", .licenseNumber),
      ("narrative", .narrative), ("role", .role), ("term", .term),
    ] + EvidenceMember.allCases.map { ($0.columnName, .evidence($0)) }

  /// The word in a template's `columns` that sets a column aside.
  static let ignore = "ignore"

  /// The columns for an achievement with these result descriptions.
  init(results: [ResultTemplate]) {
    for (name, field) in Self.always { add(name, field) }
    let uses = results.reduce(into: [ExactString: Int]()) { $0[$1.name, default: 0] += 1 }
    for (index, result) in results.enumerated() {
      for member in [ResultMember.value, .achievedLevel, .status] {
        let field = RecipientField.result(index: index, member)
        add("\(member.columnPrefix):\(result.id.string)", field)
        // A name that two descriptions share would be a guess; then only the ids are columns.
        if uses[result.name] == 1 {
          add("\(member.columnPrefix):\(result.name.string)", field)
        }
      }
    }
  }

  /// What a column of this name says; `nil` where there is no such column.
  func field(named name: ExactString) -> RecipientField? { fields[name] }

  /// Gives a field another name, or sets a column aside.
  ///
  /// - Returns: whether `target` is the name of a column, or the word for none.
  mutating func rename(_ name: String, to target: ExactString) -> Bool {
    let field = target == ExactString(Self.ignore) ? .ignored : fields[target]
    guard let field else { return false }
    add(name, field)
    return true
  }

  private mutating func add(_ name: String, _ field: RecipientField) {
    guard fields.updateValue(field, forKey: ExactString(name)) == nil else { return }
    names.append(name)
  }
}

/// What a template needs to know of one of its achievement's result descriptions.
struct ResultTemplate: Sendable {
  let id: ExactString
  let name: ExactString
  /// The rubric criterion levels: their ids, and the names that a table may use instead.
  let levels: [ResultLevel]
  /// The id of the level that is required.
  let requiredLevel: ExactString?

  init(_ description: JSONValue) {
    id = description["id"]?.exactString ?? ""
    name = description["name"]?.exactString ?? ""
    levels =
      (description["rubricCriterionLevel"]?.elementsOrSelf).map { levels in
        levels.compactMap { level in
          level["id"]?.exactString.map {
            ResultLevel(id: $0, name: level["name"]?.exactString)
          }
        }
      } ?? []
    requiredLevel = description["requiredLevel"]?.exactString
  }

  /// The level of an id, whether the description has it or not.
  func level(id: ExactString) -> ResultLevel {
    levels.first { $0.id == id } ?? ResultLevel(id: id, name: nil)
  }

  /// The id of the level that a table names by its id or by its name.
  func level(_ text: ExactString) -> ExactString? {
    if let level = levels.first(where: { $0.id == text }) { return level.id }
    let named = levels.filter { $0.name == text }
    return named.count == 1 ? named[0].id : nil
  }
}
