import StrictJSON

/// The rules that join several members of an object, or several values of a member.
extension Checker {
  /// Checks the rules of an object's class.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - modelClass: Its class.
  ///   - table: The table of the class.
  ///   - seen: The bits of the members that it has.
  mutating func checkRules(
    of object: JSONCursor, _ modelClass: ModelClass, _ table: ClassTable, seen: UInt64
  ) {
    switch modelClass {
    case .verifiableCredential, .verifiableCredential11, .achievementCredential,
      .achievementCredential11, .endorsementCredential, .endorsementCredential11,
      .clrCredential, .clrCredential11:
      checkValidity(of: object)
    case .subject:
      if object.count == 0 {
        findings.add(.subjectEmpty, at: object, specification: table.section)
      }
    case .envelopedCredential, .envelopedPresentation:
      checkEnvelope(object, table)
    case .proof:
      checkProof(object, seen: seen)
    case .relatedResource:
      if object["digestSRI"] == nil, object["digestMultibase"] == nil {
        findings.add(.resourceWithoutDigest, at: object, specification: table.section)
      }
    case .achievementSubject:
      checkRecipient(object, table)
      checkActivity(of: object, table)
      checkResults(of: object)
    case .clrSubject:
      checkRecipient(object, table)
      checkAssociations(in: object)
    case .criteria:
      if object["id"] == nil, object["narrative"] == nil {
        findings.add(.criteriaEmpty, at: object, specification: table.section)
      }
    case .identityObject:
      checkIdentityHash(of: object, table)
    default:
      break
    }
  }

  private mutating func checkValidity(of object: JSONCursor) {
    let isNew = document.version == .v2_0
    guard let place = isNew ? object["validUntil"] : object["expirationDate"],
      let until = place.instant,
      let from = (isNew ? object["validFrom"] : object["issuanceDate"])?.instant, until < from
    else { return }
    let problem = Problem.validityOrder(from: from, until: until)
    findings.add(problem, at: place, specification: "VC Data Model 2.0 §4.9")
  }

  private mutating func checkActivity(of subject: JSONCursor, _ table: ClassTable) {
    guard let place = subject["activityEndDate"], let end = place.instant,
      let start = subject["activityStartDate"]?.instant, end < start
    else { return }
    let problem = Problem.activityOrder(start: start, end: end)
    findings.add(problem, at: place, specification: table.section)
  }

  /// Checks the rules that join the values of a property.
  mutating func checkRules(
    ofValues value: JSONCursor, _ modelClass: ModelClass, _ section: StaticString
  ) {
    switch modelClass {
    case .proof:
      checkNames(ofProofs: value, section)
    case .relatedResource where value.kind == .array && value.count > 1:
      checkDuplicates(amongResources: value, section)
    case .credentialStatus where value.kind == .array && value.count > 1 && document.isOpenBadges:
      // Open Badges 3.0 has one; Bitstring Status List lets there be several, and so do we.
      findings.add(.severalStatuses(value.count), at: value, specification: section)
    case .openBadgeSchema:
      checkValidator(among: value)
    default:
      break
    }
  }

  private mutating func checkValidator(among schemas: JSONCursor) {
    // That there is none, or one without a type, is reported as such.
    if schemas.kind == .array, schemas.count == 0 { return }
    for schema in schemas.elementsOrSelf {
      guard let types = schema["type"] else { return }
      for type in types.elementsOrSelf where type.isString("1EdTechJsonSchemaValidator2019") {
        return
      }
    }
    let section = ClassTable.openBadgeSchema.section
    findings.add(.schemaWithoutValidator, at: schemas, specification: section)
  }

  private mutating func checkDuplicates(
    amongResources resources: JSONCursor, _ section: StaticString
  ) {
    for id in RankedStrings(resources, member: "id").duplicates {
      findings.add(.resourceDuplicate(id), at: id, specification: section)
    }
  }

  /// An envelope is of its own type and no other, and its `id` holds a document.
  private mutating func checkEnvelope(_ object: JSONCursor, _ table: ClassTable) {
    if let id = object["id"], id.withStringSpan({ URLSyntax.isFullData($0) }) == false {
      findings.add(.envelopedNotData, at: id, specification: table.section)
    }
    guard let types = object["type"] else { return }
    for type in types.elements where type.kind == .string && !type.hasText(table.name) {
      findings.add(.typeConflict(type, with: table.name), at: type, specification: table.section)
    }
  }

  private mutating func checkRecipient(_ subject: JSONCursor, _ table: ClassTable) {
    guard subject["id"] == nil, subject["identifier"] == nil else { return }
    findings.add(.subjectWithoutIdentifier, at: subject, specification: table.section)
  }

  private mutating func checkIdentityHash(of object: JSONCursor, _ table: ClassTable) {
    guard object["hashed"]?.bool == true, let place = object["identityHash"],
      let algorithm = place.withStringSpan({ IdentityHash.algorithm(of: $0) })
    else { return }
    switch algorithm {
    case .sha256:
      break
    case .md5:
      findings.add(.identityWeakHash, at: place, specification: table.section)
    case nil:
      findings.add(.identityHash(place), at: place, specification: table.section)
    }
  }
}
