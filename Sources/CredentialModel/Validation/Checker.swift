import StrictJSON

/// One walk over a document: each object against the table of its class, members in their order.
///
/// On a document without fault nothing is allocated but what the contexts and the result rules
/// need; pointers and sentences are made when there is a finding.
struct Checker {
  /// How deep typed objects may stand in one another.
  ///
  /// A badge with an endorsement of its issuer's parent organization needs ten.
  static let maxDepth = 32

  var findings: FindingList
  var document: DocumentRules
  private var depth = 0

  init(stage: Validation.Stage, limit: Int = FindingList.greatestLimit) {
    findings = FindingList(limit: limit)
    document = DocumentRules(stage: stage)
  }

  /// The rules that come from the document around an object.
  struct DocumentRules {
    let stage: Validation.Stage
    var version = DataModelVersion.v2_0
    var isOpenBadges = false
    /// Whether it is a record of several credentials.
    var isRecord = false
    /// Whether it is an object around a secured document, and no document of its own.
    var isEnvelope = false
    var terms = TypeTerms()
  }

  mutating func checkDocument(_ value: JSONCursor) {
    let kind = DocumentKind(of: value)
    guard let modelClass = kind.modelClass, let version = kind.version else {
      reportUnknown(value)
      return
    }
    if modelClass == .presentation, value.isEnvelopedPresentation {
      check(envelope: value, as: .envelopedPresentation)
    } else {
      check(document: value, as: modelClass, version, isOpenBadges: kind.isOpenBadges)
    }
  }

  /// Checks an object that holds a secured document in a `data:` URL.
  mutating func check(envelope value: JSONCursor, as modelClass: ModelClass) {
    let outer = document
    document.isEnvelope = true
    check(document: value, as: modelClass, .v2_0, isOpenBadges: false)
    document = outer
  }

  /// Checks a document that may stand in another one, under its own rules.
  mutating func check(
    document value: JSONCursor, as modelClass: ModelClass, _ version: DataModelVersion,
    isOpenBadges: Bool
  ) {
    let outer = document
    document.version = version
    document.isOpenBadges = isOpenBadges
    document.isRecord = modelClass == .clrCredential || modelClass == .clrCredential11
    // A badge without the context of Open Badges is told so once, not for each of its types.
    document.terms =
      isOpenBadges
      ? TypeTerms() : TypeTerms(contexts: value["@context"], needsBase: !document.isEnvelope)
    checkObject(value, as: modelClass, named: modelClass.table.name)
    document = outer
  }

  mutating func checkObject(
    _ object: JSONCursor, as modelClass: ModelClass, named name: StaticString
  ) {
    let table = modelClass.table
    guard object.kind == .object else {
      let problem = Problem.wrongKind(name, expected: "an object", found: object.kind)
      findings.add(problem, at: object, specification: table.section)
      return
    }
    guard depth < Checker.maxDepth else {
      findings.add(.tooDeep(limit: Checker.maxDepth), at: object, specification: "Assay")
      return
    }
    depth += 1
    var seen: UInt64 = 0
    for (name, value) in object.members {
      guard let index = table.index(of: name) else {
        checkUnknown(name, value, of: table)
        continue
      }
      let property: UInt64 = 1 &<< UInt64(index)
      seen |= property
      // What most members are, and what nothing can be wrong with.
      if table.plainTexts & property != 0, value.kind == .string { continue }
      if table.urls & property != 0,
        value.withStringSpan({ URLSyntax.isAbsolute($0) }) == true
      {
        continue
      }
      if table.types & property != 0, isSoleType(value, of: table) { continue }
      checkProperty(table.properties[index], value, of: table)
    }
    let missing = table.required & ~seen
    if missing != 0 { report(missing, of: object, modelClass, named: table.name) }
    checkRules(of: object, modelClass, table, seen: seen)
    depth -= 1
  }

  /// Checks how many values there are, then each of them.
  private mutating func checkProperty(
    _ property: Property, _ value: JSONCursor, of table: ClassTable
  ) {
    let section = table.section(of: property)
    if value.isNull {
      findings.add(.null(property.name), at: value, specification: section)
      return
    }
    if case .context = property.kind {
      checkContext(value)
    } else if value.kind == .array {
      checkArray(value, property, section)
    } else {
      if !property.cardinality.allowsSingle, document.isOpenBadges {
        findings.add(.notArray(property.name), at: value, specification: section)
      }
      checkValue(value, property, section)
    }
    switch property.kind {
    case .types where value.kind != .array || value.count > 0:
      checkTypes(value, of: table, section)
    case .object(let modelClass):
      checkRules(ofValues: value, modelClass, section)
    default:
      break
    }
  }

  /// Whether a list of types is just the one that the class needs.
  private func isSoleType(_ types: JSONCursor, of table: ClassTable) -> Bool {
    guard let soleType = table.soleType, types.kind == .array, types.count == 1,
      let type = types[0], type.hasText(soleType)
    else { return false }
    // Where all terms are known, a type has to be one of them.
    return !document.terms.isDecidable
  }

  private mutating func checkArray(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    guard property.cardinality.allowsArray else {
      findings.add(.several(property.name), at: value, specification: section)
      return
    }
    if value.count == 0 {
      findings.add(.empty(property.name), at: value, specification: section)
    }
    for element in value.elements {
      if findings.isFull { return }
      checkValue(element, property, section)
    }
  }

  // MARK: - What is missing

  /// Reports the members that an object lacks.
  ///
  /// - Parameters:
  ///   - missing: Their bits.
  ///   - object: The object.
  ///   - modelClass: Its class.
  ///   - owner: What must have them.
  mutating func report(
    _ missing: UInt64, of object: JSONCursor, _ modelClass: ModelClass, named owner: StaticString
  ) {
    let table = modelClass.table
    for (index, property) in table.properties.enumerated()
    where missing >> UInt64(index) & 1 == 1 {
      findings.add(
        problem(missing: property, of: modelClass, named: owner), at: object,
        missing: property.name,
        specification: table.section(of: property))
    }
  }

  /// A plain credential that is still a draft may lack its issuer: the issuing step adds it.
  private func problem(
    missing property: Property, of modelClass: ModelClass, named owner: StaticString
  ) -> Problem {
    let severity: Finding.Severity =
      document.stage == .draft && !document.isOpenBadges ? .warning : .error
    if case .issuer = property.kind { return .issuerMissing(severity) }
    switch modelClass {
    case .issuer: return .issuerWithoutID(severity)
    case .holder: return .holderWithoutID
    default: return .missing(property.name, of: owner)
    }
  }

  private mutating func reportUnknown(_ value: JSONCursor) {
    let types = value["type"]
    findings.add(
      .unknownDocument(types: types), at: types ?? value, specification: "VC Data Model 2.0 §4.5")
  }
}

extension JSONCursor {
  /// Whether the types say that it is an enveloped presentation, and no other one.
  fileprivate var isEnvelopedPresentation: Bool {
    guard let types = self["type"] else { return false }
    return types.includesType(of: ["EnvelopedVerifiablePresentation"])
      && !types.includesType(of: ["VerifiablePresentation"])
  }
}
